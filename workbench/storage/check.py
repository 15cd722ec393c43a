"""The check of a library: what it holds against what it must hold, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session as Transaction


def problems(tx: Transaction) -> tuple[str, ...]:
    """Return what is wrong, a sentence each, in a lasting order."""
    found = list(_database(tx))
    return tuple(found)


def _database(tx: Transaction) -> Iterator[str]:
    if tx.get_bind().dialect.name != "sqlite":
        return
    connection = tx.connection()
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"The database file is damaged: {line}."
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of table {table} belongs to a row of {parent} that does not exist."
