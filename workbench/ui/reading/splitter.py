"""The splitter between panes: a hairline that is easy to take hold of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget
from typing_extensions import override

from workbench.ui.reading.fit import HANDLE
from workbench.ui.theme import Role, Theme


class _Handle(QSplitterHandle):
    def __init__(self, splitter: PaneSplitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._splitter = splitter

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._splitter.look
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.colour(Role.PAPER))
        painter.fillRect(self.width() // 2, 0, 1, self.height(), look.colour(Role.LINE))


class PaneSplitter(QSplitter):
    """Holds the panes from left to right; none can be pushed shut. ``resized``: it has another width."""

    resized = Signal()

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.look = look
        self.setHandleWidth(HANDLE)
        self.setChildrenCollapsible(False)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self.look = look
        for index in range(self.count()):
            self.handle(index).update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.resized.emit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the room of one pane: in less than there is now, fewer are shown."""
        asked = super().minimumSizeHint()
        panes = (self.widget(index) for index in range(self.count()))
        least = [pane.minimumWidth() for pane in panes if pane is not None and pane.minimumWidth()]
        return QSize(min(least, default=asked.width()), asked.height())

    @override
    def createHandle(self) -> QSplitterHandle:
        return _Handle(self)


def in_reading_order(splitter: QSplitter) -> None:
    """Let a screen reader meet the parts in their order: Qt puts each one that is added before the others."""
    for widget in reversed([splitter.widget(index) for index in range(splitter.count())]):
        if widget is not None:
            widget.lower()
