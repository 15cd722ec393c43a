"""Whether an article writes the day or the month first in dates of figures alone ("12/03/2025")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from workbench.ingest.written_dates import written_dates

_FIGURES = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b")
_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_WORDED = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}|{_MONTHS}\.? \d{{1,2}})\b")
_WEEKDAY = re.compile(r"(?i)\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b")
_DAYS = "mon tue wed thu fri sat sun"
_NEAR = 7
"""How many days a date in words may lie from the article's own."""


def day_first(lines: Iterable[str], text: str) -> bool | None:
    """Tell whether dates in figures have the day first; None where nothing in the article decides it.

    ``lines`` are those that frame the story. What decides: another such date that has only one reading,
    a weekday beside it, or the dates that the ``text`` writes with the month's name.
    """
    found = [(line, m) for line in lines for m in _FIGURES.finditer(line[:300])]
    told = {int(m[1]) > 12 for _, m in found if (int(m[1]) > 12) != (int(m[2]) > 12)}
    if told:
        return next(iter(told)) if len(told) == 1 else None
    for line, match in found:
        readings = _readings(match)
        if len(readings) < 2:
            continue
        by_weekday = _by_weekday(line, readings)
        return by_weekday if by_weekday is not None else _by_words(text, readings)
    return None


def _readings(match: re.Match[str]) -> dict[bool, date]:
    """Return the day that is meant if the day stands first (True), and if the month does."""
    first, second, year = (int(part) for part in match.groups())
    if first == second or not (1 <= first <= 12 and 1 <= second <= 12):
        return {}
    return {True: date(year, second, first), False: date(year, first, second)}


def _by_weekday(line: str, readings: dict[bool, date]) -> bool | None:
    names = {match[1].casefold() for match in _WEEKDAY.finditer(line[:300])}
    fitting = [order for order, day in readings.items() if _DAYS.split()[day.weekday()] in names]
    return fitting[0] if len(fitting) == 1 else None


def _by_words(text: str, readings: dict[bool, date]) -> bool | None:
    named = [d for match in _WORDED.finditer(text) for d in written_dates(match[0])]
    parts = {(d.date.month, d.date.day) for d in named if d.date.month is not None and d.date.day is not None}
    fitting = [order for order, day in readings.items() if any(_is_near(day, m, d) for m, d in parts)]
    return fitting[0] if len(fitting) == 1 else None


def _is_near(day: date, month: int, number: int) -> bool:
    """Tell whether the day ``number`` of ``month`` lies within a week of ``day``; a year's end aside."""
    try:
        other = date(day.year, month, number)
    except ValueError:
        return False
    return abs((other - day).days) <= _NEAR
