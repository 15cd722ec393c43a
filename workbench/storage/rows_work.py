"""Rows of how the work goes: status, flags proposed corrections of claims, and the session's rules."""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workbench.storage.rows_act import ActRow
from workbench.storage.rows_base import Base, SessionKey, inside


class AdvanceRow(ActRow):
    """How far the work on a claim has come."""

    __tablename__ = "advance"
    __table_args__ = (UniqueConstraint("session_key", "claim", "replaces"), inside("claim", "claim"))

    claim: Mapped[int]
    status: Mapped[str] = mapped_column(String(16))


class FlagRow(ActRow):
    """A flag on a claim while ``raised``."""

    __tablename__ = "flag"
    __table_args__ = (UniqueConstraint("session_key", "claim", "flag", "replaces"), inside("claim", "claim"))

    claim: Mapped[int]
    flag: Mapped[str] = mapped_column(String(16))
    raised: Mapped[bool]


class ProposalRow(ActRow):
    """How a claim is to be worded instead; "" is no proposal."""

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("session_key", "claim", "replaces"), inside("claim", "claim"))

    claim: Mapped[int]
    text: Mapped[str] = mapped_column(Text)


class SettingRow(ActRow):
    """A rule of the session, as JSON; NULL is the program's own."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("session_key", "name", "replaces"),)

    name: Mapped[str] = mapped_column(String(32))
    value: Mapped[str | None] = mapped_column(Text)


class RecallRow(Base):
    """Two strong words of a claim that was judged once, as one number: by these it is found again."""

    __tablename__ = "recall"
    __table_args__ = (inside("claim", "claim"), Index("ix_recall_pair", "pair"))

    session_key: Mapped[SessionKey] = mapped_column(primary_key=True)
    claim: Mapped[int] = mapped_column(primary_key=True)
    pair: Mapped[int] = mapped_column(BigInteger, primary_key=True)
