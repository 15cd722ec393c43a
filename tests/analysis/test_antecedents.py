"""What a pronoun in the place of a subject stands for."""

from __future__ import annotations

import pytest

from workbench.analysis import sentences
from workbench.analysis.antecedents import Antecedents
from workbench.core.span import Span


def meant(text: str, pronoun: str) -> str | None:
    place = text.rindex(pronoun)
    found = Antecedents(text, tuple(sentences.split(text, (Span(0, len(text)),)))).of(
        Span(place, place + len(pronoun))
    )
    return found.of(text) if found is not None else None


@pytest.mark.parametrize(
    ("text", "pronoun", "stands_for"),
    [
        ("Governor Jan Brewer said she would travel to the area on Monday.", "she", "Governor Jan Brewer"),
        ("Inflation eased to 8.6% last month. It had peaked at 10.4% in October.", "It", "Inflation"),
        ("The robbers fled in a van. They got away with $2 million.", "They", "The robbers"),
        ("Anna Lind won the race. The crowds cheered. She was the favourite.", "She", "Anna Lind"),
        ("The dam was built in 1960. Governor Mihail Stanek said it had held.", "it", "The dam"),
        ("Paul Mertens took the money. The 58-year-old was jailed.", "The 58-year-old", "Paul Mertens"),
    ],
)
def test_the_nearest_subject_that_can_be_meant(text: str, pronoun: str, stands_for: str) -> None:
    assert meant(text, pronoun) == stands_for


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The robbers fled in a van. He was hurt.", "He"),
        ("Anna Lind won the race. They cheered.", "They"),
        ("It rained all day.", "It"),
        ("Inflation eased last month. Prices rose.", "Prices"),
    ],
)
def test_what_cannot_be_meant_is_not(text: str, pronoun: str) -> None:
    assert meant(text, pronoun) is None


def test_what_stands_far_back_is_not_meant() -> None:
    text = "Anna Lind won. " + "The rain went on for hours. " * 4 + "She was glad."
    assert meant(text, "She") is None
