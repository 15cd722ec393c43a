"""Figures whose noun stands elsewhere in the text, and bare numbers that stay bare."""

from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import pipeline, quantities, sentences
from workbench.core.point import RelationKind
from workbench.core.span import Span


def units(text: str) -> dict[str, str]:
    whole = Span(0, len(text))
    found = quantities.find(text, tuple(sentences.split(text, (whole,))))
    return {m.number.of(text): m.value.unit for m in found}


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("The union said 3,200 of its members had joined.", "3,200", "members"),
        ("Nineteen of MediNorth's 24 hospitals were hit.", "Nineteen", "hospitals"),
        ("Eleven of the victims died in Tarnova.", "Eleven", "people dead"),
        ("Nine people died in Tarnova and seven in the village of Lesk.", "seven", "people dead"),
        ("Four carriages were derailed and three burst into flames.", "three", "carriages"),
        ("They put the number of strikers at 1,900; the union had spoken of 3,200.", "1,900", "strikers"),
        ("They put the number of strikers at 1,900; the union had spoken of 3,200.", "3,200", "strikers"),
        ("Doctors treated 85 people. 49 are still in hospital, four in intensive care.", "49", "people"),
        ("Doctors treated 85 people. 49 are still in hospital, four in intensive care.", "four", "people"),
    ],
)
def test_a_bare_figure_counts_what_the_words_around_say(text: str, number: str, unit: str) -> None:
    assert units(text)[number] == unit


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("We lost 19 of the finest people.", "19"),
        ("The council met for two days. Chapter 49 was read.", "49"),
        ("Some 80 people came and 2019 was a good year.", "2019"),
    ],
)
def test_a_figure_that_nothing_explains_stays_bare(text: str, number: str) -> None:
    assert units(text).get(number, "") == ""


def related(a: str, b: str) -> set[tuple[str, str, RelationKind]]:
    found = pipeline.analyze([article("a", a, "2023-03-16"), article("b", b, "2023-03-17")])
    quotes = {c.id: c.quote for c in found.claims}
    return {(quotes[r.a], quotes[r.b], r.kind) for p in found.points for r in p.relations}


def test_figures_of_one_place_clash_whoever_holds_the_noun() -> None:
    told = related(
        "Eleven of the victims died in Tarnova and seven in the village of Lesk.",
        "The floods have killed 22 people, 12 of them in Tarnova and 7 in Lesk.",
    )
    assert any("Eleven" in a and "12" in b and kind is RelationKind.CONFLICT for a, b, kind in told)
    assert any("seven" in a and "7" in b and kind is RelationKind.AGREE for a, b, kind in told)


def test_two_figures_of_two_claimants_in_one_article_are_both_compared() -> None:
    told = related(
        "The employers put the number of strikers at 1,900; the union had spoken of 3,200.",
        "The union said 3,200 strikers had joined.",
    )
    kinds = {(a.endswith("1,900"), kind) for a, b, kind in told if "3,200" in b}
    assert (True, RelationKind.CONFLICT) in kinds
    assert (False, RelationKind.AGREE) in kinds


def test_some_of_those_told_before_are_no_other_count_of_all() -> None:
    told = related(
        "The crash hurt 85 people. 66 were taken to hospital.", "Hospitals treated 85 people after the crash."
    )
    assert not [1 for _, _, kind in told if kind is RelationKind.CONFLICT]
