"""The find bar: what to find and how, the way from one hit to the next, and the list of them."""

from __future__ import annotations

import threading
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core.errors import Refused
from workbench.core.query import Query
from workbench.services.reader import Stopped
from workbench.services.searching import VALUE, Found, Ground, Search
from workbench.services.workbench import Workbench
from workbench.ui.finding.hitlist import HEADS, HitList
from workbench.ui.icons import icon
from workbench.ui.keyed import keyed
from workbench.ui.labels import QUIET, label
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Role, Space
from workbench.ui.words import number, tr
from workbench.ui.work import Work

TYPING_MS = 120


class FindBar(QFrame):
    """Steps through hits: ``found`` carries a Hit, or None where nothing is found; ``closed`` on Escape.

    Searching runs on a thread of its own; what was asked before another question is dropped.
    """

    found = Signal(object)
    closed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        work: Work[Workbench],
        searching: Work[object],
        looks: Looks,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._desk, self._work, self._searching, self._looks = desk, work, searching, looks
        self._search: Search | None = None
        self._result = Found()
        self._at = -1
        self._is_stale = True
        self._cancel = threading.Event()
        self._by: int | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Find in articles, claims, notes and sources"))
        self.field.setAccessibleName(tr("Find in articles, claims, notes and sources"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(280)
        self.field.textEdited.connect(self._typed)
        self._cased = _switch("Aa", tr("Match capitals"))
        self._whole = _switch("W", tr("Whole words only"))
        self._expression = _switch(".*", tr("Regular expression"))
        for switch in (self._cased, self._whole, self._expression):
            switch.toggled.connect(self.search)
        self._before = _button(tr("Hit before"))
        self._after = _button(tr("Next hit"))
        self._close = _button(tr("Close the find bar (Escape)"))
        keyed(self._before, self._before.toolTip(), "find.previous")
        keyed(self._after, self._after.toolTip(), "find.next")
        self._before.clicked.connect(self.previous)
        self._after.clicked.connect(self.next)
        self._close.clicked.connect(self.close_bar)
        self.count = label("", QUIET, wraps=False)
        self.list = HitList(looks)
        self.list.picked.connect(self._go_to)
        self.list.left.connect(self.field.setFocus)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.search)
        self._lay_out()
        looks.changed.connect(self._put_on)
        desk.view_loaded.connect(self._forget)
        desk.changed.connect(self._grow_stale)
        self._put_on()
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar; ``words`` are what was selected."""
        self.show()
        if words:
            self.field.setText(words)
            self.search()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Put the bar away."""
        self._cancel.set()
        self.hide()
        self.closed.emit()

    def next(self) -> None:
        """Go to the next hit, round all articles."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit before."""
        self._go(-1)

    def search(self) -> None:
        """Search anew and go to the first hit."""
        self._at = -1
        self._ask(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down and self._result.hits:
            self.list.setFocus()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._typing.start()

    def _go(self, by: int) -> None:
        if self._typing.isActive():
            self.search()
        elif self._is_stale:
            self._ask(by)
        else:
            self._step(by)

    def _ask(self, by: int) -> None:
        """Search, then go a step; what is still being searched for is dropped."""
        self._typing.stop()
        self._cancel.set()
        self._cancel = threading.Event()
        self._is_stale = False
        self._by = by
        query = self._query()
        if not query.words.strip():
            self._take(self._cancel, Found())
        elif self._search is None:
            self._work.submit(_search, partial(self._begin, query), self.failed.emit)
        else:
            self._begin(query, self._search)

    def _begin(self, query: Query, search: Search) -> None:
        self._search = search
        ground = Ground(tuple(self._desk.articles.values()), tuple(self._desk.claims.values()))
        call = partial(_find, search, query, ground, self._cancel)
        done, failed = partial(self._take, self._cancel), partial(self._fail, self._cancel)
        if query.is_expression:
            self.count.setText(tr("searching…"))
        self._searching.submit(call, done, failed)

    def _query(self) -> Query:
        return Query(
            self.field.text(),
            self._cased.isChecked(),
            self._whole.isChecked(),
            self._expression.isChecked(),
        )

    def _take(self, asked: threading.Event, result: Found) -> None:
        if asked is not self._cancel:
            return
        self._result = result
        self.list.put(result.hits, dict(self._desk.names()))
        self.list.setVisible(len(result.hits) > 1)
        if result.hits:
            self._step(self._by or 1)
        else:
            self._at = -1
            self._say()
            self.found.emit(None)

    def _fail(self, asked: threading.Event, error: Exception) -> None:
        if asked is not self._cancel or isinstance(error, Stopped):
            return
        self._take(asked, Found())
        if isinstance(error, Refused):
            self.count.setText(str(error))
        else:
            self.failed.emit(error)

    def _step(self, by: int) -> None:
        count = len(self._result.hits)
        if not count:
            self._say()
            return
        self._go_to((self._at + by) % count if self._at >= 0 or by > 0 else count - 1)

    def _go_to(self, number: int) -> None:
        self._at = min(number, len(self._result.hits) - 1)
        self._say()
        self.list.mark(self._at)
        self.found.emit(self._result.hits[self._at])

    def _say(self) -> None:
        hits = self._result.hits
        if not self.field.text().strip():
            self.count.setText("")
        elif not hits:
            self.count.setText(tr("nothing found"))
        else:
            hit = hits[self._at]
            place = "" if hit.claim is None else f", {tr(HEADS[hit.where])}"
            if hit.where == VALUE:
                place = f", {tr('a value that allows it')}"
            more = "+" if self._result.is_cut else ""
            self.count.setText(
                tr("{place} of {all}", place=number(self._at + 1), all=number(len(hits))) + f"{more}{place}"
            )

    def _grow_stale(self) -> None:
        self._is_stale = True

    def _forget(self) -> None:
        self._cancel.set()
        self._cancel = threading.Event()
        self._result, self._at, self._is_stale = Found(), -1, True
        self.list.put((), {})
        self.list.hide()
        self.count.setText("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        switches = (self._cased, self._whole, self._expression)
        for part in (self.field, *switches, self._before, self._after, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.list)
        self.list.hide()

    def _put_on(self) -> None:
        look = self._looks.theme
        for button, name in ((self._before, "up"), (self._after, "down"), (self._close, "close")):
            button.setIcon(icon(name, look, Role.DIM))


def _search(library: Workbench) -> Search:
    return library.search


def _find(search: Search, query: Query, ground: Ground, cancel: threading.Event, _: object) -> Found:
    return search.find(query, ground, cancel.is_set)


def _switch(text: str, words: str) -> QToolButton:
    button = _button(words)
    button.setText(text)
    button.setCheckable(True)
    return button


def _button(words: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
