"""The storage thread: what touches the library runs on it, first in, first out, and answers by signal."""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

W = TypeVar("W")
T = TypeVar("T")
W_co = TypeVar("W_co", covariant=True)

Failed = Callable[[Exception], None]

HANDOVER = 0.0003
"""Seconds after which a thread that computes has to let the window's go on.

Python's own 5 ms are waited for at each call of Qt that lets other threads run, hundreds of times in one
key press: with a large session being read beside it, the next claim came a second late.
"""


class Work(Protocol[W_co]):
    """Runs calls on the library and hands their results to the GUI thread."""

    def submit(self, call: Callable[[W_co], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run ``call`` after all earlier ones; then call ``done`` or ``failed`` on the GUI thread."""
        ...

    def close(self) -> None:
        """Finish what was submitted, close the library, end the thread."""
        ...


@dataclass(frozen=True, slots=True)
class _Job(Generic[W]):
    call: Callable[[W], object]
    done: Callable[[object], None]
    failed: Failed


@dataclass(frozen=True, slots=True)
class _Outcome:
    answer: Callable[[], None]


class _Post(QObject):
    """Lives on the GUI thread and calls back there; a worker only ever emits its signal."""

    arrived = Signal(_Outcome)

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def _answer(self, outcome: _Outcome) -> None:
        outcome.answer()


class WorkThread(Generic[W]):
    """One thread that opens the library itself and makes every call on it.

    ``opener`` and ``closer`` run on that thread too, so that a database connection never crosses over.
    If the library cannot be opened, the call fails with that error and the next one tries again.
    """

    def __init__(self, opener: Callable[[], W], closer: Callable[[W], None], name: str = "storage") -> None:
        self._opener = opener
        self._closer = closer
        self._jobs: queue.SimpleQueue[_Job[W] | None] = queue.SimpleQueue()
        self._post = _Post()
        sys.setswitchinterval(HANDOVER)
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def submit(self, call: Callable[[W], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run ``call`` after all earlier ones; then call ``done`` or ``failed`` on the GUI thread."""
        self._jobs.put(_Job(call, done, failed))  # type: ignore[arg-type]

    def close(self) -> None:
        """Finish what was submitted, close the library, end the thread; answers under way are dropped."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        library: W | None = None
        while (job := self._jobs.get()) is not None:
            try:
                if library is None:
                    library = self._opener()
                outcome = _answered(job, library)
            except Exception as error:
                outcome = _failed(job, error)
            self._post.arrived.emit(outcome)
        if library is not None:
            self._closer(library)


class Inline(Generic[W]):
    """The same interface without a thread: every call is answered before ``submit`` returns."""

    def __init__(self, library: W) -> None:
        self._library = library

    def submit(self, call: Callable[[W], T], done: Callable[[T], None], failed: Failed) -> None:
        """Run ``call`` now and answer at once."""
        job: _Job[W] = _Job(call, done, failed)  # type: ignore[arg-type]
        try:
            outcome = _answered(job, self._library)
        except Exception as error:
            outcome = _failed(job, error)
        outcome.answer()

    def close(self) -> None:
        """Do nothing: whoever made the library closes it."""


def _answered(job: _Job[W], library: W) -> _Outcome:
    value = job.call(library)
    return _Outcome(lambda: job.done(value))


def _failed(job: _Job[W], error: Exception) -> _Outcome:
    return _Outcome(lambda: job.failed(error))


def report_bug(error: BaseException) -> None:
    """Hand an error that is nobody's fault but ours to the program's one place for them."""
    sys.excepthook(type(error), error, error.__traceback__)
