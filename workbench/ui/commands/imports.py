"""Bringing articles in: files, the clipboard, the sample; one import at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.session import Session
from workbench.services import sample
from workbench.services.inputs import Input, unique_name
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler, Say
from workbench.ui.ask import TellDialog
from workbench.ui.commands.sessions import Sessions
from workbench.ui.importing.bar import ImportBar
from workbench.ui.station import Station
from workbench.ui.words import noop, tr

if TYPE_CHECKING:  # lazy: an import begins later than the window
    from workbench.services.intake import Admitted
    from workbench.ui.importing.paste import PasteDialog
    from workbench.ui.importing.run import ImportRun

FILTER = noop("Text (*.txt *.text *.md);;All files (*)")


class Imports(QObject):
    """Runs imports into the session on the desk; without one it asks for a new session first."""

    def __init__(
        self, station: Station, sessions: Sessions, bar: ImportBar, say: Say, owner: QWidget
    ) -> None:
        super().__init__(owner)
        self._station, self._desk, self._sessions = station, station.desk, sessions
        self._bar, self._say, self._owner = bar, say, owner
        self._run: ImportRun | None = None
        bar.cancel_asked.connect(self.cancel)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "import.files": self.choose_files,
            "import.paste": self.paste,
            "help.sample": self.open_sample,
        }

    @property
    def is_busy(self) -> bool:
        """Whether an import is under way."""
        return self._run is not None

    def choose_files(self) -> None:
        """Ask for files to import."""
        dialog = QFileDialog(self._owner, tr("Import articles"), "", tr(FILTER))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def add_files(self, paths: Sequence[str]) -> None:
        """Import these files."""
        self.add([Input(path=Path(path)) for path in paths])

    def paste(self) -> None:
        """Ask for an article from the clipboard."""
        from workbench.ui.importing.paste import PasteDialog  # noqa: PLC0415  # lazy: a dialog

        clipboard = QGuiApplication.clipboard().text()
        dialog = PasteDialog(clipboard, self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._add_pasted, dialog))
        dialog.open()

    def add(self, inputs: Sequence[Input]) -> None:
        """Import into the session on the desk, or into a new one that the editor names."""
        if self._desk.session_id:
            self.start(self._desk.session_id, inputs)
        elif inputs:
            self._sessions.new(partial(self._start_in, tuple(inputs)))

    def start(self, session: str, inputs: Sequence[Input]) -> None:
        """Import ``inputs`` into a session, unless an import is under way."""
        from workbench.ui.importing.run import ImportRun  # noqa: PLC0415  # lazy: for an import

        if self._run is not None:
            self._say(tr("An import is under way. Wait for it, or cancel it."))
            return
        self._bar.begin()
        self._run = ImportRun(self._station.work, self._station.means.aside, self)
        self._run.progressed.connect(self._bar.progress)
        self._run.admitted.connect(self._admitted)
        self._run.stopped.connect(self._stopped)
        self._run.failed.connect(self._failed)
        self._run.start(session, inputs)

    def cancel(self) -> None:
        """Stop the import; the session stays as it was."""
        if self._run is not None:
            self._run.cancel()

    def open_sample(self) -> None:
        """Make the sample session and open it; its articles are read while one looks."""
        self._station.work.submit(_sample_session, self._sample_made, self._station.tell)

    def open_files(self, paths: Sequence[str]) -> None:
        """Make a session of these files, named after the first."""
        call = partial(_free_session, Path(paths[0]).stem)
        inputs = [Input(path=Path(path)) for path in paths]
        self._station.work.submit(call, partial(self._made, inputs), self._station.tell)

    def _sample_made(self, session: Session) -> None:
        self._made(sample.manifest().inputs, session)

    def _made(self, inputs: Sequence[Input], session: Session) -> None:
        self._sessions.open(session.id)
        self.start(session.id, inputs)

    def _start_in(self, inputs: tuple[Input, ...], session: str) -> None:
        self.start(session, inputs)

    def _add_pasted(self, dialog: PasteDialog) -> None:
        given = dialog.given()
        call = partial(_pasted, given.text, given.name, given.url or None, given.published or None)
        self._station.work.submit(call, self._add_one, self._station.tell)

    def _add_one(self, pasted: Input) -> None:
        self.add([pasted])

    def _admitted(self, admitted: Admitted) -> None:
        from workbench.ui.importing.outcome import details, summary  # noqa: PLC0415  # lazy: after an import

        self._end()
        if admitted.done is not None:
            self._station.verbs.take(admitted.done)
        self._say(summary(admitted))
        lines = details(admitted, self._station.logbook.told)
        if lines:
            TellDialog(tr("Import"), summary(admitted), lines, self._owner).open()

    def _stopped(self) -> None:
        self._end()
        self._say(tr("The import was cancelled; nothing was added."))

    def _failed(self, error: object) -> None:
        self._end()
        self._station.tell(error)

    def _end(self) -> None:
        self._bar.hide()
        if self._run is not None:
            self._run.deleteLater()
            self._run = None


def _sample_session(library: Workbench) -> Session:
    event = sample.manifest()
    names = [found.session.name for found in library.archive.sessions()]
    return library.archive.create(unique_name(event.name, names), event.event)


def _free_session(name: str, library: Workbench) -> Session:
    names = [found.session.name for found in library.archive.sessions()]
    return library.archive.create(unique_name(name, names))


def _pasted(text: str, name: str, url: str | None, published: str | None, library: Workbench) -> Input:
    return library.intake.pasted(text, name, url, published)
