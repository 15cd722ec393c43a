"""Articles in the library: admission, and the bytes they were read from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from workbench.core.article import Article, Original
from workbench.core.change import Change
from workbench.core.errors import LibraryError, Refused
from workbench.storage import changes, seals, sessions
from workbench.storage.columns import storable, to_json
from workbench.storage.ids import article_id, missing, new_key, number_of
from workbench.storage.mapping import article_of, digest, lines_to
from workbench.storage.merge import insert_rows
from workbench.storage.rows_session import ArticleRow, OriginalRow, SessionRow


def admit(
    tx: Transaction, short: str, read: Sequence[tuple[Article, Original]], at: datetime, reviewer: str
) -> tuple[Article, ...]:
    """Add articles to a session; they come back with their ids, and with a name that none there had."""
    row = sessions.locked(tx, short)
    taken = set(tx.scalars(select(ArticleRow.name).where(ArticleRow.session_key == row.key)))
    admitted = tuple(_admit(tx, row, pair, taken, (at, reviewer)) for pair in read)
    touched = frozenset(article.id for article in admitted)
    if admitted:
        changes.record(tx, row, Change(short, articles=touched, everything=True), at)
        row.articles_revision = row.revision
    return admitted


def _admit(
    tx: Transaction,
    row: SessionRow,
    read: tuple[Article, Original],
    taken: set[str],
    seen: tuple[datetime, str],
) -> Article:
    article, original = read
    if digest(original.raw) != original.sha256:
        raise Refused(f"The bytes of {article.name} do not match their digest.", "Import the article again.")
    row.articles_made += 1
    named = replace(article, id=article_id(row.articles_made), name=_free_name(article.name, taken))
    taken.add(named.name)
    insert_rows(tx, ArticleRow, [_columns(named, row, seen)])
    insert_rows(
        tx,
        OriginalRow,
        [
            {
                "key": new_key(),
                "session_key": row.key,
                "article": row.articles_made,
                "raw": original.raw,
                "sha256": original.sha256,
            }
        ],
    )
    return named


def _columns(article: Article, row: SessionRow, seen: tuple[datetime, str]) -> dict[str, object]:
    return {
        "key": new_key(),
        "session_key": row.key,
        "number": row.articles_made,
        "name": article.name,
        "text": article.text,
        "text_sha256": digest(article.text.encode()),
        "sha256": article.sha256,
        "encoding": article.encoding,
        "language": article.language,
        "masthead": to_json(article.masthead),
        "lines": lines_to(article.lines),
        "notices": json.dumps(article.notices),
        "url": article.url,
        "retrieved": article.retrieved,
        "admitted_at": seen[0],
        "reviewer": seen[1],
    }


def _free_name(name: str, taken: set[str]) -> str:
    name = storable(name).strip() or "untitled"
    number = 2
    free = name
    while free in taken:
        free = f"{name} ({number})"
        number += 1
    return free


def as_read(tx: Transaction, key: str, among: frozenset[int] | None) -> dict[int, Article]:
    """Return articles of a session as they were read, by number; LibraryError where one is damaged."""
    query = select(ArticleRow).where(ArticleRow.session_key == key).order_by(ArticleRow.number)
    if among is not None:
        query = query.where(ArticleRow.number.in_(among))
    found = {}
    for row in tx.scalars(query):
        found[row.number] = article_of(row)
        seals.require_mapped(row)
    return found


def original(tx: Transaction, key: str, short: str) -> Original:
    """Return the bytes of an article; LibraryError where they are not those that were stored."""
    number = number_of(short, "a")
    query = select(OriginalRow).where(OriginalRow.session_key == key, OriginalRow.article == number)
    row = tx.scalars(query).one_or_none()
    if row is None:
        raise missing("a", number)
    if digest(row.raw) != row.sha256:
        raise LibraryError(f"The original of article {short} is damaged in the library.", "Restore a backup.")
    seals.require_mapped(row)
    return Original(row.raw, row.sha256)
