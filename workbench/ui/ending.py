"""How the program is asked to end from outside, and how it knows that it ended otherwise the last time."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from workbench.ui.words import noop

_ASKING = ("SIGTERM", "SIGINT", "SIGHUP")
_SITTING = "sitting-"

CRASHED = noop(
    "The program ended unexpectedly the last time. Everything that was saved is here, and what you were "
    "typing is back, but for the last two seconds."
)


class EndRequests(QObject):
    """Emits ``asked`` on the GUI thread when the system, or Ctrl+C, asks the program to end.

    Python would answer such a signal only with its next line of code, which waits for the next event.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._near, self._far = socket.socketpair()
        self._far.setblocking(False)
        self._near.setblocking(False)
        self._before = {}
        for name in _ASKING:
            number = getattr(signal, name, None)
            if number is not None:
                self._before[number] = signal.signal(number, _noted)
        self._wakeup = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._arrived)

    def close(self) -> None:
        """Give the signals back to whom they were."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, before in self._before.items():
            signal.signal(number, before)
        self._near.close()
        self._far.close()

    def _arrived(self) -> None:
        with suppress(BlockingIOError):
            self._near.recv(64)
            self.asked.emit()


def _noted(*_: object) -> None:
    """Do nothing here: the number of the signal has gone through the socket."""


class Sittings:
    """Remembers in a folder which runs of the program are under way, so that a lost one is noticed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{_SITTING}{os.getpid()}"

    def begin(self) -> bool:
        """Note that this run began; tell whether an earlier one never said that it ended."""
        lost = list(self._lost())
        for path in lost:
            path.unlink(missing_ok=True)
        with suppress(OSError):  # without the note, a crash of this run goes unnoticed
            os.close(os.open(self._own, os.O_CREAT | os.O_WRONLY, 0o600))
        return bool(lost)

    def end(self) -> None:
        """Note that this run ended as it should."""
        self._own.unlink(missing_ok=True)

    def _lost(self) -> Iterator[Path]:
        for path in self._folder.glob(f"{_SITTING}*"):
            number = path.name.removeprefix(_SITTING)
            if number.isdecimal() and path != self._own and not _runs(int(number)):
                yield path


def _runs(number: int) -> bool:
    if sys.platform == "win32":  # there, asking about a process would end it
        return True
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
