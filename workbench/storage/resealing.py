"""Seals over a migration: rows that were whole are sealed in their new columns, broken ones stay so."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, Table, inspect, select, update

from workbench.storage import checked, seals
from workbench.storage.rows_base import Base
from workbench.storage.rows_session import SessionRow

Known = frozenset[tuple[object, ...]]
"""Rows, each by its table and its primary key."""


def damaged(connection: Connection) -> Known:
    """Return the rows that are not as they were written, in whatever schema the library has now."""
    found = set()
    for table in _tables(connection):
        if seals.SEAL not in table.c:
            continue
        for row in connection.execute(select(table)).mappings():
            if not seals.is_whole(table, row):
                found.add((table.name, *(row[column.name] for column in table.primary_key)))
    return frozenset(found)


def reseal(connection: Connection, but: Known) -> None:
    """Seal every row of the latest schema, ``but`` those."""
    for table in _tables(connection):
        held = [(row, seals.seal(table, dict(row))) for row in connection.execute(select(table)).mappings()]
        keys = tuple(column.name for column in table.primary_key)
        for row, seal in held:
            own = tuple(row[name] for name in keys)
            if seal != row[seals.SEAL] and (table.name, *own) not in but:
                here = [table.c[name] == value for name, value in zip(keys, own, strict=True)]
                connection.execute(update(table).where(*here).values({seals.SEAL: seal}))


def _tables(connection: Connection) -> Iterator[Table]:
    """Yield the tables with seals as they are in the library, which may be of any schema."""
    there = set(inspect(connection).get_table_names())
    kinds: tuple[type[Base], ...] = (SessionRow, *checked.SEALED)
    for kind in kinds:
        if kind.__tablename__ in there:
            yield Table(kind.__tablename__, MetaData(), autoload_with=connection, resolve_fks=False)
