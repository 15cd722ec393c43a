"""The model of the comparison: a row a point, the first column its name, then a column an article."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from workbench.core import wording
from workbench.core.point import RelationKind
from workbench.core.verdict import UNREVIEWED_LOOK, Look
from workbench.services.comparison import Cell, Row, Table
from workbench.ui.dragging import Dragged
from workbench.ui.labels import tip
from workbench.ui.state import Desk
from workbench.ui.terms import verdict_words
from workbench.ui.words import tr, trn

ENTRY_ROLE = Qt.ItemDataRole.UserRole

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Entry:
    """What one cell shows. ``under`` is its second line; ``is_point`` marks the first column.

    ``is_confirmed`` is None where there is no link to confirm.
    """

    text: str
    under: str = ""
    claim: str | None = None
    verdict: str = ""
    look: Look = UNREVIEWED_LOOK
    relation: RelationKind | None = None
    is_open: bool = False
    is_point: bool = False
    is_printed: bool = False
    is_focused: bool = False
    is_confirmed: bool | None = None


class ComparisonModel(QAbstractTableModel):
    """Shows rows of a computed table; verdicts and the focus are taken from the desk when painted."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._columns: tuple[str, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._places: dict[str, int] = {}
        self._focused = QPersistentModelIndex()

    def put(self, table: Table, rows: tuple[Row, ...]) -> bool:
        """Show ``rows`` of ``table``; tell whether the columns are others than before.

        Where the same points stay in their places, the table is only painted again.
        """
        columns = tuple(column.article for column in table.columns)
        titles = tuple(column.title for column in table.columns)
        is_other = (columns, titles) != (self._columns, self._titles)
        places = {row.key: number for number, row in enumerate(rows)}
        if is_other or list(places) != list(self._places):
            self.beginResetModel()
            self._columns, self._titles, self._rows, self._places = columns, titles, rows, places
            self.endResetModel()
        else:
            self._rows = rows
            self.repaint()
        return is_other

    def repaint(self) -> None:
        """Say that every cell may look otherwise: a verdict was given."""
        if self._rows:
            self.dataChanged.emit(
                self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1), []
            )

    def move_focus(self) -> None:
        """Say that the cell which the focus left may look otherwise, and the one to which it came."""
        left, self._focused = self._focused, QPersistentModelIndex(self.place_of(self._desk.focused or ""))
        for place in (left, self._focused):
            if place.isValid():
                index = self.index(place.row(), place.column())
                self.dataChanged.emit(index, index, [])

    def claim_at(self, index: AnyIndex) -> str | None:
        """Return the claim to which a cell leads; a point's name leads to its first claim."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() > 0:
            return row.cells[index.column() - 1].claim
        leads = next((c.claim for c in row.cells if c.in_conflict), None)
        return leads or next((c.claim for c in row.cells if c.claim), None)

    def point_at(self, row: int) -> str:
        """Return the id of a row's point, "" outside all rows and for a claim that belongs to none."""
        return self._rows[row].point.id if 0 <= row < len(self._rows) else ""

    def dragged(self, index: AnyIndex) -> Dragged | None:
        """Return what is taken up at a cell: the claims of an article, or the whole point at its name."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if index.column() == 0 and row.point.id:
            return Dragged(row.point.claims, row.point.id)
        claims = row.point.claims if index.column() == 0 else row.cells[index.column() - 1].claims
        return Dragged(claims) if claims else None

    def takes(self, held: Dragged, row: int) -> bool:
        """Tell whether something may be dropped on a row, or below all rows."""
        if row < 0:
            return not held.point and any(self._is_shared(claim) for claim in held.claims)
        target = self._rows[row].point
        return target.id != held.point and not set(held.claims) <= set(target.claims)

    def _is_shared(self, claim: str) -> bool:
        point = self._desk.point_of(claim)
        return point is not None and len(point.claims) > 1

    def place_of(self, claim: str) -> QModelIndex:
        """Return the cell in which a claim is counted; an invalid index where it is in none."""
        item = self._desk.claims.get(claim)
        if item is None or item.claim.article not in self._columns:
            return QModelIndex()
        number = self._places.get(item.point or claim)
        column = self._columns.index(item.claim.article)
        if number is None or claim not in self._rows[number].cells[column].claims:
            return QModelIndex()
        return self.index(number, column + 1)

    @override
    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() or not self._columns else len(self._columns) + 1

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < self.columnCount():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            words = tr("Point") if section == 0 else self._titles[section - 1]
            return tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let what can be taken up be dragged."""
        plain = super().flags(index)
        return plain | Qt.ItemFlag.ItemIsDragEnabled if self.dragged(index) is not None else plain

    @override
    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        entry = self._point(row) if index.column() == 0 else self._entry(row, row.cells[index.column() - 1])
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(entry, row)
        if role == Qt.ItemDataRole.ToolTipRole:
            item = self._desk.claims.get(entry.claim) if entry.claim and index.column() else None
            return tip(item.claim.quote if item else entry.text)
        return None

    def _point(self, row: Row) -> Entry:
        point, decision = row.point, row.point.decision
        if decision is not None:
            under = tr("decided: none is printed") if decision.claim is None else tr("decided")
        elif point.spread is not None and point.spread[0] != point.spread[1]:
            under = wording.spread(point.spread)
        else:
            under = ""
        if row.witnesses < row.articles:
            told = trn(row.witnesses, "one witness", "{n} witnesses")
            under = f"{under}; {told}" if under else told
        return Entry(
            point.label,
            under,
            relation=point.relation,
            is_open=row.is_open,
            is_point=True,
            is_printed=decision is not None,
        )

    def _entry(self, row: Row, cell: Cell) -> Entry:
        item = self._desk.claims.get(cell.claim) if cell.claim else None
        decision = row.point.decision
        return Entry(
            cell.text if cell.claims else tr("not mentioned"),
            claim=cell.claim,
            verdict=item.verdict if item else "",
            look=item.look if item else UNREVIEWED_LOOK,
            relation=RelationKind.CONFLICT if cell.in_conflict else None,
            is_open=cell.in_conflict,
            is_printed=decision is not None and decision.claim in cell.claims,
            is_focused=self._desk.focused in cell.claims,
            is_confirmed=cell.is_confirmed if cell.claims and row.point.id else None,
        )

    def _spoken(self, entry: Entry, row: Row) -> str:
        parts = [entry.text, entry.under]
        if not entry.is_point:
            parts.insert(0, row.point.label)
        if entry.is_confirmed is not None:
            parts.append(tr("confirmed") if entry.is_confirmed else tr("suggested"))
        if entry.is_open:
            parts.append(tr("open conflict"))
        if entry.is_printed and not entry.is_point:
            parts.append(tr("printed"))
        if entry.verdict:
            parts.append(verdict_words(entry.verdict, self._desk.scale))
        return ", ".join(part for part in parts if part)
