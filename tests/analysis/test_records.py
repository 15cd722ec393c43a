"""Records: what has not been so since a time, and whether two tell of one."""

from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import pipeline, records
from workbench.core.dates import PartialDate
from workbench.core.point import RelationKind


def years(quote: str, year: int | None = 2023) -> list[tuple[str, float | None, float]]:
    found = records.find(quote, PartialDate(year) if year else None)
    return [(r.side, r.first, r.last) for r in found]


@pytest.mark.parametrize(
    ("quote", "side", "first", "last"),
    [
        ("it was the deadliest fire since 1933", "worst", 90, 90),
        ("the worst floods in 80 years", "worst", 80, 80),
        ("the lowest level in a decade", "low", 10, 10),
        ("fell to an 11-year low", "low", 11, 11),
        ("the biggest loss of jobs in at least 30 years", "worst", None, 30),
        ("the most people killed by a storm in decades", "worst", None, 20),
        ("more expensive than at any time since 2009", "high", 14, 14),
        ("the worst toll since 9/11", "worst", 22, 22),
    ],
)
def test_side_and_years_of_a_record(quote: str, side: str, first: float | None, last: float) -> None:
    assert years(quote) == [(side, first, last)]


@pytest.mark.parametrize(
    "quote",
    [
        "the forest has burned since 1990",
        "at least 12 people since 1990",
        "the highest tower",
        "open since 2009",
    ],
)
def test_what_is_no_record(quote: str) -> None:
    assert years(quote) == []


def test_two_records_in_one_statement() -> None:
    quote = "the deadliest fire since 1933, and the deadliest event for firefighters since the Sept. 11, 2001, attacks"
    assert [last for _, _, last in years(quote)] == [90, 22]


def test_a_year_stays_a_name_where_the_article_has_no_date() -> None:
    (found,) = records.find("the highest level since 2008", None)
    assert found.since == "2008"


def related(a: str, b: str) -> set[RelationKind]:
    found = pipeline.analyze([article("a", a, "2023-03-16"), article("b", b, "2023-03-17")])
    return {r.kind for p in found.points for r in p.relations}


def test_a_year_and_a_span_of_years_can_say_the_same() -> None:
    told = "The fire was the deadliest wildfire since 1933."
    assert related(told, "Officials called the fire the deadliest wildfire in 90 years.") == {
        RelationKind.AGREE
    }


def test_two_spans_of_years_clash() -> None:
    told = "The price of soybeans fell to an 11-year low."
    assert RelationKind.CONFLICT in related(told, "The price of soybeans is at its lowest level in a decade.")


def test_records_of_two_things_are_not_compared() -> None:
    told = "Copper fell to a 10-year low."
    assert RelationKind.CONFLICT not in related(told, "The share of Norvane hit its lowest level since 2019.")


def test_an_open_span_allows_a_longer_one() -> None:
    told = "It was the deadliest wildfire in at least 30 years."
    assert related(told, "It was the deadliest wildfire since 1933.") == {RelationKind.COMPATIBLE}


def test_records_since_one_time_need_one_word_in_common() -> None:
    a = article(
        "a",
        "The council raised the toll, defying the biggest street rally the island has seen in a decade.",
        "2024-03-06",
    )
    b = article(
        "b",
        "Unions said 9,000 people had taken part in the rally, the largest in Velm since 2014.",
        "2024-03-06",
    )
    told = [r.kind for p in pipeline.analyze([a, b]).points for r in p.relations]
    assert set(told) == {RelationKind.AGREE}
