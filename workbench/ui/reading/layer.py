"""Paints what lies under and around the words: underline lanes, brackets, outlines, the passing flash."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from workbench.core.disguise import within
from workbench.core.span import Span
from workbench.ui.reading.geometry import block_at, boxes
from workbench.ui.reading.highlights import Highlights, Placed
from workbench.ui.reading.page import Page
from workbench.ui.reading.styles import Shape, Style
from workbench.ui.theme import Role, Theme

_PITCH = 4.0
_MOST_POINTED_AT = 300
_FIRST = 1.5
_TIGHT = 1
"""How far an outline or a bracket goes beyond the last letter: farther, it would cover the full stop."""
_PEN_STYLES = {
    Shape.DASHED: [4.0, 2.5],
    Shape.DOTTED: [1.0, 2.2],
    Shape.HAIR: [1.0, 3.0],
}


_WIDTHS = {Shape.DOUBLE: 1.1, Shape.WAVE: 1.2, Shape.THICK: 3.0}


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What stands out now: the focused claim, its counterparts, and how strongly they still flash, 0 to 1."""

    focused: str | None = None
    counterparts: frozenset[str] = frozenset()
    flash: float = 0.0

    def meets(self, claim: str) -> bool:
        """Tell whether a claim stands out."""
        return claim == self.focused or claim in self.counterparts

    def flashing(self, strength: float) -> Emphasis:
        """Return the same emphasis with another strength of the flash."""
        return replace(self, flash=strength)


@dataclass(frozen=True, slots=True)
class Sight:
    """The part of a page that is on the screen: its upper and lower edge in page coordinates."""

    top: float
    bottom: float


class Layer:
    """Paints the marks of one page in page coordinates."""

    def __init__(self, page: Page, highlights: Highlights, look: Theme) -> None:
        self._page = page
        self._highlights = highlights
        self._look = look

    def below(self, painter: QPainter, sight: Sight) -> None:
        """Paint what lies under the words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for item in self._seen(sight):
            style = self._highlights.style(item.claim_id)
            for box in self._boxes(item):
                self._underline(painter, box, item.lane, style)
            mark = self._highlights.mark(item.claim_id)
            if mark is not None and mark.manual:
                self._hand(painter, item, style)

    def above(self, painter: QPainter, sight: Sight, emphasis: Emphasis) -> None:
        """Paint what stands around the words and over them."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._disguises(painter, sight)
        for item in self._seen(sight):
            brackets = self._highlights.style(item.claim_id).brackets
            if brackets is None and not emphasis.meets(item.claim_id):
                continue  # where the words stand is the dear part
            areas = list(self._boxes(item))
            if not areas:
                continue
            if item.claim_id == emphasis.focused:
                self._outline(painter, areas, Qt.PenStyle.SolidLine, 2.0)
            elif item.claim_id in emphasis.counterparts:
                self._outline(painter, areas, Qt.PenStyle.DashLine, 1.5)
                self._flash(painter, areas, emphasis.flash)
            if brackets is not None:
                self._brackets(painter, areas, brackets)

    def area(self, claims: Collection[str]) -> list[QRectF]:
        """Return the rectangles that the painting of these claims can touch."""
        return [
            box.adjusted(-8, -6, 8, 18)
            for claim in claims
            for item in self._highlights.appearances(claim)
            for box in self._boxes(item)
        ]

    def _seen(self, sight: Sight) -> Iterable[Placed]:
        seen = self._in_sight(sight)
        return self._highlights.placed(seen.start, seen.end)

    def _in_sight(self, sight: Sight) -> Span:
        page = self._page
        first = block_at(page.document, page.shown, sight.top)
        last = block_at(page.document, page.shown, sight.bottom)
        return Span(page.utf16.point(first.position()), page.utf16.point(last.position() + last.length()))

    def _disguises(self, painter: QPainter, sight: Sight) -> None:
        """Point at each place in sight that is not what it shows, even where nothing can be seen."""
        text = self._page.article.text
        for found in within(text, (self._in_sight(sight),), _MOST_POINTED_AT):
            for box in boxes(self._page.document, *self._page.utf16.units(found.span)):
                foot = QPointF(box.left() + box.width() / 2, box.top())
                sign = QPolygonF([foot, foot + QPointF(-3.5, -5), foot + QPointF(3.5, -5)])
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QBrush(self._look.colour(Role.WARNING)))
                painter.drawPolygon(sign)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _boxes(self, item: Placed) -> Iterable[QRectF]:
        start, end = self._page.utf16.units(item.span)
        return boxes(self._page.document, start, end)

    def _underline(self, painter: QPainter, box: QRectF, lane: int, style: Style) -> None:
        y = box.bottom() + _FIRST + lane * _PITCH
        pen = QPen(self._look.colour(style.line), 1.0 if style.shape is Shape.HAIR else 1.6)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if style.shape in _PEN_STYLES:
            pen.setDashPattern(_PEN_STYLES[style.shape])
        if style.shape in _WIDTHS:
            pen.setWidthF(_WIDTHS[style.shape])
        painter.setPen(pen)
        left, right = box.left() + 1, box.right() - 1
        if style.shape is Shape.WAVE:
            painter.drawPolyline(_wave(left, right, y))
            return
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        if style.shape is Shape.DOUBLE:
            painter.drawLine(QPointF(left, y + 2.4), QPointF(right, y + 2.4))

    def _hand(self, painter: QPainter, item: Placed, style: Style) -> None:
        """Mark a claim made by hand with a small square at the head of its underline."""
        box = next(iter(self._boxes(item)), None)
        if box is None:
            return
        y = box.bottom() + _FIRST + item.lane * _PITCH
        painter.fillRect(QRectF(box.left(), y - 2, 4, 4), self._look.colour(style.line))

    def _brackets(self, painter: QPainter, areas: list[QRectF], role: Role) -> None:
        painter.setPen(QPen(self._look.colour(role), 1.8))
        first, last = areas[0], areas[-1]
        for x, box, way in ((first.left() - 1, first, 1.0), (last.right() + _TIGHT, last, -1.0)):
            top, bottom = box.top() - 1, box.bottom() + 1
            painter.drawPolyline(
                [
                    QPointF(x + 3.5 * way, top),
                    QPointF(x, top),
                    QPointF(x, bottom),
                    QPointF(x + 3.5 * way, bottom),
                ]
            )

    def _outline(self, painter: QPainter, areas: list[QRectF], line: Qt.PenStyle, width: float) -> None:
        painter.setPen(QPen(self._look.colour(Role.FOCUS), width, line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for box in areas:
            painter.drawRoundedRect(box.adjusted(-3, -2, _TIGHT, 2), 4, 4)

    def _flash(self, painter: QPainter, areas: list[QRectF], strength: float) -> None:
        if strength <= 0:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self._look.colour(Role.FOCUS, 0.35 * strength)))
        for box in areas:
            painter.drawRoundedRect(box.adjusted(-3, -2, 3, 2), 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)


def _wave(left: float, right: float, y: float) -> list[QPointF]:
    """Return a line that goes up and down every three pixels."""
    steps = max(int((right - left) / 3), 1)
    return [QPointF(left + 3 * step, y + (1.4 if step % 2 else -1.4)) for step in range(steps + 1)]
