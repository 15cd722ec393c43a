"""The find bar: what to find, how many hits there are, and the way from one to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from workbench.ui.finding.search import Hit, find
from workbench.ui.icons import icon
from workbench.ui.labels import QUIET, label
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Role, Space

TYPING_MS = 120


class FindBar(QFrame):
    """Steps through hits: ``found`` carries a Hit, or None where nothing is found; ``closed`` on Escape."""

    found = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._desk, self._looks = desk, looks
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText("Find in articles, claims and notes")
        self.field.setAccessibleName("Find in articles, claims and notes")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(280)
        self.field.textEdited.connect(self._typed)
        self._cased = _button("Aa", "Match capitals")
        self._cased.setCheckable(True)
        self._cased.toggled.connect(self._search)
        self._before = _button("", "Hit before (Shift+F3)")
        self._after = _button("", "Next hit (F3)")
        self._close = _button("", "Close the find bar (Escape)")
        self._before.clicked.connect(self.previous)
        self._after.clicked.connect(self.next)
        self._close.clicked.connect(self.close_bar)
        self.count = label("", QUIET, wraps=False)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_MS)
        self._typing.timeout.connect(self._search)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.TIGHT, Space.SMALL, Space.TIGHT)
        row.setSpacing(Space.SMALL)
        for part in (self.field, self._cased, self._before, self._after, self.count):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._close)
        looks.changed.connect(self._put_on)
        desk.view_loaded.connect(self._forget)
        self._put_on()
        self.hide()

    def open(self, words: str = "") -> None:
        """Show the bar; ``words`` are what was selected."""
        self.show()
        if words:
            self.field.setText(words)
            self._search()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_bar(self) -> None:
        """Put the bar away."""
        self.hide()
        self.closed.emit()

    def next(self) -> None:
        """Go to the next hit, round all articles."""
        self._go(1)

    def previous(self) -> None:
        """Go to the hit before."""
        self._go(-1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        self._typing.start()

    def _search(self) -> None:
        self._typing.stop()
        self._look_up()
        self._at = -1
        if self._hits:
            self._go(1)
        else:
            self._say()
            self.found.emit(None)

    def _look_up(self) -> None:
        articles, claims = self._desk.articles.values(), self._desk.claims.values()
        self._hits = find(self.field.text(), articles, claims, cased=self._cased.isChecked())

    def _go(self, by: int) -> None:
        if self._typing.isActive():
            self._search()
            return
        self._look_up()
        if not self._hits:
            self._say()
            return
        self._at = (self._at + by) % len(self._hits) if self._at >= 0 or by > 0 else len(self._hits) - 1
        self._say()
        self.found.emit(self._hits[self._at])

    def _say(self) -> None:
        if not self.field.text().strip():
            self.count.setText("")
        elif not self._hits:
            self.count.setText("nothing found")
        else:
            hit = self._hits[self._at]
            place = f", in a {hit.where}" if hit.where else ""
            self.count.setText(f"{self._at + 1} of {len(self._hits)}{place}")

    def _forget(self) -> None:
        self._hits, self._at = (), -1
        self.count.setText("")

    def _put_on(self) -> None:
        look = self._looks.theme
        for button, name in ((self._before, "up"), (self._after, "down"), (self._close, "close")):
            button.setIcon(icon(name, look, Role.DIM))


def _button(text: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
