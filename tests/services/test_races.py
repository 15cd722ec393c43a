"""Two desks on one session: whoever acts on a stale screen is told what the other said, and overwrites nothing."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.stories import both
from workbench.core.change import Done
from workbench.core.claim import Kind
from workbench.core.errors import LostRace
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench

Act = Callable[[Workbench, str, int | None], Done]


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    return session


@pytest.fixture
def other(library: Path, clock, desk: Workbench) -> Iterator[Workbench]:
    opened = open_workbench(str(library), clock=clock, reviewer="B. Other", reader=InProcess())
    yield opened
    opened.close()


def pair(desk: Workbench, session: str) -> tuple[str, str, str]:
    """Return a point and two claims of it."""
    point = next(p for p in desk.archive.points(session) if len(p.claims) > 1)
    return point.id, point.claims[0], point.claims[1]


def rule(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.review.rule(session, pair(desk, session)[1], "rejected", "the agency said so", seen=seen)


def note(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.review.note(session, pair(desk, session)[1], "ask them", seen=seen)


def dismiss(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.review.dismiss(session, "c1", seen=seen)


def move(desk: Workbench, session: str, seen: int | None) -> Done:
    held = desk.archive.reviewed(session, ["c1"])[0].claim
    return desk.review.move(session, "c1", Span(held.span.start, held.span.end - 4), seen=seen)


def reshape(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.review.reshape(session, "c1", kind=Kind.EVENT, seen=seen)


def link(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.review.link(session, *pair(desk, session)[1:], seen=seen)


def confirm(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.review.confirm(session, pair(desk, session)[1], seen=seen)


def rename(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.review.rename_point(session, pair(desk, session)[0], "Toll", seen=seen)


def relate(desk: Workbench, session: str, seen: int | None) -> Done:
    _, a, b = pair(desk, session)
    return desk.review.relate(session, a, b, RelationKind.AGREE, "two counts", seen=seen)


def decide(desk: Workbench, session: str, seen: int | None) -> Done:
    point, claim, _ = pair(desk, session)
    return desk.review.decide(session, point, claim, "the later count", seen=seen)


def correct(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.intake.correct(session, "a1", "publisher", "The Agency", seen=seen)


def reline(desk: Workbench, session: str, seen: int | None) -> Done:
    return desk.intake.reline(session, "a1", 5, "boilerplate", seen=seen)


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (rule, "rejected, “the agency said so”"),
        (note, "“ask them”"),
        (dismiss, "c1 is dismissed"),
        (reshape, "corrected otherwise"),
        (move, "corrected otherwise"),
        (link, "belongs to"),
        (confirm, "belongs to"),
        (rename, "called “Toll”"),
        (relate, "“two counts”"),
        (decide, "“the later count”"),
        (correct, "“The Agency”"),
        (reline, "line 5 of a1"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_an_act_on_a_stale_screen_loses_and_says_what_the_other_said(
    desk: Workbench, other: Workbench, flood: str, act: Act, words: str
) -> None:
    seen = desk.archive.revision(flood)
    act(other, flood, other.archive.revision(flood))
    before = desk.archive.view(flood)
    with pytest.raises(LostRace, match=r"B\. Other was here before you") as caught:
        act(desk, flood, seen)
    assert words in caught.value.what
    assert desk.archive.view(flood) == before
    act(desk, flood, desk.archive.revision(flood))


def test_what_was_taken_back_meanwhile_is_a_word_too(desk: Workbench, other: Workbench, flood: str) -> None:
    unlinked = pair(desk, flood)[1]
    seen = desk.archive.revision(flood)
    other.review.unlink(flood, unlinked, seen=seen)
    with pytest.raises(LostRace, match="belongs to no point"):
        desk.review.link(flood, unlinked, pair(desk, flood)[1], seen=seen)
    decided = decide(desk, flood, desk.archive.revision(flood))
    assert decided.step is not None
    seen = other.archive.revision(flood)
    desk.review.undo(decided.step)
    with pytest.raises(LostRace, match="withdrawn"):
        decide(other, flood, seen)


def test_ones_own_quick_keys_are_no_race(desk: Workbench, flood: str) -> None:
    seen = desk.archive.revision(flood)
    for act in (rule, note, decide, rename, relate, correct, rule, note, decide):
        act(desk, flood, seen)


def test_other_claims_are_no_race(desk: Workbench, other: Workbench, flood: str) -> None:
    seen = desk.archive.revision(flood)
    first, second = (r.claim.id for r in desk.archive.view(flood).claims[:2])
    other.review.rule(flood, first, "accepted")
    desk.review.rule(flood, second, "accepted", seen=seen)


def test_of_many_claims_one_stale_keeps_the_whole_step_back(
    desk: Workbench, other: Workbench, flood: str
) -> None:
    seen = desk.archive.revision(flood)
    claims = [r.claim.id for r in desk.archive.view(flood).claims[:4]]
    other.review.rule(flood, claims[2], "unverifiable")
    with pytest.raises(LostRace, match=f"{claims[2]} is unverifiable"):
        desk.review.rule(flood, claims, "accepted", seen=seen)
    verdicts = [r.verdict for r in desk.archive.reviewed(flood, claims)]
    assert verdicts == ["unreviewed", "unreviewed", "unverifiable", "unreviewed"]
