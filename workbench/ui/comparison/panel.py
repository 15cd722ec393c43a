"""The comparison under the articles: its table, the choice of rows and their order, what is dropped on it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.core import wording
from workbench.core.change import Change
from workbench.core.point import Point, RelationKind
from workbench.core.session import SessionView
from workbench.services import exporting
from workbench.services.comparison import Order, Ranking, Row, Table, lone, ordered
from workbench.services.workbench import Workbench
from workbench.ui.choice import Choice
from workbench.ui.comparison.delegate import CellDelegate
from workbench.ui.comparison.model import ComparisonModel
from workbench.ui.comparison.table import PointTable
from workbench.ui.copies import Copies
from workbench.ui.labels import QUIET, SECTION, label
from workbench.ui.lasting import lasting
from workbench.ui.scrolled import Scrolled
from workbench.ui.sessions.model import conflict_words
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Space, scaled
from workbench.ui.words import noop, tr, trn
from workbench.ui.work import Work

SHARED, OPEN, ALL = "shared", "open", "all"
POINT_WIDTH, LEAST = 170, 90
_ORDERS = {
    Order.RANK: noop("What is to be done first"),
    Order.NAME: noop("By name"),
    Order.SPREAD: noop("Widest spread first"),
    Order.ARTICLES: noop("Most articles first"),
    Order.WITNESSES: noop("Fewest witnesses first"),
}


class ComparisonPanel(QWidget):
    """Shows the comparison; ``picked`` carries the claim of a cell that was chosen.

    ``dropped`` carries what was dropped and the point that it was dropped on, ``menu_asked`` a place on the
    screen, ``rearranged``: other rows or another order are listed. The table is computed on the storage
    thread when a session is opened, and renewed by the points that a change touches.
    """

    picked = Signal(str)
    failed = Signal(object)
    dropped = Signal(object, str)
    menu_asked = Signal(QPoint)
    rearranged = Signal()

    def __init__(
        self,
        desk: Desk,
        work: Work[Workbench],
        copies: Copies,
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self._desk, self._work, self._copies = desk, work, copies
        self._table = Table((), ())
        self._ranking: Ranking | None = None
        self._missed: set[str] = set()
        self._asked = self._shared = 0
        self.model = ComparisonModel(desk, self)
        self.view = _view(PointTable(self.model, looks), looks)
        self.scrolled = Scrolled(self.view)
        self._choice = _choice(looks, tr("Which points are listed"))
        self._order = _choice(looks, tr("Order of the points"))
        for order, words in _ORDERS.items():
            self._order.addItem(tr(words), order.value)
        self._choice.activated.connect(self._rearrange)
        self._order.activated.connect(self._rearrange)
        self._title = label(tr("Comparison"), SECTION, wraps=False)
        self._count = label("", QUIET, wraps=False)
        self._stack = QStackedWidget()
        self._empty = label("", QUIET)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.compute_now)
        self._lay_out()
        self.view.dropped.connect(self.dropped)
        self.view.customContextMenuRequested.connect(self._ask_menu)
        self.view.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self.view.selectionModel().currentChanged.connect(self._went_to)
        self.view.clicked.connect(self._clicked)
        desk.view_loaded.connect(self.compute_soon)
        desk.changed.connect(self._changed)
        desk.claim_focused.connect(self._show_focus)
        copies.found.connect(self.compute_soon)
        looks.changed.connect(self.model.repaint)

    @property
    def table(self) -> Table:
        """The comparison as it is now, whatever rows are listed."""
        return self._table

    @property
    def choice(self) -> str:
        """Which rows are listed, as the layout keeps it."""
        return str(self._choice.currentData() or SHARED)

    @property
    def order(self) -> Order:
        """How the rows are sorted."""
        return Order(self._order.currentData())

    def choose(self, choice: str, order: str = "") -> None:
        """List other rows, or the same in another order."""
        index = self._choice.findData(choice)
        self._choice.setCurrentIndex(max(index, 0))
        if order:
            self._order.setCurrentIndex(max(self._order.findData(order), 0))
        self._sift()

    def chosen_points(self) -> tuple[str, ...]:
        """Return the points of the selected rows, from the top down."""
        rows = sorted({index.row() for index in self.view.selectionModel().selectedIndexes()})
        return tuple(dict.fromkeys(key for row in rows if (key := self.model.point_at(row))))

    def copy(self) -> int:
        """Copy the rows that are listed, as a Markdown table; return how many."""
        rows = self._listed()
        QGuiApplication.clipboard().setText(exporting.comparison(self._table, rows))
        return len(rows)

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
            call = _Computing(view, self._copies)
            self._work.submit(call, partial(self._take, self._asked), self.failed.emit)

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
        self._choice.addItem(tr("Points in several articles"), SHARED)
        self._choice.addItem(tr("Open conflicts"), OPEN)
        self._choice.addItem(tr("All points"), ALL)
        for key, article in self._desk.articles.items():
            self._choice.addItem(tr("Only in {article}", article=wording.called(article, 24)), f"only:{key}")
        for key, article in self._desk.articles.items():
            self._choice.addItem(
                tr("Missing in {article}", article=wording.called(article, 24)), f"missing:{key}"
            )
        self._choice.setCurrentIndex(max(self._choice.findData(chosen), 0))

    def _rearrange(self) -> None:
        self._sift()
        self.rearranged.emit()

    def _listed(self) -> tuple[Row, ...]:
        return ordered(self._rows(self.choice), self.order)

    def _sift(self) -> None:
        rows = self._listed()
        if self.model.put(self._table, rows) and self.model.columnCount():
            header = self.view.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            self._share()
        conflicts = self._desk.standing.open_points
        is_claims = bool(rows) and not rows[0].point.id
        told = (
            trn(len(rows), "{n} claim", "{n} claims")
            if is_claims
            else trn(len(rows), "{n} point", "{n} points")
        )
        self._count.setText(f"{told}, {conflict_words(conflicts)}" if conflicts else told)
        self._make_room()
        self._empty.setText(_nothing(self.choice, has_articles=bool(self._desk.articles)))
        self._stack.setCurrentIndex(0 if rows else 1)
        self._show_focus()

    def _rows(self, choice: str) -> tuple[Row, ...]:
        if choice == ALL:
            return self._table.rows
        if choice == OPEN:
            return tuple(row for row in self._table.rows if row.is_open)
        kind, _, article = choice.partition(":")
        if article in self._desk.articles:
            return self._only_in(article) if kind == "only" else self._table.missing_in(article)
        return tuple(
            row for row in self._table.rows if row.articles > 1 or row.point.relation is RelationKind.CONFLICT
        )

    def _only_in(self, article: str) -> tuple[Row, ...]:
        alone = lone(self._desk.claims.values(), tuple(self._desk.articles.values()), article)
        return (*self._table.only_in(article), *alone)

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
        selection, current = self.view.selectionModel(), self.view.currentIndex()
        at_name = self.view.hasFocus() and current.isValid() and current.column() == 0
        if not index.isValid():
            selection.clear()
        elif index != current and not (at_name and current.row() == index.row()):
            selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
            self.view.scrollTo(index)
        self.model.move_focus()

    def _went_to(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and self.view.hasFocus():
            self._pick(current)

    def _clicked(self, index: QModelIndex) -> None:
        self._pick(index)

    def _pick(self, index: QModelIndex) -> None:
        claim = self.model.claim_at(index)
        if claim is not None:
            self.picked.emit(claim)

    def _head_clicked(self, section: int) -> None:
        """Sort by name, then by rank again; an article's head lists what stands in it alone, then all."""
        if section == 0:
            self.choose(self.choice, Order.RANK if self.order is Order.NAME else Order.NAME)
        else:
            wanted = f"only:{self._table.columns[section - 1].article}"
            self.choose(SHARED if self.choice == wanted else wanted)
        self.rearranged.emit()

    def _ask_menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if index.isValid():
            self._pick(index)
            self.menu_asked.emit(self.view.viewport().mapToGlobal(place))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        if self.view.columnWidth(0) == self._shared:  # the editor has not set it
            self._share()

    def _share(self) -> None:
        """Give the names of the points their share of the width."""
        room = self.width() // 4  # the table itself has its new width later
        self.view.setColumnWidth(0, max(POINT_WIDTH, min(scaled(POINT_WIDTH), room)))
        self._shared = self.view.columnWidth(0)

    def _make_room(self) -> None:
        """Let the words give way to the two choices, which say more: first the counts, then the title."""
        gap = 2 * Space.MEDIUM
        left = self.width() - gap - sum(box.sizeHint().width() + gap for box in (self._order, self._choice))
        self._title.setVisible(self._title.sizeHint().width() <= left)
        left -= self._title.sizeHint().width() + gap
        self._count.setVisible(self._count.sizeHint().width() <= left)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._title)
        row.addSpacing(Space.TIGHT)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._order)
        row.addWidget(self._choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column.addWidget(self._stack, 1)


class _Computing:
    """The computing of a table, on whatever thread it is run."""

    def __init__(self, view: SessionView, copies: Copies) -> None:
        self._view, self._shared = view, copies.shared

    def __call__(self, _library: Workbench) -> Ranking:
        with lasting():
            return Ranking(self._view, self._shared)


def _nothing(choice: str, *, has_articles: bool) -> str:
    """Return what an empty list of points means."""
    if not has_articles:
        return tr("What several articles say of one fact stands together here.")
    kind = choice.partition(":")[0]
    told = {
        OPEN: tr("No conflict is open."),
        ALL: tr("No two claims are about the same fact yet. L on two claims says that they are."),
        "only": tr("All that this article says is told elsewhere too."),
        "missing": tr("This article tells of every fact that the others tell of."),
    }
    return told.get(
        kind, tr("No fact is told by more than one article yet. L on two claims says that one is.")
    )


def _choice(looks: Looks, name: str) -> Choice:
    made = Choice(looks)
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    made.setMinimumWidth(LEAST)
    return made


def _view(view: PointTable, looks: Looks) -> PointTable:
    view.setAccessibleName(tr("Comparison of the articles, point by point"))
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    delegate = CellDelegate(looks, view)
    view.setItemDelegate(delegate)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(delegate.row_height)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionsClickable(True)
    header.setMinimumSectionSize(80)
    header.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return view
