"""Spans by place: which of many lie near or touch another, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from workbench.core.span import Span


class Nearby:
    """Spans asked by place; ``reach`` bounds how far around a place is looked, in code points."""

    def __init__(self, spans: Sequence[Span], reach: int = 400) -> None:
        self._order = sorted(range(len(spans)), key=lambda i: spans[i])
        self._spans = [spans[i] for i in self._order]
        self._starts = [s.start for s in self._spans]
        self._longest = max((len(s) for s in spans), default=0)
        self._reach = reach

    def around(self, place: Span) -> tuple[Span, ...]:
        """Return the spans that start within reach of ``place`` and do not overlap it."""
        first = bisect_left(self._starts, place.start - self._reach)
        last = bisect_right(self._starts, place.end + self._reach)
        return tuple(s for s in self._spans[first:last] if not s.overlap(place))

    def touching(self, place: Span) -> tuple[int, ...]:
        """Return the indices, as given, of the spans that overlap ``place``, in order of place."""
        first = bisect_left(self._starts, place.start - self._longest)
        last = bisect_left(self._starts, place.end)
        spans, order = self._spans, self._order
        return (
            tuple([order[i] for i in range(first, last) if spans[i].overlap(place)]) if first < last else ()
        )
