"""Work beside verdicts: status, flags, corrections, whole points, split and merged claims, earlier verdicts."""

import pytest

from tests.services.stories import both, given
from tests.services.test_review import toll
from workbench.core.claim import Kind
from workbench.core.errors import LostRace, Refused
from workbench.core.point import RelationKind
from workbench.core.session import Reviewed
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.core.verdict import Differing
from workbench.core.workflow import FlagKind, Status
from workbench.services.comparison import open_conflicts
from workbench.services.workbench import Workbench

WEDNESDAY = """Toll of the Ostrava flood

OSTRAVA, March 6, 2024 (Wire) - Exactly 31 people were killed in the floods in Ostrava, the government said.
"""


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    return session


def now(desk: Workbench, session: str, claim: str) -> Reviewed:
    return desk.archive.reviewed(session, [claim])[0]


def is_open(desk: Workbench, session: str, point: str) -> bool:
    claims = {r.claim.id: r for r in desk.archive.view(session).claims}
    return bool(open_conflicts(desk.review.point(session, point), claims))


def test_a_status_and_flags_stand_beside_the_verdict(desk: Workbench, flood: str) -> None:
    claims = toll(desk, flood)
    desk.review.rule(flood, claims[0], "accepted")
    done = desk.casework.advance(flood, claims, Status.SECOND_READ)
    desk.casework.flag(flood, [claims[0]], FlagKind.LEGAL)
    found = now(desk, flood, claims[0])
    assert (found.verdict, found.status, found.flags) == ("accepted", Status.SECOND_READ, {FlagKind.LEGAL})
    assert done.step is not None
    assert done.step.label == "Set 2 claims to second read"
    desk.review.undo(done.step)
    assert [now(desk, flood, c).status for c in claims] == [Status.OPEN, Status.OPEN]
    desk.review.redo(done.step)
    desk.casework.advance(flood, [claims[1]], Status.DONE)
    with pytest.raises(LostRace):
        desk.review.undo(done.step)
    with pytest.raises(Refused, match="No claim"):
        desk.casework.advance(flood, [], Status.DONE)


