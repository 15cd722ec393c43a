"""Opening a library: a file or a server, made when absent, refused where it is foreign or newer."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from workbench.core.errors import LibraryError
from workbench.storage import keeping, schema, sqlite, swap
from workbench.storage.faults import translated
from workbench.storage.library import Library, make_engine
from workbench.storage.store import Store


def open_library(path_or_url: str, *, one_thread: bool = True) -> Store:
    """Open the library at a path or an SQLAlchemy URL, made when absent; LibraryError says why it cannot be.

    The store belongs to the calling thread; with ``one_thread`` false any thread may use it, one at a time.
    """
    url = _url(path_or_url)
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "").absolute()
        return Store(open_file(path, one_thread=one_thread))
    return Store(_open_server(url, one_thread=one_thread))


def open_file(path: Path, *, one_thread: bool = True) -> Library:
    """Open the library in an SQLite file, made when absent."""
    swap.finish(path)
    if not path.exists() and not path.is_symlink():
        _require_new(path)
        sqlite.put_in_place(path, make_file)
    found = sqlite.look(path)
    library = Library(make_engine(URL.create("sqlite", database=str(path))), path, one_thread=one_thread)
    try:
        if found.interrupted:  # what was seen is half written; the first real look takes it back
            with library.reading() as tx:
                tx.connection().exec_driver_sql("SELECT count(*) FROM sqlite_schema")
            found = sqlite.look(path)
        _bring_up(library, found.schema)
    except LibraryError:
        library.close()
        raise
    return library


def _require_new(path: Path) -> None:
    """Refuse to make a library in the place of one that vanished: it would look as if all were lost."""
    if keeping.has_backups(path):
        raise LibraryError(
            f"The library {path} is missing; its backups are still there.",
            "Restore one of them, put the file back, or name another file for a new library.",
        )


def _bring_up(library: Library, found: int) -> None:
    if found < sqlite.SCHEMA:
        from workbench.storage import migrate  # noqa: PLC0415  # lazy: alembic loads only to migrate

        migrate.upgrade(library)
    with library.reading() as tx:  # the settings are read back with the first connection
        tx.connection()


def make_file(path: Path) -> None:
    """Make a new, empty library in the file ``path``, which must not exist."""
    engine = make_engine(URL.create("sqlite", database=str(path)))
    try:
        with translated(str(path)), engine.begin() as connection:
            schema.create(connection)
            for statement in sqlite.MARKS:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


def _url(path_or_url: str) -> URL:
    if "://" not in path_or_url:
        return URL.create("sqlite", database=path_or_url)
    try:
        url = make_url(path_or_url)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise LibraryError(
            f"This is no address of a library: {error}.", "Name a file or a database."
        ) from error
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise LibraryError(
            "A library in memory would be lost.", "Name a file, as in sqlite:///library.workbench."
        )
    return url


def _open_server(url: URL, *, one_thread: bool) -> Library:
    try:
        engine = make_engine(url)
    except ImportError as error:
        raise LibraryError(
            f"What speaks to {url.get_backend_name()} is not installed: {error.name}.",
            "Install it beside the workbench, or name a file.",
        ) from error
    library = Library(engine, None, one_thread=one_thread)
    with translated(library.place):
        if schema.number(library.engine, library.place) == 0:
            with library.engine.begin() as connection:
                schema.create(connection)
    return library
