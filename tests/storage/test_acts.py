"""Every act of the editor is written, shown, and taken back by the acts that apply returns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from tests.storage.making import LATER, NOW, SECOND, analysis, points
from workbench.core.act import (
    NEW_POINT,
    NEW_SOURCE,
    Act,
    Advance,
    Annotate,
    Cite,
    Configure,
    Correct,
    Decide,
    Dismiss,
    Flag,
    Join,
    Mark,
    Propose,
    Record,
    Relate,
    Reline,
    Remove,
    Rename,
    Reshape,
    Rule,
)
from workbench.core.claim import Claim, Kind, Origin
from workbench.core.dates import PartialDate
from workbench.core.errors import LostRace, NotFound, Refused, WorkbenchError
from workbench.core.evidence import Passage, Rank, Source, Stance
from workbench.core.house import SCALE, THRESHOLD, written
from workbench.core.point import LinkState, RelationKind
from workbench.core.session import Reviewed, SessionView
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.core.verdict import DEFAULT_SCALE, Grade, VerdictScale
from workbench.storage.engine import open_library
from workbench.storage.store import Store

FOOTER = SECOND.index("2,000 guards")
LIST = Source(title="List of the dead", publisher="The ministry", rank=Rank.PRIMARY)
OTHER = Source(article="a2", origin="AFP")
HERE = Passage(Stance.SUPPORTS, SECOND[17:30], span=Span(17, 30))
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
    [Record(LIST), Cite("", "c1", NEW_SOURCE, Passage(Stance.REFUTES, "a list", "page 2"))],
    [Record(OTHER), Cite("", "c5", NEW_SOURCE, HERE), Cite("", "c1", NEW_SOURCE, HERE)],
    [Advance("c1", "second read"), Advance("c2", "checking")],
    [Flag("c1", "legal"), Flag("c1", "priority"), Flag("c1", "legal", raised=False)],
    [Propose("c1", "at least 225 people"), Propose("c1", "225 people 😀")],
    [Configure(SCALE, written(VerdictScale((*DEFAULT_SCALE.grades, Grade("mixed", "Mixed")))))],
    [Configure(THRESHOLD, written(0.95))],
]


def shown(view: SessionView) -> object:
    """What of a view must be the same after an act was taken back; the history of rulings grows."""
    claims = [
        (r.claim, r.verdict, r.note, r.corrected, r.point, r.relation, relied(r))
        for r in view.claims
        if not r.dismissed
    ]
    points = [(p, frozenset(p.claims)) for p in view.points]
    return view.articles, claims, points, view.scale, view.threshold


def relied(r: Reviewed) -> object:
    """What is said of a claim beside its verdict, without who said it when."""
    evidence = [(e.id, e.claim, e.source, e.passage) for e in r.evidence]
    return evidence, r.status, r.flags, r.proposal and r.proposal.text, r.to_review


@pytest.mark.parametrize("acts", EVERY, ids=lambda acts: type(acts[0]).__name__)
def test_what_is_done_can_be_undone_and_done_again(store: Store, session: str, acts: list[Act]) -> None:
    before = store.view(session)
    change, inverse = store.apply(session, acts, "A. Editor", NOW)
    done = store.view(session)
    assert shown(done) != shown(before) or done.points != before.points
    assert change.claims | change.points | change.articles or change.everything
    _, again = store.apply(session, inverse, "A. Editor", LATER)
    assert shown(store.view(session)) == shown(before)
    store.apply(session, again, "A. Editor", NOW)
    assert shown(store.view(session)) == shown(done)
    assert store.check() == ()


@pytest.mark.parametrize("acts", EVERY, ids=lambda acts: type(acts[0]).__name__)
def test_findings_are_stale_after_what_they_depend_on_until_computed_again(
    store: Store, session: str, acts: list[Act]
) -> None:
    assert not store.is_stale(session)
    seen = store.revision(session)
    store.apply(session, acts, "me", NOW)
    depends = isinstance(acts[0], Correct | Reline | Remove | Dismiss | Mark | Reshape | Join)
    depends = depends and acts != [Join("c1", "p1"), Join("c2", "p1")]  # both stay where they are
    assert store.is_stale(session) == depends
    store.refresh(session, analysis(), NOW, seen)
    assert store.is_stale(session) == depends
    store.refresh(session, analysis(), NOW, store.revision(session), is_whole=False)
    assert store.is_stale(session)
    store.regroup(session, points(), NOW, store.revision(session))
    assert not store.is_stale(session)


REFUSED: list[tuple[Act, type[WorkbenchError]]] = [
    (Rule("c99", "accepted"), NotFound),
    (Rule("99", "accepted"), NotFound),
    (Annotate("", "x"), NotFound),
    (Dismiss("p1"), NotFound),
    (Join("c1", "p99"), NotFound),
    (Decide("p99", None), NotFound),
    (Decide("p1", "c99"), NotFound),
    (Rename("c1", "x"), NotFound),
    (Relate("c1", "c1", RelationKind.AGREE), Refused),
    (Relate("c1", "c99", RelationKind.AGREE), NotFound),
    (Reshape("c1", span=Span(0, 100_000)), Refused),
    (Reshape("c1", span=Span(11, 12)), Refused),
    (Correct("a9", "publisher", "x"), NotFound),
    (Correct("a1", "price", "x"), Refused),
    (Correct("a1", "published", "yesterday"), Refused),
    (Correct("a1", "updated", "2022-13-01"), Refused),
    (Reline("a1", 0, "body"), Refused),
    (Reline("a1", 99, "body"), Refused),
    (Reline("a1", 1, "advert"), Refused),
    (Remove("a9"), NotFound),
    (Mark(replace(MARKED, article="a9")), NotFound),
    (Mark(replace(MARKED, quote="3,000 guards")), Refused),
    (Mark(replace(MARKED, id="c1")), Refused),
    (Record(replace(LIST, id="r9")), NotFound),
    (Record(replace(OTHER, article="a9")), NotFound),
    (Cite("", "c1", "r9", HERE), NotFound),
    (Cite("e9", "c1", "r9", HERE), NotFound),
    (Advance("c1", "half way"), Refused),
    (Advance("c9", "done"), NotFound),
    (Flag("c1", "red"), Refused),
    (Flag("c9", "legal"), NotFound),
    (Propose("c9", "x"), NotFound),
    (Configure("colour", "1"), Refused),
    (Configure(THRESHOLD, "much"), Refused),
    (Configure(SCALE, "[]"), Refused),
]


@pytest.mark.parametrize(("act", "error"), REFUSED, ids=lambda value: repr(value)[:60])
def test_what_cannot_be_is_refused_and_nothing_of_its_step_is_written(
    store: Store, session: str, act: Act, error: type[WorkbenchError]
) -> None:
    before, revision = store.view(session), store.revision(session)
    with pytest.raises(error) as caught:
        store.apply(session, [Rule("c1", "accepted"), act], "me", NOW)
    assert caught.value.what
    assert store.view(session) == before
    assert store.revision(session) == revision


def test_rulings_are_never_overwritten(store: Store, session: str) -> None:
    for verdict, at in (("accepted", NOW), ("rejected", LATER), ("unreviewed", LATER)):
        store.apply(session, [Rule("c1", verdict, f"since {verdict}")], "A. Editor", at)
    held = store.reviewed(session, ["c1"])[0]
    assert [(r.verdict, r.rationale, r.reviewer, r.at) for r in held.history] == [
        ("accepted", "since accepted", "A. Editor", NOW),
        ("rejected", "since rejected", "A. Editor", LATER),
        ("unreviewed", "since unreviewed", "A. Editor", LATER),
    ]
    assert (held.ruling, held.verdict) == (None, "unreviewed")


def test_a_corrected_masthead_is_shown_and_keeps_where_its_date_came_from(store: Store, session: str) -> None:
    acts = [
        Correct("a1", "published", "2022-01-19"),
        Correct("a1", "publisher", ""),
        Correct("a2", "byline", "B. Y."),
    ]
    store.apply(session, acts, "me", NOW)
    one, two = store.view(session).articles
    assert (one.masthead.published, one.masthead.published_from) == (PartialDate(2022, 1, 19), "editor")
    assert (one.masthead.publisher, one.masthead.headline) == (None, "Unrest ends")
    assert (two.masthead.byline, two.masthead.published_from) == ("B. Y.", "")
    store.apply(session, [Correct("a1", "published", None)], "me", NOW)
    masthead = store.view(session).articles[0].masthead
    assert (masthead.published, masthead.published_from) == (PartialDate(2022, 1, 11), "dateline")


def test_a_corrected_line_says_who_corrected_it(store: Store, session: str) -> None:
    store.apply(session, [Reline("a1", 1, "boilerplate"), Reline("a1", 2, "neutral")], "B. Reader", NOW)
    first, second, third, _ = store.view(session).articles[0].lines
    assert (first.role, first.reason, first.is_read) == ("boilerplate", "corrected by B. Reader", False)
    assert (second.role, second.reason, second.is_read) == ("neutral", "corrected by B. Reader", False)
    assert (third.role, third.reason) == ("body", "prose")


def test_an_override_is_confirmed_and_explains_no_more(store: Store, session: str) -> None:
    store.apply(session, [Relate("c2", "c1", RelationKind.COMPATIBLE, "two counts")], "me", NOW)
    point = store.points(session, ["p1"])[0]
    relation = point.relations[0]
    assert (relation.a, relation.b, relation.kind, relation.reason) == (
        "c1",
        "c2",
        "compatible",
        "two counts",
    )
    assert (relation.state, relation.superseded_by, point.relation) == (
        LinkState.CONFIRMED,
        None,
        "compatible",
    )
    assert store.reviewed(session, ["c1"])[0].relation is RelationKind.COMPATIBLE


def test_a_relation_shows_only_inside_a_point(store: Store, session: str) -> None:
    store.apply(session, [Relate("c1", "c5", RelationKind.CONFLICT, "mine")], "me", NOW)
    assert store.reviewed(session, ["c5"])[0].relation is None
    store.apply(session, [Join("c5", "p1")], "me", NOW)
    assert store.reviewed(session, ["c5"])[0].relation is RelationKind.CONFLICT
    assert store.points(session, ["p1"])[0].confirmed == {"c5"}


def test_marking_the_same_words_twice_is_refused_and_after_a_dismissal_brings_the_claim_back(
    store: Store, session: str
) -> None:
    store.apply(session, [Mark(MARKED)], "me", NOW)
    with pytest.raises(Refused, match="c6 already"):
        store.apply(session, [Mark(MARKED)], "me", NOW)
    store.apply(session, [Dismiss("c6")], "me", NOW)
    change, inverse = store.apply(session, [Mark(MARKED)], "me", NOW)
    held = store.reviewed(session, ["c6"])[0]
    assert (change.claims, inverse, held.dismissed) == ({"c6"}, (Dismiss("c6"),), False)
    assert held.claim.origin is Origin.MANUAL


def test_a_free_id_may_be_asked_for_and_counts_as_given(store: Store, session: str) -> None:
    store.apply(session, [Mark(replace(MARKED, id="c40"))], "me", NOW)
    other = replace(MARKED, span=Span(0, 7), quote="Pullout")
    change, _ = store.apply(session, [Mark(other)], "me", NOW)
    assert change.claims == {"c41"}


def test_text_that_no_database_takes_is_made_fit(store: Store, session: str) -> None:
    store.apply(session, [Annotate("c1", "a\0b\ud83d c \ud83d\ude00")], "me", NOW)
    note = store.reviewed(session, ["c1"])[0].note
    assert note is not None
    assert note.text == "ab� c 😀"


def test_a_naive_moment_is_refused(store: Store, session: str) -> None:
    with pytest.raises(StatementError, match="time zone"):
        store.apply(session, [Rule("c1", "accepted")], "me", NOW.replace(tzinfo=None))
    elsewhere = NOW.astimezone(timezone(timedelta(hours=6)))
    store.apply(session, [Rule("c1", "accepted")], "me", elsewhere)
    at = store.reviewed(session, ["c1"])[0].history[-1].at
    assert (at, at.tzinfo) == (NOW, UTC)


@pytest.fixture
def other(store: Store, path: Path) -> Iterator[Store]:
    opened = open_library(str(path))
    yield opened
    opened.close()


def test_whoever_acts_on_an_old_screen_loses_the_race_and_overwrites_nothing(
    store: Store, other: Store, session: str
) -> None:
    seen = store.revision(session)
    store.apply(session, [Rule("c1", "accepted", "I saw it")], "A. Editor", NOW, seen)
    with pytest.raises(LostRace, match="Editor was here before you") as caught:
        other.apply(session, [Rule("c1", "rejected", "no")], "B. Reader", LATER, seen)
    assert "I saw it" in caught.value.what
    assert [r.verdict for r in store.reviewed(session, ["c1"])[0].history] == ["accepted"]
    other.apply(session, [Rule("c2", "rejected", "no")], "B. Reader", LATER, seen)
    other.apply(session, [Rule("c1", "rejected", "no")], "B. Reader", LATER, store.revision(session))
    assert store.reviewed(session, ["c1"])[0].verdict == "rejected"


@pytest.mark.parametrize(
    ("theirs", "words"),
    [
        (Rule("c1", "accepted"), "c1 is accepted."),
        (Rule("c1", "rejected", "their reason"), "c1 is rejected, “their reason”"),
        (Annotate("c1", "their note"), "their note"),
        (Dismiss("c1"), "c1 is dismissed"),
        (Reshape("c1", claimant="them"), "corrected otherwise"),
        (Join("c5", "p1"), "c5 belongs to p1"),
        (Join("c1", ""), "c1 belongs to no point"),
        (Decide("p1", "c1", "their reason"), "their reason"),
        (Decide("p1", None, "their reason"), "none of them"),
        (Decide("p1", None, standing=False), "withdrawn"),
        (Relate("c1", "c2", RelationKind.AGREE, "their reason"), "c1 and c2 are agree, “their reason”"),
        (Rename("p1", "Toll"), "p1 is called “Toll”"),
        (Rename("p1", None), "suggested name"),
        (Correct("a1", "byline", "their byline"), "their byline"),
        (Correct("a1", "byline", ""), "unknown"),
        (Reline("a1", 2, "neutral"), "line 2 of a1 is neutral"),
        (Remove("a1"), "a1 was removed"),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_a_lost_race_shows_what_the_other_wrote(
    store: Store, other: Store, session: str, theirs: Act, words: str
) -> None:
    seen = store.revision(session)
    other.apply(session, [theirs], "A. Editor", NOW)
    with pytest.raises(LostRace) as caught:
        store.apply(session, [theirs], "B. Reader", LATER, seen)
    assert words in caught.value.what


def test_nobody_loses_a_race_against_himself(store: Store, other: Store, session: str) -> None:
    """Two keys in quick succession: the second was pressed before the screen showed the first."""
    seen = store.revision(session)
    store.apply(session, [Rule("c1", "accepted")], "A. Editor", NOW, seen)
    store.apply(session, [Rule("c1", "unverifiable")], "A. Editor", LATER, seen)
    other.apply(session, [Rule("c1", "rejected", "no")], "A. Editor", LATER)
    with pytest.raises(LostRace):
        store.apply(session, [Rule("c1", "accepted")], "A. Editor", LATER, seen)
    assert store.reviewed(session, ["c1"])[0].verdict == "rejected"


def test_a_race_within_one_step_is_none(store: Store, session: str) -> None:
    seen = store.revision(session)
    store.apply(session, [Annotate("c1", "one"), Annotate("c1", "two")], "me", NOW, seen)
    note = store.reviewed(session, ["c1"])[0].note
    assert note is not None
    assert note.text == "two"
