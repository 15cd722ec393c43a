"""Which library is worked on, and by whom, if nobody says otherwise."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from workbench.core.errors import LibraryError

_NAME = "workbench"

Clock = Callable[[], datetime]
"""Returns the present as an aware UTC datetime."""


@dataclass(frozen=True, slots=True)
class Place:
    """The library worked on, a path or an SQLAlchemy URL, and who works; None: what the platform says."""

    library: str | None = None
    reviewer: str | None = None

    @property
    def address(self) -> str:
        """The library's path or URL."""
        return self.library or str(default_library())

    @property
    def person(self) -> str:
        """The reviewer's name."""
        return (self.reviewer or "").strip() or login_name()


def default_library() -> Path:
    """Return where the library lies if nothing else is said: the platform's folder for a user's data.

    LibraryError where that folder cannot be made.
    """
    folder = Path(platformdirs.user_data_dir(_NAME, appauthor=False))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder {folder} cannot be made: {error.strerror}.", "Name a library with --library."
        ) from error
    return folder / "library.sqlite"


def login_name() -> str:
    """Return the name of whoever runs the program."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # neither the environment nor the system's list knows one
        return "unknown"


def utc_now() -> datetime:
    """Return the present in UTC."""
    return datetime.now(UTC)
