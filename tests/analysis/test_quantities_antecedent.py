from __future__ import annotations

import pytest

from workbench.analysis import quantities, sentences
from workbench.analysis.mentions import QuantityMention
from workbench.core.span import Span


def find(text: str) -> tuple[QuantityMention, ...]:
    return quantities.find(text, sentences.split(text, [Span(0, len(text))]))


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("The number of people known to have died in the south rose to 64 on Thursday.", "64", "people dead"),
        ("The number of infections has climbed to 263.", "263", "infections"),
        ("Deaths rose to 64 there.", "64", "people dead"),
        ("Confirmed cases in the north have now climbed to 300.", "300", "cases"),
        ("The attendance was 31,402.", "The attendance was 31,402", "people"),
        ("The oldest of his victims was 94.", "The oldest of his victims was 94", "years old"),
        ("He has 15 goals and took his tally to 17.", "took his tally to 17", "goals"),
        ("There were 40 dead and 16 still missing.", "16 still missing", "people missing"),
        ("It killed 28 people and infected at least 190.", "at least 190", "people infected"),
        ("Of the dead, 21 were in Ost.", "21", "people dead"),
        ("Nurses make up 11 of the dead.", "11 of the dead", "people dead"),
        ("Some 500 people were hurt, 80 of them seriously.", "80 of them seriously", "people injured"),
        ("He faced 14 counts. He was convicted of 11 of them.", "11 of them", "counts"),
        ("Some 40 people were injured, 10 seriously.", "10 seriously", "people injured"),
        ("He was guilty on six counts and cleared on the remaining two.", "the remaining two", "counts"),
        ("It left 300,000 homes dark, down from 500,000 on Sunday.", "500,000", "homes"),
        (
            "Of the 52 passengers, 30 were rescued and nine remain missing.",
            "nine remain missing",
            "people missing",
        ),
        (
            "It killed 11 people, including three children, and 24 others were hurt.",
            "three children",
            "children dead",
        ),
        ("He faced 14 counts. He was cleared of the other three.", "the other three", "counts"),
        (
            "Police held 27 people in Ost. It arrested 9 people in Ost and 60 across the country.",
            "60",
            "people arrested",
        ),
        ("They had 50,000 doses. A further 200,000 are expected.", "A further 200,000", "doses"),
        ("It cuts 2,300 jobs. About 800 of the 2,300 are in Ost.", "About 800", "jobs"),
        (
            "The oldest of the nine residents, the youngest of them 79, left.",
            "the youngest of them 79",
            "years old",
        ),
    ],
)
def test_a_bare_figure_takes_its_unit_from_the_words_around(text: str, words: str, unit: str) -> None:
    assert (words, unit) in [(m.span.of(text), m.value.unit.removeprefix("Confirmed ")) for m in find(text)]


def test_each_case_keeps_its_own_status() -> None:
    text = "Of the 190 cases, 114 have been confirmed in the laboratory and 76 are suspected."
    assert [(m.value.low, m.value.unit) for m in find(text)] == [
        (190, "cases"),
        (114, "cases confirmed"),
        (76, "cases suspected"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Fever: death toll passes 40", "death toll passes 40"),
        ("The toll has topped 40.", "The toll has topped 40"),
    ],
)
def test_a_toll_that_passes_a_figure_is_at_least_that(text: str, words: str) -> None:
    assert [(m.span.of(text), m.value.low, m.value.high, m.value.unit) for m in find(text)] == [
        (words, 40, None, "people dead")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The price rose to 64.",
        "The answer is 42.",
        "The victims were 19 and 23.",
        "Shares climbed to 300.",
        "The other three remain at large.",
        "Some of the 300 went home.",
        "The toll road fee rose to 5.",
    ],
)
def test_a_figure_without_a_counted_noun_stays_bare(text: str) -> None:
    assert {m.value.unit for m in find(text)} <= {""}


def test_an_antecedent_that_is_far_is_none() -> None:
    text = (
        "It cut 40 jobs. " + "The plan had been known for long to all there. " * 9 + "He spoke of 11 of them."
    )
    assert [m.value.unit for m in find(text)] == ["jobs", ""]
