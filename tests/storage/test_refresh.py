"""Reading again: what is known keeps its id and the editor's word, what vanished goes unless it was touched."""

from dataclasses import replace

import pytest

from tests.storage.making import FIRST, LATER, NOW, SECOND, analysis, article, claim, claims, points
from workbench.core.act import (
    NEW_POINT,
    Act,
    Annotate,
    Decide,
    Dismiss,
    Join,
    Mark,
    Relate,
    Remove,
    Rename,
    Reshape,
    Rule,
)
from workbench.core.claim import Claim, Kind, Origin
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.session import Analysis, Reviewed
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.storage.store import Store

DEAD = "At least 164"


def by_id(store: Store, session: str) -> dict[str, Reviewed]:
    return {r.claim.id: r for r in store.view(session).claims}


def members(store: Store, session: str) -> dict[str, tuple[str, ...]]:
    return {p.id: p.claims for p in store.view(session).points}


def test_what_was_found_comes_back_as_it_was_found(store: Store, session: str) -> None:
    view = store.view(session)
    assert [r.claim for r in view.claims] == sorted(claims(), key=lambda c: (c.article, c.span.start))
    assert [(p.label, p.claims, p.spread) for p in view.points] == [
        ("people dead", ("c1", "c2"), (164, 225)),
        ("Tokayev", ("c3", "c4"), None),
        ("start of withdrawal", ("c5",), None),
    ]
    clash = view.points[0].relations[0]
    assert (clash.a, clash.b, clash.kind, clash.superseded_by) == ("c1", "c2", RelationKind.CONFLICT, "c2")
    assert {r.claim.id: r.relation for r in view.claims} == {
        "c1": RelationKind.CONFLICT,
        "c2": RelationKind.CONFLICT,
        "c3": RelationKind.VARIANT,
        "c4": RelationKind.VARIANT,
        "c5": None,
    }
    assert isinstance(view.claims[0].claim.value, Quantity)
    assert isinstance(view.claims[0].claim.value.low, int)


def test_the_same_again_changes_nothing(store: Store, session: str) -> None:
    before = store.view(session)
    change = store.refresh(session, analysis(), NOW)
    assert (change.claims, change.points, change.everything) == (frozenset(), frozenset(), True)
    after = store.view(session)
    assert (after.claims, after.points) == (before.claims, before.points)


def test_another_order_and_other_provisional_ids_keep_the_librarys_ids(store: Store, session: str) -> None:
    before = store.view(session)
    found = [replace(c, id=f"c{9 - int(c.id[1:])}") for c in reversed(claims())]
    renamed = {old.id: new.id for old, new in zip(reversed(claims()), found, strict=True)}
    grouped = [
        Point(
            f"x{p.id}",
            p.label,
            tuple(renamed[c] for c in p.claims),
            tuple(
                replace(r, a=renamed[r.a], b=renamed[r.b], superseded_by=renamed.get(r.superseded_by or ""))
                for r in p.relations
            ),
            p.spread,
        )
        for p in reversed(points())
    ]
    store.refresh(session, Analysis(tuple(found), tuple(grouped)), NOW)
    after = store.view(session)
    assert (after.claims, after.points) == (before.claims, before.points)


def test_a_claim_read_otherwise_at_its_place_is_updated(store: Store, session: str) -> None:
    store.apply(session, [Rule("c1", "accepted"), Annotate("c1", "mine")], "me", NOW)
    better = replace(claims()[0], value=Quantity(164, 200, unit="dead"), reasons=("new",), claimant=None)
    change = store.refresh(session, Analysis((better, *claims()[1:]), points()), LATER)
    held = by_id(store, session)["c1"]
    assert (held.claim, held.verdict, held.note and held.note.text) == (better, "accepted", "mine")
    assert change.claims == {"c1"}


def test_a_claim_whose_span_moved_is_found_by_its_words(store: Store, session: str) -> None:
    store.apply(session, [Rule("c3", "accepted")], "me", NOW)
    moved = replace(claims()[2], span=Span(0, 7))
    store.refresh(session, Analysis((*claims()[:2], moved, *claims()[3:]), points()), NOW)
    held = by_id(store, session)
    assert (held["c3"].claim.span, held["c3"].verdict) == (Span(0, 7), "accepted")
    assert len(held) == 5


def test_words_that_stand_twice_are_not_guessed(store: Store, session: str) -> None:
    twice = (replace(claims()[2], id="c8", span=Span(0, 7)), replace(claims()[2], id="c9", span=Span(1, 8)))
    store.refresh(session, Analysis((*claims()[:2], *twice, *claims()[3:]), points()), NOW)
    assert set(by_id(store, session)) == {"c1", "c2", "c4", "c5", "c6", "c7"}


