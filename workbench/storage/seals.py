"""Seals: a digest of each row that is kept, so that what a disk changed without a word is seen and named.

SQLite's own check finds few of the bits that flip inside a value (RELIABILITY, finding 6).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from operator import itemgetter
from types import MappingProxyType

from sqlalchemy import RowMapping, Table

from workbench.core.errors import LibraryError
from workbench.storage.ids import article_id, claim_id, point_id
from workbench.storage.rows_base import Base, table_of

SEAL = "seal"
"""The name of the column that holds a row's seal."""

Held = RowMapping | Mapping[str, object]
"""A row as it is held, by column."""

_LEFT_OUT: Mapping[str, frozenset[str]] = MappingProxyType(
    {"article": frozenset({"text"}), "original": frozenset({"raw"})}
)
"""What has a digest of its own, which is sealed."""

_ONLY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"session": ("created_at", "event", "key", "name", "number")}
)
"""Of a session its counts are left out: they change with every write."""


def seal(table: Table, columns: Mapping[str, object]) -> str:
    """Return the seal of a row of ``table``; a column that is not given is NULL."""
    return _digest(table.name, [columns.get(name) for name in sealed(table)])


def sealed(table: Table) -> tuple[str, ...]:
    """Return the columns that a seal covers, in the order in which it does."""
    left_out = {SEAL, *_LEFT_OUT.get(table.name, ())}
    return _ONLY.get(table.name) or tuple(sorted(c.name for c in table.c if c.name not in left_out))


def is_whole(table: Table, held: Held) -> bool:
    """Tell whether a row of ``table`` is as it was written."""
    return _is_whole(table.name, itemgetter(*sealed(table)), held)


def broken(row: type[Base], held: Iterable[Held]) -> list[Held]:
    """Return those rows of the table of ``row`` that are not as they were written."""
    if SEAL not in table_of(row).c:
        return []
    name, values = row.__tablename__, _values(row)
    return [one for one in held if not _is_whole(name, values, one)]


def require(row: type[Base], held: Iterable[Held]) -> None:
    """Raise LibraryError, which names it, where a row is not as it was written."""
    for damaged in broken(row, held):
        raise LibraryError(f"{named(row, damaged)} is damaged in the library.", "Restore a backup.")


def require_mapped(row: Base) -> None:
    """As ``require``, for one mapped row."""
    columns = (*sealed(table_of(type(row))), SEAL)
    require(type(row), [{name: getattr(row, name) for name in columns}])


def named(row: type[Base], held: Held) -> str:
    """Return what a row is called in a sentence, by what it is about."""
    words = _NAMES.get(row.__tablename__)
    return words(held) if words else f"The {row.__tablename__} of {_subject(held)} (act {held['sequence']})"


@cache
def _values(row: type[Base]) -> Callable[[Held], tuple[object, ...]]:
    return itemgetter(*sealed(table_of(row)))


def _is_whole(name: str, values: Callable[[Held], tuple[object, ...]], held: Held) -> bool:
    try:
        return bool(_digest(name, values(held)) == held[SEAL])
    except (TypeError, ValueError):  # a value of a type that is never written
        return False


def _digest(name: str, values: Iterable[object]) -> str:
    return hashlib.sha256(f"{name}{_encoded(list(values))}".encode()).hexdigest()


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"never written: {type(value).__name__}")
    utc = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    return utc.isoformat()


_encoded = json.JSONEncoder(separators=(",", ":"), default=_moment).encode


def _subject(held: Held) -> str:
    for column, word in (("claim", claim_id), ("point", point_id), ("article", article_id), ("a", claim_id)):
        number = held.get(column)
        if isinstance(number, int):
            return word(number)
    return "something"


_NAMES: Mapping[str, Callable[[Held], str]] = MappingProxyType(
    {
        "claim": lambda held: f"Claim c{held['number']}",
        "point": lambda held: f"Point p{held['number']}",
        "article": lambda held: f"Article {held['name']}",
        "original": lambda held: f"The original of article a{held['article']}",
        "session": lambda held: f"The name of session s{held['number']}",
        "relation": lambda held: f"The relation of c{held['a']} and c{held['b']}",
    }
)
