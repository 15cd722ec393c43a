"""A library in an SQLite file: the look before it is touched, its settings, its making."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

from workbench.core.errors import LibraryError
from workbench.storage import leftovers
from workbench.storage.faults import library_error

APPLICATION_ID = 0x46435742
"""Marks the SQLite files of this program ("FCWB")."""

SCHEMA = 3
"""The schema this version writes: the number of its last migration."""

MARKS = (f"PRAGMA application_id={APPLICATION_ID}", f"PRAGMA user_version={SCHEMA}")
"""Write into a new library whose it is and which schema it has."""

SETTINGS: tuple[tuple[str, str, str | int], ...] = (
    ("trusted_schema", "OFF", 0),
    ("foreign_keys", "ON", 1),
    ("busy_timeout", "5000", 5000),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("temp_store", "MEMORY", 2),
    ("secure_delete", "FAST", 2),
)
"""Name, value as set, value as read back (DESIGN 4 says why)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at a file found: its schema, and whether an unfinished write was left beside it."""

    schema: int
    interrupted: bool


def settle(connection: sqlite3.Connection, place: str) -> None:
    """Give a connection the library's settings and read each back; LibraryError where one did not take."""
    connection.isolation_level = None
    for name, value, expected in SETTINGS:
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is not None and found[0] != expected:
            raise LibraryError(
                f"The library {place} refuses the setting {name}={value}.",
                "Close other programs that use it, or copy it to a disk of this machine.",
            )


def look(path: Path) -> Look:
    """Look at a library without touching it; LibraryError where it is none, damaged or of a newer version."""
    _require_file(path)
    leftovers.require_no_wal(path)
    try:
        try:
            return Look(_read(path), interrupted=False)
        except sqlite3.OperationalError as error:
            if not _is_interrupted(error):
                raise
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise library_error(str(path), error) from error
    try:
        leftovers.require_own_journal(path)
        application, schema = leftovers.marks(path)
    except OSError as error:
        raise LibraryError(
            f"The library {path} cannot be opened: {error.strerror}.", "Ask for the right to read it."
        ) from error
    _require_ours(path, application, schema)
    return Look(schema, interrupted=True)


def _is_interrupted(error: sqlite3.OperationalError) -> bool:
    name = error.sqlite_errorname
    return name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN"))


def _require_file(path: Path) -> None:
    try:
        found = path.stat()
    except OSError as error:
        raise LibraryError(
            f"The library {path} cannot be opened: {error.strerror}.", "Name another file."
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise LibraryError(f"{path} is a folder.", "Name a file in it, for instance library.workbench.")
    if not stat.S_ISREG(found.st_mode):
        raise LibraryError(f"{path} is not an ordinary file.", "Name another file.")
    if found.st_size == 0:
        raise LibraryError(f"{path} is empty: it is not a library.", "Restore a backup or name another.")


def _read(path: Path) -> int:
    """Return the schema of the library ``path``, which was found to be ours, plain and sound."""
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=5.0)) as connection:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        _require_ours(path, application, schema)
        _require_plain(connection, path)
        _require_sound(connection, path)
    return schema


def _require_ours(path: Path, application: int, schema: int) -> None:
    if application != APPLICATION_ID:
        raise LibraryError(
            f"{path} is not a library of this program.", "It was not touched. Name another file."
        )
    if schema > SCHEMA:
        raise LibraryError(
            f"The library {path} was made by a newer version of this program.",
            f"It was not touched. It has schema {schema}, this is {SCHEMA}: install the newer version.",
        )


def _require_plain(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file with statements in it: they would run when the program uses its own tables."""
    query = (
        "SELECT type, name FROM sqlite_schema WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%'"
    )
    found = connection.execute(query).fetchone()
    if found is not None:
        raise LibraryError(
            f"{path} holds a {found[0]} “{found[1]}”, which this program never makes.",
            "It was not opened. Name another file, or a backup.",
        )


def _require_sound(connection: sqlite3.Connection, path: Path) -> None:
    answer = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if answer != "ok":
        raise LibraryError(
            f"The library {path} is damaged{_at_page(str(answer))}.",
            "Restore a backup; the damaged file is left as it is.",
        )


def _at_page(answer: str) -> str:
    """Return where SQLite says that a file is damaged, without its own words for it."""
    found = re.search(r"[Pp]age (\d+)", answer)
    return f" at page {found[1]}" if found is not None else ""


def put_in_place(path: Path, make: Callable[[Path], None]) -> None:
    """Make a file under another name beside ``path`` and give it that name once it is whole.

    A file that another program put there meanwhile stays, and the new one is dropped.
    """
    if not path.parent.is_dir():
        raise LibraryError(f"The folder {path.parent} does not exist.", "Make it, or name another place.")
    with beside(path) as new:
        make_private(new)
        make(new)
        link_new(new, path)


def make_private(path: Path) -> None:
    """Make an empty file for SQLite to fill, which nobody but its owner may read.

    SQLite gives a journal the mode of its file, and by itself would let everybody read both.
    """
    with suppress(OSError):  # where nothing can be written, the writing itself says so
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Yield a free name beside ``path``; whatever has it afterwards is deleted, its journal too."""
    free = path.with_name(f".{path.name}.{uuid4().hex}.new")
    try:
        yield free
    finally:
        with suppress(OSError):  # a broken disk: what befell before is what is told
            free.unlink(missing_ok=True)
            free.with_name(f"{free.name}-journal").unlink(missing_ok=True)


def link_new(new: Path, path: Path) -> bool:
    """Give the file ``new`` the name ``path`` unless that is taken; tell whether it was free.

    OSError where the disk could not keep the name: it is free again.
    """
    try:
        os.link(new, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if path.exists():
            return False
        new.rename(path)
    try:
        sync_folder(path.parent)
    except OSError:
        with suppress(OSError):  # a disk that refuses this too keeps the whole copy under its name
            if new.exists():
                path.unlink()
            else:
                path.rename(new)
        raise
    return True


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in ``folder``; only POSIX systems can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at ``path`` from another of the same name, None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)
