"""What another state of a library may have left beside its file: mixed into it, it would be destroyed."""

from __future__ import annotations

import struct
from pathlib import Path

from workbench.core.errors import LibraryError

SUFFIXES = ("-journal", "-wal", "-shm")
"""What SQLite appends to a library's name for the files that it keeps beside it."""

_MAGIC = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sIIIII")
_HEAD = 100
_SCHEMA = slice(60, 64)
_APPLICATION = slice(68, 72)
_COUNTER = slice(24, 28)
_PAGES = slice(28, 32)


def beside(path: Path) -> tuple[Path, ...]:
    """Return the files that SQLite may keep beside the library ``path``, there or not."""
    return tuple(path.with_name(path.name + suffix) for suffix in SUFFIXES)


def require_no_wal(path: Path) -> None:
    """Raise LibraryError where a write-ahead log lies beside the library: this program never makes one."""
    wal = path.with_name(f"{path.name}-wal")
    if wal.is_file() and wal.stat().st_size:
        raise LibraryError(
            f"Beside the library {path} lies {wal.name}, which this program did not write.",
            "Neither was touched. If another program has the library open, close it there; else move"
            f" {wal.name} to another folder and open the library again.",
        )


def require_own_journal(path: Path) -> None:
    """Raise LibraryError where an unfinished write lies beside a library that it was not made in.

    SQLite would take its pages for the library's own, as after a backup was copied over a library that had
    crashed. A journal holds the first page as it was: its count of changes is the file's, or one less.
    """
    journal = path.with_name(f"{path.name}-journal")
    found = _first_page(journal)
    if found is None:
        return
    pages, before = found
    now = head(path)
    if before is None:
        is_own = _number(now, _PAGES) == pages
    else:
        is_own = _number(now, _COUNTER) - _number(before, _COUNTER) in (0, 1)
    if not is_own:
        raise LibraryError(
            f"Beside the library {path} lies {journal.name}, an unfinished write of another state of it.",
            f"Neither was touched. Move {journal.name} to another folder, or put the library of then back.",
        )


def head(path: Path) -> bytes:
    """Return the head of a library with an unfinished write beside it, which SQLite may find damaged.

    Elsewhere the program never opens a library itself: closing it drops locks. Here nobody can have one.
    """
    with path.open("rb") as opened:
        return opened.read(_HEAD)


def marks(path: Path) -> tuple[int, int]:
    """Return the application id and the schema number in the head of such a library."""
    found = head(path)
    return _number(found, _APPLICATION), _number(found, _SCHEMA)


def _first_page(journal: Path) -> tuple[int, bytes | None] | None:
    """Return how many pages the library had and its first page then, None where nothing is to be undone."""
    try:
        with journal.open("rb") as opened:
            head = opened.read(_HEADER.size)
            if len(head) < _HEADER.size:
                return None
            magic, count, _, pages, sector, size = _HEADER.unpack(head)
            if magic != _MAGIC or not size or not sector:
                return None
            opened.seek(sector)
            for _ in range(min(count, pages + 1)):
                record = opened.read(size + 8)
                if len(record) < size + 8:
                    break
                if int.from_bytes(record[:4], "big") == 1:
                    return pages, record[4 : size + 4]
            return pages, None
    except FileNotFoundError:
        return None


def _number(page: bytes, part: slice) -> int:
    return int.from_bytes(page[part], "big")
