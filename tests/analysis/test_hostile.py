"""Hostile input is read to its end: time and memory stay in bounds (pytest's own timeout holds it)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.analysis.built import article
from workbench.analysis import (
    assertions,
    attribution,
    clauses,
    converses,
    mood,
    names,
    numbers,
    pipeline,
    quantities,
    quotations,
    sentences,
    times,
    wording,
    worthiness,
)
from workbench.core.span import Span

pytestmark = pytest.mark.unmeasured

LENGTH = 100_000
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

Reader = Callable[[str], object]


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


READERS: dict[str, tuple[Reader, tuple[str, ...]]] = {
    "assertions": (assertions.of, ("not ", "stopped going and ", "no more than ", "denied reports that ")),
    "attribution": (
        lambda text: attribution.find(text, whole(text), (), ()),
        ("said ", "he said, ", "“", "according to "),
    ),
    "clauses": (lambda text: clauses.find(text, Span(0, len(text))), ("which was ", "and said that ", ", ")),
    "content": (lambda text: wording.content(text, Span(0, len(text))), ("a-b-", "lost their ", "U.S. ")),
    "converses": (
        lambda text: converses.turned(text, text),
        ("predecessor of Ab ", "Ab’s subsidiary Cd ", "Ab was bought by Cd "),
    ),
    "mood": (mood.find, ("would probably ", "a to b ", "is very ")),
    "names": (
        lambda text: names.find(text, whole(text)),
        ("A. B. ", "Ab of the ", "Ab (AB) ", "U.S. ", "O’Ab-Cd ", "Ab & "),
    ),
    "numbers": (
        lambda text: list(numbers.scan(text, Span(0, len(text)))),
        (
            "1",
            "1,",
            "1,234",
            "1.234",
            "1 234",
            "1’234",
            "12,34,",
            "1⁰",
            "10⁶ ",
            "($1",
            "one hundred and ",
            "minus ",
        ),
    ),
    "quantities": (
        lambda text: quantities.find(text, whole(text)),
        (
            "at least 5 and up to ",
            "no homes were ",
            "none of the ",
            "1-1 ",
            "vote 5 to 4 ",
            "a year ",
            "$1 to ",
            "half of a million ",
            "Russia and five other ",
            "5 others and ",
            "dozens of ",
        ),
    ),
    "quotations": (lambda text: quotations.find(text, whole(text)), ("“a ", "‘a’ ", '"', "” “")),
    "sentences": (
        lambda text: sentences.split(text, whole(text)),
        ("1. ", "a.b.", "Mr. ", "?! ", "“a.” ", "\n"),
    ),
    "times": (
        lambda text: times.find(text, whole(text), None),
        (
            "from Monday to ",
            "the end of the ",
            "a year and a ",
            "half past ",
            "twice a ",
            "May 5-",
            "the weekend of ",
            "12:30 ",
            "two days before ",
            "early next ",
            "1998, ",
            "the night of ",
        ),
    ),
    "worthiness": (worthiness.score, ("1,", "”", "killed ", "A ")),
}


def filled(words: str) -> str:
    return (words * (LENGTH // len(words) + 1))[:LENGTH]


@pytest.mark.parametrize("name", sorted(WORST))
def test_a_hundred_thousand_characters_of_the_worst(name: str) -> None:
    text = filled(WORST[name])
    found = pipeline.analyze([article("a", text, "2022-01-11")])
    assert all(text[c.span.start : c.span.end] == c.quote for c in found.claims)


@pytest.mark.parametrize(
    ("reader", "words"), [(name, words) for name, (_, worst) in READERS.items() for words in worst]
)
def test_each_reader_reads_its_own_worst_as_one_sentence(reader: str, words: str) -> None:
    text = filled(words)
    READERS[reader][0](text)
    assert len(text) == LENGTH


def test_two_books_are_compared_as_two_sentences_are() -> None:
    one, other = filled("The fire killed 19 people and "), filled("The fire killed 20 people and ")
    assert pipeline.compare_sentences(one, other)[2]
