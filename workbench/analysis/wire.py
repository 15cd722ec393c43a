"""Wire text in several articles: passages that stand word for word in two of them, quotations left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.core.article import Article
from workbench.core.span import Span
from workbench.core.witness import Overlap, Passage

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^»]{1,2000}»")
_SEED = 5
_LEAST = 12
"""Words from which a passage is no accident."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an article's body outside quotations, folded, with their places."""

    article: str
    folded: tuple[str, ...]
    spans: tuple[Span, ...]


def overlaps(articles: Sequence[Article]) -> tuple[Overlap, ...]:
    """Return what each pair of ``articles`` shares, pairs that share no passage left out."""
    texts = [_words(a) for a in articles]
    places = [_places(t) for t in texts]
    found = []
    for a, b in sorted(_meeting(places)):
        passages = _passages(texts[a], texts[b], places[b])
        if passages:
            shared = sum(last - first for first, last, _ in passages)
            shorter = min(len(texts[a].folded), len(texts[b].folded))
            told = tuple(_passage(texts[a], texts[b], p) for p in passages)
            found.append(Overlap(texts[a].article, texts[b].article, min(1.0, shared / shorter), told))
    return tuple(found)


def _words(article: Article) -> _Words:
    folded: list[str] = []
    spans: list[Span] = []
    for line in article.body:
        quoted = [m.span() for m in _QUOTED.finditer(article.text, line.start, line.end)]
        for match in _WORD.finditer(article.text, line.start, line.end):
            if not any(start <= match.start() < end for start, end in quoted):
                folded.append(match.group().casefold().replace("’", "'"))
                spans.append(Span(*match.span()))
    return _Words(article.id, tuple(folded), tuple(spans))


def _places(text: _Words) -> dict[tuple[str, ...], int]:
    """Return where each run of five words first stands."""
    found: dict[tuple[str, ...], int] = {}
    for place in range(len(text.folded) - _SEED + 1):
        found.setdefault(text.folded[place : place + _SEED], place)
    return found


def _meeting(places: Sequence[dict[tuple[str, ...], int]]) -> set[tuple[int, int]]:
    """Return the pairs of articles that have a run of five words in common."""
    held: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, runs in enumerate(places):
        for run in runs:
            held[run].append(number)
    return {pair for numbers in held.values() if len(numbers) > 1 for pair in combinations(numbers, 2)}


def _passages(a: _Words, b: _Words, places: dict[tuple[str, ...], int]) -> list[tuple[int, int, int]]:
    """Return the shared passages as first and last word of ``a`` (exclusive) and first word of ``b``."""
    found = []
    at = 0
    while at <= len(a.folded) - _SEED:
        there = places.get(a.folded[at : at + _SEED])
        if there is None:
            at += 1
            continue
        length = _SEED
        while (
            at + length < len(a.folded)
            and there + length < len(b.folded)
            and a.folded[at + length] == b.folded[there + length]
        ):
            length += 1
        if length >= _LEAST:
            found.append((at, at + length, there))
        at += length if length >= _LEAST else 1
    return found


def _passage(a: _Words, b: _Words, words: tuple[int, int, int]) -> Passage:
    first, last, there = words
    end = there + last - first
    return Passage(
        Span(a.spans[first].start, a.spans[last - 1].end), Span(b.spans[there].start, b.spans[end - 1].end)
    )
