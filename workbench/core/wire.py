"""Wire text: what articles share word for word, and how many independent witnesses a fact has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_QUOTED = re.compile(r"“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»]{1,2000}»")
_SEED = 5
_LEAST = 12
"""Words from which a passage is no accident."""

SAME_STORY = 0.3
"""The share of the shorter article that two articles have in common from which they are one witness."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The same words in two articles: where they stand in the one and in the other."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two articles have in common, word for word, quotations apart.

    ``similarity`` is the share of the shorter one's words, 0 to 1; ``passages`` are in the order of ``a``.
    """

    a: str
    b: str
    similarity: float
    passages: tuple[Passage, ...]

    @property
    def pair(self) -> frozenset[str]:
        """Both articles' ids, in no order."""
        return frozenset((self.a, self.b))


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


def witnesses(
    claims: Iterable[Claim], overlaps: Mapping[frozenset[str], Overlap]
) -> tuple[frozenset[str], ...]:
    """Return the articles of ``claims`` as sets, a set for each independent witness.

    Articles that are largely the same story are one witness; so are two whose claims stand in a passage
    that they share.
    """
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    groups: list[set[str]] = []
    for article in by_article:
        tied = [g for g in groups if any(_are_one(article, other, by_article, overlaps) for other in g)]
        groups = [g for g in groups if g not in tied]
        groups.append({article}.union(*tied))
    order = {article: place for place, article in enumerate(by_article)}
    return tuple(frozenset(g) for g in sorted(groups, key=lambda g: min(order[a] for a in g)))


def _are_one(
    first: str,
    second: str,
    claims: Mapping[str, Sequence[Claim]],
    overlaps: Mapping[frozenset[str], Overlap],
) -> bool:
    overlap = overlaps.get(frozenset((first, second)))
    if overlap is None:
        return False
    if overlap.similarity >= SAME_STORY:
        return True
    mine, theirs = claims[overlap.a], claims[overlap.b]
    return any(
        any(p.a.overlap(c.span) for c in mine) and any(p.b.overlap(c.span) for c in theirs)
        for p in overlap.passages
    )


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
