"""How two times stand to each other, by the days they can mean."""

from __future__ import annotations

from datetime import date as Day
from datetime import timedelta

from workbench.core.dates import PartialDate
from workbench.core.point import RelationKind
from workbench.core.value import TimeValue
from workbench.core.wording import day

_ABOUT = timedelta(days=3)


def relate(a: TimeValue, b: TimeValue) -> tuple[RelationKind, str]:
    """Return the relation of two times of the same event, with its reason in words."""
    first, second = _days(a), _days(b)
    if a.clock and b.clock and _may_be_one_day(a, b):
        if a.clock != b.clock and not (a.approximate or b.approximate):
            return RelationKind.CONFLICT, f"{a.clock} and {b.clock} cannot both be true"
        if first is None or second is None:
            return RelationKind.AGREE, f"both mean {a.clock}"
    if first is None or second is None:
        return _by_parts(a, b)
    said, other = _said(first), _said(second)
    if first == second:
        return RelationKind.AGREE, f"both mean {said}"
    if first[1] < second[0] or second[1] < first[0]:
        return RelationKind.CONFLICT, f"{said} and {other} cannot both be true"
    inner, outer = (said, other) if _within(first, second) else (other, said)
    return RelationKind.COMPATIBLE, f"{inner} can lie in {outer}"


def _may_be_one_day(a: TimeValue, b: TimeValue) -> bool:
    """Tell whether nothing says that two times of the clock are of different days."""
    first, second = a.days(), b.days()
    if first is not None and second is not None:
        return first == second
    return a.weekday is None or b.weekday is None or a.weekday == b.weekday


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
