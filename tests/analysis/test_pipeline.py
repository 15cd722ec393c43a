from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import pipeline
from workbench.core.claim import Kind, Origin
from workbench.core.dates import PartialDate, Window
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.value import Quantity, TimeValue

A = article("a", "At least 164 people have died, officials said.", "2022-01-11")
B = article("b", "At least 225 people were killed, police said.", "--01-19")


def test_the_same_articles_give_the_same_analysis() -> None:
    assert pipeline.analyze([A, B]) == pipeline.analyze([A, B])


def test_ids_run_in_the_order_of_articles_and_text() -> None:
    found = pipeline.analyze([A, B])
    assert [c.id for c in found.claims] == [f"c{n}" for n in range(1, len(found.claims) + 1)]
    assert [p.id for p in found.points] == [f"g{n}" for n in range(1, len(found.points) + 1)]


def test_nothing_and_no_claims() -> None:
    assert pipeline.analyze([]).claims == ()
    assert pipeline.analyze([article("a", "")]).points == ()


def test_an_article_without_an_id_goes_by_its_name() -> None:
    found = pipeline.analyze([A.with_id("")])
    assert {c.article for c in found.claims} == {"a"}


def test_a_missing_year_is_completed_and_said_so() -> None:
    completed = pipeline.dated([A, B])[1].masthead
    assert str(completed.published) == "2022-01-19"
    assert completed.published_from.endswith("year inferred")
    assert pipeline.dated([A, B])[0] is A


def test_a_claim_made_by_hand_is_read_where_it_stands() -> None:
    start = A.text.index("164")
    made = pipeline.describe(A, Span(start, start + len("164 people have died")), None)
    assert made.id == ""
    assert made.origin is Origin.MANUAL
    assert made.kind is Kind.QUANTITY
    assert isinstance(made.value, Quantity)
    assert (made.value.low, made.claimant) == (164, "officials")


def test_the_editors_kind_binds() -> None:
    made = pipeline.describe(A, Span(0, len(A.text) - 1), None, Kind.EVENT)
    assert made.kind is Kind.EVENT
    assert made.quote == A.text[:-1]


def test_describing_uses_the_window() -> None:
    text = article("a", "The troops will leave on Thursday.")
    window = Window(PartialDate.parse("2022-01-11").whole, PartialDate.parse("2022-01-11").whole)  # type: ignore[arg-type]
    made = pipeline.describe(text, Span(0, 33), window, Kind.TIME)
    assert isinstance(made.value, TimeValue)
    assert str(made.value.date) == "2022-01-13"


def test_any_two_claims_can_be_related() -> None:
    found = pipeline.analyze([A, B])
    a, b = (c for c in found.claims if c.kind is Kind.QUANTITY)
    kind, reason = pipeline.relate({"a": A, "b": B}, a, b)
    assert kind is RelationKind.COMPATIBLE
    assert "164" in reason
    assert "225" in reason


def test_a_loose_text_is_annotated() -> None:
    text = "Officials said on Thursday that 12 people died. The mayor resigned."
    found = pipeline.annotate(text, PartialDate.parse("2022-01-14"))
    assert [s.of(text) for s in found.reading.sentences] == text.replace(". The", ".|The").split("|")
    assert len(found.check_worthiness) == 2
    assert found.claims[0].id == "c1"


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("At least 40 people died in the crash.", "The crash killed 12 people.", RelationKind.CONFLICT),
        (
            "The committee approved the plan on Monday.",
            "The committee rejected the plan.",
            RelationKind.CONFLICT,
        ),
        ("The storm killed 12 people in Texas.", "The storm killed 12 people.", RelationKind.AGREE),
        ("The storm killed 12 people in Texas.", "Shares of the bank rose.", RelationKind.UNRELATED),
    ],
)
def test_two_loose_sentences(a: str, b: str, kind: RelationKind) -> None:
    found, score, reason = pipeline.compare_sentences(a, b)
    assert (found, 0 <= score <= 1, bool(reason)) == (kind, True, True)


def test_growth_in_pairs_is_bounded() -> None:
    many = [article(f"n{i}", f"Fire number {i} killed {i + 20} people in the hills.") for i in range(30)]
    assert len(pipeline.analyze(many).claims) >= 30