def test_what_vanished_untouched_goes_and_comes_back_under_its_id(store: Store, session: str) -> None:
    before = store.view(session)
    change = store.refresh(session, analysis([DEAD]), NOW)
    assert change.claims >= {"c1"}
    view = store.view(session)
    assert set(by_id(store, session)) == {"c2", "c3", "c4", "c5"}
    assert next(p for p in view.points if p.id == "p1").claims == ("c2",)
    assert by_id(store, session)["c2"].relation is None
    store.refresh(session, analysis(), NOW)
    after = store.view(session)
    assert (after.claims, after.points) == (before.claims, before.points)


TOUCHES: list[Act] = [
    Rule("c1", "unverifiable"),
    Annotate("c1", "a note"),
    Dismiss("c1"),
    Reshape("c1", claimant="officials"),
    Join("c1", "p1"),
    Decide("p1", "c1", "why"),
    Relate("c1", "c2", RelationKind.AGREE),
]


@pytest.mark.parametrize("act", TOUCHES, ids=lambda act: type(act).__name__)
def test_what_vanished_touched_stays(store: Store, session: str, act: Act) -> None:
    _, inverse = store.apply(session, [act], "me", NOW)
    store.refresh(session, analysis([DEAD]), NOW)
    assert "c1" in by_id(store, session)
    if isinstance(act, Dismiss):
        return  # kept, dismissed, until the machine is asked again
    store.apply(session, inverse, "me", NOW)
    assert "c1" not in by_id(store, session)


def test_a_dismissed_suggestion_never_returns(store: Store, session: str) -> None:
    store.apply(session, [Dismiss("c1")], "me", NOW)
    for found in (analysis(), analysis([DEAD]), analysis()):
        store.refresh(session, found, NOW)
        view = store.view(session)
        assert [r.claim.id for r in view.claims if not r.dismissed] == ["c3", "c5", "c2", "c4"]
        assert all("c1" not in p.claims and not p.relations for p in view.points if p.id == "p1")
    assert by_id(store, session)["c1"].point is None


def test_numbers_are_never_given_twice(store: Store, session: str) -> None:
    store.refresh(session, Analysis((), ()), NOW)
    assert store.view(session).claims == ()
    words = claim(1, "a2", "Pullout complete", Kind.EVENT, Quantity(1, 1))
    store.refresh(session, Analysis((words,), (Point("g1", "new", ("c1",)),)), NOW)
    assert members(store, session) == {"p4": ("c6",)}


def test_a_claim_made_by_hand_stays_and_is_recognised(store: Store, session: str) -> None:
    place = FIRST.index("Troops")
    by_hand = Claim("", "a1", Span(place, place + 6), "Troops", Kind.NAME)
    change, _ = store.apply(session, [Mark(by_hand)], "me", NOW)
    assert change.claims == {"c6"}
    store.refresh(session, analysis(), NOW)
    held = by_id(store, session)["c6"].claim
    assert (held.origin, held.appearances) == (Origin.MANUAL, (held.span,))
    again = replace(by_hand, id="c77", value=Quantity(1, 1))
    store.refresh(session, Analysis((*claims(), again), (*points(), Point("g9", "t", ("c77",)))), NOW)
    held = by_id(store, session)["c6"].claim
    assert (held.origin, held.value, len(by_id(store, session))) == (Origin.MANUAL, Quantity(1, 1), 6)
    assert members(store, session)["p4"] == ("c6",)


def test_a_moved_claim_is_recognised_where_it_was_read_and_where_it_was_moved_to(
    store: Store, session: str
) -> None:
    there = Span(FIRST.index("164"), FIRST.index(" have"))
    store.apply(session, [Reshape("c1", span=there, value=Quantity(164, 164))], "me", NOW)
    moved = store.reviewed(session, ["c1"])[0].claim
    assert (moved.quote, moved.appearances) == ("164 people", (there,))
    found = Analysis((*claims(), replace(moved, id="c50")), points())
    store.refresh(session, found, NOW)
    assert set(by_id(store, session)) == {"c1", "c2", "c3", "c4", "c5"}
    assert store.reviewed(session, ["c1"])[0].claim == moved
    store.apply(session, [Reshape("c1")], "me", NOW)
    assert store.reviewed(session, ["c1"])[0].claim == claims()[0]


def test_what_the_desk_shows_can_be_handed_back_and_is_no_new_reading(store: Store, session: str) -> None:
    store.apply(session, [Reshape("c1", value=Quantity(1, 1), claimant="")], "me", NOW)
    view = store.view(session)
    store.refresh(session, Analysis(tuple(r.claim for r in view.claims), view.points), NOW)
    assert store.view(session).claims == view.claims
    store.apply(session, [Reshape("c1")], "me", NOW)
    assert store.reviewed(session, ["c1"])[0].claim == claims()[0]


