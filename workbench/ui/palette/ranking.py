"""How well a few typed letters fit the words of a choice."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

WHOLE, START, INSIDE, SCATTERED = 8.0, 5.0, 2.0, 0.5


def fitting(typed: str, choices: Sequence[str]) -> list[int]:
    """Return the indices of the choices that hold every typed word, the best first, equals in their order.

    The choices are ``folded`` already: that takes longest, and is the same for every letter typed.
    """
    words = folded(typed).split()
    if not words:
        return list(range(len(choices)))
    scored = [(score(words, choice), index) for index, choice in enumerate(choices)]
    return [index for value, index in sorted(scored, key=lambda s: (-s[0], s[1])) if value > 0]


def score(words: Sequence[str], text: str) -> float:
    """Return how well folded ``words`` fit a folded text; 0 where one of them does not."""
    found = [_one(word, text) for word in words]
    return sum(found) - len(text) / 1000 if all(found) else 0.0


def folded(text: str) -> str:
    """Return ``text`` in lower case without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _one(word: str, text: str) -> float:
    place = text.find(word)
    if place < 0:
        return SCATTERED if len(word) > 2 and _initials(word, text) else 0.0
    starts = place == 0 or not text[place - 1].isalnum() or f" {word}" in text
    if not starts:
        return INSIDE
    return WHOLE if f" {word} " in f" {text} " else START + (1.0 if place == 0 else 0.0)


def _initials(word: str, text: str) -> bool:
    """Tell whether the letters of ``word`` begin words of ``text``, in order ("nuc": next unreviewed)."""
    letters = iter(part[0] for part in text.split())
    return all(letter in letters for letter in word)
