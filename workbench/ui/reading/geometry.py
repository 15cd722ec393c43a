"""Where words stand on the page: rectangles of a stretch of text, and the character under a point."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextLine


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
    for index in range(layout.lineCount()):
        line = layout.lineAt(index)
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


def unit_under(document: QTextDocument, point: QPointF) -> int | None:
    """Return the UTF-16 unit of the character drawn at ``point`` of the page, None beside the words."""
    layout = document.documentLayout()
    near = layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
    if near < 0:
        return None
    block = document.findBlock(near)
    if not block.isValid() or not block.isVisible():
        return None
    inside = point - layout.blockBoundingRect(block).topLeft()
    for index in range(block.layout().lineCount()):
        line = block.layout().lineAt(index)
        area = line.naturalTextRect()
        if not (area.top() <= inside.y() < area.top() + line.height() + 6):
            continue
        if not area.left() <= inside.x() <= area.right():
            return None
        place = line.xToCursor(inside.x(), QTextLine.CursorPosition.CursorOnCharacter)
        last = line.textStart() + line.textLength() - 1
        return block.position() + min(int(place), last) if last >= line.textStart() else None
    return None


def visible_units(document: QTextDocument, top: float, bottom: float) -> tuple[int, int]:
    """Return the UTF-16 units between two heights of the page, whole blocks at both ends."""
    layout = document.documentLayout()
    first = document.findBlock(max(layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit), 0))
    at_end = layout.hitTest(QPointF(0, bottom), Qt.HitTestAccuracy.FuzzyHit)
    last = document.findBlock(at_end) if at_end >= 0 else document.lastBlock()
    return first.position(), last.position() + last.length()


def visible_blocks(document: QTextDocument, top: float, bottom: float) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield the shown blocks between two heights of the page with their rectangles.

    A block that is not laid out yet has no lines (asking for one would crash) and is left out.
    """
    layout = document.documentLayout()
    block = document.findBlock(max(layout.hitTest(QPointF(0, top), Qt.HitTestAccuracy.FuzzyHit), 0))
    while block.isValid():
        if block.isVisible():
            area = layout.blockBoundingRect(block)
            if area.top() > bottom:
                return
            if block.layout().lineCount():
                yield block, area
        block = block.next()


def select(document: QTextDocument, start: int, end: int) -> QTextCursor:
    """Return a cursor that selects the UTF-16 units from ``start`` to ``end``."""
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor
