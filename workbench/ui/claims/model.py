"""The model of the claim list: ids, and the rows that were looked at."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.core.change import Change
from workbench.ui.claims.row import ClaimRow, claim_row
from workbench.ui.labels import tip
from workbench.ui.state import Desk

ROW_ROLE = Qt.ItemDataRole.UserRole
ID_ROLE = Qt.ItemDataRole.UserRole + 1

_CACHE = 2000

AnyIndex = QModelIndex | QPersistentModelIndex


class ClaimModel(QAbstractTableModel):
    """The claims that the desk's filter shows, one column, a row made when it is first asked for."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ids: list[str] = desk.listed()
        self._rows: dict[str, ClaimRow] = {}
        self._turn = desk.catalogue.turn
        desk.view_loaded.connect(self.list_again)
        desk.filtered.connect(self.list_again)
        desk.changed.connect(self._changed)
        desk.revealed.connect(self._make_again)

    def list_again(self) -> None:
        """Read the whole list anew."""
        self.beginResetModel()
        self._ids = self._desk.listed()
        self._turn = self._desk.catalogue.turn
        self._rows.clear()
        self.endResetModel()

    def _make_again(self) -> None:
        self._rows.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0), [])

    def row_of(self, claim: str) -> int | None:
        """Return the row of a claim, None where the filter hides it."""
        places = self._desk.catalogue.places
        if claim not in places:
            return None
        row = self._row_from(claim)
        return row if row < len(self._ids) and self._ids[row] == claim else None

    def _row_from(self, claim: str) -> int:
        """Return the first row that does not stand before a claim."""
        places = self._desk.catalogue.places
        return bisect_left(self._ids, places[claim], key=places.__getitem__)

    def claim_at(self, row: int) -> str | None:
        """Return the id in a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    @property
    def ids(self) -> Sequence[str]:
        """All listed ids in their order."""
        return self._ids

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let every claim be dragged."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else plain

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        key = self.claim_at(index.row()) if index.isValid() else None
        if key is None or key not in self._desk.claims:
            return None
        if role == ID_ROLE:
            return key
        row = self._row(key)
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            claim = self._desk.claims[key].claim
            return tip("\n".join(words for words in (claim.quote, row.disguise) if words))
        return None

    def _row(self, key: str) -> ClaimRow:
        found = self._rows.get(key)
        if found is None:
            if len(self._rows) >= _CACHE:
                self._rows.clear()
            found = self._make(key)
            self._rows[key] = found
        return found

    def _make(self, key: str) -> ClaimRow:
        item = self._desk.claims[key]
        point = self._desk.point_of(key)
        decided = point is not None and point.decision is not None
        article = self._desk.articles[item.claim.article]
        return claim_row(item, article, self._desk.scale, decided, reveals=self._desk.reveals)

    def _changed(self, change: Change) -> None:
        turn = self._desk.catalogue.turn
        if change.everything or change.articles or not self._desk.knows(change) or turn != self._turn:
            self.list_again()
            return
        moved = [key for key in change.claims if self._is_listed(key) is (self.row_of(key) is None)]
        if moved:
            self.beginResetModel()
            for key in moved:
                self._let_in_or_out(key)
            self._rows.clear()
            self.endResetModel()
            return
        touched = set(change.claims)
        for point in change.points:
            touched.update(self._desk.points[point].claims if point in self._desk.points else ())
        for key in touched:
            row = self.row_of(key)
            if row is not None:
                self._rows.pop(key, None)
                index = self.index(row, 0)
                self.dataChanged.emit(index, index, [])

    def _is_listed(self, claim: str) -> bool:
        return self._desk.filter.shows(self._desk.claims[claim])

    def _let_in_or_out(self, claim: str) -> None:
        row = self._row_from(claim)
        if row < len(self._ids) and self._ids[row] == claim:
            del self._ids[row]
        else:
            self._ids.insert(row, claim)
