"""A table as dialogs show it: whole rows to choose, nothing to edit, no grid."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.ui.theme import Space
from workbench.ui.words import tr


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


def head(heads: Sequence[str], section: int, orientation: Qt.Orientation, role: int) -> object:
    """Return what a table whose columns are called ``heads`` says of a column in this role."""
    if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(heads):
        return None
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return tr(heads[section]) if role == Qt.ItemDataRole.DisplayRole else None
