"""The log of failures: each has a number, under which it is written where the failure arose."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from datetime import datetime
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

import platformdirs
from typing_extensions import override

from workbench.core.errors import WorkbenchError
from workbench.services.place import Clock

LOG = logging.getLogger("workbench")
NAME = "workbench"
_PACKAGE = Path(__file__).resolve().parents[1]
_DEEPEST = 5
"""How many errors that led to another are followed."""


class FaultLog:
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

    def _number(self, now: datetime) -> str:
        stamp = f"{now:%y%m%d-%H%M%S}"
        self._again = self._again + 1 if stamp == self._last else 1
        self._last = stamp
        return stamp if self._again == 1 else f"{stamp}-{self._again}"


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


def open_log(name: str) -> Path:
    """Let warnings and errors go to a file in the platform's folder for logs; return the file."""
    folder = Path(platformdirs.user_log_dir(NAME, appauthor=False, ensure_exists=True))
    folder.chmod(0o700)
    LOG.addHandler(LogFile(folder / name))
    LOG.setLevel(logging.WARNING)
    return folder / name
