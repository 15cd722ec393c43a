"""The line that stands for folded page furniture: opens and closes on a click, Space or Enter."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override

from workbench.ui.icons import pixmap
from workbench.ui.reading.folds import Fold
from workbench.ui.theme import Role, Space, Theme, Type, scaled, ui_font


class FoldButton(QToolButton):
    """A button over one fold; ``fold_pressed`` carries the number of the fold's first line.

    ``fold_entered`` says that the keyboard came to it.
    """

    fold_pressed = Signal(object)
    fold_entered = Signal()

    def __init__(self, fold: Fold, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.fold = fold
        self._look = look
        self._open = False
        self.setFont(ui_font(Type.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._pressed)
        self.set_unfolded(unfolded=False)

    def set_unfolded(self, *, unfolded: bool) -> None:
        """Show whether the fold is open."""
        self._open = unfolded
        self.setText(self.fold.label(unfolded=unfolded))
        self.setAccessibleName(self.text())
        self.update()

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.fold_entered.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour(Role.HOVER))
            painter.drawRoundedRect(self.rect().adjusted(0, 2, 0, -2), 4, 4)
        middle = self.height() / 2
        side, name = scaled(12), "down" if self._open else "right"
        arrow = pixmap(name, self._look, Role.DIM, side, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(2, middle - side / 2), arrow)
        painter.setPen(self._look.colour(Role.DIM))
        left = 2 + side + Space.TIGHT
        words = QRect(left, 0, self.width() - left, self.height())
        used = painter.boundingRect(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(QPen(self._look.colour(Role.LINE), 1))
        painter.drawLine(QPointF(used.right() + Space.SMALL, middle), QPointF(self.width() - 2, middle))
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour(Role.FOCUS), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 3, -1, -3), 4, 4)

    def _pressed(self) -> None:
        self.fold_pressed.emit(self.fold.first)
