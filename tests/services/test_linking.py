"""Points split, merged and filled by hand: what the editor says stands, is remembered, and is undone."""

import pytest

from tests.services.stories import UNDATED, both, given
from workbench.core.change import Effect
from workbench.core.claim import Kind
from workbench.core.errors import Refused
from workbench.core.point import Finding, LinkState, Point, RelationKind
from workbench.services.workbench import Workbench


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, [*both(), given("paper.txt", UNDATED)])
    return session


def point_with(desk: Workbench, session: str, words: str) -> Point:
    view = desk.archive.view(session)
    key = next(r.point for r in view.claims if words in r.claim.quote and r.claim.kind is Kind.QUANTITY)
    return next(p for p in view.points if p.id == key)


def points(desk: Workbench, session: str) -> set[tuple[str, tuple[str, ...]]]:
    return {(p.id, p.claims) for p in desk.archive.points(session)}


def test_a_claim_split_off_stays_apart_from_what_was_left(desk: Workbench, flood: str) -> None:
    toll = point_with(desk, flood, "killed")
    assert len(toll.claims) >= 3
    before = points(desk, flood)
    *rest, last = toll.claims
    done = desk.review.split(flood, [last])
    own = desk.archive.reviewed(flood, [last])[0].point
    assert own not in (None, toll.id)
    assert desk.review.point(flood, toll.id).claims == tuple(rest)
    desk.intake.reline(flood, "a1", 1, "boilerplate")
    assert desk.archive.reviewed(flood, [last])[0].point == own
    assert set(desk.review.point(flood, toll.id).claims).isdisjoint({last})
    desk.review.confirm(flood, [last])
    assert desk.archive.reviewed(flood, rest[-1:])[0].point == toll.id
    desk.intake.reline(flood, "a1", 1, None)
    assert done.step is not None
    desk.review.undo(done.step)
    assert points(desk, flood) == before
    redone = desk.review.redo(done.step)
    assert desk.archive.reviewed(flood, [last])[0].point != toll.id
    assert redone.effects


def test_what_cannot_be_split_is_refused(desk: Workbench, flood: str) -> None:
    toll, moved = point_with(desk, flood, "killed"), point_with(desk, flood, "evacuated")
    with pytest.raises(Refused, match="all the claims"):
        desk.review.split(flood, toll.claims)
    with pytest.raises(Refused, match="do not share"):
        desk.review.split(flood, [toll.claims[0], moved.claims[0]])


def test_points_are_merged_and_come_apart_again_as_they_were(desk: Workbench, flood: str) -> None:
    toll, moved = point_with(desk, flood, "killed"), point_with(desk, flood, "evacuated")
    desk.review.rename_point(flood, moved.id, "people moved")
    desk.review.decide(flood, moved.id, moved.claims[0], "the mayor's figure")
    before = points(desk, flood)
    done = desk.review.merge(flood, [toll.id, moved.id])
    merged = desk.review.point(flood, toll.id)
    assert set(merged.claims) == {*toll.claims, *moved.claims}
    assert merged.decision is not None
    assert merged.decision.claim == moved.claims[0]
    assert {*moved.claims} <= merged.confirmed
    assert done.step is not None
    desk.review.undo(done.step)
    assert points(desk, flood) == before
    again = desk.review.point(flood, moved.id)
    assert (again.label, again.decision is not None) == ("people moved", True)
    assert desk.review.point(flood, toll.id).decision is None


def test_two_decided_points_are_not_merged(desk: Workbench, flood: str) -> None:
    found = [point_with(desk, flood, words) for words in ("killed", "evacuated")]
    for each in found:
        desk.review.decide(flood, each.id, each.claims[0], "so")
    with pytest.raises(Refused, match="both decided"):
        desk.review.merge(flood, [p.id for p in found])
    with pytest.raises(Refused, match="One point"):
        desk.review.merge(flood, [found[0].id, found[0].id])


def test_a_claim_is_put_to_another_point_and_back(desk: Workbench, flood: str) -> None:
    toll, moved = point_with(desk, flood, "killed"), point_with(desk, flood, "evacuated")
    last = toll.claims[-1]
    before = points(desk, flood)
    done = desk.review.put(flood, [last], moved.id)
    assert desk.archive.reviewed(flood, [last])[0].point == moved.id
    assert done.step is not None
    desk.review.undo(done.step)
    assert points(desk, flood) == before
    assert desk.review.put(flood, [last], toll.id).step is not None
    assert last in desk.review.point(flood, toll.id).confirmed


