"""Overlapping spans cut into disjoint segments, and stacked into lanes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.core.span import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text over which the same spans lie; ``keys`` name them, outermost first."""

    start: int
    end: int
    keys: tuple[str, ...]


def segments(spans: Iterable[tuple[str, Span]]) -> tuple[Segment, ...]:
    """Cut the keyed spans into disjoint segments in text order; what no span covers is left out.

    A key may come with several spans. Empty spans are left out.
    """
    keyed = [(key, span) for key, span in spans if len(span)]
    edges: dict[int, tuple[list[int], list[int]]] = {}
    for index, (_, span) in enumerate(keyed):
        edges.setdefault(span.start, ([], []))[0].append(index)
        edges.setdefault(span.end, ([], []))[1].append(index)
    found: list[Segment] = []
    active: set[int] = set()
    previous = 0
    for offset in sorted(edges):
        if active:
            found.append(Segment(previous, offset, _names(keyed, active)))
        opening, closing = edges[offset]
        active.difference_update(closing)
        active.update(opening)
        previous = offset
    return tuple(found)


def _names(keyed: Sequence[tuple[str, Span]], active: set[int]) -> tuple[str, ...]:
    order = sorted(active, key=lambda i: (keyed[i][1].start, -keyed[i][1].end, i))
    return tuple(dict.fromkeys(keyed[i][0] for i in order))


def lanes(spans: Sequence[tuple[str, Span]]) -> dict[str, int]:
    """Return for each key the lowest lane (0 first) in which its spans meet no other span of that lane.

    Short spans lie in low lanes, so that a figure inside an event is underlined nearest to its words.
    """
    taken: list[list[Span]] = []
    result: dict[str, int] = {}
    by_key: dict[str, list[Span]] = {}
    for key, span in spans:
        by_key.setdefault(key, []).append(span)
    for key in sorted(by_key, key=lambda k: (sum(len(s) for s in by_key[k]), by_key[k][0].start, k)):
        mine = by_key[key]
        lane = next(
            (i for i, held in enumerate(taken) if not any(m.overlap(h) for m in mine for h in held)),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].extend(mine)
        result[key] = lane
    return result
