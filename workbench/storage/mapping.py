"""Articles, claims and what belongs to them, from core's dataclasses to columns and back."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from typing import cast

from sqlalchemy import RowMapping

from workbench.core.article import Article, Line, Masthead
from workbench.core.claim import Claim, Kind, Mood, Origin
from workbench.core.errors import LibraryError
from workbench.core.plain import revive, revive_any
from workbench.core.session import Session
from workbench.core.span import Span
from workbench.core.value import Value
from workbench.storage.columns import from_json, storable, to_json
from workbench.storage.ids import article_id, claim_id, session_id
from workbench.storage.rows_session import ArticleRow, SessionRow


def digest(data: bytes) -> str:
    """Return the SHA-256 of ``data`` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def session_of(row: SessionRow) -> Session:
    """Return the session that a row holds."""
    moments = (row.created_at, row.opened_at, row.trashed_at)
    return Session(session_id(row.number), row.name, row.event, *moments, row.revision)


def article_of(row: ArticleRow) -> Article:
    """Return the article as it was read; LibraryError where its text is not what was stored."""
    if digest(row.text.encode()) != row.text_sha256:
        raise LibraryError(
            f"The text of {row.name} is damaged in the library.",
            "Restore a backup, or import the article again.",
        )
    return Article(
        id=article_id(row.number),
        name=row.name,
        text=row.text,
        sha256=row.sha256,
        encoding=row.encoding,
        language=row.language,
        masthead=revive(Masthead, from_json(row.masthead)),
        lines=tuple(_lines(row.lines)),
        notices=tuple(json.loads(row.notices)),
        url=row.url,
        retrieved=row.retrieved,
    )


def _lines(text: str) -> list[Line]:
    data = from_json(text)
    return [revive(Line, item) for item in data] if isinstance(data, list) else []


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
        "appearances": spans_to(claim.appearances),
        "origin": claim.origin.value,
    }


def claim_of(number: int, read: RowMapping) -> Claim:
    """Return the claim as it was read, under its short id."""
    attribution = read["attribution"]
    return Claim(
        claim_id(number),
        article_id(read["article"]),
        Span(read["start_at"], read["end_at"]),
        read["quote"],
        Kind(read["kind"]),
        value_of(read["value"]),
        read["claimant"],
        None if attribution is None else spans_of(attribution)[0],
        Mood(read["mood"]),
        read["as_of"],
        read["check_worthiness"],
        _words(read["reasons"]),
        spans_of(read["appearances"]),
        Origin(read["origin"]),
    )
