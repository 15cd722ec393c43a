"""From claim to claim: next, previous, next unreviewed, next conflict, round the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence


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
