"""The library as a place of transactions: reading, writing, one caller at a time."""

from __future__ import annotations

import gc
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from workbench.core.errors import LibraryGone, Refused
from workbench.storage import sqlite
from workbench.storage.faults import translated

_WRITES = "workbench_writes"


def write_access(engine: Engine) -> Connection:
    """Return a connection whose transactions keep other writers out from their start."""
    return engine.connect().execution_options(**{_WRITES: True})


def make_engine(url: URL) -> Engine:
    """Return an engine for any database; an SQLite file gets its settings and explicit transactions."""
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=url.get_backend_name() != "sqlite")
    if url.get_backend_name() != "sqlite":
        return engine
    place = url.database or ":memory:"

    def settle(connection: sqlite3.Connection, _: object) -> None:
        sqlite.settle(connection, place)

    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(_WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", settle)
    event.listen(engine, "begin", begin)
    return engine


class Library:
    """An open library. It serves one thread, the one that opened it, unless ``one_thread`` is false.

    Even then it serves one caller at a time: a second call while one runs is a bug and raises RuntimeError.
    """

    def __init__(self, engine: Engine, path: Path | None, *, one_thread: bool = True) -> None:
        self.engine = engine
        self.path = path
        self.place = str(path) if path is not None else engine.url.render_as_string(hide_password=True)
        self.is_read_only = path is not None and not _is_writable(path)
        self._identity = sqlite.identity(path) if path is not None else None
        self._thread = threading.get_ident() if one_thread else None
        self._turn = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that sees one state of the library throughout."""
        with self._one_user(), translated(self.place), _undisturbed():
            self._require_same_file()
            with self._begun(writes=False) as connection, Session(bind=connection) as session:
                yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that no other writer crosses; on disk when it ends, or nothing is."""
        with self._one_user(), translated(self.place), _undisturbed():
            self._require_same_file()
            with self._begun(writes=True) as connection, Session(bind=connection) as session:
                yield session
                session.flush()
                self._require_same_file()

    @contextmanager
    def held(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection that is open: it sees the library's file whatever befell its name."""
        with self._one_user(), translated(self.place), self.engine.connect() as connection:
            source = connection.connection.driver_connection
            if not isinstance(source, sqlite3.Connection):
                raise Refused("A library on a server is saved there.", "Ask its administrator.")
            yield source

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @contextmanager
    def _begun(self, *, writes: bool) -> Iterator[Connection]:
        """Open a transaction; where the disk lost the open file, as over a sleep, on the file opened anew.

        Only before anything was done: what fails later is told, and finds a fresh file when tried again.
        """
        try:
            with ExitStack() as stack:
                try:
                    connection = self._begin(stack, writes=writes)
                except DBAPIError as error:
                    if not self._let_go(error):
                        raise
                    connection = self._begin(stack, writes=writes)
                yield connection
        except DBAPIError as error:
            self._let_go(error)
            raise

    def _begin(self, stack: ExitStack, *, writes: bool) -> Connection:
        with ExitStack() as new:
            connection = new.enter_context(write_access(self.engine) if writes else self.engine.connect())
            new.enter_context(connection.begin())
            if self.path is not None:
                connection.exec_driver_sql("PRAGMA schema_version").fetchall()  # a plain BEGIN reads nothing
            stack.push(new.pop_all())
        return connection

    def _let_go(self, error: DBAPIError) -> bool:
        """Close the file where the disk failed on it; tell whether it did, and the same file is there."""
        name = str(getattr(error.orig, "sqlite_errorname", ""))
        if not name.startswith("SQLITE_IOERR") or sqlite.identity(self.path or Path()) != self._identity:
            return False
        self.engine.dispose()
        return True

    @contextmanager
    def _one_user(self) -> Iterator[None]:
        if self._thread is not None and threading.get_ident() != self._thread:
            raise RuntimeError("the library is used in another thread than the one that opened it")
        if not self._turn.acquire(blocking=False):
            raise RuntimeError("the library is used while it is in use: one call at a time")
        try:
            yield
        finally:
            self._turn.release()

    def _require_same_file(self) -> None:
        if self.path is not None and sqlite.identity(self.path) != self._identity:
            raise LibraryGone(
                f"The library {self.place} was moved, replaced or deleted while it was open.",
                "Nothing is saved any more. Save a copy of what is open, or put the file back.",
            )


def _is_writable(path: Path) -> bool:
    """Tell whether the file may be written, and its folder, where SQLite keeps a journal."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold the garbage collector off: reading makes no garbage (60,000 claims: 2.6 to 1.4 s)."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
