"""The marks of one article in order: which lie over a place, in which lane, and with what coat of colour."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workbench.core.claim import Kind
from workbench.core.segments import Segment, lanes, segments
from workbench.core.span import Span
from workbench.ui.reading.marks import Highlighting, Mark
from workbench.ui.reading.styles import Shape, Style, style_of
from workbench.ui.theme import Role


@dataclass(frozen=True, slots=True)
class Placed:
    """One appearance of a claim and the lane, 0 nearest to the words, in which it is underlined."""

    claim_id: str
    span: Span
    lane: int


@dataclass(frozen=True, slots=True)
class Coat:
    """What the character format of a segment shows: the wash and the underline of what lies there."""

    wash: Role | None
    shape: Shape


class Highlights:
    """All marks of one article; offsets are code points. Pure: knows no widget."""

    def __init__(self) -> None:
        self._marks: dict[str, Mark] = {}
        self._styles: dict[str, Style] = {}
        self._segments: tuple[Segment, ...] = ()
        self._starts: list[int] = []
        self._placed: dict[str, tuple[Placed, ...]] = {}
        self._ids: tuple[str, ...] = ()
        self.showing = Highlighting.ALL

    def replace(self, marks: Iterable[Mark]) -> None:
        """Take ``marks`` in place of all that were held."""
        self._marks = {mark.claim_id: mark for mark in marks}
        self._arrange()

    def stays(self, mark: Mark) -> bool:
        """Tell whether the new state of a mark leaves everything where it is."""
        before = self._marks.get(mark.claim_id)
        if before is None or before.spans != mark.spans:
            return False
        return before.shows_in(self.showing) == mark.shows_in(self.showing)

    def update(self, mark: Mark) -> None:
        """Take the new state of one mark."""
        stays = self.stays(mark)
        self._marks[mark.claim_id] = mark
        if stays:
            self._styles[mark.claim_id] = style_of(mark)
        else:
            self._arrange()

    def show(self, highlighting: Highlighting) -> None:
        """Choose which claims are shown."""
        self.showing = highlighting
        self._arrange()

    def mark(self, claim_id: str) -> Mark | None:
        """Return the mark of a claim, shown or not."""
        return self._marks.get(claim_id)

    def style(self, claim_id: str) -> Style:
        """Return the looks of a claim that is held."""
        return self._styles[claim_id]

    @property
    def ids(self) -> tuple[str, ...]:
        """The claims that are shown, in text order."""
        return self._ids

    def at(self, offset: int) -> tuple[str, ...]:
        """Return the claims over the code point ``offset``, outermost first."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self._segments[index].end <= offset:
            return ()
        return self._segments[index].keys

    def placed(self, start: int, end: int) -> Iterator[Placed]:
        """Yield the appearances that meet the code points from ``start`` to ``end``."""
        keys: dict[str, None] = {}
        for part in self._meeting(start, end):
            keys.update(dict.fromkeys(part.keys))
        for key in keys:
            for item in self._placed[key]:
                if item.span.start < end and item.span.end > start:
                    yield item

    def appearances(self, claim_id: str) -> tuple[Placed, ...]:
        """Return where a shown claim stands, its own place first."""
        return self._placed.get(claim_id, ())

    def coats(self) -> dict[Span, Coat]:
        """Return the coat of every segment."""
        return {Span(part.start, part.end): self._coat(part) for part in self._segments}

    def coats_of(self, claim_id: str) -> dict[Span, Coat]:
        """Return the coats of the segments on which one claim lies."""
        return {
            Span(part.start, part.end): self._coat(part)
            for item in self.appearances(claim_id)
            for part in self._meeting(item.span.start, item.span.end)
        }

    def _meeting(self, start: int, end: int) -> Iterator[Segment]:
        index = max(bisect_right(self._starts, start) - 1, 0)
        while index < len(self._segments) and self._segments[index].start < end:
            if self._segments[index].end > start:
                yield self._segments[index]
            index += 1

    def _coat(self, part: Segment) -> Coat:
        washes = (self._wash(key, part) for key in reversed(part.keys))
        return Coat(
            next((seen for seen in washes if seen is not None), None), self._styles[part.keys[-1]].shape
        )

    def _wash(self, key: str, part: Segment) -> Role | None:
        """Return the wash of a claim over a segment: a name is washed where it first stands alone."""
        mark = self._marks[key]
        if mark.kind is Kind.NAME and not mark.spans[0].start <= part.start < mark.spans[0].end:
            return None
        return self._styles[key].wash

    def _arrange(self) -> None:
        shown = [mark for mark in self._marks.values() if mark.shows_in(self.showing)]
        self._styles = {mark.claim_id: style_of(mark) for mark in self._marks.values()}
        spans = [(mark.claim_id, span) for mark in shown for span in mark.spans if len(span)]
        self._segments = segments(spans)
        self._starts = [part.start for part in self._segments]
        held: dict[str, list[Placed]] = {}
        for item in _stacked(spans):
            held.setdefault(item.claim_id, []).append(item)
        self._placed = {
            mark.claim_id: _as_given(held[mark.claim_id], mark) for mark in shown if mark.claim_id in held
        }
        self._ids = tuple(sorted(self._placed, key=lambda c: (self._marks[c].spans[0], c)))


def _as_given(held: Iterable[Placed], mark: Mark) -> tuple[Placed, ...]:
    """Return the appearances of a claim in the order in which its mark names them, its own place first."""
    order: dict[Span, int] = {}
    for number, span in enumerate(mark.spans):
        order.setdefault(span, number)
    return tuple(sorted(held, key=lambda item: order[item.span]))


def _stacked(spans: Sequence[tuple[str, Span]]) -> Iterator[Placed]:
    """Give every span its lane, cluster by cluster of overlapping ones."""
    ordered = sorted(enumerate(spans), key=lambda item: (item[1][1].start, -item[1][1].end))
    cluster: list[tuple[int, tuple[str, Span]]] = []
    end = 0
    for item in ordered:
        if cluster and item[1][1].start >= end:
            yield from _lanes(cluster)
            cluster = []
        cluster.append(item)
        end = max(end, item[1][1].end) if len(cluster) > 1 else item[1][1].end
    yield from _lanes(cluster)


def _lanes(cluster: Sequence[tuple[int, tuple[str, Span]]]) -> Iterator[Placed]:
    if len(cluster) == 1:
        yield Placed(*cluster[0][1], 0)
        return
    lane = lanes([(str(index), span) for index, (_, span) in cluster])
    for index, (claim_id, span) in cluster:
        yield Placed(claim_id, span, lane[str(index)])
