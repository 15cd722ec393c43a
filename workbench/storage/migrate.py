"""Bringing an older library up to this version, on a verified backup; alembic is imported here alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, func, inspect, select

from workbench.core.errors import LibraryError, Refused
from workbench.storage import backup, resealing, schema, sqlite
from workbench.storage.faults import translated
from workbench.storage.library import Library, write_access
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_session import ArticleRow, OriginalRow


def upgrade(library: Library) -> None:
    """Bring an SQLite library up to the latest schema; LibraryError where it is not whole afterwards.

    A copy of the library as it was stays beside it. Foreign keys are off from before the transaction,
    for SQLite would empty the children of a table that is made anew (RELIABILITY, finding 5).
    """
    if library.path is None:
        raise LibraryError("A library on a server is migrated there.", "Ask its administrator.")
    _keep_as_it_was(library.path)
    with translated(library.place), write_access(library.engine) as connection:
        raw = connection.connection.cursor()
        raw.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _migrate(connection, library.place)
        finally:
            raw.execute("PRAGMA foreign_keys=ON")


def run(connection: Connection, target: str = "head") -> None:
    """Run the migrations inside the caller's transaction, up to ``target``, or down to "base"."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    move = command.downgrade if target == "base" else command.upgrade
    try:
        move(config, target)
    except CommandError as error:
        raise LibraryError(
            f"The library cannot be brought up to this version: {error}.", "It was left as it was."
        ) from error


def _migrate(connection: Connection, place: str) -> None:
    if connection.exec_driver_sql("PRAGMA user_version").scalar_one() == sqlite.SCHEMA:
        return  # another program did it while this one waited
    there = set(inspect(connection).get_table_names())
    held = tuple(row for row in schema.HELD if row.__tablename__ in there)
    before = _content(connection, held)
    damaged = resealing.damaged(connection)
    run(connection)
    resealing.reseal(connection, damaged)
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans or _content(connection, held) != before:
        raise LibraryError(
            f"The library {place} would have lost something on its way to this version.",
            "It was left as it was. Report this, with the version you came from.",
        )
    for statement in sqlite.MARKS:
        connection.exec_driver_sql(statement)


def _content(connection: Connection, held: Sequence[type[Base]]) -> tuple[object, ...]:
    """Return how many rows each table ``held`` before has, and the digests of all articles and originals."""
    counts = tuple(_count(connection, row) for row in held)
    article, original = table_of(ArticleRow), table_of(OriginalRow)
    texts = connection.execute(
        select(article.c.key, article.c.text_sha256).order_by(article.c.key)
    ).fetchall()
    raws = connection.execute(select(original.c.key, original.c.sha256).order_by(original.c.key)).fetchall()
    return (counts, tuple(map(tuple, texts)), tuple(map(tuple, raws)))


def _count(connection: Connection, row: type[Base]) -> int:
    return connection.execute(select(func.count()).select_from(table_of(row))).scalar_one()


def _keep_as_it_was(path: Path) -> None:
    """Write a verified copy beside the library, under the first name that nobody has or takes meanwhile."""
    for number in count(1):
        place = path.with_name(f"{path.name}.before-schema-{sqlite.SCHEMA}.{number}")
        if place.exists():
            continue
        try:
            backup.copy(path, place)
        except Refused:
            if not place.exists():
                raise
            continue  # another program, on its way to the same schema, was faster
        return
