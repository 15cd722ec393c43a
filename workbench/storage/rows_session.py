"""Rows of a session and of its articles."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index, LargeBinary, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.columns import UtcDateTime
from workbench.storage.rows_base import Base, Key, Seal, SessionKey, inside

LIVE = text("trashed_at IS NULL")
"""Of which sessions the names are unique."""


class SessionRow(Base):
    """A session. Its row guards all that it holds: every write locks it and raises ``revision``.

    ``changed_at`` is when it did so last. ``articles_made`` and the like count what was ever made, so
    that no number is given twice. ``articles_revision`` and ``claims_revision`` are those at which people
    last changed what the findings come from, ``findings_revision`` the one that the findings were
    computed of: while that is lower, they are stale.
    """

    __tablename__ = "session"
    __table_args__ = (
        UniqueConstraint("number"),
        Index("uq_session_live_name", "name", unique=True, sqlite_where=LIVE),
    )

    key: Mapped[Key]
    number: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    event: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    trashed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revision: Mapped[int]
    articles_revision: Mapped[int]
    claims_revision: Mapped[int]
    findings_revision: Mapped[int]
    articles_made: Mapped[int]
    claims_made: Mapped[int]
    points_made: Mapped[int]
    acts_made: Mapped[int]
    seal: Mapped[Seal]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (as the mapper wants it)


class ArticleRow(Base):
    """An article as read; never changed. Masthead, lines and notices are JSON."""

    __tablename__ = "article"
    __table_args__ = (UniqueConstraint("session_key", "number"), UniqueConstraint("session_key", "name"))

    key: Mapped[Key]
    session_key: Mapped[SessionKey]
    number: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    text_sha256: Mapped[str] = mapped_column(String(64))
    sha256: Mapped[str] = mapped_column(String(64))
    encoding: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(Text)
    masthead: Mapped[str] = mapped_column(Text)
    lines: Mapped[str] = mapped_column(Text)
    notices: Mapped[str] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    retrieved: Mapped[str | None] = mapped_column(Text)
    admitted_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reviewer: Mapped[str] = mapped_column(Text)
    seal: Mapped[Seal]


class OriginalRow(Base):
    """The bytes from which an article was read; never changed."""

    __tablename__ = "original"
    __table_args__ = (UniqueConstraint("session_key", "article"), inside("article", "article"))

    key: Mapped[Key]
    session_key: Mapped[SessionKey]
    article: Mapped[int]
    raw: Mapped[bytes] = mapped_column(LargeBinary)
    seal: Mapped[Seal]
    sha256: Mapped[str] = mapped_column(String(64))
