"""The overview at the right edge: a stripe for each claim that needs or had the editor, and where one is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.ui.theme import Role, Theme

WIDTH = 14


@dataclass(frozen=True, slots=True)
class Stripe:
    """One claim on the ruler; ``at`` is its place in the article from 0 to 1, ``sharp`` a conflict."""

    at: float
    role: Role
    sharp: bool = False
    focused: bool = False


class Ruler(QWidget):
    """A ruler to look at and to jump by; ``jumped`` carries the place pressed, from 0 to 1."""

    jumped = Signal(float)

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._stripes: tuple[Stripe, ...] = ()
        self._window = (0.0, 1.0)
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Overview of the article")

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self.update()

    def set_stripes(self, stripes: Iterable[Stripe]) -> None:
        """Show these stripes; conflicts and the focused claim lie on top."""
        self._stripes = tuple(sorted(stripes, key=lambda s: (s.focused, s.sharp)))
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
        painter.setPen(Qt.PenStyle.NoPen)
        for stripe in self._stripes:
            self._stripe(painter, stripe)

    def _stripe(self, painter: QPainter, stripe: Stripe) -> None:
        y = min(max(stripe.at * self.height(), 3), self.height() - 3)
        painter.setBrush(self._look.colour(Role.FOCUS if stripe.focused else stripe.role))
        if stripe.sharp:
            middle = WIDTH / 2
            corners = [(middle, y - 4), (WIDTH - 3, y), (middle, y + 4), (3, y)]
            painter.drawPolygon(QPolygonF([QPointF(cx, cy) for cx, cy in corners]))
            return
        half = 1.5 if stripe.focused or stripe.role is not Role.LINE_STRONG else 0.75
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
