"""A table as dialogs show it: whole rows to choose, nothing to edit, no grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from workbench.ui.labels import tip
from workbench.ui.theme import Space
from workbench.ui.words import tr

AnyIndex = QModelIndex | QPersistentModelIndex


def plain_table(model: QAbstractItemModel, spoken: str, letters: Sequence[int]) -> QTableView:
    """Make a table of ``model``, its columns as wide as so many ``letters``; the last one takes the rest."""
    view = QTableView()
    view.setObjectName("plainTable")
    view.setAccessibleName(spoken)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    letter = view.fontMetrics().averageCharWidth()
    for section, count in enumerate(letters):
        view.setColumnWidth(section, count * letter + 2 * Space.SMALL)
    header.setSectionResizeMode(model.columnCount() - 1, QHeaderView.ResizeMode.Stretch)
    return view


class PlainModel(QAbstractTableModel):
    """A table of words: a subclass says how many rows there are, and the words of each."""

    def __init__(self, heads: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)

    def count(self) -> int:
        """Return how many rows there are."""
        raise NotImplementedError

    def cells(self, row: int) -> tuple[str, ...]:
        """Return the words of a row, column by column."""
        raise NotImplementedError

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self.count()

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._heads)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._heads):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return tr(self._heads[section]) if role == Qt.ItemDataRole.DisplayRole else None

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self.count():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cells(index.row())[index.column()]
        return tip(self.cells(index.row())[index.column()]) if role == Qt.ItemDataRole.ToolTipRole else None
