"""The composition root of the desk: makes the application, its thread and its window, and runs them."""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from workbench import __version__
from workbench.core.errors import LibraryError, WorkbenchError
from workbench.core.places import resource
from workbench.services import picture as pictures
from workbench.services.faultlog import open_log
from workbench.services.picture import Picture
from workbench.services.place import Place, utc_now
from workbench.services.safekeeping import undo_put_back
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.ending import CRASHED, EndRequests, Sittings
from workbench.ui.lasting import lasting
from workbench.ui.leaving import Leaving
from workbench.ui.logbook import Logbook
from workbench.ui.settings import Settings
from workbench.ui.sitting import Sitting
from workbench.ui.station import Means
from workbench.ui.theme import Faces, Looks
from workbench.ui.window import MainWindow
from workbench.ui.words import install, tr
from workbench.ui.work import WorkThread

NAME = "workbench"
_MOST_CRASHES = 500_000
_PAINTED_MS = 20
_PATIENCE = 3.0
"""Seconds that the library waits at most for the window to be painted."""


def run(
    library: str | None = None,
    reviewer: str | None = None,
    names: Sequence[str] = (),
    *,
    sample: bool = False,
) -> int:
    """Open the desk on a library, with a session or files named; return the exit code.

    ``sample`` makes and opens the sample session where the library holds none yet. What neither the
    caller nor the platform says comes from the preferences. A desk that is to be laid out anew, on
    another library or with other faces, is the next sitting of the same program.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(False)
    install(app, resource("translations"))
    log = _start_log()
    faults = Faults(Logbook(utc_now), log)
    sittings, asked = Sittings(log.parent), EndRequests()
    faults.begins_after_crash = sittings.begin()
    sys.excepthook = faults.take
    settings = Settings(Path(platformdirs.user_config_dir(NAME, appauthor=False)) / "desk.ini")
    wanted: Sitting | None = Sitting(library or settings.library or None, tuple(names), sample)
    code = 0
    while wanted is not None:
        code, wanted = _sit(app, settings, faults, asked, wanted, reviewer=reviewer)
    asked.close()
    sittings.end()
    sys.excepthook = sys.__excepthook__
    return code


def _sit(
    app: QApplication,
    settings: Settings,
    faults: Faults,
    asked: EndRequests,
    wanted: Sitting,
    *,
    reviewer: str | None,
) -> tuple[int, Sitting | None]:
    """Run one window until it closes; return the exit code and what is to be opened next."""
    picture = _picture(wanted)
    opening = _Opening(wanted, reviewer or settings.reviewer or None)
    looks = Looks(app, settings.theme, Faces(settings.reading_face, settings.text_percent), late=True)
    work = WorkThread(opening, Workbench.close)
    aside = WorkThread(object, _nothing, "reading")
    searching = WorkThread(object, _nothing, "searching")
    window = MainWindow(Means(work, aside, looks, settings, utc_now, searching, faults.logbook))
    looks.dress()
    window.closed.connect(app.quit)
    asked.asked.connect(window.close)
    leaving = Leaving(window, work)
    app.commitDataRequest.connect(leaving.commit)  # the person logs out: there may be no second chance
    if faults.begins_after_crash:
        window.sessions.opened.connect(faults.tell_of_crash, Qt.ConnectionType.SingleShotConnection)
    faults.happened.connect(window.say_loudly)
    faults.noticed.connect(window.say_loudly)
    if settings.geometry.isEmpty():
        window.showMaximized()
    else:
        window.show()
    if picture is None:
        opening.begin()
    else:
        window.sessions.opened.connect(opening.begin_soon, Qt.ConnectionType.SingleShotConnection)
    window.begin(wanted.names, sample=wanted.sample, picture=picture)
    code = app.exec()
    faults.happened.disconnect(window.say_loudly)
    asked.asked.disconnect(window.close)
    app.commitDataRequest.disconnect(leaving.commit)
    following = window.next_sitting
    opening.begin()
    work.submit(partial(_take_picture, window.left, faults.logbook), _nothing, _nothing)
    aside.close()
    searching.close()
    work.close()
    window.deleteLater()
    looks.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return code, following


def _picture(wanted: Sitting) -> Picture | None:
    """Return what the desk showed when it was closed, if that is what it is to show now."""
    if wanted.undoes_restore:
        return None
    try:
        return pictures.read(Place(wanted.library).address)
    except LibraryError:  # told where the library is opened
        return None


def _take_picture(session: str, logbook: Logbook, library: Workbench) -> None:
    try:
        library.archive.take_picture(session)
    except (OSError, WorkbenchError) as error:
        logbook.told(error)  # for the log: the window is closed, and the next one opens without


class _Opening:
    """Opens the library, on the thread that will use it, once it is not in the way of the window."""

    def __init__(self, wanted: Sitting, reviewer: str | None) -> None:
        self._may_begin = threading.Event()
        self._library, self._reviewer = wanted.library, reviewer
        self._undoes_restore = wanted.undoes_restore

    def begin(self) -> None:
        """Let the library be opened."""
        self._may_begin.set()

    def begin_soon(self) -> None:
        """Let the library be opened when the window is painted: Python does one thing at a time."""
        QTimer.singleShot(_PAINTED_MS, self.begin)

    def __call__(self) -> Workbench:
        self._may_begin.wait(_PATIENCE)
        if self._undoes_restore and self._library is not None:
            self._undoes_restore = False
            undo_put_back(self._library, utc_now())
        with lasting():
            return open_workbench(self._library, reviewer=self._reviewer)


class Faults(QObject):
    """Takes what nobody caught: the log gets all of it, the editor one dialog until the next start."""

    happened = Signal(str)
    noticed = Signal(str)

    def __init__(self, logbook: Logbook, log: Path) -> None:
        super().__init__()
        self.logbook, self._log = logbook, log
        self._box: QMessageBox | None = None  # held here, or it would be gone at once
        self.begins_after_crash = False
        self.happened.connect(self._tell)

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write an uncaught error to the log and tell the editor, from any thread."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        words = self.logbook.told(error.with_traceback(trace))
        self.happened.emit(f"{words} {tr('The log is {file}.', file=self._log)}")

    def tell_of_crash(self) -> None:
        """Say in the window, once, that the last run of the program was lost."""
        self.begins_after_crash = False
        self.noticed.emit(tr(CRASHED))

    def _tell(self, words: str) -> None:
        if self._box is not None:
            return
        self._box = QMessageBox(QMessageBox.Icon.Warning, tr("A fault of the program"), words)
        self._box.setTextFormat(Qt.TextFormat.PlainText)
        self._box.setInformativeText(tr("Your rulings are saved."))
        self._box.open()


def _start_log() -> Path:
    """Log warnings and errors beside the settings, a megabyte at most, and crashes of the interpreter."""
    path = open_log("desk.log")
    crashes = path.with_name("crash.log")
    fresh = os.O_TRUNC if crashes.is_file() and crashes.stat().st_size > _MOST_CRASHES else os.O_APPEND
    faulthandler.enable(os.open(crashes, os.O_WRONLY | os.O_CREAT | fresh, 0o600))  # open as long as it runs
    return path


def _nothing(_: object) -> None:
    """Have nothing to close."""