def test_an_overridden_relation_keeps_what_was_found(desk: Workbench, flood: str) -> None:
    toll = point_with(desk, flood, "killed")
    found = next(r for r in toll.relations if r.kind is RelationKind.CONFLICT)
    desk.review.relate(flood, found.a, found.b, RelationKind.COMPATIBLE, "two floods")
    told = next(r for r in desk.review.point(flood, toll.id).relations if r.pair == found.pair)
    assert (told.kind, told.reason, told.state) == (
        RelationKind.COMPATIBLE, "two floods", LinkState.CONFIRMED,
    )  # fmt: skip
    assert told.found == Finding(found.kind, found.reason)


def test_a_corrected_value_lists_what_it_changed(desk: Workbench, flood: str) -> None:
    toll = point_with(desk, flood, "killed")
    claims = {r.claim.id: r.claim for r in desk.archive.view(flood).claims}
    high = next(c for c in toll.claims if "15" in claims[c].quote)
    done = desk.review.restate(flood, high, "9 people")
    assert any("says 9, no longer 15" in e.words for e in done.effects)
    turned = [e for e in done.effects if e.words.startswith("Conflict is now agree: ")]
    assert turned
    assert all(isinstance(e, Effect) and e.claim in toll.claims for e in turned)
    assert desk.review.note(flood, high, "a typo").effects == ()


def test_a_corrected_date_lists_the_dates_it_resolved_anew(desk: Workbench, flood: str) -> None:
    done = desk.intake.correct(flood, "a2", "published", "2024-04-09")
    assert sorted(e.words for e in done.effects) == [
        "Conflict is now compatible: “Rain is expected to end on Thursday” (Wire) and “Rain will end on Friday” "
        "(After the flood); Thursday and Friday, whose dates are not known",
        "“Rain is expected to end on Thursday” (Wire) says Thursday = 11 Apr, no longer Thursday = 7 Mar",
        "“Rain will end on Friday” (After the flood) says Friday, no longer Friday = 8 Mar",
    ]


def test_selected_claims_are_linked_and_unlinked_at_once(desk: Workbench, flood: str) -> None:
    view = desk.archive.view(flood)
    alone = [r.claim.id for r in view.claims if r.point is None][:2]
    toll = point_with(desk, flood, "killed")
    before = points(desk, flood)
    done = desk.review.link_all(flood, [*alone, toll.claims[0]])
    assert {r.point for r in desk.archive.reviewed(flood, alone)} == {toll.id}
    desk.review.unlink(flood, alone)
    assert not {r.point for r in desk.archive.reviewed(flood, alone)} & {toll.id}
    new = desk.review.link_all(flood, alone)
    first, second = desk.archive.reviewed(flood, alone)
    assert first.point == second.point != toll.id
    assert new.step is not None
    desk.review.undo(new.step)
    assert done.step is not None
    for step in (done.step,):
        desk.review.undo(step)
    assert points(desk, flood) == before
    with pytest.raises(Refused, match="One claim alone"):
        desk.review.link_all(flood, alone[:1])
    with pytest.raises(Refused, match="linked to no other"):
        desk.review.unlink(flood, alone)


def test_a_confirmed_suggestion_is_written_and_nothing_is_compared_again(desk: Workbench, flood: str) -> None:
    toll = point_with(desk, flood, "killed")
    before = desk.archive.revision(flood)
    done = desk.review.confirm(flood, toll.claims)
    assert desk.archive.revision(flood) == before + 1
    assert not desk.context.store.is_stale(flood)
    assert desk.review.point(flood, toll.id).confirmed == set(toll.claims)
    assert done.step is not None
    desk.review.undo(done.step)
    assert desk.review.point(flood, toll.id).confirmed == set()
    moved = desk.review.unlink(flood, toll.claims[-1])
    assert desk.archive.revision(flood) > before + 4, "here the claims were compared again"
    assert not desk.context.store.is_stale(flood)
    assert moved.effects
