"""An import under way: the library before and after, the reading in between on a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from workbench.services.batch import Batch, Ground
from workbench.services.inputs import Input
from workbench.services.intake import Admitted, Intake
from workbench.services.reader import Stopped
from workbench.services.workbench import Workbench
from workbench.ui.work import Work


@dataclass(frozen=True, slots=True)
class Ready:
    """What a reading needs: who reads, and the session as it was."""

    intake: Intake
    ground: Ground


class ImportRun(QObject):
    """One import. Rulings go on meanwhile: the library is used only before and after the reading.

    ``progressed`` carries how many are done, of how many, and the name in work. One of ``admitted``,
    ``stopped`` and ``failed`` comes at the end.
    """

    progressed = Signal(int, int, str)
    admitted = Signal(Admitted)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, work: Work[Workbench], aside: Work[object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work, self._aside = work, aside
        self._cancel = threading.Event()

    def start(self, session: str, inputs: Sequence[Input]) -> None:
        """Import ``inputs`` into a session."""
        self._work.submit(partial(_ground, session), partial(self._read, tuple(inputs)), self._fail)

    def cancel(self) -> None:
        """Stop within a second; the session stays as it was."""
        self._cancel.set()

    def _read(self, inputs: tuple[Input, ...], ready: Ready) -> None:
        self._aside.submit(partial(self._reading, ready, inputs), self._admit, self._fail)

    def _reading(self, ready: Ready, inputs: tuple[Input, ...], _: object) -> Batch:
        return ready.intake.read(ready.ground, inputs, self.progressed.emit, self._cancel.is_set)

    def _admit(self, batch: Batch) -> None:
        if self._cancel.is_set():
            self.stopped.emit()
        else:
            self._work.submit(partial(_admit, batch), self.admitted.emit, self._fail)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Stopped):
            self.stopped.emit()
        else:
            self.failed.emit(error)


def _ground(session: str, library: Workbench) -> Ready:
    return Ready(library.intake, library.intake.ground(session))


def _admit(batch: Batch, library: Workbench) -> Admitted:
    return library.intake.admit(batch)
