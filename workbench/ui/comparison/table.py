"""The table of the comparison: cells and points are dragged to other rows, or out of their own."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from workbench.ui.calm import CalmTable
from workbench.ui.comparison.model import ComparisonModel
from workbench.ui.dragging import Dragged, drag, unpacked
from workbench.ui.theme import Looks, Role

OUTSIDE = -1
"""The place below all rows: what is dropped there gets a row of its own."""


class PointTable(CalmTable):
    """Shows the comparison; ``dropped`` carries what was dropped and the row's point, "" for none."""

    dropped = Signal(Dragged, str)

    def __init__(self, model: ComparisonModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points, self._looks = model, looks
        self._target: int | None = None
        self.setModel(model)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setAutoScroll(True)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        held = self._points.dragged(self.currentIndex())
        if held is not None:
            drag(self, held, str(self.currentIndex().data() or ""), self._looks.theme)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take in all that is ours: Qt tells of no move over what refused the entry."""
        if unpacked(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim(None)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        held = unpacked(event.mimeData())
        row = self.indexAt(event.position().toPoint()).row()
        self._aim(None)
        if held is not None and self._points.takes(held, row):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self.dropped.emit(held, self._points.point_at(row))

    @override
    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        held = unpacked(event.mimeData())
        row = self.indexAt(event.position().toPoint()).row()
        if held is not None and self._points.takes(held, row):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self._aim(row)
        else:
            event.ignore()
            self._aim(None)

    def _aim(self, row: int | None) -> None:
        if row != self._target:
            self._target = row
            self.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(self._looks.theme.colour(Role.ACCENT), 2))
        painter.drawRect(self._area(self._target).adjusted(1, 1, -2, -2))

    def _area(self, row: int) -> QRect:
        """Return the place of a row, or what is free below all of them."""
        width = self.viewport().width()
        if row != OUTSIDE:
            return QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
        last = self.model().rowCount(QModelIndex()) - 1
        top = self.rowViewportPosition(last) + self.rowHeight(last) if last >= 0 else 0
        return QRect(0, top, width, max(self.viewport().height() - top, 2))
