"""The day for which a figure is stated is read from its own clause, and decides what a clash is."""

from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import pipeline
from workbench.core.claim import Kind
from workbench.core.point import RelationKind

STATED = {
    "The fire had burned 6,000 acres as of late Sunday night.": "2024-03-03",
    "The fire now spans 8,400 acres.": "2024-03-04",
    "The death toll stood at 31 on Saturday.": "2024-03-02",
    "Two hundred firefighters were working on the fire on Sunday.": "2024-03-03",
    "The attack killed 31 people on Sunday.": None,
    "The company sold 31 cars on Sunday.": None,
    "Schools have been shut since Sunday for 31 pupils.": None,
}


@pytest.mark.parametrize(("text", "day"), STATED.items())
def test_the_day_of_a_figure(text: str, day: str | None) -> None:
    found = pipeline.analyze([article("a", text, "2024-03-04")])
    assert {c.as_of for c in found.claims if c.kind is Kind.QUANTITY} == {day}


def relation(first: str, second: str) -> tuple[RelationKind, str | None]:
    found = pipeline.analyze([article("a", first, "2024-03-04"), article("b", second, "2024-03-04")])
    figures = {c.id for c in found.claims if c.kind is Kind.QUANTITY}
    (relation,) = [r for p in found.points for r in p.relations if r.pair <= figures]
    later = next((c.quote for c in found.claims if c.id == relation.superseded_by), None)
    return relation.kind, later


def test_sizes_of_two_days_are_no_conflict() -> None:
    kind, _ = relation(
        "The wildfire near Lund spanned 6,000 acres as of Sunday.",
        "The wildfire near Lund now spans 8,400 acres.",
    )
    assert kind is RelationKind.COMPATIBLE


def test_sizes_of_one_day_are_one() -> None:
    kind, _ = relation(
        "The wildfire near Lund now spans 6,000 acres.", "The wildfire near Lund now spans 8,400 acres."
    )
    assert kind is RelationKind.CONFLICT


def test_a_later_toll_supersedes_an_earlier_one() -> None:
    kind, later = relation(
        "The death toll of the Lund flood stood at 31 on Saturday.",
        "The death toll of the Lund flood climbed to 36 on Monday.",
    )
    assert kind is RelationKind.CONFLICT
    assert later is not None
    assert "36" in later
