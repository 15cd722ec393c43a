"""The left panel: filter bar, list of claims, what to do when there are none."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.ui.calm import CalmTable
from workbench.ui.claims.delegate import ClaimDelegate
from workbench.ui.claims.filterbar import FilterBar
from workbench.ui.claims.filters import Filter, Scope
from workbench.ui.claims.model import ROW_ROLE, ClaimModel
from workbench.ui.claims.row import ClaimRow
from workbench.ui.dragging import Dragged, drag
from workbench.ui.keyed import key_of
from workbench.ui.scrolled import Scrolled
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Space
from workbench.ui.words import tr, trn


class ClaimPanel(QWidget):
    """Lists claims in step with the text: ``picked`` carries the claim that the editor went to.

    ``told`` carries what the editor should know of the selection.
    """

    picked = Signal(str)
    filter_asked = Signal(Filter)
    told = Signal(str)

    def __init__(self, desk: Desk, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("claimPanel")
        self._desk = desk
        self.model = ClaimModel(desk, self)
        self.view = _view(ClaimTable(self.model, looks, self))
        delegate = ClaimDelegate(looks, self.view)
        self.view.setItemDelegate(delegate)
        self.view.verticalHeader().setDefaultSectionSize(delegate.row_height)
        self.view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.bar = FilterBar(desk, looks, self)
        self.bar.asked.connect(self.filter_asked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.view.selectionModel().currentChanged.connect(self._went_to)
        self.view.selectionModel().selectionChanged.connect(self._say_how_many)
        self.bar.left.connect(self.view.setFocus)
        self.model.modelReset.connect(self._listed_again)
        desk.claim_focused.connect(self._show_focus)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._scroll_to_current)
        self.scrolled = Scrolled(self.view)
        looks.changed.connect(self._repaint)
        self._listed_again()

    def chosen_with(self, claim: str) -> tuple[str, ...]:
        """Return every selected claim where ``claim`` is one of several, else it alone."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        found = tuple(key for key in map(self.model.claim_at, rows) if key is not None)
        return found if claim in found else (claim,)

    def _say_how_many(self) -> None:
        count = len(self.view.selectionModel().selectedRows())
        if count > 1:
            self.told.emit(
                trn(
                    count,
                    "{n} claim is selected: a verdict is given to it.",
                    "{n} claims are selected: a verdict is given to all of them.",
                )
            )

    def _empty(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(Space.LARGE, Space.WIDE, Space.LARGE, Space.LARGE)
        self._empty_words = QLabel()
        self._empty_words.setTextFormat(Qt.TextFormat.PlainText)
        self._empty_words.setWordWrap(True)
        self._empty_words.setObjectName("quiet")
        self._show_all = QPushButton(tr("Show all claims"))
        self._show_all.clicked.connect(self._ask_all)
        column.addWidget(self._empty_words)
        column.addWidget(self._show_all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return page

    def _ask_all(self) -> None:
        self.filter_asked.emit(Filter(Scope.ALL))

    def _listed_again(self) -> None:
        is_empty = self.model.rowCount() == 0
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self._show_all.setVisible(bool(self._desk.claims) and self._desk.filter != Filter(Scope.ALL))
        self._empty_words.setText(_empty_sentence(self._desk, key_of(self, "claim.mark")))
        self._show_focus()

    def _show_focus(self) -> None:
        claim = self._desk.focused
        row = self.model.row_of(claim) if claim else None
        selection = self.view.selectionModel()
        if row is None:
            selection.clear()
            return
        index = self.model.index(row, 0)
        if index != self.view.currentIndex() or not selection.isSelected(index):
            selection.select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.view.setCurrentIndex(index)  # the view's own: from here Shift and the arrows select
        self.view.scrollTo(index)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _scroll_to_current(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and not self.scrolled.is_awaited:
            self.view.scrollTo(index)

    def _went_to(self, current: QModelIndex, _previous: QModelIndex) -> None:
        claim = self.model.claim_at(current.row())
        if claim is not None:
            self.picked.emit(claim)

    def _repaint(self) -> None:
        self.view.viewport().update()


def _empty_sentence(desk: Desk, mark: str) -> str:
    if not desk.articles:
        return tr("No articles yet. Import some, and their claims are listed here.")
    if not desk.claims:
        return tr("No claims were found. Select words in an article and press {mark} to make one.", mark=mark)
    if desk.filter.is_narrowed:
        return tr("No claim passes these filters.")
    if desk.filter.scope is Scope.OPEN:
        return tr("Nothing is left to review.")
    return tr("Nothing here.")


class ClaimTable(CalmTable):
    """The list itself: the selected claims are dragged out of it."""

    def __init__(self, model: ClaimModel, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims, self._looks = model, looks
        self.setModel(model)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)

    @override
    def startDrag(self, actions: Qt.DropAction) -> None:
        held = self.held()
        if held.claims:
            drag(self, held, self._words(held), self._looks.theme)

    def held(self) -> Dragged:
        """Return the selected claims."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return Dragged(tuple(key for row in rows if (key := self._claims.claim_at(row)) is not None))

    def _words(self, held: Dragged) -> str:
        if len(held.claims) > 1:
            return trn(len(held.claims), "{n} claim", "{n} claims")
        row = self.currentIndex().data(ROW_ROLE)
        return row.quote if isinstance(row, ClaimRow) else ""


def _view(view: ClaimTable) -> ClaimTable:
    view.setAccessibleName(tr("Claims"))
    view.setShowGrid(False)
    view.horizontalHeader().hide()
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    return view
