"""The comparison under the articles: its table, and the choice of rows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

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
from workbench.core.point import Point, RelationKind
from workbench.core.session import SessionView
from workbench.services.comparison import Ranking, Row, Table
from workbench.services.workbench import Workbench
from workbench.ui.calm import CalmTable
from workbench.ui.choice import Choice
from workbench.ui.comparison.delegate import CellDelegate
from workbench.ui.comparison.model import ComparisonModel
from workbench.ui.labels import QUIET, SECTION, label
from workbench.ui.lasting import lasting
from workbench.ui.sessions.model import plural
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Space
from workbench.ui.work import Work

SHARED, OPEN, ALL = "shared", "open", "all"
POINT_WIDTH = 170


class ComparisonPanel(QWidget):
    """Shows the comparison; ``picked`` carries the claim of a cell that was chosen.

    The table is computed on the storage thread when a session is opened, and renewed by the points that a
    change touches.
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
        self._ranking: Ranking | None = None
        self._missed: set[str] = set()
        self._asked = 0
        self.model = ComparisonModel(desk, self)
        self.view = _view(self.model, looks)
        self._choice = Choice(looks)
        self._choice.setAccessibleName("Which points are listed")
        self._choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._choice.activated.connect(self._sift)
        self._count = label("", QUIET, wraps=False)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.compute_now)
        self._lay_out()
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._went_to)
        self.view.clicked.connect(self._clicked)
        desk.view_loaded.connect(self.compute_soon)
        desk.changed.connect(self._changed)
        desk.claim_focused.connect(self._show_focus)
        looks.changed.connect(self.model.repaint)

    @property
    def table(self) -> Table:
        """The comparison as it is now, whatever rows are listed."""
        return self._table

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

    def compute_now(self) -> None:
        """Compute the whole table again."""
        view = self._desk.view()
        self._missed.clear()
        self._ranking = None
        if view is None:
            self._put(Table((), ()))
        else:
            self._asked += 1
            self._work.submit(_Computing(view), partial(self._take, self._asked), self.failed.emit)

    def _take(self, asked: int, ranking: Ranking) -> None:
        if asked != self._asked:
            return  # a later view is being computed, and what changed since was noted for that one
        self._ranking = ranking
        if self._missed:
            ranking.renew(self._known(self._missed), self._desk.claims)
            self._missed.clear()
        self._put(ranking.table)

    def _put(self, table: Table) -> None:
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
        if self.model.put(self._table, rows) and self.model.columnCount():
            header = self.view.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self.view.setColumnWidth(0, POINT_WIDTH)
        conflicts = self._desk.standing.open_points
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
        if change.everything or change.articles or not self._desk.knows(change):
            self.compute_soon()
            return
        held = (self._desk.claims[claim].point for claim in change.claims)
        touched = change.points | {point for point in held if point is not None}
        if self._ranking is None:
            self._missed |= touched
        elif touched:
            self._ranking.renew(self._known(touched), self._desk.claims)
            self._put(self._ranking.table)

    def _known(self, points: Iterable[str]) -> list[Point]:
        return [self._desk.points[key] for key in sorted(points) if key in self._desk.points]

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

    def __call__(self, _library: Workbench) -> Ranking:
        with lasting():
            return Ranking(self._view)


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
