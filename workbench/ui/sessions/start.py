"""The start page: what one can begin with, and the sessions there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core.session import Summary
from workbench.ui.icons import icon
from workbench.ui.labels import QUIET, STRONG, label
from workbench.ui.sessions.delegate import SessionDelegate
from workbench.ui.sessions.model import SessionModel
from workbench.ui.sessions.offer import Offer
from workbench.ui.sessions.recovery import Recovery
from workbench.ui.theme import Looks, Space, Type, reading_font, scaled, ui_font
from workbench.ui.words import noop, tr

WIDTH = 860


class Emits(Protocol):
    """A signal that carries a session's id."""

    def emit(self, session: str, /) -> None:
        """Send it."""
        ...


OFFERS = (
    ("help.sample", "session", noop("Open the sample"), noop("Five articles on Kazakhstan, 2022")),
    ("import.files", "import", noop("Import articles…"), noop("Text files on one event")),
    ("import.paste", "article", noop("Paste an article…"), noop("From the clipboard")),
    ("library.open", "library", noop("Open a library…"), noop("Sessions kept in another file")),
)


class StartPage(QWidget):
    """Asks for what to do: ``asked`` carries a command's id, ``opened`` and the others a session's id."""

    asked = Signal(str)
    opened = Signal(str)
    rename_asked = Signal(str)
    duplicate_asked = Signal(str)
    trash_asked = Signal(str)
    restore_asked = Signal(str)
    trash_viewed = Signal(bool)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self._looks = looks
        self.model = SessionModel(self)
        self.view = self._list()
        self._chosen = ""
        self._title = label(tr("Fact-checking workbench"), STRONG)
        self._title.setFont(_title_font())
        self._lead = label("", QUIET)
        self.offers = [Offer(name, tr(title), tr(under), looks) for _, name, title, under in OFFERS]
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Search sessions"))
        self._search.setAccessibleName(tr("Search sessions by name or event"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self.model.search)
        self._trash = QToolButton()
        self._trash.setText(tr("Trash"))
        self._trash.setCheckable(True)
        self._trash.setToolTip(tr("Show the sessions in the trash"))
        self._trash.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._trash.toggled.connect(self._turn)
        self.recovery = Recovery()
        self._empty = label("", QUIET)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        self._empty.setText(tr("Opening the library…"))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(Space.SMALL)
        self._lay_out()
        looks.changed.connect(self._put_on)
        self._put_on()
        self.model.modelReset.connect(self._shown_again)
        self.view.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._fill_buttons()

    @property
    def shows_trash(self) -> bool:
        """Whether the list shows the trash."""
        return self._trash.isChecked()

    def refuse(self, words: str) -> None:
        """Say why nothing can be begun or listed, until there are sessions to show."""
        self._allow(can_begin=False)
        self._empty.setText(words)

    def show_sessions(self, summaries: Sequence[Summary]) -> None:
        """List these sessions."""
        self._allow(can_begin=True)
        self.recovery.offer(())
        was_empty = self.focusProxy() is not self.view
        self.model.put(summaries)
        if summaries and was_empty and self.offers[0].hasFocus():
            self.view.setFocus()

    def _allow(self, *, can_begin: bool) -> None:
        for part in (*self.offers[:-1], self._search, self._trash):  # another library can be opened always
            part.setVisible(can_begin)

    def _shown_again(self) -> None:
        is_empty = self.model.rowCount() == 0
        self._stack.setCurrentIndex(1 if is_empty else 0)
        self.setFocusProxy(self.offers[0] if is_empty else self.view)
        for number in range(self._buttons.count()):
            item = self._buttons.itemAt(number)
            widget = item.widget() if item else None
            if widget is not None:
                widget.setVisible(not is_empty)
        if self._search.text():
            words = tr("No session has these words in its name or event.")
        elif self.shows_trash:
            words = tr("The trash is empty.")
        else:
            words = tr(
                "No sessions yet. A session holds the articles on one event and what you decide about them."
            )
        self._empty.setText(words)
        self._choose_again()

    def _choose_again(self) -> None:
        """Choose the session that was chosen before the list was filled anew, else the first."""
        shown = [found.session.id for found in map(self.model.at, range(self.model.rowCount())) if found]
        if shown:
            self.view.selectRow(shown.index(self._chosen) if self._chosen in shown else 0)

    def _row_chosen(self, current: QModelIndex) -> None:
        summary = self.model.at(current.row())
        if summary is not None:
            self._chosen = summary.session.id

    def _lay_out(self) -> None:
        offers = QHBoxLayout()
        offers.setSpacing(Space.MEDIUM)
        for button, (command, *_) in zip(self.offers, OFFERS, strict=True):
            button.clicked.connect(partial(self._ask, command))
            offers.addWidget(button, 1)
        tools = QHBoxLayout()
        tools.addWidget(self._search, 1)
        tools.addWidget(self._trash)
        inner = QWidget()
        inner.setMaximumWidth(scaled(WIDTH))
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.LARGE)
        self._lead.setText(
            tr("Read several articles on one event side by side, and rule on what they claim.")
        )
        for part in (self._title, self._lead):
            column.addWidget(part)
        column.addLayout(offers)
        column.addSpacing(Space.LARGE)
        column.addLayout(tools)
        column.addWidget(self.recovery)
        column.addWidget(self._stack, 1)
        column.addLayout(self._buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(inner, 40)
        row.addStretch(1)
        self.setFocusProxy(self.offers[0])  # until there are sessions

    def _list(self) -> QTableView:
        view = QTableView()
        view.setAccessibleName(tr("Sessions"))
        view.setModel(self.model)
        delegate = SessionDelegate(self._looks, view)
        view.setItemDelegate(delegate)
        view.horizontalHeader().hide()
        view.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(delegate.row_height)
        view.setShowGrid(False)
        view.setMouseTracking(True)
        view.setTabKeyNavigation(False)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._menu)
        view.activated.connect(self._activated)
        return view

    def _ask(self, command: str, _checked: bool = False) -> None:
        self.asked.emit(command)

    def _activated(self, index: QModelIndex) -> None:
        summary = self.model.at(index.row())
        if summary is not None and not self.shows_trash:
            self.opened.emit(summary.session.id)

    def _menu(self, at: QPoint) -> None:
        summary = self.model.at(self.view.indexAt(at).row())
        if summary is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in self.session_actions(summary.session.id, menu):
            menu.addAction(action)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _turn(self, trash: bool) -> None:
        self._fill_buttons()
        self.trash_viewed.emit(trash)

    def _fill_buttons(self) -> None:
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for text, signal in self._verbs():
            button = QPushButton(text)
            button.clicked.connect(partial(self._tell_current, signal))
            button.setVisible(self.model.rowCount() > 0)
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)

    def _tell_current(self, signal: Emits, _checked: bool = False) -> None:
        summary = self.model.at(self.view.currentIndex().row())
        if summary is not None:
            signal.emit(summary.session.id)

    def _verbs(self) -> list[tuple[str, Emits]]:
        if self.shows_trash:
            return [(tr("Restore"), self.restore_asked)]
        return [
            (tr("Open"), self.opened),
            (tr("Rename…"), self.rename_asked),
            (tr("Duplicate"), self.duplicate_asked),
            (tr("Move to the trash"), self.trash_asked),
        ]

    def session_actions(self, session: str, menu: QMenu) -> list[QAction]:
        """Return what can be done with a session, as entries of ``menu``."""
        made = []
        for text, signal in self._verbs():
            action = QAction(text, menu)
            action.triggered.connect(partial(_tell, signal, session))
            made.append(action)
        return made

    def _put_on(self) -> None:
        self._trash.setIcon(icon("trash", self._looks.theme))
        self.view.viewport().update()


def _tell(signal: Emits, session: str, _checked: bool = False) -> None:
    signal.emit(session)


def _title_font() -> QFont:
    font = reading_font()
    font.setPointSizeF(ui_font(Type.HEADLINE).pointSizeF() * 1.3)
    return font
