"""How two times stand to each other, by the days they can mean."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import timedelta
from types import MappingProxyType

from workbench.core.dates import PartialDate
from workbench.core.point import RelationKind
from workbench.core.value import TimeValue
from workbench.core.wording import day

_ABOUT = timedelta(days=3)
CLOCK = "time of the clock"
# The midnight that ends a day is its own, too: "midnight on Monday".
_WHOLE_DAY = (0, 25)
_HARDLY_APART = 30
"""So many minutes at most lie between two times of the clock of which the one is only about so."""
# The hours that the parts of a day can mean: people draw the line between two of them differently.
_PARTS = MappingProxyType(
    {
        "dawn": (3, 9),
        "sunrise": (3, 9),
        "morning": (0, 12),
        "noon": (11, 14),
        "midday": (11, 14),
        "afternoon": (12, 19),
        "evening": (16, 24),
        "overnight": (18, 33),
        "night": (17, 31),
    }
)


def relate(a: TimeValue, b: TimeValue) -> tuple[RelationKind, str]:
    """Return the relation of two times of the same event, with its reason in words."""
    first, second = _days(a), _days(b)
    if _are_midnights(a, b):
        return RelationKind.AGREE, "both mean midnight"
    if a.clock and b.clock and _may_be_one_day(a, b):
        if a.clock != b.clock and not (a.approximate or b.approximate):
            return RelationKind.CONFLICT, f"{a.clock} and {b.clock} cannot both be true"
        if first != second or first is None:
            return RelationKind.AGREE, f"both mean {a.clock}"
    if first is None or second is None:
        return _by_parts(a, b)
    by_hours = _by_hours(a, b, first, second)
    if by_hours is not None:
        return by_hours
    said, other = _said(first), _said(second)
    if first == second:
        return RelationKind.AGREE, f"both mean {said}"
    if first[1] < second[0] or second[1] < first[0]:
        return RelationKind.CONFLICT, f"{said} and {other} cannot both be true"
    inner, outer = (said, other) if _within(first, second) else (other, said)
    return RelationKind.COMPATIBLE, f"{inner} can lie in {outer}"


def _are_midnights(a: TimeValue, b: TimeValue) -> bool:
    """Tell whether one time is midnight in words, and the other 12:00 a.m. of that day or the next."""
    if {a.clock, b.clock} != {"00:00", "24:00"}:
        return False
    late, early = (a, b) if a.clock == "24:00" else (b, a)
    first, second = late.days(), early.days()
    if first is None or second is None or _is_day_open(a) or _is_day_open(b):
        return late.weekday is None or early.weekday is None or late.weekday == early.weekday
    return timedelta(0) <= second[0] - first[0] <= timedelta(days=1)


def _may_be_one_day(a: TimeValue, b: TimeValue) -> bool:
    """Tell whether nothing says that two times of the clock are of different days."""
    first, second = a.days(), b.days()
    if _is_day_open(a) or _is_day_open(b):
        return True
    if first is not None and second is not None:
        return first == second
    return a.weekday is None or b.weekday is None or a.weekday == b.weekday


def are_hardly_apart(a: TimeValue, b: TimeValue) -> bool:
    """Tell whether half an hour at most lies between two times of the clock that can be of one day."""
    if not a.clock or not b.clock or not _may_be_one_day(a, b):
        return False
    first, second = (60 * int(clock[:2]) + int(clock[3:5]) for clock in (a.clock, b.clock))
    return abs(first - second) <= _HARDLY_APART


def _is_day_open(value: TimeValue) -> bool:
    """Tell whether a time of the clock stands without its day, which is then only assumed."""
    return value.clock is not None and value.rule == CLOCK


def _by_hours(
    a: TimeValue, b: TimeValue, first: tuple[Day, Day], second: tuple[Day, Day]
) -> tuple[RelationKind, str] | None:
    """Compare two times by the parts of the day that they name; None where these tell nothing more."""
    hours = [_hours(v) for v in (a, b)]
    if first[0] != first[1] or second[0] != second[1] or hours == [None, None]:
        return None
    apart = timedelta(0) if _is_day_open(a) or _is_day_open(b) else second[0] - first[0]
    if apart and None in hours:
        return None
    one, other = (h or _WHOLE_DAY for h in hours)
    shift = 24 * apart.days
    can_be_one = one[0] < other[1] + shift and other[0] + shift < one[1]
    if can_be_one and _is_day_open(a) != _is_day_open(b) and not (a.clock and b.clock):
        return RelationKind.UNRELATED, "the one tells the hour, the other the day"
    if can_be_one and not apart and first == second and (None in hours or hours[0] == hours[1]):
        return None
    if can_be_one:
        return RelationKind.COMPATIBLE, f"“{a.said}” and “{b.said}” can be one time"
    return RelationKind.CONFLICT, f"“{a.said}” and “{b.said}” cannot both be true"


def _hours(value: TimeValue) -> tuple[int, int] | None:
    """Return the hours of its day that a time names, the night's beyond midnight; None for none."""
    if value.clock is not None:
        hour = int(value.clock[:2])
        return (hour, hour + 1)
    found = [hours for part, hours in _PARTS.items() if re.search(rf"\b{part}\b", value.said, re.IGNORECASE)]
    return found[0] if found else None


def _days(value: TimeValue) -> tuple[Day, Day] | None:
    days = value.days()
    if days is None or not value.approximate:
        return days
    return (days[0] - _ABOUT, days[1] + _ABOUT)


def _within(inner: tuple[Day, Day], outer: tuple[Day, Day]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _said(days: tuple[Day, Day]) -> str:
    if days[1] == Day.max:
        return f"{day(days[0])} or later"
    return day(days[0]) if days[0] == days[1] else f"{day(days[0])} to {day(days[1])}"


def _by_parts(a: TimeValue, b: TimeValue) -> tuple[RelationKind, str]:
    """Compare what is known of two times of which one is not resolved."""
    if a.weekday and b.weekday:
        if a.weekday == b.weekday:
            return RelationKind.AGREE, f"both say {a.weekday}"
        return RelationKind.COMPATIBLE, f"{a.weekday} and {b.weekday}, whose dates are not known"
    if a.date is not None and b.date is not None:
        return _by_dates(a.date, b.date)
    return RelationKind.COMPATIBLE, "one of the two times has no date to compare"


def _by_dates(a: PartialDate, b: PartialDate) -> tuple[RelationKind, str]:
    pairs = [(a.year, b.year), (a.month, b.month), (a.day, b.day)]
    both = [(x, y) for x, y in pairs if x is not None and y is not None]
    if both and any(x != y for x, y in both):
        return RelationKind.CONFLICT, f"{a} and {b} cannot both be true"
    if both and a == b:
        return RelationKind.AGREE, f"both mean {a}"
    return RelationKind.COMPATIBLE, f"{a} allows {b}"
