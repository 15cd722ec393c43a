"""Which claims and points a read is about, and the reading of the rows that concern them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, RowMapping, Select, select
from sqlalchemy.orm import Session as Transaction

from workbench.storage import seals
from workbench.storage.rows_act import MembershipRow
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_finding import ClaimRow, RelationRow

_CHUNK = 5000

Among = frozenset[int] | frozenset[str]
"""The numbers, or the names, that a column may hold."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The numbers of the claims and points that are read; None is all of the session.

    A scope is closed: with a claim come its points, and with a point all claims that may be its members.
    """

    claims: frozenset[int] | None = None
    points: frozenset[int] | None = None


def around(tx: Transaction, key: str, claims: Iterable[int], points: Iterable[int]) -> Scope:
    """Return the closed scope around the given claims and points."""
    asked = frozenset(claims)
    claim, member = table_of(ClaimRow), table_of(MembershipRow)
    reached = set(points)
    for table, column in ((claim, "number"), (member, "claim")):
        query = select(table.c.point).where(table.c.session_key == key)
        for row in _among(tx, query, table.c[column], asked):
            if row["point"] is not None:
                reached.add(row["point"])
    members = set(asked)
    for table, name in ((claim, "number"), (member, "claim")):
        named = select(table.c[name].label("found")).where(table.c.session_key == key)
        members.update(row["found"] for row in _among(tx, named, table.c.point, frozenset(reached)))
    return Scope(frozenset(members), frozenset(reached))


def rows_of(
    tx: Transaction, row: type[Base], key: str, column: str | None, among: Among | None
) -> Sequence[RowMapping]:
    """Return the session's rows of a table whose ``column`` is ``among`` these; None: all of them.

    LibraryError names a row that is not as it was written.
    """
    table = table_of(row)
    query = select(table).where(table.c.session_key == key)
    if column is None or among is None:
        found = rows_unchecked(tx, row, key)
    else:
        found = _among(tx, query, table.c[column], among)
    seals.require(row, found)
    return found


def rows_unchecked(tx: Transaction, row: type[Base], key: str) -> Sequence[RowMapping]:
    """Return all of the session's rows of a table, damaged ones too."""
    table = table_of(row)
    return tx.connection().execute(select(table).where(table.c.session_key == key)).mappings().all()


def relations_of(tx: Transaction, key: str, claims: frozenset[int] | None) -> Sequence[RowMapping]:
    """Return the machine's relations whose first claim is among ``claims``; None: all of them."""
    return rows_of(tx, RelationRow, key, "a", claims)


def _among(tx: Transaction, query: Select[Any], column: Column[Any], among: Among) -> Sequence[RowMapping]:
    numbers: list[int | str] = sorted(among)
    found: list[RowMapping] = []
    for start in range(0, len(numbers), _CHUNK):
        part = column.in_(numbers[start : start + _CHUNK])
        found += tx.connection().execute(query.where(part)).mappings().all()
    return found
