"""Rows that serve open desks: layout, the counts of the session list, the log of changes, who is there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.columns import UtcDateTime
from workbench.storage.rows_base import Base, Key, SessionKey


class LayoutRow(Base):
    """How a session was left on the screen, as JSON."""

    __tablename__ = "layout"

    session_key: Mapped[SessionKey] = mapped_column(primary_key=True)
    data: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (as the mapper wants it)


class TallyRow(Base):
    """The counts of a session as they were at ``revision``; counted again when that has passed."""

    __tablename__ = "tally"

    session_key: Mapped[SessionKey] = mapped_column(primary_key=True)
    revision: Mapped[int]
    articles: Mapped[int]
    claims: Mapped[int]
    to_review: Mapped[int]
    reviewed: Mapped[int]
    conflicts: Mapped[int]
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (as the mapper wants it)


class ChangeRow(Base):
    """What one write touched: short ids as JSON lists. Only the latest revisions are kept."""

    __tablename__ = "change"

    session_key: Mapped[SessionKey] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    claims: Mapped[str] = mapped_column(Text)
    points: Mapped[str] = mapped_column(Text)
    articles: Mapped[str] = mapped_column(Text)
    everything: Mapped[bool]
    sessions: Mapped[bool]


class DeskRow(Base):
    """A desk that has a session open; ``seen_at`` is its last sign of life."""

    __tablename__ = "desk"
    __table_args__ = (UniqueConstraint("session_key", "desk"),)

    key: Mapped[Key]
    session_key: Mapped[SessionKey]
    desk: Mapped[str] = mapped_column(Text)
    label: Mapped[str] = mapped_column(Text)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012  (as the mapper wants it)
