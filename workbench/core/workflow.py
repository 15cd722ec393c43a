"""How far the work on a claim has come, beside its verdict: status, flags, a proposed correction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Status(StrEnum):
    """Where the work on a claim stands; a verdict says what was found, a status whether it is finished."""

    OPEN = "open"
    CHECKING = "checking"
    SECOND_READ = "second read"
    DONE = "done"


class FlagKind(StrEnum):
    """What makes a claim come before others."""

    LEGAL = "legal"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that somebody did to a claim, in words."""

    reviewer: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """How the editor would have a claim worded instead."""

    claim: str
    text: str
    reviewer: str
    at: datetime
