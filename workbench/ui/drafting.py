"""The editor's draft: kept with the session as it is typed, checked aside against the session's claims."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.change import Change
from workbench.core.session import SessionView
from workbench.services.reader import Reader
from workbench.services.resting import DRAFT, Resting, resting
from workbench.services.wording import brief, source
from workbench.services.workbench import Workbench
from workbench.ui.reading.draft import DraftPane
from workbench.ui.station import Station
from workbench.ui.terms import verdict_words

PAUSE_MS = 600
"""How long the editor pauses before what is typed is checked."""


class Drafting(QObject):
    """Keeps a pane and the session's draft in step; ``failed`` carries why a draft could not be checked."""

    failed = Signal(object)

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self._station, self._desk = station, station.desk
        self.pane = DraftPane(station.looks.theme, self._named)
        self._asked = 0
        self._soon = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.check)
        self.pane.typed.connect(self._typed)
        self.pane.claim_pressed.connect(self._desk.go_to)
        self._desk.view_loaded.connect(self._load)
        self._desk.changed.connect(self._changed)
        station.looks.changed.connect(self._put_on)

    def check(self) -> None:
        """Find what the draft rests on now; it takes a moment, and what was asked before is forgotten."""
        text, view = self.pane.text.toPlainText(), self._desk.view()
        self._asked += 1
        if view is None or not text.strip() or self.pane.isHidden():
            self.pane.show_found(text, ())
            return
        work = self._station.work
        work.submit(_reader, partial(self._look, self._asked, view, text), self.failed.emit)

    def _look(self, asked: int, view: SessionView, text: str, reader: Reader) -> None:
        call = partial(_resting, reader, view, text)
        self._station.means.aside.submit(call, partial(self._show, asked, text), self.failed.emit)

    def _show(self, asked: int, text: str, found: tuple[Resting, ...]) -> None:
        if asked == self._asked:
            self.pane.show_found(text, found)

    def _typed(self) -> None:
        self._station.drafts.keep(DRAFT, self.pane.text.toPlainText())
        self._soon.start()

    def _load(self) -> None:
        self.pane.put(self._desk.layout.drafts.get(DRAFT, ""))
        self._soon.start()

    def _changed(self, change: Change) -> None:
        if change.everything or change.claims or change.points or change.articles:
            self._soon.start()

    def _named(self, claim: str) -> str:
        item = self._desk.claims.get(claim)
        if item is None:
            return claim
        verdict = verdict_words(item.verdict, self._desk.scale)
        return f"{brief(item.claim)}, {source(self._desk.articles[item.claim.article])}: {verdict}"

    def _put_on(self) -> None:
        self.pane.set_theme(self._station.looks.theme)


def _reader(library: Workbench) -> Reader:
    return library.context.reader


def _resting(reader: Reader, view: SessionView, text: str, _: object) -> tuple[Resting, ...]:
    return resting(reader, view, text)
