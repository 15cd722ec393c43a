"""What is kept up as a session changes is what a fresh look at all of it finds."""

import random
from dataclasses import replace

import pytest

from workbench.core.change import Change
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE
from workbench.services.comparison import comparison
from workbench.services.workbench import Workbench
from workbench.ui.claims.catalogue import Catalogue
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.claims.model import ClaimModel
from workbench.ui.comparison.panel import ComparisonPanel
from workbench.ui.navigation import along
from workbench.ui.standing import Standing
from workbench.ui.state import Desk
from workbench.ui.station import Station

FILTERS = [Filter(scope) for scope in Scope] + [
    Filter(Scope.ALL, text="people"),
    Filter(Scope.ALL, verdict=ACCEPTED),
    Filter(Scope.REVIEW, kind="quantity", text="DEAD"),
    Filter(Scope.OPEN, relation="conflict"),
    Filter(Scope.ALL, note="yes"),
]


def same_as_recounted(desk: Desk) -> None:
    fresh, held = Catalogue(desk.claims), desk.catalogue
    standing = Standing(desk.claims, desk.points)
    assert held.progress() == fresh.progress()
    assert {scope: held.count(scope) for scope in Scope} == {scope: fresh.count(scope) for scope in Scope}
    assert desk.standing.open_points == standing.open_points
    assert desk.standing.has_clash == standing.has_clash
    assert set(desk.standing.every()) == set(standing.every())
    for wanted in FILTERS:
        shown = [key for key, item in desk.claims.items() if wanted.shows(item)]
        assert held.listed(wanted) == shown


def test_counts_and_lists_follow_every_act(station: Station) -> None:
    desk, chance = station.desk, random.Random(7)  # noqa: S311  # no secret
    same_as_recounted(desk)
    keys = list(desk.claims)
    for verdict in [ACCEPTED, REJECTED, UNVERIFIABLE, ACCEPTED, UNREVIEWED] * 4:
        station.verbs.rule(chance.sample(keys, 5), verdict, "why")
        station.verbs.note(chance.choice(keys), "people")
    same_as_recounted(desk)
    station.verbs.rule(keys, UNREVIEWED)
    conflict = sorted(desk.standing.every())[0]
    point = desk.point_of(conflict)
    assert point is not None
    station.verbs.rule(point.claims, ACCEPTED)
    assert desk.standing.has_clash
    station.verbs.decide(point.id, conflict, "the later count")
    assert not desk.standing.has_clash
    same_as_recounted(desk)
    station.verbs.dismiss(keys[3])
    same_as_recounted(desk)
    station.verbs.history.undo()
    same_as_recounted(desk)


@pytest.mark.parametrize("scope", [Scope.REVIEW, Scope.OPEN, Scope.ALL])
def test_the_list_holds_what_the_filter_shows_after_every_act(station: Station, scope: Scope) -> None:
    desk = station.desk
    desk.narrow(Filter(scope))
    model = ClaimModel(desk)
    for claim in list(model.ids)[:6]:
        station.verbs.rule([claim], REJECTED, "why")
        assert list(model.ids) == desk.listed()
        assert [model.row_of(key) for key in desk.listed()] == list(range(model.rowCount()))
        assert (model.row_of(claim) is None) == (claim not in desk.listed())
    for _ in range(6):
        station.verbs.history.undo()
    assert list(model.ids) == desk.listed()


def test_the_comparison_renewed_is_the_comparison_computed(station: Station, workbench: Workbench) -> None:
    desk = station.desk
    panel = ComparisonPanel(desk, station.work, station.copies, station.looks)
    panel.compute_now()
    for claim in list(desk.standing.every())[:4]:
        station.verbs.rule([claim], REJECTED, "why")
        view = desk.view()
        assert view is not None
        assert panel.table == comparison(view)
    station.verbs.history.undo()
    view = desk.view()
    assert view is not None
    assert panel.table == comparison(view)
    assert view.claims == workbench.archive.view(desk.session_id).claims


def test_walking_goes_round_from_wherever_the_focus_is() -> None:
    places = {key: place for place, key in enumerate("abcdef")}
    listed = ["b", "d", "e"]
    assert [along(listed, places, key) for key in "abcdef"] == ["b", "d", "d", "e", "b", "b"]
    assert [along(listed, places, key, -1) for key in "abcdef"] == ["e", "e", "b", "b", "d", "e"]
    assert along(listed, places, None) == "b"
    assert along(listed, places, None, -1) == "e"
    assert along([], places, "a") is None
    assert along(["c"], places, "c") is None


def test_what_was_read_of_a_claim_that_went_meanwhile_is_left_alone(station: Station) -> None:
    desk = station.desk
    late = desk.claims[next(iter(desk.claims))]
    gone = replace(late, claim=replace(late.claim, id="c99999"))
    desk.replace([gone, late], (), Change(desk.session_id, frozenset({"c99999"})))
    assert "c99999" not in desk.claims
    same_as_recounted(desk)
