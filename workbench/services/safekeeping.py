"""Copies of the library: taken of themselves, listed, put back in the library's place, and that undone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workbench.core.backup import Backup
from workbench.core.errors import NotFound, Refused

# SQLAlchemy loads with the storage, which nobody should wait for before a library is opened.


def usual_place(address: str, at: datetime) -> Path:
    """Return where a copy of the library goes if nothing else is said: beside it, named by the time."""
    path = Path(address)
    return path.with_name(f"{path.stem}-{at:%Y-%m-%d-%H%M%S}{path.suffix}")


def keep(address: str, now: datetime) -> Path | None:
    """Back the library up if it changed and it is time; return the backup, None where none was due.

    It may run in any thread while the library is open in another.
    """
    from workbench.storage import keeping  # noqa: PLC0415  # lazy: SQLAlchemy

    return None if "://" in address else keeping.keep(_path(address), now)


def backups(address: str) -> tuple[Backup, ...]:
    """Return the backups that were taken of the library, the newest first; it need not be open or sound."""
    from workbench.storage import keeping  # noqa: PLC0415  # lazy: SQLAlchemy

    return () if "://" in address else keeping.backups(_path(address))


def put_back(address: str, copy: Path, at: datetime) -> Path | None:
    """Put ``copy`` in the place of the library, which must be closed.

    The attached files that it names come back with it, where they are missing or changed; none is deleted.
    Return where the library that was there is kept now, None where there was none. LibraryError or
    Refused leave everything as it was; a crash in between is made good when the library is next opened.
    """
    from workbench.storage import attached, backup, files, sqlite, swap  # noqa: PLC0415  # lazy: SQLAlchemy

    library = _path(address)
    swap.finish(library)
    if not copy.is_file():
        raise NotFound(f"There is no backup {copy}.", "Name a file that `backup` wrote.")
    if library.exists() and copy.samefile(library):
        raise Refused(f"{copy} is the library itself.", "Name a file that `backup` wrote.")
    backup.verify(copy)
    kept = _aside(library, at)
    there = library.exists()
    with sqlite.beside(library) as new:
        new.unlink(missing_ok=True)  # the copy makes it anew, and only where nothing has that name
        backup.copy(copy, new)
        attached.bring(attached.of_file(new), attached.folder_for(copy), files.folder_of(library))
        swap.swap(library, new, kept)
    return kept if there else None


def undo_put_back(address: str, at: datetime) -> tuple[Path, Path]:
    """Put the library back that was set aside last; return where it was, and where the present one is kept.

    It is put back as it was, damaged or not. NotFound where none was set aside.
    """
    from workbench.storage import swap  # noqa: PLC0415  # lazy: SQLAlchemy

    library = _path(address)
    swap.finish(library)
    set_aside = sorted(library.parent.glob(f"{_escaped(library.stem)}-before-*{_escaped(library.suffix)}"))
    if not set_aside:
        raise NotFound(f"No library was set aside beside {library}.", "There is nothing to be undone.")
    kept = _aside(library, at)
    swap.swap(library, set_aside[-1], kept)
    return set_aside[-1], kept


def _aside(library: Path, at: datetime) -> Path:
    return library.with_name(f"{library.stem}-before-{at:%Y-%m-%d-%H%M%S}{library.suffix}")


def _path(address: str) -> Path:
    if "://" in address:
        raise Refused("A library on a server is restored there.", "Ask its administrator.")
    return Path(address).resolve()


def _escaped(name: str) -> str:
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)
