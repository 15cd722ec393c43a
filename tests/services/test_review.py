import pytest

from tests.services.stories import UNDATED, both, given
from workbench.core.claim import Kind, Origin
from workbench.core.errors import LostRace, NotFound, Refused
from workbench.core.point import LinkState, RelationKind
from workbench.core.session import Reviewed, SessionView
from workbench.core.span import Span
from workbench.core.value import NameValue, Quantity, QuoteValue, TimeValue
from workbench.services.workbench import Workbench


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    return session


def with_words(view: SessionView, words: str, kind: Kind | None = None) -> Reviewed:
    found = [r for r in view.claims if words in r.claim.quote and kind in (None, r.claim.kind)]
    assert found, f"{words!r} is in no claim: {[r.claim.quote for r in view.claims]}"
    return min(found, key=lambda r: len(r.claim.quote))


def toll(desk: Workbench, session: str) -> tuple[str, str]:
    """Return the claims that count 12 and 15 dead."""
    view = desk.archive.view(session)
    counts = {
        r.claim.value.low: r.claim.id
        for r in view.claims
        if isinstance(r.claim.value, Quantity) and r.claim.value.low in (12, 15)
    }
    return counts[12], counts[15]


def test_a_ruling_is_on_disk_with_reviewer_time_and_reason(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    done = desk.review.rule(flood, claim, "rejected", "  the later count is higher ")
    (reviewed,) = desk.archive.reviewed(flood, [claim])
    assert reviewed.verdict == "rejected"
    assert reviewed.ruling is not None
    assert (reviewed.ruling.rationale, reviewed.ruling.reviewer) == ("the later count is higher", "A. Editor")
    assert reviewed.ruling.at.tzinfo is not None
    assert claim in done.change.claims
    assert done.step is not None
    assert done.step.label.startswith("Reject ")


@pytest.mark.parametrize("reason", ["", "   \n"])
def test_a_rejection_needs_a_reason(desk: Workbench, flood: str, reason: str) -> None:
    claim, _ = toll(desk, flood)
    with pytest.raises(Refused, match="needs a reason"):
        desk.review.rule(flood, claim, "rejected", reason)
    assert desk.archive.reviewed(flood, [claim])[0].history == ()


def test_an_unknown_verdict_names_those_there_are(desk: Workbench, flood: str) -> None:
    with pytest.raises(Refused, match="accepted, rejected, unverifiable, unreviewed"):
        desk.review.rule(flood, toll(desk, flood)[0], "true")


def test_an_unknown_claim_is_named(desk: Workbench, flood: str) -> None:
    with pytest.raises(NotFound, match="c999"):
        desk.review.rule(flood, "c999", "accepted")
    with pytest.raises(Refused, match="No claim"):
        desk.review.rule(flood, [], "accepted")


def test_many_claims_are_ruled_on_in_one_step(desk: Workbench, flood: str) -> None:
    claims = toll(desk, flood)
    done = desk.review.rule(flood, claims, "unverifiable")
    assert done.step is not None
    assert "2 claims" in done.step.label
    desk.review.undo(done.step)
    assert {r.verdict for r in desk.archive.reviewed(flood, claims)} == {"unreviewed"}
    desk.review.redo(done.step)
    assert {r.verdict for r in desk.archive.reviewed(flood, claims)} == {"unverifiable"}


def test_two_accepted_claims_that_contradict_each_other_are_pointed_out(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    desk.review.relate(flood, first, second, RelationKind.CONFLICT, "12 is not 15")
    assert desk.review.rule(flood, first, "accepted").warnings == ()
    (warning,) = desk.review.rule(flood, second, "accepted").warnings
    assert "contradict each other" in warning
    assert "12" in warning
    assert "15" in warning


def test_after_a_decision_nothing_is_pointed_out(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    desk.review.relate(flood, first, second, RelationKind.CONFLICT)
    point = desk.archive.reviewed(flood, [first])[0].point
    assert point is not None
    desk.review.decide(flood, point, second, "the later count")
    desk.review.rule(flood, first, "accepted")
    assert desk.review.rule(flood, second, "accepted").warnings == ()


def test_a_later_article_that_contradicts_an_accepted_claim_is_pointed_out(
    desk: Workbench, flood: str
) -> None:
    _, second = toll(desk, flood)
    desk.review.rule(flood, second, "accepted")
    admitted = desk.intake.add(flood, [given("paper.txt", UNDATED)])
    assert admitted.done is not None
    assert any("15" in w and "contradicts" in w for w in admitted.done.warnings)


def test_undo_takes_back_and_keeps_the_history(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    desk.review.rule(flood, claim, "accepted")
    done = desk.review.rule(flood, claim, "rejected", "no")
    assert done.step is not None
    desk.review.undo(done.step)
    (reviewed,) = desk.archive.reviewed(flood, [claim])
    assert reviewed.verdict == "accepted"
    assert [r.verdict for r in reviewed.history] == ["accepted", "rejected", "accepted"]


def test_a_ruling_that_somebody_changed_since_is_not_undone(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    done = desk.review.rule(flood, claim, "accepted")
    desk.review.rule(flood, claim, "rejected", "by somebody else")
    assert done.step is not None
    with pytest.raises(LostRace, match="Somebody has changed"):
        desk.review.undo(done.step)
    assert desk.archive.reviewed(flood, [claim])[0].verdict == "rejected"


def test_notes_are_written_taken_back_and_undone(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    desk.review.note(flood, claim, "ask *the agency*")
    done = desk.review.note(flood, claim, "")
    assert done.step is not None
    assert done.step.label.startswith("Take back the note")
    desk.review.undo(done.step)
    note = desk.archive.reviewed(flood, [claim])[0].note
    assert note is not None
    assert note.text == "ask *the agency*"


def test_a_dismissed_suggestion_never_comes_back_by_itself(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    done = desk.review.dismiss(flood, claim)
    desk.intake.add(flood, [given("paper.txt", UNDATED)])
    (reviewed,) = desk.archive.reviewed(flood, [claim])
    assert reviewed.dismissed
    assert claim not in {c for p in desk.archive.points(flood) for c in p.claims}
    assert done.step is not None
    desk.review.undo(done.step)
    assert not desk.archive.reviewed(flood, [claim])[0].dismissed
    assert claim in {c for p in desk.archive.points(flood) for c in p.claims}


def test_a_decision_closes_and_withdrawing_opens(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    point = desk.archive.reviewed(flood, [first])[0].point
    assert point is not None
    done = desk.review.decide(flood, point, second, "the later count")
    decision = desk.review.point(flood, point).decision
    assert decision is not None
    assert (decision.claim, decision.rationale, decision.reviewer) == (second, "the later count", "A. Editor")
    desk.review.withdraw_decision(flood, point)
    assert desk.review.point(flood, point).decision is None
    with pytest.raises(Refused, match="no decision"):
        desk.review.withdraw_decision(flood, point)
    assert done.step is not None
    with pytest.raises(LostRace):
        desk.review.undo(done.step)


def test_a_decision_needs_a_claim_of_the_point_or_a_reason(desk: Workbench, flood: str) -> None:
    first, _ = toll(desk, flood)
    point = desk.archive.reviewed(flood, [first])[0].point
    assert point is not None
    stranger = next(r.claim.id for r in desk.archive.view(flood).claims if r.point != point)
    with pytest.raises(Refused, match="does not belong"):
        desk.review.decide(flood, point, stranger)
    with pytest.raises(Refused, match="needs a reason"):
        desk.review.decide(flood, point, None)
    desk.review.decide(flood, point, None, "nobody names a source")
    decision = desk.review.point(flood, point).decision
    assert decision is not None
    assert decision.claim is None


def test_a_point_is_renamed_and_returns_to_its_suggested_name(desk: Workbench, flood: str) -> None:
    point = desk.archive.points(flood)[0]
    desk.review.rename_point(flood, point.id, " death toll ")
    assert desk.review.point(flood, point.id).label == "death toll"
    desk.review.rename_point(flood, point.id, None)
    assert desk.review.point(flood, point.id).label == point.label
    with pytest.raises(Refused):
        desk.review.rename_point(flood, point.id, " ")


def test_a_relation_is_overridden_and_left_to_the_machine_again(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    before = relation_of(desk, flood, first, second)
    desk.review.relate(flood, first, second, RelationKind.AGREE, "same count, typo")
    found = relation_of(desk, flood, first, second)
    assert (found.kind, found.reason, found.state) == (
        RelationKind.AGREE, "same count, typo", LinkState.CONFIRMED,
    )  # fmt: skip
    desk.review.relate(flood, first, second, None)
    assert relation_of(desk, flood, first, second) == before
    with pytest.raises(Refused):
        desk.review.relate(flood, first, first, RelationKind.AGREE)


def relation_of(desk: Workbench, session: str, a: str, b: str):
    return next(r for p in desk.archive.points(session) for r in p.relations if r.pair == {a, b})


def test_a_claim_is_marked_by_hand_from_a_selection(desk: Workbench, flood: str) -> None:
    article = desk.archive.view(flood).articles[0]
    words = "Jan Novak said the dam had held"
    start = article.text.index(words)
    done = desk.review.mark(flood, article.id, Span(start - 1, start + len(words) + 1))
    claim = with_words(desk.archive.view(flood), words).claim
    assert claim.quote == words
    assert claim.origin is Origin.MANUAL
    assert claim.quote == claim.span.of(article.text)
    assert done.step is not None
    desk.review.undo(done.step)
    assert desk.archive.reviewed(flood, [claim.id])[0].dismissed
    desk.review.redo(done.step)
    again = [r for r in desk.archive.view(flood).claims if r.claim.quote == words]
    assert [r.claim.id for r in again] == [claim.id]
    assert not again[0].dismissed


def test_a_marked_figure_is_compared_at_once(desk: Workbench) -> None:
    session = desk.archive.create("Hand").id
    desk.intake.add(session, both())
    first, second = toll(desk, session)
    desk.review.dismiss(session, second)
    view = desk.archive.view(session)
    article = view.articles[1]
    words = "floods in Ostrava killed 15 people"
    start = article.text.index(words)
    desk.review.mark(session, article.id, Span(start, start + len(words)), Kind.QUANTITY)
    made = next(r for r in desk.archive.view(session).claims if r.claim.origin is Origin.MANUAL)
    assert isinstance(made.claim.value, Quantity)
    assert made.claim.value.low == 15
    assert made.point == desk.archive.reviewed(session, [first])[0].point


def test_what_cannot_be_marked_is_refused(desk: Workbench, flood: str) -> None:
    view = desk.archive.view(flood)
    article = view.articles[0]
    blank = article.text.index("\n\n")
    with pytest.raises(Refused, match="no words"):
        desk.review.mark(flood, article.id, Span(blank, blank + 2))
    with pytest.raises(Refused, match="beyond"):
        desk.review.mark(flood, article.id, Span(0, len(article.text) + 1))
    known = next(r.claim for r in view.claims if r.claim.article == article.id)
    with pytest.raises(Refused, match=known.id):
        desk.review.mark(flood, article.id, known.span)
    with pytest.raises(NotFound):
        desk.review.mark(flood, "a9", Span(0, 5))


def test_a_moved_claim_keeps_its_verdict_note_and_id(desk: Workbench, flood: str) -> None:
    first, _ = toll(desk, flood)
    desk.review.rule(flood, first, "accepted")
    desk.review.note(flood, first, "counted by hand")
    old = desk.archive.reviewed(flood, [first])[0].claim
    text = next(a.text for a in desk.archive.view(flood).articles if a.id == old.article)
    start = text.index("12 people", old.span.start)
    done = desk.review.move(flood, first, Span(start, start + len("12 people were killed")))
    moved = desk.archive.reviewed(flood, [first])[0]
    assert moved.claim.quote == "12 people were killed"
    assert (moved.verdict, moved.note is not None, moved.corrected) == ("accepted", True, True)
    assert done.step is not None
    desk.review.undo(done.step)
    assert desk.archive.reviewed(flood, [first])[0].claim == old


def test_a_corrected_value_is_compared_anew(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    value = desk.archive.reviewed(flood, [second])[0].claim.value
    assert isinstance(value, Quantity)
    desk.review.reshape(flood, second, value=Quantity(40, 40, unit=value.unit))
    shares = desk.archive.reviewed(flood, [first, second])
    assert shares[0].point == shares[1].point
    point = desk.review.point(flood, shares[0].point or "")
    assert point.spread == (12, 40)
    desk.review.reread(flood, second)
    assert desk.archive.reviewed(flood, [second])[0].claim.value == value
    with pytest.raises(Refused, match="was not corrected"):
        desk.review.reread(flood, second)


def test_corrections_add_up(desk: Workbench, flood: str) -> None:
    first, _ = toll(desk, flood)
    desk.review.reshape(flood, first, claimant="the mayor")
    desk.review.reshape(flood, first, kind=Kind.EVENT)
    claim = desk.archive.reviewed(flood, [first])[0].claim
    assert (claim.claimant, claim.kind) == ("the mayor", Kind.EVENT)
    desk.review.reshape(flood, first, claimant="")
    assert desk.archive.reviewed(flood, [first])[0].claim.claimant in (None, "")
    with pytest.raises(Refused, match="Nothing"):
        desk.review.reshape(flood, first)


def test_two_claims_without_a_point_are_linked_to_a_new_one(desk: Workbench, flood: str) -> None:
    view = desk.archive.view(flood)
    a, b = (with_words(view, words, Kind.QUANTITY).claim.id for words in ("2,500", "15 people"))
    for claim in (a, b):
        desk.review.unlink(flood, claim)
    done = desk.review.link(flood, a, b)
    first, second = desk.archive.reviewed(flood, [a, b])
    assert first.point is not None
    assert first.point == second.point
    assert desk.review.point(flood, first.point).confirmed == {a, b}
    assert done.step is not None
    desk.review.undo(done.step)
    first, second = desk.archive.reviewed(flood, [a, b])
    assert first.point is None or first.point != second.point


def test_an_unlinked_claim_stays_apart_after_another_reading(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    desk.review.unlink(flood, second)
    desk.intake.add(flood, [given("paper.txt", UNDATED)])
    a, b = desk.archive.reviewed(flood, [first, second])
    assert a.point is None or a.point != b.point
    desk.review.link(flood, first, second)
    a, b = desk.archive.reviewed(flood, [first, second])
    assert a.point == b.point
    assert relation_of(desk, flood, first, second)


def test_a_suggested_link_is_confirmed(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    desk.review.confirm(flood, [first, second])
    point = desk.review.point(flood, desk.archive.reviewed(flood, [first])[0].point or "")
    assert {first, second} <= point.confirmed
    with pytest.raises(Refused, match="itself"):
        desk.review.link(flood, first, first)


def test_what_cannot_be_linked_is_refused(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    alone = next(r.claim.id for r in desk.archive.view(flood).claims if r.point is None)
    with pytest.raises(Refused, match="no other claim"):
        desk.review.unlink(flood, alone)
    with pytest.raises(Refused, match="no link"):
        desk.review.confirm(flood, alone)
    with pytest.raises(NotFound):
        desk.review.link(flood, first, "c999")
    with pytest.raises(NotFound, match="p999"):
        desk.review.decide(flood, "p999", second)
    done = desk.review.link(flood, first, second)
    assert done.step is not None
    assert done.step.label.startswith("Confirm")


def test_a_claim_joins_the_point_of_the_other(desk: Workbench, flood: str) -> None:
    first, _ = toll(desk, flood)
    point = desk.archive.reviewed(flood, [first])[0].point
    alone = next(r.claim.id for r in desk.archive.view(flood).claims if r.point is None)
    desk.review.link(flood, alone, first)
    assert desk.archive.reviewed(flood, [alone])[0].point == point


def test_a_value_is_corrected_in_words_and_compared_anew(desk: Workbench, flood: str) -> None:
    first, second = toll(desk, flood)
    before = desk.archive.reviewed(flood, [second])[0].claim
    done = desk.review.restate(flood, second, "nearly  1,000")
    held = desk.archive.reviewed(flood, [second])[0]
    assert isinstance(before.value, Quantity)
    assert held.claim.value == Quantity(None, 1000, True, before.value.unit, "nearly")
    assert held.corrected
    assert desk.review.point(flood, held.point or "").spread == (12, 1000)
    assert done.step is not None
    assert done.step.label.endswith("to nearly 1,000")
    assert first in done.change.claims or held.point in done.change.points
    desk.review.undo(done.step)
    assert desk.archive.reviewed(flood, [second])[0].claim == before
    desk.review.redo(done.step)
    assert desk.archive.reviewed(flood, [second])[0].claim == held.claim


def test_a_typed_figure_says_itself_what_it_counts(desk: Workbench, flood: str) -> None:
    _, second = toll(desk, flood)
    desk.review.restate(flood, second, "at least 40 houses")
    value = desk.archive.reviewed(flood, [second])[0].claim.value
    assert value == Quantity(40, None, False, "houses", "at least")


def test_a_typed_time_is_read_in_its_place(desk: Workbench, flood: str) -> None:
    held = with_words(desk.archive.view(flood), "Monday", Kind.TIME).claim
    desk.review.restate(flood, held.id, "Sunday")
    value = desk.archive.reviewed(flood, [held.id])[0].claim.value
    assert isinstance(value, TimeValue)
    assert (str(value.date), value.said) == ("2024-03-03", "Sunday")
    desk.review.restate(flood, held.id, "Wednesday 13 March 2024")
    value = desk.archive.reviewed(flood, [held.id])[0].claim.value
    assert isinstance(value, TimeValue)
    assert str(value.date) == "2024-03-13"


def test_what_cannot_be_read_is_refused_with_an_example(desk: Workbench, flood: str) -> None:
    first, _ = toll(desk, flood)
    with pytest.raises(Refused, match="at least 225 people"):
        desk.review.restate(flood, first, "quite a lot")
    with pytest.raises(Refused, match="No figure"):
        desk.review.restate(flood, first, "9" * 300)
    with pytest.raises(Refused, match="says so already"):
        desk.review.restate(flood, first, "at least 12")
    time = with_words(desk.archive.view(flood), "Monday", Kind.TIME).claim
    with pytest.raises(Refused, match="Thursday 13 January 2022"):
        desk.review.restate(flood, time.id, "some other day")
    event = next(r.claim for r in desk.archive.view(flood).claims if r.claim.kind is Kind.EVENT)
    with pytest.raises(Refused, match="An event says what its words say"):
        desk.review.restate(flood, event.id, "12 people")
    assert not any(r.corrected for r in desk.archive.view(flood).claims)


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.QUOTE])
def test_names_and_quoted_words_are_taken_as_typed(desk: Workbench, flood: str, kind: Kind) -> None:
    article = desk.archive.view(flood).articles[0]
    start = article.text.index("Mayor Jan Novak")
    desk.review.mark(flood, article.id, Span(start, start + len("Mayor Jan Novak said")), kind)
    held = next(r.claim for r in desk.archive.view(flood).claims if r.claim.origin is Origin.MANUAL)
    desk.review.restate(flood, held.id, "“Jan Novák”")
    value = desk.archive.reviewed(flood, [held.id])[0].claim.value
    told = (
        value.canonical
        if isinstance(value, NameValue)
        else value.words
        if isinstance(value, QuoteValue)
        else ""
    )
    assert told == "Jan Novák"
    with pytest.raises(Refused, match="for instance"):
        desk.review.restate(flood, held.id, "“…”")
