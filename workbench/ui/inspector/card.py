"""A card of the inspector: leads somewhere by a click or Enter, and offers a menu."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QCursor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton
from typing_extensions import override

from workbench.ui.glyphs import glyph
from workbench.ui.theme import Role, Theme

GLYPH = 14


class Card(QFrame):
    """Stands for something with an id, which ``picked`` carries; ``spoken`` is what a reader says of it."""

    picked = Signal(str)

    def __init__(self, key: str, spoken: str) -> None:
        super().__init__()
        self.key = key
        self.setObjectName("peer")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(spoken)

    def menu(self) -> QMenu:
        """Return the menu of what can be done; a card of its own kind fills it."""
        return QMenu(self)

    def more(self, look: Theme, words: str) -> QToolButton:
        """Make the button that opens the menu; ``words`` say what it offers."""
        button = QToolButton()
        button.setObjectName("more")
        button.setIcon(glyph("more", look, Role.DIM, GLYPH, self.devicePixelRatioF()))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(self.open_menu)
        return button

    def open_menu(self) -> None:
        """Offer what can be done."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(QCursor.pos() if self.underMouse() else self.mapToGlobal(self.rect().center()))

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.picked.emit(self.key)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.key)
        else:
            super().keyPressEvent(event)
