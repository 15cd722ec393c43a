"""Dates as newspapers write them above and below a story, and in the addresses of their pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.dates import PartialDate

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905 - read as one line
_NAMES = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}(?=\b|T)",
        rf"\b{_NAMES}\b\.? {{0,2}}{_DAY}\b(?:,? {{1,2}}{_YEAR}\b)?",
        rf"\b{_DAY}[ -](?:of )?{_NAMES}\b\.?,?(?:[ -]{_YEAR}\b)?",
        rf"\b(?P<first>\d{{1,2}})[/.](?P<second>\d{{1,2}})[/.]{_YEAR}\b",
    )
)
_IN_ADDRESS = (
    re.compile(rf"[/-]{_YEAR}[/-]?(?P<month>\d{{1,2}})[/-]?{_DAY}(?=[/_-])"),
    re.compile(rf"/{_YEAR}/(?P<month>[a-z]{{3}})/{_DAY}(?=[/_-])", re.IGNORECASE),
    re.compile(rf"/{_YEAR}/(?P<month>\d{{2}})/"),
)
_LOOSE = re.compile(
    r"(?i)\b(?:first )?(?:published|posted|updated|last|modified|created|date|dated|edited|issued|released|"
    r"on|at|by|as|of|time|"
    r"mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"a\.?m|p\.?m|am|pm|noon|midnight|hrs?|hours|[ecmp][sd]?t|est|edt|gmt|utc|bst|cet|cest|ist|pst|pdt|local|"
    r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[ap]m)?|\d{1,2} ?[ap]m|\d{4} gmt)\b\.?"
)
_UPDATED = re.compile(r"(?i)\b(?:updated?|modified|edited|revised)\b")
_HEAD = 300


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date with its place in the line; ``is_update`` where the words before it say so."""

    date: PartialDate
    start: int
    end: int
    is_update: bool = False


def written_dates(text: str, day_first: bool | None = None) -> tuple[WrittenDate, ...]:
    """Return the dates at the beginning of ``text`` (300 characters), in their order.

    A date in figures alone whose day and month could be exchanged is read as ``day_first`` says, and left
    out where that is None.
    """
    head = text[:_HEAD]
    found: list[WrittenDate] = []
    for match in sorted(_matches(head), key=lambda m: (m.start(), -m.end())):
        date = _date(match, day_first)
        if date is not None and (not found or match.start() >= found[-1].end):
            before = head[found[-1].end if found else 0 : match.start()]
            found.append(WrittenDate(date, match.start(), match.end(), _UPDATED.search(before) is not None))
    return tuple(found)


def is_date_line(text: str) -> bool:
    """Tell whether ``text`` is a line that gives a date and next to nothing else."""
    ends = text.rstrip().casefold()
    if len(text) > 160 or (ends.endswith(".") and not ends.endswith((" am.", " pm.", ".m."))):
        return False
    dates = written_dates(text, day_first=True)
    if not dates:
        return False
    rest = text
    for date in reversed(dates):
        rest = rest[: date.start] + " " + rest[date.end :]
    words = re.findall(r"[^\W\d_]{2,}", _LOOSE.sub(" ", rest))
    return len(words) <= 3


def is_loose(text: str) -> bool:
    """Tell whether ``text`` has one of the words that stand beside dates: "Published", "Wed", "EDT"."""
    return _LOOSE.search(text) is not None


def date_in_address(url: str) -> PartialDate | None:
    """Return the date in a page's address ("/2022/01/19/", "/2019/may/13/"), None where it has none."""
    for form in _IN_ADDRESS:
        match = form.search(url[:500])
        date = _date(match) if match is not None else None
        if date is not None:
            return date
    return None


def _matches(text: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        yield from form.finditer(text)


def _date(match: re.Match[str], day_first: bool | None = None) -> PartialDate | None:
    parts = match.groupdict()
    if "first" in parts:
        month, day = _ordered(int(parts["first"]), int(parts["second"]), day_first)
    else:
        month, day = _month(parts["month"]), int(parts["day"]) if parts.get("day") else None
    if month is None:
        return None
    year = int(parts["year"]) if parts.get("year") else None
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else None
    short = text[:3].casefold()
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


def _ordered(first: int, second: int, day_first: bool | None) -> tuple[int | None, int | None]:
    """Return month and day of a date in figures, (None, None) where it could be read both ways."""
    if day_first is not None and first <= 12 and second <= 12:
        return (second, first) if day_first else (first, second)
    if first == second:
        return (first, second) if first <= 12 else (None, None)
    if first > 12 >= second:
        return second, first
    if second > 12 >= first:
        return first, second
    return None, None
