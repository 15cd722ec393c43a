"""What does not fit in an article's own figures is said in words; what fits, within its rounding, is not."""

from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import arithmetic, pipeline, reading
from workbench.core.dates import windows

FITS = (
    "Sales rose 20 percent to $600 million from $500 million.",
    "Twelve of the 48 schools, or 25 percent, were closed.",
    "The crash hurt 85 people, of whom 49 are in hospital.",
    "It killed 19 people — 12 men and 7 women — on Sunday.",
    "Maria Holt, 53, who was born in 1970, said so.",
    "Maria Holt, 54, was born in Lund in 1970.",
    "The bridge fell 39 years ago, in 1985.",
    "Profit fell 7.1% to 1.3 million euros from 1.4 million euros.",
    "Of the 190 cases, 114 have been confirmed and 76 are suspected.",
    "Unemployment rose to 5.2 percent from 4.9 percent.",
    "The company plans to cut 5 percent of its staff and to go from 40 shops to 30.",
    "He won 51.9% of the vote, up from 48% in 2019.",
)
MISFITS = {
    "Sales rose 30 percent to $600 million from $500 million.": "from 500 million to 600 million is a rise of 20 percent",
    "Profit rose 7.1% to 1.3 million euros from 1.4 million euros.": "from 1.4 million to 1.3 million is a fall of 7.1 percent",
    "Twelve of the 48 schools, or 30 percent, were closed.": "12 of 48 is 25 percent",
    "The crash hurt 45 people, of whom 49 are in hospital.": "49 cannot be a part of 45",
    "It killed 19 people — 12 men and 8 women — on Sunday.": "12 and 8 make 20",
    "Maria Holt, 63, who was born in 1970, said so.": "who was born in 1970 is 53 or 54 in 2024",
    "The bridge fell 29 years ago, in 1985.": "1985 was 39 years before 2024",
}


def doubts(text: str) -> list[str]:
    made = article("a", text, "2024-03-04")
    read = reading.read(made, windows([made.masthead.published])[0])
    return [why for _, why in arithmetic.find(text, read)]


@pytest.mark.parametrize("text", FITS)
def test_what_fits_is_not_named(text: str) -> None:
    assert doubts(text) == []


@pytest.mark.parametrize(("text", "why"), MISFITS.items())
def test_what_does_not_fit_is_told_in_words(text: str, why: str) -> None:
    assert doubts(text) == [why]


def test_a_misfit_is_a_reason_of_its_claim_and_makes_it_worth_checking() -> None:
    found = pipeline.analyze(
        [article("a", "The crash hurt 45 people, of whom 49 are in hospital.", "2024-03-04")]
    )
    claims = [c for c in found.claims if c.misfits]
    assert [c.misfits for c in claims] == [("49 cannot be a part of 45",)]
    assert claims[0].check_worthiness >= 0.9
    assert all(c.misfits == () for c in found.claims if c not in claims)


@pytest.mark.unmeasured
def test_a_long_sentence_of_figures_takes_no_long_time() -> None:
    assert doubts("He counted 12 of 13, " * 5000) == []
