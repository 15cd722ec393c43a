"""What a claim says, in the words an editor reads: numbers, hedges, dates, spreads. Pure; English."""

from __future__ import annotations

import math
import re
from calendar import monthrange
from datetime import date as Day
from functools import lru_cache
from types import MappingProxyType

from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.dates import PartialDate
from workbench.core.value import NameValue, Quantity, QuoteValue, TimeValue

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_PERIODS = frozenset({"seconds", "minutes", "hours", "days", "weeks", "months", "years", "decades"})
_TRAILING = frozenset(
    {"or so", "or thereabouts", "or more", "or over", "or less", "or fewer", "or under", "and counting"}
)
"""Hedges that stand behind their figure; those that begin with a sign are part of its word."""
_VAGUE = MappingProxyType(
    {
        24: "dozens",
        200: "hundreds",
        2_000: "thousands",
        20_000: "tens of thousands",
        200_000: "hundreds of thousands",
        2_000_000: "millions",
        2_000_000_000: "billions",
    }
)


def shortened(text: str, length: int) -> str:
    """Return ``text`` on one line, cut at a word with an ellipsis if it is longer than ``length``."""
    line = _one_line(text)
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut
    return head.rstrip(" ,;:") + "…"


def called(article: Article, length: int = 48) -> str:
    """Return what an article is called in a sentence: its publisher, else its headline, else its name."""
    head = article.masthead
    return shortened(head.publisher or head.headline or article.name, length)


def stated(claim: Claim) -> str:
    """Return what ``claim`` says, shortly: "at least 164 people killed", "Thu 13 Jan 2022 (resolved from …)".

    Quotations come in quotation marks; an event, or a claim without a value, is its own words.
    """
    value = claim.value
    if isinstance(value, Quantity):
        return quantity(value)
    if isinstance(value, TimeValue):
        return _time_of(claim, value)
    if isinstance(value, NameValue):
        return value.canonical
    if isinstance(value, QuoteValue):
        return f"“{_one_line(value.words)}”" if value.direct else _one_line(value.words)
    return _one_line(claim.quote)


def quantity(value: Quantity) -> str:
    """Return hedge, figure and unit of ``value``: "nearly 1,000 people injured", "9 to 10 days"."""
    figure, unit = _figure(value), _one_line(value.unit)
    if value.low == 1 and value.high in (1, None):
        unit = _singular(unit)
    joint = " of " if unit and figure.endswith(tuple(_VAGUE.values())) else " "
    return joint.join(part for part in (figure, unit) if part)


def hedged(hedge: str, figure: str) -> str:
    """Return a figure with its hedge where it belongs: "at least 12", "300 or so", "12-plus"."""
    if hedge.startswith(("-", "+")):
        return f"{figure}{hedge}"
    return f"{figure} {hedge}" if hedge in _TRAILING else f"{hedge} {figure}".strip()


@lru_cache(maxsize=4096)
def number(value: float) -> str:
    """Return a number with thousands separators: 164, 10,000, 1.6 million, 2.5."""
    if math.isinf(value):
        return "no limit" if value > 0 else "no lower limit"
    for size, name in _SCALES:
        scaled = value / size
        if abs(scaled) >= 1 and math.isclose(scaled, round(scaled, 3), rel_tol=1e-12):
            return f"{_plain(round(scaled, 3))} {name}"
    return _plain(value)


def spread(bounds: tuple[float, float]) -> str:
    """Return the lowest and highest figure of a point: "100 to 225", or the one figure they share."""
    low, high = bounds
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def time(value: TimeValue) -> str:
    """Return the date or dates of ``value``; an empty text where it has none."""
    if value.first is not None and value.last is not None:
        words = _between(value.first, value.last)
    else:
        words = partial_date(value.date) if value.date is not None else ""
    return f"about {words}" if words and value.approximate else words


def partial_date(value: PartialDate) -> str:
    """Return ``value`` as far as it is known: "Thu 13 Jan 2022", "11 January, year not known"."""
    whole = value.whole
    if whole is not None:
        return day(whole)
    if value.year is not None:
        return f"{_MONTHS[value.month - 1]} {value.year}" if value.month is not None else str(value.year)
    if value.month is not None:
        dayed = (
            f"{value.day} {_MONTHS[value.month - 1]}" if value.day is not None else _MONTHS[value.month - 1]
        )
        return f"{dayed}, year not known"
    return f"the {_ordinal(value.day)}, month not known" if value.day is not None else "not known"


def day(value: Day) -> str:
    """Return a calendar day as "Thu 13 Jan 2022"."""
    return f"{_WEEKDAYS[value.weekday()]} {value.day} {_MONTHS[value.month - 1][:3]} {value.year}"


def _time_of(claim: Claim, value: TimeValue) -> str:
    words = time(value)
    if not words:
        return _one_line(claim.quote)
    said = value.said or (value.weekday if value.weekday and value.weekday in claim.quote else "")
    borrowed = {"session": ", by the other articles' dates", "year": ", year by the other articles"}
    from_words = f"resolved from “{_one_line(said)}”" if said else ""
    note = from_words + borrowed.get(value.inferred, "")
    return f"{words} ({note.removeprefix(', ')})" if note and not _tells_same(said, words) else words


def _tells_same(said: str, words: str) -> bool:
    told = set(re.findall(r"\d+", words))
    return bool(told) and told <= set(re.findall(r"\d+", said))


def _figure(value: Quantity) -> str:
    low, high, hedge = value.low, value.high, value.hedge or ""
    if value.approximate and low is not None and high is None and low in _VAGUE:
        vague = _VAGUE[int(low)]
        return hedge if vague.split()[-1] in hedge else f"{hedge} {vague}".strip()
    if low is not None and high is not None:
        figure = number(low) if low == high else f"{number(low)} to {number(high)}"
        return hedged(hedge or ("about" if value.approximate else ""), figure)
    if low is not None:
        return hedged(hedge or "at least", number(low))
    if high is not None:
        return hedged(hedge or ("nearly" if value.approximate else "up to"), number(high))
    return hedge


def _plain(value: float) -> str:
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def _between(first: Day, last: Day) -> str:
    if first == last:
        return day(first)
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    same_month = (first.year, first.month) == (last.year, last.month)
    if same_month and first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    end = f"{last.day} {_MONTHS[last.month - 1][:3]} {last.year}"
    if same_month:
        return f"{first.day} to {end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {_MONTHS[first.month - 1][:3]}{year} to {end}"


def _singular(unit: str) -> str:
    first, space, rest = unit.partition(" ")
    one = "person" if first == "people" else first[:-1] if first in _PERIODS else first
    return f"{one}{space}{rest}"


def _ordinal(value: int) -> str:
    ending = "th" if 10 < value % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _one_line(text: str) -> str:
    return " ".join(text.split())
