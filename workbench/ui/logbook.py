"""Every failure that a person is told of has a number, under which the log says where it arose."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from datetime import datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

from workbench.core.errors import WorkbenchError
from workbench.ui.saving import Clock
from workbench.ui.words import noop, tr

LOG = logging.getLogger("workbench")
_PACKAGE = Path(__file__).resolve().parents[1]
_DEEPEST = 5
"""How many errors that led to another are followed."""


class Logbook:
    """Numbers failures by the time at which they were told.

    What goes to the log is where an error arose and of what kind it is, never its words: they may quote
    an article, a note or a file's name.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = ""
        self._again = 0

    def enter(self, error: BaseException) -> str:
        """Write an error to the log; return its number."""
        number = self._number(self._clock().astimezone())
        lines = "\n".join(_places(error))
        level = logging.WARNING if isinstance(error, WorkbenchError) else logging.ERROR
        LOG.log(level, "%s %s\n%s", number, _chain(error), lines)
        return number

    def told(self, error: BaseException) -> str:
        """Write an error to the log; return what a person reads of it."""
        number = self.enter(error)
        words = str(error) if isinstance(error, WorkbenchError) else tr(FAULT)
        return tr("{words} (log {number})", words=words, number=number)

    def _number(self, now: datetime) -> str:
        stamp = f"{now:%y%m%d-%H%M%S}"
        self._again = self._again + 1 if stamp == self._last else 1
        self._last = stamp
        return stamp if self._again == 1 else f"{stamp}-{self._again}"


FAULT = noop("A fault of the program. You can go on working; please report it with the number here.")


def _chain(error: BaseException) -> str:
    """Return the kinds of an error and of those that led to it: "LibraryError < OSError 28"."""
    found: list[str] = []
    each: BaseException | None = error
    while each is not None and len(found) < _DEEPEST:
        code = f" {each.errno}" if isinstance(each, OSError) and each.errno is not None else ""
        found.append(type(each).__name__ + code)
        each = each.__cause__ or each.__context__
    return " < ".join(found)


def _places(error: BaseException) -> Iterator[str]:
    """Yield where an error passed, by module and line."""
    for frame in traceback.extract_tb(error.__traceback__):
        path = Path(frame.filename)
        inside = path.is_relative_to(_PACKAGE)
        yield f"  {path.relative_to(_PACKAGE.parent) if inside else path.name}:{frame.lineno} {frame.name}"


class LogFile(RotatingFileHandler):
    """A log of a megabyte at most that only its owner may read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=500_000, backupCount=1, encoding="utf-8")
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))

    @override
    def _open(self) -> TextIOWrapper:
        return TextIOWrapper(open(self.baseFilename, "ab", opener=_private), encoding=self.encoding)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
