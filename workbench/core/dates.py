"""Dates of which a part may be unknown, and the window of dates that a session spans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known; written `2022-01-11`, `2022-01`, `2022`, `--01-11`, `---05`."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"no month: {self.month}")
        if self.day is not None and self.month is not None:
            date(self.year or 2000, self.month, self.day)

    def __str__(self) -> str:
        if self.year is not None:
            parts = [f"{self.year:04}"]
            parts += [f"{p:02}" for p in (self.month, self.day) if p is not None]
            return "-".join(parts)
        if self.month is not None:
            return f"--{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")
        return f"---{self.day:02}" if self.day is not None else ""

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read what ``str`` writes; ValueError for anything else."""
        patterns = (
            r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?",
            r"--(?P<month>\d\d)(?:-(?P<day>\d\d))?",
            r"---(?P<day>\d\d)",
        )
        for pattern in patterns:
            match = re.fullmatch(pattern, text.strip())
            if match:
                found = {k: int(v) for k, v in match.groupdict().items() if v is not None}
                return cls(**found)
        raise ValueError(f"not a date: {text!r}")

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the whole date ``day``."""
        return cls(day.year, day.month, day.day)

    @property
    def whole(self) -> date | None:
        """The calendar day, None while a part of it is unknown."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    def in_year(self, year: int) -> PartialDate | None:
        """Return the date in ``year``; None for 29 February of a common year."""
        try:
            return PartialDate(year, self.month, self.day)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Window:
    """The days from ``first`` to ``last`` on which an article may have been written, both included.

    ``inferred`` is "" for an article's own date, "year" where its year was taken from the other
    articles, "session" where the whole window was.
    """

    first: date
    last: date
    inferred: str = ""

    @property
    def day(self) -> date | None:
        """The one day of the window, None where there are several."""
        return self.first if self.first == self.last else None


def windows(published: Iterable[PartialDate | None]) -> tuple[Window | None, ...]:
    """Return, for each article's own date, the window in which its times are resolved.

    An article whose year is unknown takes the year that brings it nearest to the dated articles; one
    without a date borrows the window that all the others span. None where no article has a date.
    """
    dates = tuple(published)
    whole = [d.whole for d in dates if d is not None and d.whole is not None]
    completed = [_complete(d, whole) for d in dates]
    known = [w.first for w in completed if w is not None]
    if not known:
        return tuple(completed)
    borrowed = Window(min(known), max(known), "session")
    return tuple(w or borrowed for w in completed)


def _complete(own: PartialDate | None, whole: list[date]) -> Window | None:
    if own is None:
        return None
    if own.whole is not None:
        return Window(own.whole, own.whole)
    if own.year is not None or own.month is None or own.day is None or not whole:
        return None
    middle = sorted(whole)[len(whole) // 2]
    near = [own.in_year(middle.year + step) for step in (-1, 0, 1)]
    days = [d.whole for d in near if d is not None and d.whole is not None]
    best = min(days, key=lambda d: abs((d - middle).days), default=None)
    return Window(best, best, "year") if best is not None else None
