"""Every act of the editor is written, shown, and taken back by the acts that apply returns."""

import pytest

from tests.storage.making import LATER, NOW, SECOND
from workbench.core.act import (
    NEW_POINT,
    Act,
    Annotate,
    Correct,
    Decide,
    Dismiss,
    Join,
    Mark,
    Relate,
    Reline,
    Remove,
    Rename,
    Reshape,
    Rule,
)
from workbench.core.claim import Claim, Kind
from workbench.core.point import RelationKind
from workbench.core.session import SessionView
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.storage.store import Store

FOOTER = SECOND.index("2,000 guards")
MARKED = Claim("", "a2", Span(FOOTER, FOOTER + 12), "2,000 guards", Kind.QUANTITY, Quantity(2000, 2000))

EVERY: list[list[Act]] = [
    [Rule("c1", "accepted", "called the ministry")],
    [Rule("c1", "rejected", "a"), Rule("c1", "accepted"), Rule("c2", "unverifiable")],
    [Annotate("c2", "*Who* counted? 😀")],
    [Dismiss("c5")],
    [Mark(MARKED)],
    [Reshape("c1", span=Span(15, 31))],
    [Reshape("c1", kind=Kind.EVENT, value=Quantity(1, 2), claimant="")],
    [Join("c5", "p1")],
    [Join("c1", "")],
    [Join("c1", NEW_POINT), Join("c5", NEW_POINT)],
    [Join("c1", "p1"), Join("c2", "p1")],
    [Decide("p1", "c2", "the later count")],
    [Decide("p1", None)],
    [Relate("c2", "c1", RelationKind.COMPATIBLE, "different days")],
    [Relate("c1", "c2", RelationKind.CONFLICT, "it is")],
    [Rename("p1", "Toll")],
    [Correct("a1", "publisher", "BBC"), Correct("a1", "byline", ""), Correct("a1", "headline", "H")],
    [Correct("a2", "published", "2022-01-19"), Correct("a1", "updated", "--01-19")],
    [Correct("a1", "published", "")],
    [Reline("a1", 1, "boilerplate"), Reline("a2", 3, "neutral")],
    [Remove("a1")],
]


def shown(view: SessionView) -> object:
    """What of a view must be the same after an act was taken back; the history of rulings grows."""
    claims = [
        (r.claim, r.verdict, r.note, r.corrected, r.point, r.relation) for r in view.claims if not r.dismissed
    ]
    points = [(p, frozenset(p.claims)) for p in view.points]
    return view.articles, claims, points


@pytest.mark.parametrize("acts", EVERY, ids=lambda acts: type(acts[0]).__name__)
def test_what_is_done_can_be_undone_and_done_again(store: Store, session: str, acts: list[Act]) -> None:
    before = store.view(session)
    change, inverse = store.apply(session, acts, "A. Editor", NOW)
    done = store.view(session)
    assert shown(done) != shown(before) or done.points != before.points
    assert change.claims | change.points | change.articles
    _, again = store.apply(session, inverse, "A. Editor", LATER)
    assert shown(store.view(session)) == shown(before)
    store.apply(session, again, "A. Editor", NOW)
    assert shown(store.view(session)) == shown(done)
    assert store.check() == ()
