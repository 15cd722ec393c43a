"""Logging out: everything is put on disk before the system is told that it may end the program."""

from __future__ import annotations

import threading
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QEvent

from workbench.services.workbench import Workbench
from workbench.ui.window import MainWindow
from workbench.ui.words import tr
from workbench.ui.work import Work

PATIENCE = 10.0
"""Seconds that a log-out waits for the disk; the system itself waits little longer."""


class Manager(Protocol):
    """What a QSessionManager is asked here."""

    def allowsInteraction(self) -> bool:  # noqa: N802 - Qt's name
        """Tell whether the person may still be asked something."""
        ...

    def cancel(self) -> None:
        """Stop the log-out."""
        ...

    def release(self) -> None:
        """Say that nothing more is asked."""
        ...


class Leaving:
    """Answers the system's word that the person logs out."""

    def __init__(self, window: MainWindow, work: Work[Workbench]) -> None:
        self._window, self._work = window, work

    def commit(self, manager: Manager) -> None:
        """Keep what is queued, half-written and on the screen; where something failed, stop the log-out.

        When this returns, the program may be ended at any moment.
        """
        self._window.keep_now()
        written = threading.Event()
        self._work.submit(partial(_tell, written), _nothing, _nothing)
        written.wait(PATIENCE)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)  # the answers of what was written
        if self._window.station.saving.has_failed and manager.allowsInteraction():
            self._window.say_loudly(tr("You are not logged out: some work is not saved. Try again first."))
            manager.cancel()
            manager.release()


def _tell(written: threading.Event, _: Workbench) -> None:
    written.set()


def _nothing(_: object) -> None:
    """Have no use for an answer."""
