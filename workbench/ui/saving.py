"""What the desk says about saving: saving, saved at what time, or not saved and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from workbench.ui import dates
from workbench.ui.words import tr

Clock = Callable[[], datetime]
Retry = Callable[[], None]
Told = Callable[[Exception], str]
"""Returns what a person reads of an error."""


class Saving(QObject):
    """Counts the writes under way and keeps what failed until it is tried again.

    ``said`` carries the words for the status line ("saving…", "saved 14:02:11"), ``lost`` the sentence
    of a failure; ``recovered`` comes when nothing waits for a retry any longer; ``settled`` when no
    write is under way.
    """

    said = Signal(str)
    lost = Signal(str)
    recovered = Signal()
    settled = Signal()

    def __init__(self, clock: Clock, told: Told = str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock, self._told = clock, told
        self._under_way = 0
        self._retries: list[Retry] = []

    def told(self, error: Exception) -> str:
        """Return what a person reads of an error."""
        return self._told(error)

    @property
    def is_busy(self) -> bool:
        """Whether a write is under way."""
        return self._under_way > 0

    @property
    def has_failed(self) -> bool:
        """Whether something is not saved and waits for a retry."""
        return bool(self._retries)

    def begin(self) -> None:
        """Count a write that was handed to the library."""
        self._under_way += 1
        self.said.emit(tr("saving…"))

    def succeed(self) -> None:
        """Count a write that is on disk."""
        self._end()
        if not self._under_way and not self._retries:
            self.said.emit(tr("saved {time}", time=dates.clock(self._clock())))

    def fail(self, error: Exception, retry: Retry) -> None:
        """Keep a write that did not reach the disk, with what tries it again."""
        self._retries.append(retry)
        self._end()
        self.said.emit(tr("not saved"))
        self.lost.emit(tr("Not saved: {why}", why=self._told(error)))

    def refuse(self) -> None:
        """Count a write that the rules of the desk refused; there is nothing to try again."""
        self._end()
        if not self._under_way:
            self.said.emit(tr("not saved") if self._retries else "")

    def retry(self) -> None:
        """Try everything again that failed, in its order."""
        waiting, self._retries = self._retries, []
        self.recovered.emit()
        for again in waiting:
            again()

    def _end(self) -> None:
        self._under_way = max(0, self._under_way - 1)
        if not self._under_way:
            self.settled.emit()
