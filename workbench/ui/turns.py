"""What takes the window too long in one go, done part by part: keys and paint come in between."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer

Parts = Generator[None]
"""Work that stops at each yield; what it holds, it lets go of in ``finally``, for it can be given up."""


def done(parts: Parts) -> None:
    """Do all parts of a work now."""
    for _ in parts:
        pass


class Turns(QObject):
    """Does one work, each part in a turn of the event loop of its own; a new work ends the one before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Parts | None = None
        self._is_in_part = False
        self._is_free = True
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._tick)

    def begin(self, parts: Parts) -> None:
        """Do the first part now and the others in the turns that follow."""
        self.stop()
        self._parts = parts
        self._timer.start()
        self._is_free = False
        self._next()

    def stop(self) -> None:
        """Give up what is left."""
        self._timer.stop()
        parts, self._parts = self._parts, None
        if parts is not None and not self._is_in_part:
            parts.close()

    def _tick(self) -> None:
        """Go on every other time: in between comes what the last part left to lay out and to paint.

        Timers fire at the end of a turn, after keys and layout: two parts would else be one wait.
        """
        self._is_free, was_free = not self._is_free, self._is_free
        if was_free:
            self._next()

    def _next(self) -> None:
        parts = self._parts
        if parts is None or self._is_in_part:
            return
        self._is_in_part = True
        try:
            is_over = next(parts, self) is self
        finally:
            self._is_in_part = False
        if parts is not self._parts:  # a part gave the work up, or began another one
            parts.close()
        elif is_over:
            self.stop()
