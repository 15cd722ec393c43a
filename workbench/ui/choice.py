"""A combo box in the desk's own looks: Qt's draws a grey button into a styled one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget
from typing_extensions import override

from workbench.ui.icons import pixmap
from workbench.ui.theme import Looks, Role, Space, scaled

ARROW = 12
FEWEST = 6


class Choice(QComboBox):
    """One of several, with a small arrow; everything else is Qt's."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        looks.changed.connect(self.update)

    @override
    def setAccessibleName(self, name: str) -> None:
        """Say what it is for as its description, too: on Linux Qt gives a combo box its value as a name."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    @override
    def sizeHint(self) -> QSize:
        """Give the words the room that our own margins and arrow take."""
        words = [self.itemText(index) for index in range(self.count())]
        widest = max((self.fontMetrics().horizontalAdvance(each) for each in words), default=0)
        signs = any(not self.itemIcon(index).isNull() for index in range(self.count()))
        sign = self.iconSize().width() + Space.SMALL if signs else 0
        own = widest + sign + 2 * Space.SMALL + scaled(ARROW) + 2 * Space.TIGHT
        asked = super().sizeHint()
        return QSize(max(asked.width(), own), asked.height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for room for a few letters: the words end in an ellipsis where there is no more."""
        least = (
            self.fontMetrics().averageCharWidth() * FEWEST + 2 * Space.SMALL + scaled(ARROW) + 2 * Space.TIGHT
        )
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._looks.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = Role.FOCUS if self.hasFocus() else Role.LINE_STRONG
        painter.setPen(look.colour(edge))
        painter.setBrush(look.colour(Role.HOVER if self.underMouse() else Role.PAPER))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        inner = self.rect().adjusted(Space.SMALL, 0, -Space.SMALL - scaled(ARROW) - Space.TIGHT, 0)
        sign = self.itemIcon(self.currentIndex())
        if not sign.isNull():
            side = self.iconSize().height() - 2
            sign.paint(painter, inner.left(), (self.height() - side) // 2, side, side)
            inner.adjust(side + Space.SMALL, 0, 0, 0)
        painter.setPen(look.colour(Role.INK if self.isEnabled() else Role.FAINT))
        words = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        place = QPointF(self.width() - Space.SMALL - scaled(ARROW), (self.height() - scaled(ARROW)) / 2)
        painter.drawPixmap(place, pixmap("down", look, Role.DIM, scaled(ARROW), self.devicePixelRatioF()))
