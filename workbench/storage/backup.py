"""Copies of a library: written beside their place, opened, checked, and only then given their name."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL

from workbench.core.errors import LibraryError, Refused
from workbench.storage import check, sqlite
from workbench.storage.faults import library_error
from workbench.storage.library import Library, make_engine


def copy(source: Path, path: Path) -> None:
    """Copy a library, open or not, to the new file ``path``, checked; Refused where that exists."""

    def fill(new: sqlite3.Connection) -> None:
        address = f"file:{quote(str(source))}?mode=rw"  # never made where it is missing
        with closing(sqlite3.connect(address, uri=True)) as old:
            old.execute("PRAGMA busy_timeout=5000")
            old.backup(new, pages=-1)

    _make(path, fill)


def save(source: sqlite3.Connection, path: Path) -> None:
    """As ``copy``, of what an open connection sees."""

    def fill(new: sqlite3.Connection) -> None:
        source.backup(new, pages=-1)

    _make(path, fill)


def verify(path: Path) -> None:
    """Look at a closed library file through and through; LibraryError where it is no sound library."""
    found = sqlite.look(path)
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise library_error(str(path), error) from error
    if answer != "ok" or orphans:
        raise LibraryError(
            f"The copy {path} is damaged: {answer}.", "It was not kept. Check the library itself."
        )
    if found.schema == sqlite.SCHEMA:
        _require_whole(path)


def _require_whole(path: Path) -> None:
    """Read a library of this version as a desk would, every row against its seal."""
    query = {"mode": "ro", "uri": "true"}
    library = Library(
        make_engine(URL.create("sqlite", database=f"file:{quote(str(path))}", query=query)), None
    )
    try:
        with library.reading() as tx:
            problems = check.problems(tx)
    finally:
        library.close()
    if problems:
        raise LibraryError(
            f"The copy {path} is damaged: {problems[0]}", "It was not kept. Check the library itself."
        )


def _make(path: Path, fill: Callable[[sqlite3.Connection], None]) -> None:
    path = path.absolute()
    if path.exists():
        raise Refused(f"There is a file {path} already.", "Choose another name.")
    if not path.parent.is_dir():
        raise LibraryError(f"The folder {path.parent} does not exist.", "Make it, or name another place.")
    with sqlite.beside(path) as new:
        sqlite.make_private(new)
        try:
            with closing(sqlite3.connect(new)) as connection:
                connection.execute("PRAGMA synchronous=FULL")
                fill(connection)
        except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
            raise library_error(str(new), error) from error
        verify(new)
        try:
            is_free = sqlite.link_new(new, path)
        except OSError as error:
            raise LibraryError(
                f"The copy {path} could not be written: {error.strerror}.",
                "Name another place.",
            ) from error
        if not is_free:
            raise Refused(f"There is a file {path} already.", "Choose another name.")
