"""Rows of what the editor said: appended, never changed, each naming the row that it replaces.

A row is unique by its subject and the row it replaces ("" for the first), so that of two writers who
saw the same state one fails and nothing is lost.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.columns import UtcDateTime
from workbench.storage.rows_base import Base, Key, Seal, SessionKey, inside


class ActRow(Base):
    """What all acts carry; ``sequence`` orders the acts of a session, ``revision`` is its revision then."""

    __abstract__ = True

    key: Mapped[Key]
    session_key: Mapped[SessionKey]
    sequence: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer)
    reviewer: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    replaces: Mapped[str] = mapped_column(String(32))
    seal: Mapped[Seal]


class RulingRow(ActRow):
    """A verdict on a claim."""

    __tablename__ = "ruling"
    __table_args__ = (UniqueConstraint("session_key", "claim", "replaces"), inside("claim", "claim"))

    claim: Mapped[int]
    verdict: Mapped[str] = mapped_column(Text)
    rationale: Mapped[str] = mapped_column(Text)


class NoteRow(ActRow):
    """The note of a claim."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("session_key", "claim", "replaces"), inside("claim", "claim"))

    claim: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class DismissalRow(ActRow):
    """That a claim is no claim, or is one after all."""

    __tablename__ = "dismissal"
    __table_args__ = (UniqueConstraint("session_key", "claim", "replaces"), inside("claim", "claim"))

    claim: Mapped[int]
    dismissed: Mapped[bool]


class ReshapingRow(ActRow):
    """A claim's corrections; what is NULL stands as read. ``value`` is JSON."""

    __tablename__ = "reshaping"
    __table_args__ = (UniqueConstraint("session_key", "claim", "replaces"), inside("claim", "claim"))

    claim: Mapped[int]
    start_at: Mapped[int | None]
    end_at: Mapped[int | None]
    kind: Mapped[str | None] = mapped_column(String(16))
    value: Mapped[str | None] = mapped_column(Text)
    claimant: Mapped[str | None] = mapped_column(Text)


class MembershipRow(ActRow):
    """The point a claim belongs to while ``bound``: NULL is none. ``taken_from`` is where it was before."""

    __tablename__ = "membership"
    __table_args__ = (
        UniqueConstraint("session_key", "claim", "replaces"),
        inside("claim", "claim"),
        inside("point", "point"),
        inside("taken_from", "point"),
    )

    claim: Mapped[int]
    bound: Mapped[bool]
    point: Mapped[int | None]
    taken_from: Mapped[int | None]


class DecisionRow(ActRow):
    """Which claim of a point is printed while ``standing``: NULL is none of them."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("session_key", "point", "replaces"),
        inside("point", "point"),
        inside("claim", "claim"),
    )

    point: Mapped[int]
    claim: Mapped[int | None]
    rationale: Mapped[str] = mapped_column(Text)
    standing: Mapped[bool]


class RelatingRow(ActRow):
    """The relation of two claims, the lower number first; NULL leaves the machine's word."""

    __tablename__ = "relating"
    __table_args__ = (
        UniqueConstraint("session_key", "a", "b", "replaces"),
        inside("a", "claim"),
        inside("b", "claim"),
    )

    a: Mapped[int]
    b: Mapped[int]
    relation: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(Text)


class RenamingRow(ActRow):
    """The name of a point; NULL is the machine's label."""

    __tablename__ = "renaming"
    __table_args__ = (UniqueConstraint("session_key", "point", "replaces"), inside("point", "point"))

    point: Mapped[int]
    label: Mapped[str | None] = mapped_column(Text)


class CorrectionRow(ActRow):
    """One field of an article's masthead; NULL is as read, "" unknown."""

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("session_key", "article", "field", "replaces"),
        inside("article", "article"),
    )

    article: Mapped[int]
    field: Mapped[str] = mapped_column(String(16))
    value: Mapped[str | None] = mapped_column(Text)


class ReliningRow(ActRow):
    """The role of a line; NULL is as read."""

    __tablename__ = "relining"
    __table_args__ = (
        UniqueConstraint("session_key", "article", "line", "replaces"),
        inside("article", "article"),
    )

    article: Mapped[int]
    line: Mapped[int]
    role: Mapped[str | None] = mapped_column(String(16))


class RemovalRow(ActRow):
    """That an article is out of its session, or in it again."""

    __tablename__ = "removal"
    __table_args__ = (UniqueConstraint("session_key", "article", "replaces"), inside("article", "article"))

    article: Mapped[int]
    removed: Mapped[bool]
