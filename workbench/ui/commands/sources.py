"""Evidence by key and by card: taken from an article, entered by hand, corrected, opened, taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.evidence import Evidence, Rank, Stance
from workbench.core.witnesses import register
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler, Say
from workbench.ui.keyed import key_of
from workbench.ui.page import SessionPage
from workbench.ui.sources.dialog import Entered, SourceDialog
from workbench.ui.station import Station
from workbench.ui.words import noop, tr

SELECT = noop("Select the words first, in an article beside the claim; the claim stays in focus.")


class Sources:
    """Acts on the evidence of the focused claim; addresses and files open on a click, never by themselves."""

    def __init__(self, station: Station, page: SessionPage, say: Say, owner: QWidget) -> None:
        self._station, self._desk, self._verbs = station, station.desk, station.verbs
        self._page, self._say, self._owner = page, say, owner
        page.inspector.evidence_asked.connect(self._asked)
        page.inspector.source_asked.connect(self.add)
        station.verbs.done.connect(self._told)
        station.desk.view_loaded.connect(self._look_at_files)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "evidence.take": partial(self.take, Stance.SUPPORTS),
            "evidence.against": partial(self.take, Stance.REFUTES),
            "evidence.add": self.add,
            "evidence.register": self.list_all,
        }

    def _told(self, act: str) -> None:
        self._say(tr("{act}. {undo} takes it back.", act=act, undo=key_of(self._page, "edit.undo")))

    def take(self, stance: Stance, _checked: bool = False) -> None:
        """Take the selected words as evidence on the focused claim."""
        found, claim = self._page.workspace.selection(), self._desk.focused
        if claim is None:
            return
        if found is None:
            self._say(tr(SELECT))
            return
        article, span = found
        self._verbs.take_words(claim, article, span, stance)

    def add(self) -> None:
        """Ask for a source of the focused claim."""
        claim = self._desk.focused
        if claim is None:
            return
        self._ask(claim, None)

    def list_all(self) -> None:
        """Show the register of sources."""
        from workbench.ui.sources.register import RegisterDialog  # noqa: PLC0415  # lazy: a dialog

        dialog = RegisterDialog(self._desk, self._owner)
        dialog.picked.connect(self._desk.focus)
        dialog.open()

    def _ask(self, claim: str, piece: Evidence | None) -> None:
        known = [each.source for each in register(self._desk.claims.values())]
        words = " ".join(self._desk.claims[claim].claim.quote.split())
        start = Entered(piece.source, piece.passage) if piece is not None else None
        dialog = SourceDialog(words, known, self._station.looks, self._owner, start)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.entered.connect(partial(self._entered, claim, piece))
        dialog.open()

    def _entered(self, claim: str, piece: Evidence | None, given: object) -> None:
        if not isinstance(given, Entered):
            return
        if piece is None:
            self._verbs.cite(claim, given.source, given.passage, given.file)
        else:
            self._verbs.revise(piece, given.source, given.passage, given.file)

    def _asked(self, what: str, piece: object) -> None:
        if not isinstance(piece, Evidence):
            return
        if what in set(Stance):
            self._verbs.revise(piece, piece.source, replace(piece.passage, stance=Stance(what)))
        elif what in (Rank.PRIMARY.value, Rank.SECONDARY.value):
            self._verbs.revise(piece, replace(piece.source, rank=Rank(what)), piece.passage)
        elif what == "withdraw":
            self._verbs.withdraw_evidence(piece)
        else:
            self._open(what, piece)

    def _open(self, what: str, piece: Evidence) -> None:
        if what == "go":
            self._go(piece)
        elif what == "edit":
            self._ask(piece.claim, piece)
        elif what == "attach":
            self._attach(piece)
        elif what == "open":
            self._open_address(piece.source.url)
        elif what == "file":
            call = partial(_place, piece)
            self._station.work.submit(call, self._open_file, self._station.tell)

    def _go(self, piece: Evidence) -> None:
        """Show the passage in its article, as it stands there now."""
        article, span = piece.source.article, piece.passage.span
        if article not in self._desk.articles or article is None or span is None:
            self._say(tr("The article of this passage is not in the session any more."))
            return
        self._page.workspace.bring_in(article)
        text = self._page.workspace.pane(article).text
        text.reveal(span)
        text.select(span)

    def _attach(self, piece: Evidence) -> None:
        path, _ = QFileDialog.getOpenFileName(self._owner, tr("Attach a file"))
        if path:
            self._verbs.revise(piece, piece.source, piece.passage, Path(path))

    def _open_address(self, address: str) -> None:
        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if url.scheme().lower() in ("http", "https") and url.host():
            QDesktopServices.openUrl(url)
        else:
            self._say(tr("This is not an address of the web; it was not opened."))

    def _open_file(self, place: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def _look_at_files(self) -> None:
        """Tell which attached files are missing or were changed since."""
        session = self._desk.session_id
        if session:
            self._station.work.submit(partial(_problems, session), self._tell_problems, self._station.tell)

    def _tell_problems(self, problems: tuple[str, ...]) -> None:
        for sentence in problems:
            self._station.told.emit(sentence)


def _problems(session: str, library: Workbench) -> tuple[str, ...]:
    return library.sourcing.file_problems(session)


def _place(piece: Evidence, library: Workbench) -> Path:
    return library.sourcing.file_place(piece.source)
