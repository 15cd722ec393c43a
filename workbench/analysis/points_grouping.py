"""Claims joined to groups: the surest matches first, never across what tells two claims apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

_CHECKED = 12
_BEST = 0.75


class Groups:
    """Disjoint groups of claims (by index) that grow by joining.

    ``likeness`` of two claims is None where they cannot be in one group; groups join where it is ``least``
    on average. ``articles`` numbers the article of each claim: what an article says of one thing in several
    claims counts once, mostly by the one that is most like.
    """

    def __init__(
        self, articles: Sequence[int], likeness: Callable[[int, int], float | None], least: float
    ) -> None:
        self._articles = articles
        count = len(articles)
        self._likeness = likeness
        self._least = least
        self._group = list(range(count))
        self._members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self._apart: dict[int, set[int]] = {}
        self._refused: dict[tuple[int, int], tuple[int, int]] = {}

    def join(self, a: int, b: int, *, bound: bool = False) -> bool:
        """Join the groups of ``a`` and ``b`` unless members clash; ``bound`` joins in any case."""
        first, second = self._group[a], self._group[b]
        if first == second:
            return True
        if not bound and self._are_apart(first, second):
            return False
        if len(self._members[first]) < len(self._members[second]):
            first, second = second, first
        for member in self._members.pop(second):
            self._group[member] = first
            self._members[first].append(member)
        self._keep_apart(first, second)
        return True

    def _are_apart(self, first: int, second: int) -> bool:
        """Tell whether two groups clash or are too unlike; nothing is worked out twice before one grows."""
        if second in self._apart.get(first, ()):
            return True
        pair = (min(first, second), max(first, second))
        sizes = (len(self._members[pair[0]]), len(self._members[pair[1]]))
        if self._refused.get(pair) == sizes:
            return True
        likeness = self._average(self._members[first], self._members[second])
        if likeness is None:
            self._apart.setdefault(first, set()).add(second)
            self._apart.setdefault(second, set()).add(first)
        elif likeness < self._least:
            self._refused[pair] = sizes
        return likeness is None or likeness < self._least

    def _keep_apart(self, kept: int, gone: int) -> None:
        """Let the group that took in another one stay apart from what that one clashed with."""
        for other in self._apart.pop(gone, ()):
            self._apart[other].discard(gone)
            if other != kept:
                self._apart[other].add(kept)
                self._apart.setdefault(kept, set()).add(other)

    def _average(self, first: Sequence[int], second: Sequence[int]) -> float | None:
        """Return how alike two groups are on average, None where two members clash."""
        found: dict[tuple[int, int], list[float]] = {}
        for a in first[:_CHECKED]:
            for b in second[:_CHECKED]:
                likeness = self._likeness(a, b)
                if likeness is None:
                    return None
                found.setdefault((self._articles[a], self._articles[b]), []).append(likeness)
        told = (_BEST * max(each) + (1 - _BEST) * math.fsum(each) / len(each) for each in found.values())
        return math.fsum(told) / len(found)

    def all(self) -> list[list[int]]:
        """Return the groups of two or more, members and groups in order of index."""
        return sorted(sorted(members) for members in self._members.values() if len(members) > 1)


def grouped(
    articles: Sequence[int],
    links: Iterable[tuple[int, int]],
    scored: Iterable[tuple[float, int, int]],
    likeness: Callable[[int, int], float | None],
    least: float,
) -> list[list[int]]:
    """Return the groups that the ``scored`` pairs, surest first, and then the binding ``links`` make.

    Links come last, so that a claim put to a group pushes out none that is unlike it.
    """
    groups = Groups(articles, likeness, least)
    for _, a, b in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        groups.join(a, b)
    for a, b in links:
        groups.join(a, b, bound=True)
    return groups.all()
