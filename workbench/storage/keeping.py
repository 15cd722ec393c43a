"""Automatic backups of a library: where they lie, taking one on change, what each holds, which stay."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from workbench.core.backup import Backup, Loss, is_due, to_drop
from workbench.core.errors import LibraryError
from workbench.storage import attached, backup, files, schema
from workbench.storage.rows_session import ArticleRow, SessionRow

_NAME = "%Y-%m-%dT%H%M%SZ"
_ACTS = tuple(kind.__tablename__ for kind in schema.ACTS)
_HEADS = {SessionRow.__tablename__: "sessions", ArticleRow.__tablename__: "articles"}
_WANTED = (*_ACTS, *_HEADS)


def folder_of(library: Path) -> Path:
    """Return where the backups of a library lie."""
    return library.with_name(f"{library.name}{attached.BACKUPS}")


def keep(library: Path, now: datetime) -> Path | None:
    """Back the library up if it changed and half an hour passed since the last time, and thin the backups.

    Return the new one, None where none was due. LibraryError where it cannot be written or read.
    """
    there = _found(library)
    if not is_due(there, now):
        return None
    newest = max(there, default=None)
    state = _state(library)
    if not state[0]:
        return None
    if newest is not None and _readable_state(there[newest]) == state:
        _keep_files(library, there[newest])  # where it failed the last time
        return None
    folder = folder_of(library)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise LibraryError(
            f"The folder {folder} for backups cannot be made: {error.strerror}.",
            "See to the folder above it.",
        ) from error
    place = folder / f"{now.astimezone(UTC).strftime(_NAME)}{library.suffix}"
    if place.exists():
        return None
    backup.copy(library, place)
    _thin(library, now)
    _keep_files(library, place)
    return place


def _keep_files(library: Path, place: Path) -> None:
    """Copy the attached files that a backup names to those of the backups; what is damaged is left out."""
    attached.bring(attached.of_file(place), files.folder_of(library), attached.folder_for(place))


def has_backups(library: Path) -> bool:
    """Tell whether there are backups of the library, which may itself be gone."""
    return bool(_found(library))


def backups(library: Path) -> tuple[Backup, ...]:
    """Return the backups of a library, the newest first, with what would be lost by going back to each."""
    now = _acts(library)
    return tuple(_described(path, at, now) for at, path in sorted(_found(library).items(), reverse=True))


def _found(library: Path) -> dict[datetime, Path]:
    found = {}
    folder = folder_of(library)
    for path in folder.glob(f"*{library.suffix}") if folder.is_dir() else ():
        try:
            found[datetime.strptime(path.stem, _NAME).replace(tzinfo=UTC)] = path
        except ValueError:  # somebody else's file
            continue
    return found


def _thin(library: Path, now: datetime) -> None:
    there = _found(library)
    gone = to_drop(there, now)
    for moment in gone:
        there.pop(moment).unlink(missing_ok=True)
    if gone and there:
        attached.drop_unused(attached.folder_for(next(iter(there.values()))), there.values())


def _described(path: Path, at: datetime, now: dict[str, set[str]] | None) -> Backup:
    held = _acts(path)
    size = path.stat().st_size
    if held is None:
        return Backup(path, at, size, None, None, None)
    acts = sum(len(keys) for name, keys in held.items() if name not in _HEADS)
    loss = None if now is None else _loss(now, held)
    return Backup(path, at, size, len(held[SessionRow.__tablename__]), acts, loss)


def _loss(now: dict[str, set[str]], then: dict[str, set[str]]) -> Loss:
    more = {name: len(keys - then.get(name, set())) for name, keys in now.items()}
    acts = tuple((name, n) for name, n in more.items() if n and name not in _HEADS)
    return Loss(acts, more[ArticleRow.__tablename__], more[SessionRow.__tablename__])


def _acts(path: Path) -> dict[str, set[str]] | None:
    """Return the keys of what people put into a library, by table; None where it cannot be read."""
    if not path.is_file():
        return None
    try:
        with _reading(path) as connection:
            names = [
                row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type='table'")
            ]
            there = [name for name in _WANTED if name in names]
            return {name: {row[0] for row in connection.execute(f"SELECT key FROM {name}")} for name in there}  # noqa: S608 - our own names
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return None


def _state(path: Path) -> tuple[int, ...]:
    """Return numbers that grow with whatever people do in a library."""
    try:
        with _reading(path) as connection:
            query = "SELECT count(*), coalesce(sum(revision), 0), coalesce(sum(acts_made), 0) FROM session"
            return tuple(connection.execute(query).fetchone())
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise LibraryError(f"The library {path} cannot be read: {error}.", "Check the library.") from error


def _readable_state(path: Path) -> tuple[int, ...] | None:
    try:
        return _state(path)
    except LibraryError:
        return None


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, timeout=5.0)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection
