"""Backups of a library: what one holds, what would be lost by going back to it, which ones to keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

EVERY = timedelta(minutes=30)
"""So much work at most is in no backup."""

ALL_FOR = timedelta(hours=24)
DAILY, WEEKLY = 14, 8
"""Of a day the newest is kept for so many days, of a week for so many weeks."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a library holds that a backup does not: acts of the editor by kind, articles, sessions."""

    acts: tuple[tuple[str, int], ...] = ()
    articles: int = 0
    sessions: int = 0

    def __str__(self) -> str:
        """Say it in words."""
        kinds = {"advance": "marks of work", "evidence": "pieces of evidence"}
        counts = [*((kinds.get(kind, f"{kind}s"), n) for kind, n in self.acts), ("articles", self.articles)]
        counts.append(("sessions", self.sessions))
        told = [f"{n} {word if n != 1 else word.removesuffix('s')}" for word, n in counts if n]
        return ", ".join(told) or "nothing"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it is offered. ``sessions`` and ``acts`` count what it holds, None where it is unreadable.

    ``loss`` is what going back to it would lose, None where the library itself cannot tell.
    """

    path: Path
    at: datetime
    size: int
    sessions: int | None
    acts: int | None
    loss: Loss | None


def to_drop(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return which of the backups of these moments are to go: the newest stays, and those from the future.

    All of the last 24 hours stay, of each day the newest for 14 days, of each week the newest for 8 weeks.
    """
    order = sorted(moments, reverse=True)
    kept = set(order[:1])
    days: dict[object, datetime] = {}
    weeks: dict[object, datetime] = {}
    for moment in order:
        age = now - moment
        if age <= ALL_FOR:
            kept.add(moment)
        if age <= timedelta(days=DAILY):
            days.setdefault(moment.date(), moment)
        if age <= timedelta(weeks=WEEKLY):
            weeks.setdefault(moment.isocalendar()[:2], moment)
    return frozenset(order) - kept - set(days.values()) - set(weeks.values())


def is_due(moments: Iterable[datetime], now: datetime) -> bool:
    """Tell whether a changed library needs a backup: none is of the last half hour, as the clock says."""
    return not any(timedelta(0) <= now - moment < EVERY for moment in moments)
