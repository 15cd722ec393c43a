"""From claim to claim: next, previous, next unreviewed, next conflict, round the list."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence


def step(
    order: Sequence[str],
    current: str | None,
    listed: Callable[[str], bool],
    by: int = 1,
) -> str | None:
    """Return the next id of ``order`` for which ``listed`` holds, going round; None where there is no other.

    Without ``current`` the search starts before the first, or after the last for ``by`` = -1.
    """
    if not order:
        return None
    start = _start(order, current, by)
    for distance in range(1, len(order) + 1):
        found = order[(start + by * distance) % len(order)]
        if found != current and listed(found):
            return found
    return None


def _start(order: Sequence[str], current: str | None, by: int) -> int:
    if current in order:
        return order.index(current)
    return -1 if by > 0 else len(order)


def along(ordered: Sequence[str], places: Mapping[str, int], current: str | None, by: int = 1) -> str | None:
    """Return the id of ``ordered`` after ``current``, or before it, round and round; None without another.

    ``ordered`` stand in the order of ``places``, where ``current`` has one too; it need not be among them.
    """
    if not ordered or (len(ordered) == 1 and ordered[0] == current):
        return None
    if current is None or current not in places:
        return ordered[0 if by > 0 else -1]
    if by > 0:
        return ordered[bisect_right(ordered, places[current], key=places.__getitem__) % len(ordered)]
    return ordered[bisect_left(ordered, places[current], key=places.__getitem__) - 1]
