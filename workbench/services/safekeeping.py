"""Copies of the library: where they go by default, and how one is put back in the library's place."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from workbench.core.errors import LibraryError, NotFound, Refused

_SIBLINGS = ("", "-journal", "-wal", "-shm")


def usual_place(address: str, at: datetime) -> Path:
    """Return where a copy of the library goes if nothing else is said: beside it, named by the time."""
    path = Path(address)
    return path.with_name(f"{path.stem}-{at:%Y-%m-%d-%H%M%S}{path.suffix}")


def put_back(address: str, copy: Path, at: datetime) -> Path | None:
    """Put ``copy`` in the place of the library, which must be closed.

    Return where the library that was there is kept now, None where there was none. LibraryError or
    Refused leave everything as it was.
    """
    # Lazy: SQLAlchemy loads with the storage, and a copy is put back once in a while.
    from workbench.storage import backup  # noqa: PLC0415  # lazy: SQLAlchemy

    if "://" in address:
        raise Refused("A library on a server is restored there.", "Ask its administrator.")
    library = Path(address).absolute()
    if not copy.is_file():
        raise NotFound(f"There is no backup {copy}.", "Name a file that `backup` wrote.")
    if library.exists() and copy.samefile(library):
        raise Refused(f"{copy} is the library itself.", "Name a file that `backup` wrote.")
    backup.verify(copy)
    kept = _move(library, library.with_name(f"{library.stem}-before-{at:%Y-%m-%d-%H%M%S}{library.suffix}"))
    try:
        backup.copy(copy, library)
    except (LibraryError, Refused):
        if kept is not None:
            _move(kept, library)
        raise
    return kept


def _move(library: Path, to: Path) -> Path | None:
    """Move a closed library with what SQLite left beside it; without these it might be read wrongly."""
    if not library.exists():
        return None
    if to.exists():
        raise Refused(f"There is a file {to} already.", "Wait a second and try again.")
    try:
        for suffix in _SIBLINGS:
            beside = library.with_name(library.name + suffix)
            if beside.exists():
                beside.rename(to.with_name(to.name + suffix))
    except OSError as error:
        raise LibraryError(
            f"The library {library} cannot be moved: {error.strerror}.", "See to its folder."
        ) from error
    return to
