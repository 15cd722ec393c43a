"""Rows of what the editor relies on: sources, and the passages of them that bear on claims."""

from __future__ import annotations

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.rows_act import ActRow
from workbench.storage.rows_base import inside


class SourceRow(ActRow):
    """A source while ``standing``; ``article`` where it is one of the session, ``file`` is JSON."""

    __tablename__ = "source"
    __table_args__ = (UniqueConstraint("session_key", "source", "replaces"), inside("article", "article"))

    source: Mapped[int]
    standing: Mapped[bool]
    title: Mapped[str] = mapped_column(Text)
    publisher: Mapped[str] = mapped_column(Text)
    url: Mapped[str] = mapped_column(Text)
    published: Mapped[str] = mapped_column(Text)
    retrieved: Mapped[str] = mapped_column(Text)
    rank: Mapped[str] = mapped_column(String(16))
    origin: Mapped[str] = mapped_column(Text)
    article: Mapped[int | None]
    file: Mapped[str | None] = mapped_column(Text)


class EvidenceRow(ActRow):
    """A passage that bears on a claim while ``standing``; all rows of one piece name the same claim."""

    __tablename__ = "evidence"
    __table_args__ = (
        UniqueConstraint("session_key", "evidence", "replaces"),
        inside("claim", "claim"),
        Index("ix_evidence_session_key_claim", "session_key", "claim"),
        Index("ix_evidence_session_key_source", "session_key", "source"),
    )

    evidence: Mapped[int]
    claim: Mapped[int]
    source: Mapped[int]
    standing: Mapped[bool]
    stance: Mapped[str] = mapped_column(String(16))
    quote: Mapped[str] = mapped_column(Text)
    locator: Mapped[str] = mapped_column(Text)
    start_at: Mapped[int | None]
    end_at: Mapped[int | None]
    confirmed_by: Mapped[str] = mapped_column(Text)
    confirmed_how: Mapped[str] = mapped_column(Text)
    confirmed_on: Mapped[str] = mapped_column(Text)
