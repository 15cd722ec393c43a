"""The left margin of an article: line numbers and the glyphs of verdicts and conflicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.icons import pixmap
from workbench.ui.theme import Role, Theme, Type, scaled, ui_font

GLYPH = 12


def gutter_width(lines: int) -> int:
    """Return the width that the numbers of so many lines need, with two glyphs beside them."""
    digits = max(2, len(str(lines)))
    return (
        round(QFontMetricsF(ui_font(Type.CAPTION)).horizontalAdvance("0" * digits)) + 2 * scaled(GLYPH) + 10
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands beside one text line, at the viewport's height ``y``: a number, glyphs, or both."""

    y: float
    height: float
    number: int | None
    glyphs: tuple[tuple[str, Role], ...] = ()


class Gutter(QWidget):
    """Paints the entries it is given; the text tells it when it scrolled."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._entries: tuple[Entry, ...] = ()
        self._drawn: dict[tuple[str, Role], QPixmap] = {}
        self.setFont(ui_font(Type.CAPTION))

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self._drawn.clear()
        self.update()

    def set_entries(self, entries: Iterable[Entry]) -> None:
        """Show these entries."""
        self._entries = tuple(entries)
        self.update()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is shown now, from top to bottom."""
        return self._entries

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = scaled(GLYPH)
        numbers = self.width() - 2 * side - 8
        for entry in self._entries:
            if entry.number is not None:
                painter.setPen(self._look.colour(Role.DIM))
                area = QRectF(0, entry.y, numbers, entry.height)
                flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                painter.drawText(area, flags, str(entry.number))
            x = self.width() - 4.0
            for name, role in reversed(entry.glyphs[:2]):
                x -= side
                top = entry.y + (entry.height - side) / 2
                painter.drawPixmap(QPointF(x, top), self._glyph(name, role))

    def _glyph(self, name: str, role: Role) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = self._drawn.get((name, role))
        if drawn is None or drawn.devicePixelRatioF() != ratio:
            drawn = pixmap(name, self._look, role, scaled(GLYPH), ratio)
            self._drawn[name, role] = drawn
        return drawn
