"""Errors of the database in words that say what happened to the library and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError

from workbench.core.errors import LibraryError, LostRace

_BY_NAME = (
    ("SQLITE_BUSY", "is being written by another program", "Nothing was saved. Try again in a moment."),
    (
        "SQLITE_LOCKED",
        "is being written by another program",
        "Nothing was saved. Try again in a moment.",
    ),
    ("SQLITE_READONLY", "can only be read", "Nothing was saved. Make the file and its folder writable."),
    ("SQLITE_FULL", "has no room left on its disk", "Nothing was saved. Free some space and try again."),
    ("SQLITE_NOTADB", "is not a library of this program", "Choose another file."),
    ("SQLITE_CORRUPT", "is damaged", "Restore a backup; the damaged file is left as it is."),
    ("SQLITE_CANTOPEN", "cannot be opened", "See whether its folder exists and may be read and written."),
    (
        "SQLITE_IOERR",
        "could not be read or written by its disk",
        "See to the disk, then try again; what was saved is not written twice.",
    ),
    ("SQLITE_PERM", "may not be opened", "Ask for the right to read and write it."),
    ("SQLITE_AUTH", "may not be opened", "Ask for the right to read and write it."),
)


def library_error(place: str, error: BaseException) -> LibraryError:
    """Return the error that tells a person what befell the library at ``place``."""
    name = str(getattr(error, "sqlite_errorname", ""))
    if isinstance(error, UnicodeDecodeError):  # SQLite quotes a damaged name in its own error
        name = "SQLITE_CORRUPT"
    for start, what, todo in _BY_NAME:
        if name.startswith(start):
            return LibraryError(f"The library {place} {what}.", todo)
    is_server = "://" in place
    todo = "See whether its server answers." if is_server else "Restore a backup, or name another file."
    return LibraryError(f"The library {place} cannot be used: {error}.", todo)


def _lost() -> LostRace:
    return LostRace(
        "Another desk changed the same thing first.", "Nothing was overwritten: look at it again."
    )


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn the database's errors into the errors of this program; bugs pass through as they are."""
    try:
        yield
    except StaleDataError as error:
        raise _lost() from error
    except IntegrityError as error:
        if _is_duplicate(error.orig):
            raise _lost() from error
        raise
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.ProgrammingError):
            raise
        raise library_error(place, error.orig or error) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise library_error(place, error) from error
    except SQLAlchemyError:
        raise


def _is_duplicate(error: BaseException | None) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    state = str(getattr(error, "sqlstate", ""))
    return name in ("SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY") or state == "23505"