def test_a_point_keeps_its_id_by_the_most_members_in_common(store: Store, session: str) -> None:
    split = (Point("g1", "one", ("c1",)), Point("g2", "many", ("c2", "c3", "c4", "c5")))
    store.refresh(session, Analysis(claims(), split), NOW)
    assert members(store, session) == {"p1": ("c1",), "p2": ("c3", "c5", "c2", "c4")}


@pytest.mark.parametrize("act", [Decide("p3", None, "x"), Rename("p3", "Mine"), Join("c5", "p3")], ids=repr)
def test_a_point_with_the_editors_word_keeps_its_id_above_all(store: Store, session: str, act: Act) -> None:
    store.apply(session, [act], "me", NOW)
    one = Point("g1", "all", ("c1", "c2", "c3", "c4", "c5"))
    store.refresh(session, Analysis(claims(), (one,)), NOW)
    assert members(store, session) == {"p3": ("c1", "c3", "c5", "c2", "c4")}


def test_a_decided_point_without_claims_is_still_shown(store: Store, session: str) -> None:
    store.apply(session, [Decide("p3", None, "nobody said so")], "me", NOW)
    store.refresh(session, analysis(["Troops"]), NOW)
    point = store.view(session).points[-1]
    assert (point.id, point.claims, point.decision and point.decision.rationale) == (
        "p3",
        (),
        "nobody said so",
    )


def test_the_editors_membership_outlasts_every_reading(store: Store, session: str) -> None:
    store.apply(session, [Join("c5", "p1"), Join("c4", "")], "me", NOW)
    store.refresh(session, analysis(), NOW)
    held = {p.id: (p.claims, p.confirmed) for p in store.view(session).points}
    assert held == {"p1": (("c1", "c5", "c2"), frozenset({"c5"})), "p2": (("c3",), frozenset())}
    assert by_id(store, session)["c4"].point is None
    links = store.links(session)
    assert links.together == {frozenset(("c1", "c5"))}
    assert links.apart == {frozenset(("c3", "c4"))}


def test_confirmed_members_are_linked_with_each_other(store: Store, session: str) -> None:
    store.apply(session, [Join("c1", NEW_POINT), Join("c5", NEW_POINT), Join("c4", NEW_POINT)], "me", NOW)
    assert store.links(session).together == {
        frozenset(pair) for pair in (("c1", "c5"), ("c1", "c4"), ("c4", "c5"))
    }
    new = store.view(session).points[0]
    assert (new.id, new.claims, new.label) == ("p4", ("c1", "c5", "c4"), claims()[0].quote)


def test_regroup_replaces_the_points_alone(store: Store, session: str) -> None:
    store.apply(session, [Dismiss("c3")], "me", NOW)
    clash = Relation("c5", "c2", RelationKind.CONFLICT, "another day")
    change = store.regroup(session, (Point("g", "both", ("c2", "c5"), (clash,), (1, 2)),), NOW)
    view = store.view(session)
    assert [(p.id, p.label, p.claims, p.spread) for p in view.points] == [
        ("p1", "both", ("c5", "c2"), (1, 2))
    ]
    assert view.points[0].relations == (clash,)
    assert {r.claim.id for r in view.claims} == {"c1", "c2", "c3", "c4", "c5"}
    assert change.claims >= {"c1", "c5"}
    assert store.revision(session) == change.revision


def test_an_article_taken_out_keeps_its_claims_for_its_return(store: Store, session: str) -> None:
    store.apply(session, [Rule("c2", "accepted")], "me", NOW)
    before = store.view(session)
    _, inverse = store.apply(session, [Remove("a2")], "me", NOW)
    store.refresh(session, analysis(["225", "Tokajev"]), NOW)
    view = store.view(session)
    assert [a.id for a in view.articles] == ["a1"]
    assert {r.claim.article for r in view.claims} == {"a1"}
    store.apply(session, inverse, "me", NOW)
    store.refresh(session, analysis(), NOW)
    after = store.view(session)
    assert (after.articles, after.claims, after.points) == (before.articles, before.claims, before.points)


def test_a_later_article_adds_to_what_is_there(store: Store, session: str) -> None:
    third, original = article("one.txt", "225 dead\n")
    admitted = store.admit(session, [(third, original)], NOW, "me")
    assert [(a.id, a.name) for a in admitted] == [("a3", "one.txt (2)")]
    more = replace(
        claims()[1], id="c9", article="a3", span=Span(0, 8), quote="225 dead", appearances=(Span(0, 8),)
    )
    agree = Relation("c2", "c9", RelationKind.AGREE, "both 225")
    grown = replace(points()[0], claims=("c1", "c2", "c9"), relations=(*points()[0].relations, agree))
    store.refresh(session, Analysis((*claims(), more), (grown, *points()[1:])), NOW)
    assert members(store, session)["p1"] == ("c1", "c2", "c6")
    assert store.original(session, "a3") == original
    assert store.view(session).articles[2].text == "225 dead\n"
    assert SECOND in store.view(session).articles[1].text
