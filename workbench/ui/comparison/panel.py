"""The comparison under the articles: its table, and the choice of rows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.core import wording
from workbench.core.change import Change
from workbench.core.point import RelationKind
from workbench.core.session import SessionView
from workbench.services.comparison import Row, Table, comparison
from workbench.services.workbench import Workbench
from workbench.ui.calm import CalmTable
from workbench.ui.choice import Choice
from workbench.ui.comparison.delegate import CellDelegate
from workbench.ui.comparison.model import ComparisonModel
from workbench.ui.labels import QUIET, SECTION, label
from workbench.ui.sessions.model import plural
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Space
from workbench.ui.work import Work

SHARED, OPEN, ALL = "shared", "open", "all"
POINT_WIDTH = 170


class ComparisonPanel(QWidget):
    """Shows the comparison; ``picked`` carries the claim of a cell that was chosen.

    The table is computed on the storage thread, once for changes that come together.
    """

    picked = Signal(str)
    failed = Signal(object)

    def __init__(
        self, desk: Desk, work: Work[Workbench], looks: Looks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self._desk, self._work = desk, work
        self._table = Table((), ())
        self.model = ComparisonModel(desk, self)
        self.view = _view(self.model, looks)
        self._choice = Choice(looks)
        self._choice.setAccessibleName("Which points are listed")
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choice.activated.connect(self._sift)
        self._count = label("", QUIET, wraps=False)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._compute)
        self._lay_out()
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._went_to)
        self.view.clicked.connect(self._clicked)
        desk.view_loaded.connect(self.compute_soon)
        desk.changed.connect(self._changed)
        desk.claim_focused.connect(self._show_focus)
        looks.changed.connect(self.model.repaint)

    @property
    def choice(self) -> str:
        """Which rows are listed, as the layout keeps it."""
        return str(self._choice.currentData() or SHARED)

    def choose(self, choice: str) -> None:
        """List other rows."""
        index = self._choice.findData(choice)
        self._choice.setCurrentIndex(max(index, 0))
        self._sift()

    def compute_soon(self) -> None:
        """Compute the table again when everything that happens now has happened."""
        self._soon.start()

    def _compute(self) -> None:
        view = self._desk.view()
        if view is None:
            self._put(Table((), ()))
        else:
            self._work.submit(_Computing(view), self._put, self.failed.emit)

    def _put(self, table: Table) -> None:
        if table == self._table and self.model.columnCount():
            self.model.repaint()
            return
        if table.columns != self._table.columns or not self._choice.count():
            self._offer()
        self._table = table
        self.choose(self.choice)

    def _offer(self) -> None:
        """Offer the choices of rows that these articles give."""
        chosen = self.choice
        self._choice.clear()
        self._choice.addItem("Points in several articles", SHARED)
        self._choice.addItem("Open conflicts", OPEN)
        self._choice.addItem("All points", ALL)
        for key, article in self._desk.articles.items():
            self._choice.addItem(f"Only in {wording.called(article, 24)}", f"only:{key}")
        for key, article in self._desk.articles.items():
            self._choice.addItem(f"Missing in {wording.called(article, 24)}", f"missing:{key}")
        self._choice.setCurrentIndex(max(self._choice.findData(chosen), 0))

    def _sift(self) -> None:
        rows = self._rows(self.choice)
        self.model.put(self._table, rows)
        header = self.view.horizontalHeader()
        if self.model.columnCount():
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.view.setColumnWidth(0, POINT_WIDTH)
        conflicts = sum(1 for row in self._table.rows if row.is_open)
        told = plural(len(rows), "point")
        self._count.setText(f"{told}, {plural(conflicts, 'open conflict')}" if conflicts else told)
        self._show_focus()

    def _rows(self, choice: str) -> tuple[Row, ...]:
        if choice == ALL:
            return self._table.rows
        if choice == OPEN:
            return tuple(row for row in self._table.rows if row.is_open)
        kind, _, article = choice.partition(":")
        if article in self._desk.articles:
            return self._table.only_in(article) if kind == "only" else self._table.missing_in(article)
        return tuple(
            row for row in self._table.rows if row.articles > 1 or row.point.relation is RelationKind.CONFLICT
        )

    def _changed(self, change: Change) -> None:
        if change.claims or change.points or change.articles or change.everything:
            self.compute_soon()

    def _show_focus(self) -> None:
        claim = self._desk.focused
        index = self.model.place_of(claim) if claim else QModelIndex()
        selection = self.view.selectionModel()
        if not index.isValid():
            selection.clear()
        elif index != self.view.currentIndex():
            selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        self.model.repaint()

    def _went_to(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.view.hasFocus():
            self._pick(current)

    def _clicked(self, index: QModelIndex) -> None:
        self._pick(index)

    def _pick(self, index: QModelIndex) -> None:
        claim = self.model.claim_at(index)
        if claim is not None:
            self.picked.emit(claim)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(label("Comparison", SECTION, wraps=False))
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)


class _Computing:
    """The computing of a table, on whatever thread it is run."""

    def __init__(self, view: SessionView) -> None:
        self._view = view

    def __call__(self, _library: Workbench) -> Table:
        return comparison(self._view)


def _view(model: ComparisonModel, looks: Looks) -> QTableView:
    view = CalmTable()
    view.setAccessibleName("Comparison of the articles, point by point")
    view.setModel(model)
    delegate = CellDelegate(looks, view)
    view.setItemDelegate(delegate)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(delegate.row_height)
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setMinimumSectionSize(80)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
