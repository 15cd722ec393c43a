"""The overview at the right edge: a stripe for each claim that needs or had the editor, and where one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.theme import Role, Theme
from workbench.ui.words import tr

WIDTH = 14


@dataclass(frozen=True, slots=True)
class Stripe:
    """One claim on the ruler; ``at`` is its place in the article from 0 to 1, ``sharp`` a conflict."""

    at: float
    role: Role
    sharp: bool = False


def _weight(stripe: Stripe) -> tuple[bool, bool]:
    return (stripe.sharp, stripe.role is not Role.LINE_STRONG)


class Ruler(QWidget):
    """A ruler to look at and to jump by; ``jumped`` carries the place pressed, from 0 to 1."""

    jumped = Signal(float)

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._stripes: tuple[Stripe, ...] = ()
        self._focus: float | None = None
        self._drawn: QPixmap | None = None
        self._window = (0.0, 1.0)
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(tr("Overview of the article"))

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self._drawn = None
        self.update()

    def set_stripes(self, stripes: Iterable[Stripe]) -> None:
        """Show these stripes; conflicts lie on top."""
        self._stripes = tuple(sorted(stripes, key=_weight))
        self._drawn = None
        self.update()

    def set_focus(self, at: float | None) -> None:
        """Show where the focused claim is, from 0 to 1; None takes that away."""
        if at != self._focus:
            self._focus = at
            self.update()

    def set_window(self, start: float, end: float) -> None:
        """Show which part of the article is on the screen, from 0 to 1."""
        if (start, end) != self._window:
            self._window = (start, end)
            self.update()

    @property
    def stripes(self) -> tuple[Stripe, ...]:
        """What is shown now, the topmost last."""
        return self._stripes

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        start, end = self._window
        if end - start < 0.999:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(Role.HOVER))
            top, bottom = start * self.height(), end * self.height()
            painter.drawRoundedRect(QRectF(2, top, WIDTH - 4, max(bottom - top, 16)), 4, 4)
        painter.drawPixmap(0, 0, self._stripes_drawn())
        if self._focus is not None:
            y = self._height_of(self._focus)
            painter.setPen(QPen(self._look.colour(Role.FOCUS), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(1.5, y - 5, WIDTH - 3, 10), 3, 3)

    def _stripes_drawn(self) -> QPixmap:
        """Return the stripes as a picture; of many at one height only the weightiest is drawn."""
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != self.size():
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            self._drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._drawn)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            seen = {round(self._height_of(stripe.at)): stripe for stripe in self._stripes}
            for stripe in sorted(seen.values(), key=_weight):
                self._stripe(painter, stripe)
            painter.end()
        return self._drawn

    def _height_of(self, at: float) -> float:
        return min(max(at * self.height(), 5.0), self.height() - 5.0)

    def _stripe(self, painter: QPainter, stripe: Stripe) -> None:
        y = self._height_of(stripe.at)
        painter.setBrush(self._look.colour(stripe.role))
        if stripe.sharp:
            middle = WIDTH / 2
            corners = [(middle, y - 4), (WIDTH - 3, y), (middle, y + 4), (3, y)]
            painter.drawPolygon(QPolygonF([QPointF(cx, cy) for cx, cy in corners]))
            return
        half = 1.5 if stripe.role is not Role.LINE_STRONG else 0.75
        painter.drawRoundedRect(QRectF(3.5, y - half, WIDTH - 7, 2 * half), 1, 1)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._jump(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event)

    def _jump(self, event: QMouseEvent) -> None:
        self.jumped.emit(min(max(event.position().y() / max(self.height(), 1), 0.0), 1.0))
