"""Which row of a table stands at its top: told to be kept, and brought back once the rows are there again."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QTableView

_LEFT = re.compile(r"(\d{1,7}),(\d{1,5}),(\d{1,6})")


class Scrolled(QObject):
    """Watches one table: rows, columns and sizes may come after the place that is to be gone back to."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._left = ""
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._go_back)
        view.model().modelReset.connect(self._soon.start)

    @property
    def is_awaited(self) -> bool:
        """Whether a place is still to be gone back to."""
        return bool(self._left)

    def left(self) -> str:
        """Return the row at the top, how much of it is hidden, and the columns' place, in pixels."""
        view = self._view
        row = view.rowAt(0)
        if self._left or row < 0:
            return self._left
        return f"{row},{-view.rowViewportPosition(row)},{view.horizontalScrollBar().value()}"

    def restore(self, left: str) -> None:
        """Go back to a place as ``left`` told it; anything else is no place."""
        self._left = left if _LEFT.fullmatch(left) else ""
        self._soon.start()

    def _go_back(self) -> None:
        view, found = self._view, _LEFT.fullmatch(self._left)
        if found is None or not view.model().rowCount():
            return
        self._left = ""
        row, hidden, across = map(int, found.groups())
        if row < view.model().rowCount():
            view.scrollTo(view.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtTop)
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + hidden)
        view.horizontalScrollBar().setValue(across)
