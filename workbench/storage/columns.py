"""Column types that mean the same on every database, and text made fit to be stored."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect
from sqlalchemy.types import TypeDecorator

from workbench.core.plain import plain


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, stored in UTC; a naive datetime is refused with ValueError."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """Return the moment in UTC, as the database takes it."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone cannot be stored: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """Return the moment as an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def to_json(value: object) -> str:
    """Return ``value`` as compact JSON in ASCII, so that half a surrogate pair does no harm."""
    return json.dumps(plain(value), separators=(",", ":"), allow_nan=False)


def from_json(text: str) -> object:
    """Return the plain data that ``to_json`` wrote."""
    return json.loads(text)


def storable(text: str) -> str:
    """Return ``text`` without NUL, surrogate pairs joined and half ones replaced: no database takes them."""
    return text.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
