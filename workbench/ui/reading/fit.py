"""Which articles find room side by side: the most recently used ones, none narrower than it can be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

HANDLE = 7
"""Pixels between two panes."""


def fitting(recent: Sequence[str], narrowest: Callable[[str], int], width: int) -> frozenset[str]:
    """Return the articles that fit into ``width`` pixels, the most recently used first; at least one.

    The first that does not fit ends the choice, so that a narrow one never jumps the queue.
    """
    chosen: list[str] = []
    used = 0
    for article in recent:
        needed = narrowest(article) + (HANDLE if chosen else 0)
        if chosen and used + needed > width:
            break
        chosen.append(article)
        used += needed
    return frozenset(chosen)


def widths(
    shown: Sequence[str], wanted: Mapping[str, int], narrowest: Mapping[str, int], width: int
) -> dict[str, int]:
    """Share ``width`` pixels out: in proportion to what was wanted (0: an equal part), none too narrow."""
    room = width - HANDLE * max(len(shown) - 1, 0)
    equal = room // max(len(shown), 1)
    parts = {article: wanted.get(article, 0) or equal for article in shown}
    total = sum(parts.values()) or 1
    shares = {article: max(room * part // total, narrowest[article]) for article, part in parts.items()}
    return _trimmed(shares, narrowest, sum(shares.values()) - room)


def _trimmed(shares: dict[str, int], narrowest: Mapping[str, int], over: int) -> dict[str, int]:
    """Take what was given too much from the widest down."""
    result = dict(shares)
    for article in sorted(result, key=lambda a: -result[a]):
        spare = result[article] - narrowest[article]
        taken = min(max(over, 0), max(spare, 0))
        result[article] -= taken
        over -= taken
    return result


def used_last(recent: Sequence[str], article: str, present: Collection[str]) -> list[str]:
    """Return the order of use after ``article`` was used, of those that are ``present``."""
    return [article, *(other for other in recent if other != article and other in present)]
