"""Wire text: what articles share word for word, and how many independent witnesses a fact has."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.span import Span

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_QUOTED = re.compile(r"“[^“”]{1,2000}”|\"[^\"\n]{1,2000}\"|«[^«»]{1,2000}»")
_LEAST, _MANY = 12, 12
"""Words from which a passage is no accident; texts from which what all share is seen with the first alone."""

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
class Body:
    """What is compared of an article: its text, and where its story stands in it."""

    article: str
    text: str
    spans: tuple[Span, ...]


def body_of(article: Article) -> Body:
    """Return what is compared of an article."""
    return Body(article.id, article.text, article.body)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of an article's body outside quotations, folded, with their places."""

    article: str
    folded: tuple[str, ...]
    spans: tuple[Span, ...]


def overlaps(bodies: Sequence[Body]) -> tuple[Overlap, ...]:
    """Return what each pair of ``bodies`` shares, pairs that share no passage left out.

    It costs as much as there are words, and as pairs share runs of them.
    """
    texts = [_words(body) for body in bodies]
    places = [_places(t.folded) for t in texts]
    found = []
    for (a, b), runs in sorted(_shared(places).items()):
        passages = _passages(sorted((places[a][run], places[b][run]) for run in runs))
        words = sum(length for _, _, length in passages)
        shorter = min(len(texts[a].folded), len(texts[b].folded))
        told = tuple(_passage(texts[a], texts[b], p) for p in passages)
        found.append(Overlap(texts[a].article, texts[b].article, min(1.0, words / shorter), told))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the articles of a session share: by pair, and for each article the first one of its story.

    An article that is largely the same as one, which is largely the same as another, is of one story with
    both.
    """

    pairs: Mapping[frozenset[str], Overlap]
    story: Mapping[str, str]


NOTHING_SHARED = Sharing(MappingProxyType({}), MappingProxyType({}))


def sharing(found: Iterable[Overlap]) -> Sharing:
    """Return what these overlaps come to."""
    pairs = {overlap.pair: overlap for overlap in found}
    story: dict[str, str] = {}
    for overlap in pairs.values():
        if overlap.similarity >= SAME_STORY:
            one, other = (story.setdefault(key, key) for key in (overlap.a, overlap.b))
            story.update((key, one) for key, held in list(story.items()) if held == other)
    return Sharing(pairs, story)


def witnesses(claims: Iterable[Claim], shared: Sharing) -> tuple[frozenset[str], ...]:
    """Return the articles of ``claims`` as sets, a set for each independent witness.

    Articles of one story are one witness; so are two whose claims stand in a passage that they share.
    """
    by_article: dict[str, list[Claim]] = {}
    for claim in claims:
        by_article.setdefault(claim.article, []).append(claim)
    groups: list[set[str]] = []
    for article in by_article:
        tied = [g for g in groups if any(_are_one(article, other, by_article, shared) for other in g)]
        groups = [g for g in groups if g not in tied]
        groups.append({article}.union(*tied))
    order = {article: place for place, article in enumerate(by_article)}
    return tuple(frozenset(g) for g in sorted(groups, key=lambda g: min(order[a] for a in g)))


def _are_one(first: str, second: str, claims: Mapping[str, Sequence[Claim]], shared: Sharing) -> bool:
    if first in shared.story and shared.story[first] == shared.story.get(second):
        return True
    overlap = shared.pairs.get(frozenset((first, second)))
    if overlap is None:
        return False
    mine, theirs = claims[overlap.a], claims[overlap.b]
    return any(
        any(p.a.overlap(c.span) for c in mine) and any(p.b.overlap(c.span) for c in theirs)
        for p in overlap.passages
    )


def _words(body: Body) -> _Words:
    folded: list[str] = []
    spans: list[Span] = []
    for line in body.spans:
        quoted = [m.span() for m in _QUOTED.finditer(body.text, line.start, line.end)]
        for match in _WORD.finditer(body.text, line.start, line.end):
            if not any(start <= match.start() < end for start, end in quoted):
                folded.append(match.group().casefold().replace("’", "'"))
                spans.append(Span(*match.span()))
    return _Words(body.article, tuple(folded), tuple(spans))


def _places(folded: Sequence[str]) -> dict[int, int]:
    """Return where each run of ``_LEAST`` words first stands, by its hash."""
    found: dict[int, int] = {}
    for place in range(len(folded) - _LEAST + 1):
        found.setdefault(hash(folded[place : place + _LEAST]), place)
    return found


def _shared(places: Sequence[Mapping[int, int]]) -> Mapping[tuple[int, int], list[int]]:
    """Return the runs that each pair of texts has in common; of many texts, each with the first of them."""
    first: dict[int, int] = {}
    several: dict[int, list[int]] = {}
    for number, runs in enumerate(places):
        for run in runs:
            if run in first:
                several.setdefault(run, [first[run]]).append(number)
            else:
                first[run] = number
    shared: dict[tuple[int, int], list[int]] = defaultdict(list)
    for run, numbers in several.items():
        is_common = len(numbers) > _MANY
        for pair in ((numbers[0], n) for n in numbers[1:]) if is_common else combinations(numbers, 2):
            shared[pair].append(run)
    return shared


def _passages(starts: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Join runs that go on in both texts to passages: first word in each, and how many words."""
    found: list[tuple[int, int, int]] = []
    for a, b in starts:
        if found:
            first, other, length = found[-1]
            if (a - first, b - other) == (length - _LEAST + 1,) * 2:
                found[-1] = (first, other, length + 1)
                continue
        found.append((a, b, _LEAST))
    return found


def _passage(a: _Words, b: _Words, words: tuple[int, int, int]) -> Passage:
    first, other, length = words
    return Passage(
        Span(a.spans[first].start, a.spans[first + length - 1].end),
        Span(b.spans[other].start, b.spans[other + length - 1].end),
    )
