"""Where words stand on the page: rectangles of a stretch of text, and the character under a point."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_BELOW = 6
"""Pixels under a text line that still count as the line: there the underlines are."""


def boxes(document: QTextDocument, start: int, end: int) -> Iterator[QRectF]:
    """Yield a rectangle a text line for the UTF-16 units from ``start`` to ``end``, in page coordinates."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        if block.isVisible():
            yield from _block_boxes(document, block, start - block.position(), end - block.position())
        block = block.next()


def _block_boxes(document: QTextDocument, block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    mixed = any(ord(char) >= 0x590 and _is_rtl(char) for char in block.text()[max(start, 0) : end])
    began = layout.lineForTextPosition(max(start, 0))
    for index in range(began.lineNumber() if began.isValid() else 0, layout.lineCount()):
        line = layout.lineAt(index)
        if line.textStart() >= end:
            break
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        left, right = _extent(line, first, last, every=mixed)
        yield QRectF(origin.x() + left, origin.y() + line.y(), right - left, line.height())


def _extent(line: QTextLine, first: int, last: int, *, every: bool) -> tuple[float, float]:
    """Return left and right edge; in text that runs both ways every character is asked."""
    places = range(first, last + 1) if every else (first, last)
    edges = [_x(line, place) for place in places]
    natural = line.naturalTextRect()
    low, high = natural.left(), natural.right()
    return max(min(edges), low), min(max(edges), high)


def _x(line: QTextLine, place: int) -> float:
    found = line.cursorToX(place)
    return float(found[0]) if isinstance(found, tuple) else float(found)


def _is_rtl(char: str) -> bool:
    return "\u0590" <= char <= "\u08ff" or "\ufb1d" <= char <= "\ufefc"


def block_at(document: QTextDocument, shown: Sequence[int], y: float) -> QTextBlock:
    """Return the block of ``shown`` (block numbers in order) at a height of the page, or the one above it.

    Qt's own hit test answers with the last block for a point above the first, or between hidden ones. The
    search goes from the top down in growing steps: asking for a block sets the whole text above it.
    """
    if not shown:
        return document.firstBlock()
    layout = document.documentLayout()

    def top(number: int) -> float:
        return layout.blockBoundingRect(document.findBlockByNumber(number)).top()

    low, high = 0, 1
    while high < len(shown) and top(shown[high]) <= y:
        low, high = high, 2 * high
    place = bisect_right(shown, y, low, min(high, len(shown)), key=top) - 1
    return document.findBlockByNumber(shown[max(place, 0)])


def unit_under(document: QTextDocument, shown: Sequence[int], point: QPointF) -> int | None:
    """Return the UTF-16 unit of the character drawn at ``point`` of the page, None beside the words."""
    block = block_at(document, shown, point.y())
    inside = point - document.documentLayout().blockBoundingRect(block).topLeft()
    for index in range(block.layout().lineCount()):
        line = block.layout().lineAt(index)
        area = line.naturalTextRect()
        if not (area.top() <= inside.y() < area.top() + line.height() + _BELOW):
            continue
        if not area.left() <= inside.x() <= area.right():
            return None
        place = line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorOnCharacter)
        last = line.textStart() + line.textLength() - 1
        return block.position() + min(int(place), last) if last >= line.textStart() else None
    return None


def unit_at_height(document: QTextDocument, shown: Sequence[int], y: float) -> int:
    """Return the first UTF-16 unit of the text line at a height of the page, or of the line below it."""
    block = block_at(document, shown, y)
    inside = y - document.documentLayout().blockBoundingRect(block).top()
    for index in range(block.layout().lineCount()):
        line = block.layout().lineAt(index)
        if inside < line.y() + line.height():
            return block.position() + line.textStart()
    following = bisect_right(shown, block.blockNumber())
    if following < len(shown):
        return document.findBlockByNumber(shown[following]).position()
    return block.position()


def visible_blocks(
    document: QTextDocument, shown: Sequence[int], top: float, bottom: float
) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield the shown blocks between two heights of the page with their rectangles.

    A block that is not laid out yet has no lines (asking for one would crash) and is left out.
    """
    layout = document.documentLayout()
    block = block_at(document, shown, top)
    while block.isValid():
        if block.isVisible():
            area = layout.blockBoundingRect(block)
            if area.top() > bottom:
                return
            if block.layout().lineCount():
                yield block, area
        block = block.next()
