"""A table that stays where it is when the keyboard comes to it."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTableView
from typing_extensions import override


class CalmTable(QTableView):
    """Goes to no cell by itself: Qt goes to the first one, which would take the editor to another claim."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        selection = self.selectionModel()
        if selection is None or selection.currentIndex().isValid():
            super().focusInEvent(event)
            return
        selection.blockSignals(True)
        super().focusInEvent(event)
        selection.clearCurrentIndex()
        selection.blockSignals(False)
        self.viewport().update()
