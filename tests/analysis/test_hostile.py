"""The engine reads hostile input to its end: time and memory stay in bounds (pytest's own timeout holds it)."""

from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import pipeline

WORST = {
    "joined": "cat and ",
    "relatives": "and which said, ",
    "figures": "5 cats and ",
    "figures and commas": "killed 5 cats, ",
    "quotations": '"he said" ',
    "times": "on Monday the 5th of May ",
    "marks": "“(",
    "sentences": "The fire killed 19 people on Monday. ",
    "names": "Adam Bel ",
}


@pytest.mark.parametrize("name", sorted(WORST))
def test_a_hundred_thousand_characters_of_the_worst(name: str) -> None:
    words = WORST[name]
    text = (words * (100_000 // len(words) + 1))[:100_000]
    found = pipeline.analyze([article("a", text, "2022-01-11")])
    assert all(text[c.span.start : c.span.end] == c.quote for c in found.claims)
