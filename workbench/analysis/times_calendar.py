"""The calendar behind the times: names of days and months, weeks, shifts, and what TIMEX3 dates span."""

from __future__ import annotations

import re
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "dawn": "MO",
    "dusk": "EV",
}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_FORM = re.compile(r"(?P<year>\d{4})(?:-(?P<rest>[\dA-Z-]+?))?(?:T.*)?$")


def weekday_number(word: str) -> int:
    """Return 0 for Monday to 6 for Sunday of a weekday's name or abbreviation."""
    return next(i for i, day in enumerate(WEEKDAYS) if day.lower().startswith(word.lower()[:3]))


def month_number(word: str) -> int:
    """Return 1 to 12 of a month's name or abbreviation."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.lower().startswith(word.lower()[:3]))


def week(day: date) -> str:
    """Return the ISO week of ``day``: 1998-W02."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def quarter(day: date) -> str:
    """Return the quarter of ``day``: 1998-Q1."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def shift_months(day: date, by: int) -> date:
    """Return the same day ``by`` months on, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + by
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return day
    return date(year, month, min(day.day, last_of_month(year, month)))


def shift_days(day: date, by: int) -> date:
    """Return the day ``by`` days on, or ``day`` where the calendar ends."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


def last_of_month(year: int, month: int) -> int:
    """Return the number of days of a month."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def bounds(value: str) -> tuple[date, date, str] | None:
    """Return (first day, last day, granularity) of a TIMEX3 date value, None where it is not all known."""
    match = _FORM.match(value)
    if match is None:
        decade = re.fullmatch(r"(\d{3})X?|(\d{2})(?:XX)?", value)
        return _long(decade[1], decade[2]) if decade else None
    year, rest = int(match["year"]), match["rest"] or ""
    if year < 1 or "X" in rest:
        return None
    return _year_part(year, rest)


def _long(decade: str | None, century: str | None) -> tuple[date, date, str] | None:
    first, span, name = (
        (int(decade) * 10, 9, "decade") if decade else (int(century or 0) * 100, 99, "century")
    )
    if first < 1:
        return None
    return (date(first, 1, 1), date(first + span, 12, 31), name)


def _year_part(year: int, rest: str) -> tuple[date, date, str] | None:
    if not rest:
        return (date(year, 1, 1), date(year, 12, 31), "year")
    if rest in _SEASON_MONTHS:
        begin, end = _SEASON_MONTHS[rest]
        last = year + (end < begin)
        return (date(year, begin, 1), date(last, end, last_of_month(last, end)), "season")
    match = re.fullmatch(
        r"(?:(?P<letter>[QHW])(?P<number>\d{1,2})(?P<tail>-WE|-\d)?|(?P<month>\d\d)(?:-(?P<day>\d\d))?)", rest
    )
    if match is None:
        return None
    try:
        if match["month"]:
            month, day = int(match["month"]), int(match["day"] or 0)
            if day:
                return (date(year, month, day), date(year, month, day), "day")
            return (date(year, month, 1), date(year, month, last_of_month(year, month)), "month")
        return _numbered(year, match["letter"], int(match["number"]), match["tail"] or "")
    except ValueError:
        return None


def _numbered(year: int, letter: str, number: int, tail: str) -> tuple[date, date, str]:
    if letter == "W":
        monday = date.fromisocalendar(year, number, 1)
        if tail == "-WE":
            return (monday + timedelta(5), monday + timedelta(6), "weekend")
        if tail:
            day = date.fromisocalendar(year, number, int(tail[1:]))
            return (day, day, "day")
        return (monday, monday + timedelta(6), "week")
    months = 3 if letter == "Q" else 6
    begin, end = (number - 1) * months + 1, number * months
    name = "quarter" if letter == "Q" else "half-year"
    return (date(year, begin, 1), date(year, end, last_of_month(year, end)), name)
