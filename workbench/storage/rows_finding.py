"""Rows of what the machine found: claims, points, and the relations of pairs of claims.

They are the machine's word, replaced when it reads again, always under the lock of their session's row.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Double, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.rows_base import Base, Key, Seal, SessionKey, inside


class PointRow(Base):
    """A point as the machine sees it; ``found`` is false once no reading holds it any more."""

    __tablename__ = "point"
    __table_args__ = (UniqueConstraint("session_key", "number"),)

    key: Mapped[Key]
    session_key: Mapped[SessionKey]
    number: Mapped[int]
    label: Mapped[str] = mapped_column(Text)
    spread: Mapped[str | None] = mapped_column(Text)
    found: Mapped[bool]
    seal: Mapped[Seal]


class ClaimRow(Base):
    """A claim as the machine read it, or as the editor first marked it.

    ``found`` is false once the machine no longer proposes it: the row stays, so that its number and what
    was said about it stay. ``appearances`` are JSON offsets, a start and an end in turn; "" is the claim's
    own span alone.
    """

    __tablename__ = "claim"
    __table_args__ = (
        UniqueConstraint("session_key", "number"),
        inside("article", "article"),
        inside("point", "point"),
        CheckConstraint("0 <= start_at AND start_at <= end_at", name="span"),
        Index("ix_claim_session_key_point", "session_key", "point"),
        Index("ix_claim_session_key_article", "session_key", "article"),
    )

    key: Mapped[Key]
    session_key: Mapped[SessionKey]
    number: Mapped[int]
    article: Mapped[int]
    start_at: Mapped[int]
    end_at: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    value: Mapped[str | None] = mapped_column(Text)
    claimant: Mapped[str | None] = mapped_column(Text)
    attribution: Mapped[str | None] = mapped_column(Text)
    mood: Mapped[str] = mapped_column(String(16))
    as_of: Mapped[str | None] = mapped_column(Text)
    check_worthiness: Mapped[float] = mapped_column(Double)
    reasons: Mapped[str] = mapped_column(Text)
    appearances: Mapped[str] = mapped_column(Text)
    origin: Mapped[str] = mapped_column(String(16))
    point: Mapped[int | None]
    found: Mapped[bool]
    seal: Mapped[Seal]


class RelationRow(Base):
    """What the machine says of a pair of claims, each pair once."""

    __tablename__ = "relation"
    __table_args__ = (
        inside("a", "claim"),
        inside("b", "claim"),
        inside("superseded_by", "claim"),
        Index("ix_relation_session_key_b", "session_key", "b"),
    )

    session_key: Mapped[SessionKey] = mapped_column(primary_key=True)
    a: Mapped[int] = mapped_column(primary_key=True)
    b: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)
    superseded_by: Mapped[int | None]
    seal: Mapped[Seal]
