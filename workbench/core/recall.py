"""Verdict memory: by which words a claim that was judged is found again, and how alike two claims are.

Two claims are looked at together where they share two of their strongest words; how alike they are is then
told by all of their words. A number that differs tells two claims apart, however alike the rest is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

STRONGEST = 4
"""So many words of a claim make the pairs under which it is kept."""

ALIKE = 0.5
"""From here on, of 1, two claims are alike enough to offer the verdict on one for the other."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_EMPTY = frozenset(
    word
    for line in (
        "a about after again all also an and any are as at be because been before being but by can could",
        "did do does for from had has have he her his how if in into is it its just last least less many",
        "may might more most much nearly new no nor not of off on one only or other our out over said says",
        "she so some such than that the their them then there these they this those to under until up was",
        "were what when where which while who will with would you",
    )
    for word in line.split()
)
_ENDINGS = ("'s", "’s", "ings", "ing", "edly", "ies", "ied", "ed", "es", "s", "ly", "e")


@dataclass(frozen=True, slots=True)
class Recalled:
    """A verdict on a claim like one that is looked at, from an earlier session; ``likeness`` is 0 to 1."""

    session: str
    session_name: str
    claim: str
    quote: str
    verdict: str
    label: str
    rationale: str
    reviewer: str
    at: datetime
    likeness: float


def terms(quote: str) -> dict[str, float]:
    """Return the words of a claim that tell it from others, each with its weight."""
    found: dict[str, float] = {}
    for match in _WORD.finditer(quote):
        word = match[0]
        key = _folded(word)
        if key:
            found[key] = max(found.get(key, 0.0), _weight(word))
    return found


def pairs(quote: str) -> tuple[int, ...]:
    """Return the pairs of a claim's strongest words as numbers below 2**63, the strongest pair first."""
    weighed = terms(quote)
    strongest = sorted(weighed, key=lambda key: (-weighed[key], -len(key), key))[:STRONGEST]
    places = sorted(combinations(range(len(strongest)), 2), key=sum)
    return tuple(_number(*sorted((strongest[a], strongest[b]))) for a, b in places)


def likeness(one: str, other: str) -> float:
    """Return how alike two claims are, from 0 to 1; 0 where both give figures and share none."""
    a, b = terms(one), terms(other)
    if not a or not b:
        return 0.0
    figures = [{key for key in side if key[0].isdigit()} for side in (a, b)]
    if all(figures) and not figures[0] & figures[1]:
        return 0.0
    shared = sum(max(a[key], b[key]) for key in a.keys() & b.keys())
    every = sum(max(a.get(key, 0.0), b.get(key, 0.0)) for key in a.keys() | b.keys())
    return shared / every


def _folded(word: str) -> str:
    if word[0].isdigit():
        return re.sub(r"[,.](?=\d{3}(?!\d))", "", word)
    key = word.casefold()
    if key in _EMPTY:
        return ""
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 3:
            return key.removesuffix(ending)
    return key if len(key) > 1 else ""


def _weight(word: str) -> float:
    if word[0].isdigit():
        return 3.0
    return 2.0 if word[0].isupper() else 1.0


def _number(a: str, b: str) -> int:
    digest = hashlib.blake2b(f"{a}\0{b}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
