"""Articles, claims and what belongs to them, from core's dataclasses to columns and back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from types import MappingProxyType
from typing import cast

from sqlalchemy import RowMapping

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind, Mood, Origin
from workbench.core.errors import LibraryError
from workbench.core.plain import revive, revive_any
from workbench.core.session import Session
from workbench.core.span import Span
from workbench.core.value import Value
from workbench.storage.columns import from_json, storable, to_json
from workbench.storage.ids import article_id, claim_id, session_id
from workbench.storage.rows_session import ArticleRow, SessionRow

# Calling an enum costs more than looking its member up; a session may have 60,000 claims.
_KINDS: Mapping[str, Kind] = MappingProxyType({kind.value: kind for kind in Kind})
_MOODS: Mapping[str, Mood] = MappingProxyType({mood.value: mood for mood in Mood})
_MANUAL = Origin.MANUAL.value
_ROLES: Mapping[str, LineRole] = MappingProxyType({role.value: role for role in LineRole})


_UNREADABLE = (ValueError, KeyError, TypeError, AttributeError, IndexError)


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Turn what a damaged value raises on its way into a dataclass into a LibraryError that names it."""
    try:
        yield
    except _UNREADABLE as error:
        raise LibraryError(f"{what} is damaged in the library: {error}.", "Restore a backup.") from error


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def session_of(row: SessionRow) -> Session:
    """Return the session that a row holds."""
    moments = (row.created_at, row.opened_at, row.trashed_at)
    return Session(session_id(row.number), row.name, row.event, *moments, row.revision, row.changed_at)


def article_of(row: ArticleRow) -> Article:
    """Return the article as it was read; LibraryError where its text is not what was stored."""
    if digest(row.text.encode()) != row.text_sha256:
        raise LibraryError(
            f"The text of {row.name} is damaged in the library.",
            "Restore a backup, or import the article again.",
        )
    with readable(f"Article {row.name}"):
        return Article(
            id=article_id(row.number),
            name=row.name,
            text=row.text,
            sha256=row.sha256,
            encoding=row.encoding,
            language=row.language,
            masthead=revive(Masthead, from_json(row.masthead)),
            lines=lines_of(row.lines),
            notices=tuple(json.loads(row.notices)),
            url=row.url,
            retrieved=row.retrieved,
        )


def lines_to(lines: tuple[Line, ...]) -> str:
    """Return lines as JSON, a list each; an article has hundreds, and they are read with every view."""
    rows = [[line.number, line.start, line.end, line.role.value, line.reason, line.part] for line in lines]
    return json.dumps(rows, separators=(",", ":"))


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines that ``lines_to`` wrote."""
    return tuple(
        Line(number, start, end, _ROLES[role], reason, part)
        for number, start, end, role, reason, part in json.loads(text)
    )


def value_to(value: Value | None) -> str | None:
    """Return a claim's value as JSON."""
    return None if value is None else to_json(value)


@lru_cache(maxsize=65536)
def value_of(text: str | None) -> Value | None:
    """Return the value that ``value_to`` wrote."""
    if text is None:
        return None
    return cast(Value, revive_any(Value, from_json(text)))


@lru_cache(maxsize=65536)
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def spans_to(spans: tuple[Span, ...]) -> str:
    """Return spans as JSON offsets, a start and an end in turn."""
    return json.dumps([edge for span in spans for edge in (span.start, span.end)], separators=(",", ":"))


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the spans that ``spans_to`` wrote."""
    edges = json.loads(text)
    return tuple(Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))


def claim_to(claim: Claim, article: int) -> dict[str, str | int | float | None]:
    """Return the columns of a claim as read."""
    return {
        "article": article,
        "start_at": claim.span.start,
        "end_at": claim.span.end,
        "quote": claim.quote,
        "kind": claim.kind.value,
        "value": value_to(claim.value),
        "claimant": None if claim.claimant is None else storable(claim.claimant),
        "attribution": None if claim.attribution is None else spans_to((claim.attribution,)),
        "mood": claim.mood.value,
        "as_of": claim.as_of,
        "check_worthiness": float(claim.check_worthiness),
        "reasons": json.dumps(claim.reasons),
        "appearances": "" if claim.appearances == (claim.span,) else spans_to(claim.appearances),
        "origin": claim.origin.value,
    }


def claim_of(number: int, read: RowMapping) -> Claim:
    """Return the claim as it was read, under its short id; LibraryError where its row is damaged."""
    try:
        return _claim(number, read)
    except _UNREADABLE as error:
        what = f"Claim {claim_id(number)} is damaged in the library: {error}."
        raise LibraryError(what, "Restore a backup.") from error


def _claim(number: int, read: RowMapping) -> Claim:
    attribution = read["attribution"]
    span = Span(read["start_at"], read["end_at"])
    return Claim(
        claim_id(number),
        article_id(read["article"]),
        span,
        read["quote"],
        _KINDS[read["kind"]],
        value_of(read["value"]),
        read["claimant"],
        None if attribution is None else spans_of(attribution)[0],
        _MOODS[read["mood"]],
        read["as_of"],
        read["check_worthiness"],
        _words(read["reasons"]),
        spans_of(read["appearances"]) if read["appearances"] else (span,),
        Origin.MANUAL if read["origin"] == _MANUAL else Origin.SUGGESTED,
    )
