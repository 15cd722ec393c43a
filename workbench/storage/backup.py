"""Backups: written beside their place, opened, checked, and only then given their name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from workbench.core.errors import LibraryError, Refused
from workbench.storage import sqlite
from workbench.storage.faults import library_error
from workbench.storage.library import Library


def backup(library: Library, path: Path) -> None:
    """Copy an open library to the new file ``path``; Refused where that exists, or for one on a server."""
    if library.path is None:
        raise Refused("A library on a server is backed up there.", "Ask its administrator, or use pg_dump.")
    copy(library.path, path)


def copy(source: Path, path: Path) -> None:
    """Copy a library, open or not, to the new file ``path``, checked; Refused where that exists."""
    path = path.absolute()
    if path.exists():
        raise Refused(f"There is a file {path} already.", "Choose another name.")
    if not path.parent.is_dir():
        raise LibraryError(f"The folder {path.parent} does not exist.", "Make it, or name another place.")
    with sqlite.beside(path) as new:
        _copy(source, new)
        verify(new)
        if not sqlite.link_new(new, path):
            raise Refused(f"There is a file {path} already.", "Choose another name.")


def _copy(source: Path, target: Path) -> None:
    try:
        address = f"file:{quote(str(source))}?mode=rw"  # never made where it is missing
        with closing(sqlite3.connect(address, uri=True)) as old, closing(sqlite3.connect(target)) as new:
            new.execute("PRAGMA synchronous=FULL")
            old.execute("PRAGMA busy_timeout=5000")
            old.backup(new, pages=-1)
    except sqlite3.DatabaseError as error:
        raise library_error(str(target), error) from error


def verify(path: Path) -> None:
    """Look at a closed library file through and through; LibraryError where it is no sound library."""
    sqlite.look(path)
    try:
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as connection:
            answer = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        raise library_error(str(path), error) from error
    if answer != "ok" or orphans:
        raise LibraryError(
            f"The copy {path} is damaged: {answer}.", "It was not kept. Check the library itself."
        )
