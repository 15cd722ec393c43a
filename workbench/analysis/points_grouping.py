"""Claims joined to groups: the surest matches first, never across what tells two claims apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

_CHECKED = 24


class Groups:
    """Disjoint groups of claims (by index) that grow by joining.

    ``likeness`` of two claims is None where they cannot be in one group; groups join where it is ``least``
    on average.
    """

    def __init__(self, count: int, likeness: Callable[[int, int], float | None], least: float) -> None:
        self._likeness = likeness
        self._least = least
        self._group = list(range(count))
        self._members: dict[int, list[int]] = {i: [i] for i in range(count)}

    def join(self, a: int, b: int, *, bound: bool = False) -> bool:
        """Join the groups of ``a`` and ``b`` unless members clash; ``bound`` joins in any case."""
        first, second = self._group[a], self._group[b]
        if first == second:
            return True
        if not bound and self._clashes(self._members[first], self._members[second]):
            return False
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        for member in self._members.pop(second):
            self._group[member] = first
            self._members[first].append(member)
        return True

    def _clashes(self, first: Sequence[int], second: Sequence[int]) -> bool:
        total, pairs = 0.0, 0
        for a in first[:_CHECKED]:
            for b in second[:_CHECKED]:
                found = self._likeness(a, b)
                if found is None:
                    return True
                total, pairs = total + found, pairs + 1
        return total < self._least * pairs

    def all(self) -> list[list[int]]:
        """Return the groups of two or more, members and groups in order of index."""
        return sorted(sorted(members) for members in self._members.values() if len(members) > 1)


def grouped(
    count: int,
    links: Iterable[tuple[int, int]],
    scored: Iterable[tuple[float, int, int]],
    likeness: Callable[[int, int], float | None],
    least: float,
) -> list[list[int]]:
    """Return the groups that the ``scored`` pairs, surest first, and then the binding ``links`` make.

    Links come last, so that a claim put to a group pushes out none that is unlike it.
    """
    groups = Groups(count, likeness, least)
    for _, a, b in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        groups.join(a, b)
    for a, b in links:
        groups.join(a, b, bound=True)
    return groups.all()
