"""The rows of a session as a check reads them: what cannot be read or is not as it was written is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session as Transaction

from workbench.storage import schema, seals
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_finding import ClaimRow, PointRow, RelationRow
from workbench.storage.rows_session import ArticleRow, OriginalRow
from workbench.storage.scope import rows_unchecked

SEALED: tuple[type[Base], ...] = (ArticleRow, OriginalRow, PointRow, ClaimRow, RelationRow, *schema.ACTS)
"""The tables of a session whose rows carry a seal."""


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a table that could be read, and how many could not."""

    found: Sequence[RowMapping]
    lost: int = 0


def rows(tx: Transaction, kind: type[Base], key: str) -> Read:
    """Return all rows of a table that can be read; where a value keeps a whole query from it, one by one."""
    try:
        return Read(rows_unchecked(tx, kind, key))
    except DBAPIError:
        return _one_by_one(tx, kind, key)


def problems(
    kind: type[Base], read: Read, articles: Sequence[RowMapping], claims: Sequence[RowMapping]
) -> Iterator[str]:
    """Say which rows of a table are damaged, and of which article and claim they speak."""
    if read.lost:
        yield f"{read.lost} rows of table {kind.__tablename__} cannot be read."
    names = {held["number"]: held["name"] for held in articles}
    places = {held["number"]: held["article"] for held in claims}
    for held in seals.broken(kind, read.found):
        article = names.get(held.get("article", places.get(held.get("claim", held.get("a")))))
        where = f", in {article}," if article is not None and kind is not ArticleRow else ""
        yield f"{seals.named(kind, held)}{where} is damaged in the library."


def missing(found: Sequence[RowMapping], column: str, made: int) -> list[int]:
    """Return the first of the numbers from 1 to ``made`` that no row has in ``column``."""
    there = {held[column] for held in found}
    return [number for number in range(1, made + 1) if number not in there][:20]


def _one_by_one(tx: Transaction, kind: type[Base], key: str) -> Read:
    table = table_of(kind)
    connection = tx.connection()
    columns = list(table.primary_key.columns)
    found: list[RowMapping] = []
    lost = 0
    for own in connection.execute(select(*columns).where(table.c.session_key == key)).all():
        here = [column == value for column, value in zip(columns, own, strict=True)]
        try:
            found += connection.execute(select(table).where(*here)).mappings().all()
        except DBAPIError:
            lost += 1
    return Read(found, lost)
