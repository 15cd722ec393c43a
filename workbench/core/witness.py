"""Words that articles share, and how many independent witnesses a fact has: a story printed twice is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.core.claim import Claim
from workbench.core.span import Span

SAME_STORY = 0.3
"""The share of the shorter article that two articles have in common from which they are one witness."""

NEARLY_SAME = 0.6
"""The share from which an article is pointed out as nearly the same as another when it comes in."""


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