def test_a_correction_is_proposed_listed_and_taken_back(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    desk.review.rule(flood, claim, "rejected", "the later count")
    done = desk.casework.propose(flood, claim, " at least  15 people ")
    proposal = now(desk, flood, claim).proposal
    assert proposal is not None
    assert (proposal.text, proposal.reviewer) == ("at least 15 people", "A. Editor")
    sheet = desk.archive.sheet(flood)
    listed = sheet[sheet.index("## Proposed corrections") :]
    assert "read “at least 15 people”. Why: the later count" in listed
    with pytest.raises(Refused, match="as it was"):
        desk.casework.propose(flood, claim, "at least 15 people")
    assert done.step is not None
    desk.review.undo(done.step)
    assert "## Proposed corrections" not in desk.archive.sheet(flood)


def test_the_confirmed_members_of_a_point_are_ruled_on_in_one_step(desk: Workbench, flood: str) -> None:
    one, other = toll(desk, flood)
    point = now(desk, flood, one).point
    assert point is not None
    with pytest.raises(Refused, match="is confirmed"):
        desk.casework.rule_point(flood, point, "accepted")
    desk.review.confirm(flood, [one, other])
    done = desk.casework.rule_point(flood, point, "unverifiable")
    assert [now(desk, flood, c).verdict for c in (one, other)] == ["unverifiable"] * 2
    assert done.step is not None
    desk.review.undo(done.step)
    assert [now(desk, flood, c).verdict for c in (one, other)] == ["unreviewed"] * 2


def test_where_some_differ_it_asks(desk: Workbench, flood: str) -> None:
    one, other = toll(desk, flood)
    point = now(desk, flood, one).point
    assert point is not None
    desk.review.confirm(flood, [one, other])
    desk.review.rule(flood, one, "rejected", "no")
    with pytest.raises(Refused, match="1 of 2 has another verdict"):
        desk.casework.rule_point(flood, point, "unverifiable")
    desk.casework.rule_point(flood, point, "unverifiable", differing=Differing.KEEP)
    assert [now(desk, flood, c).verdict for c in (one, other)] == ["rejected", "unverifiable"]
    desk.casework.rule_point(flood, point, "unverifiable", differing=Differing.OVERRULE)
    assert [now(desk, flood, c).verdict for c in (one, other)] == ["unverifiable"] * 2


STORY = """Floods in the north

OSTRAVA, March 4, 2024 (Agency) - The storm killed 31 people and destroyed 1,200 houses in one night.
"""


@pytest.fixture
def storm(desk: Workbench) -> tuple[str, Reviewed]:
    session = desk.archive.create("Storm").id
    desk.intake.add(session, [given("storm.txt", STORY)])
    article = desk.archive.view(session).articles[0]
    start = article.text.index("The storm")
    whole = Span(start, article.text.index(" in one night"))
    found = [r for r in desk.archive.view(session).claims if r.claim.span == whole]
    if not found:
        desk.review.mark(session, article.id, whole, Kind.EVENT)
        found = [r for r in desk.archive.view(session).claims if r.claim.span == whole]
    return session, found[0]


def test_a_part_of_a_claim_is_split_off_and_each_has_its_verdict(
    desk: Workbench, storm: tuple[str, Reviewed]
) -> None:
    session, held = storm
    desk.review.rule(session, held.claim.id, "accepted")
    text = desk.archive.view(session).articles[0].text
    part = Span(text.index("destroyed 1,2"), text.index("200 houses") + 10)
    before = {r.claim.span for r in desk.archive.view(session).claims}
    done = desk.casework.split(session, held.claim.id, part)
    view = desk.archive.view(session)
    kept = next(r for r in view.claims if r.claim.id == held.claim.id)
    assert (kept.claim.quote, kept.verdict) == ("The storm killed 31 people", "accepted")
    other = next(r for r in view.claims if r.claim.quote == "destroyed 1,200 houses")
    assert other.verdict == "unreviewed"
    assert done.step is not None
    desk.review.undo(done.step)
    assert {r.claim.span for r in desk.archive.view(session).claims if not r.dismissed} == before
    desk.review.redo(done.step)
    again = next(r for r in desk.archive.view(session).claims if r.claim.quote == "destroyed 1,200 houses")
    assert again.claim.id == other.claim.id
    assert desk.archive.check() == ()


def by_hand(desk: Workbench, session: str, words: str) -> Reviewed:
    article = desk.archive.view(session).articles[0]
    start = article.text.index(words)
    span = Span(start, start + len(words))
    desk.review.mark(session, article.id, span, Kind.QUANTITY)
    return next(r for r in desk.archive.view(session).claims if r.claim.span == span)


def test_what_is_no_part_of_the_claim_is_not_split_off(desk: Workbench, storm: tuple[str, Reviewed]) -> None:
    session, held = storm
    whole = held.claim.span
    for wrong in (whole, Span(0, 5), Span(whole.start, whole.start)):
        with pytest.raises(Refused, match="Select a part"):
            desk.casework.split(session, held.claim.id, wrong)


def test_claims_of_one_paragraph_become_one_and_their_verdicts_are_not_lost(
    desk: Workbench, storm: tuple[str, Reviewed]
) -> None:
    session, _ = storm
    dead, houses = (by_hand(desk, session, words) for words in ("31 people", "1,200 houses"))
    desk.review.rule(session, dead.claim.id, "accepted")
    desk.review.rule(session, houses.claim.id, "rejected", "there were 900")
    done = desk.casework.merge(session, [dead.claim.id, houses.claim.id])
    one = now(desk, session, dead.claim.id)
    assert one.claim.quote == "31 people and destroyed 1,200 houses"
    assert one.verdict == "accepted"
    assert isinstance(one.claim.value, Quantity)
    gone = now(desk, session, houses.claim.id)
    assert (gone.dismissed, gone.verdict) == (True, "rejected")
    assert "was rejected" in done.warnings[-1]
    assert done.step is not None
    desk.review.undo(done.step)
    assert [now(desk, session, r.claim.id).claim.span for r in (dead, houses)] == [
        dead.claim.span,
        houses.claim.span,
    ]
    assert not now(desk, session, houses.claim.id).dismissed


def test_claims_of_different_places_are_linked_and_not_made_one(desk: Workbench, flood: str) -> None:
    with pytest.raises(Refused, match="one paragraph"):
        desk.casework.merge(flood, toll(desk, flood))
    with pytest.raises(Refused, match="two claims"):
        desk.casework.merge(flood, [toll(desk, flood)[0]])


def test_a_verdict_of_an_earlier_session_is_offered_and_binds_nothing(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    desk.review.rule(flood, claim, "rejected", "the office corrected it")
    later = desk.archive.create("A year later").id
    desk.intake.add(later, both())
    same, _ = toll(desk, later)
    (found,) = desk.casework.recalled(later, same)
    assert (found.session_name, found.verdict, found.rationale) == (
        "Flood",
        "rejected",
        "the office corrected it",
    )
    assert now(desk, later, same).verdict == "unreviewed"


def test_an_article_that_comes_later_opens_a_decided_point_again(desk: Workbench, flood: str) -> None:
    one, other = toll(desk, flood)
    point = now(desk, flood, one).point
    assert point is not None
    desk.review.relate(flood, one, other, RelationKind.CONFLICT)
    assert is_open(desk, flood, point)
    desk.review.decide(flood, point, other, "the later count")
    assert not is_open(desk, flood, point)
    admitted = desk.intake.add(flood, [given("wednesday.txt", WEDNESDAY)])
    assert admitted.done is not None
    assert any("which is to be printed" in warning for warning in admitted.done.warnings)
    assert is_open(desk, flood, point)
    found = desk.review.point(flood, point)
    assert {now(desk, flood, c).claim.article for c in found.since} == {"a3"}
    desk.review.decide(flood, point, other, "still")
    assert not is_open(desk, flood, point)
