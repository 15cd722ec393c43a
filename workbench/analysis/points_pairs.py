"""Which pairs of a point's claims are compared: all, in a point of very many those that speak for all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations, zip_longest

from workbench.analysis import assertions
from workbench.analysis.wording import fold
from workbench.core.claim import Claim
from workbench.core.point import EVERY_PAIR
from workbench.core.value import NameValue, Quantity, QuoteValue, TimeValue

_SPEAKERS = 16
_OF_ONE_ARTICLE = 12


def pairs(claims: Sequence[Claim], bound: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of ``claims`` (by index, the smaller first) that are to be compared, in order.

    Up to 60 claims all pairs. Of more, each claim with 16 that speak for all: in turn one of each value
    stated, the extremes and the most stated first; with those beside it in its own article; and the pairs
    that the editor ``bound``.
    """
    if len(claims) <= EVERY_PAIR:
        yield from combinations(range(len(claims)), 2)
        return
    speakers = _speakers(claims)
    chosen = set(bound)
    chosen |= {(min(i, s), max(i, s)) for s in speakers for i in range(len(claims)) if i != s}
    by_article: dict[str, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        by_article[claim.article].append(index)
    for mine in by_article.values():
        chosen.update(combinations(mine[:_OF_ONE_ARTICLE], 2))
    yield from sorted(chosen)


def _speakers(claims: Sequence[Claim]) -> list[int]:
    """Return the claims to which all others are compared: one of each value in turn, while there is room."""
    stated: dict[Hashable, list[int]] = defaultdict(list)
    for index, claim in enumerate(claims):
        stated[_stated(claim)].append(index)
    extremes = _extremes(claims)
    ranked = sorted(stated.values(), key=lambda same: (extremes.isdisjoint(same), -len(same), same[0]))
    turns = (index for turn in zip_longest(*ranked) for index in turn if index is not None)
    return [index for index, _ in zip(turns, range(_SPEAKERS), strict=False)]


def _extremes(claims: Sequence[Claim]) -> set[int]:
    """Return the claims of the lowest and of the highest figure."""
    figures = [
        (bound, index)
        for index, claim in enumerate(claims)
        if isinstance(claim.value, Quantity)
        for bound in (claim.value.low, claim.value.high)
        if bound is not None
    ]
    return {min(figures)[1], max(figures)[1]} if figures else set()


def _stated(claim: Claim) -> Hashable:
    """Return what is the same where two claims say the same: figure, days, name, words, sides taken."""
    value = claim.value
    if isinstance(value, Quantity):
        return (value.low, value.high, value.approximate, value.unit)
    if isinstance(value, NameValue):
        return fold(value.canonical)
    if isinstance(value, QuoteValue):
        return fold(value.words).strip("\"' ,.")
    told = assertions.of(claim.quote)
    days = (value.days(), value.weekday) if isinstance(value, TimeValue) else None
    return (days, told.negated, frozenset((axis, side) for axis, (side, _) in told.sides.items()))
