"""Figures: a number with its currency, or two numbers that make a range ("5-10", "between 50 and 60")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.analysis import numbers, units
from workbench.analysis.numbers import Number
from workbench.core.span import Span

_TO = re.compile(
    r"[\s\u00a0]?[-–—][\s\u00a0]?|[\s\u00a0](?:to|through|or)[\s\u00a0]|-\sto\s|-to-|\s?-\s?to\s"
)
_AND = re.compile(r"[\s\u00a0](?:and|to)[\s\u00a0]|[\s\u00a0]?[-–—][\s\u00a0]?")
_PER = re.compile(r"(?:\sper\s|/)\w{1,10}")
_BETWEEN = re.compile(r"\b(?P<word>between|from)\s(?:about\s|around\s|roughly\s|some\s)?$", re.IGNORECASE)
_CHANGE = re.compile(
    r"\b(?:rais|ris|rose|increas|grow|grew|hik|lift|boost|jump|climb|soar|surg|fell|fall|drop|cut|"
    r"lower|reduc|"
    r"slash|declin|plung|slid|slip|shrank|shr[iu]nk|spread|expand|went|goes|going|up|down|chang|mov|"
    r"doubl|tripl|"
    r"widen|narrow|swell|swoll|gain|improv|advanc|recover|edg|eas)\w*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure:
    """The figures of one quantity: ``start`` is at its currency sign, ``outer`` at "between" or "from"."""

    first: Number
    last: Number
    start: int
    end: int
    outer: int
    low: float | None
    high: float | None
    money: str = ""

    @property
    def approximate(self) -> bool:
        """Whether the number itself is vague."""
        return self.first.approximate

    @property
    def is_range(self) -> bool:
        """Whether two numbers were joined."""
        return self.first is not self.last


def figures(text: str, found: Sequence[Number], sentence: Span) -> Iterator[Figure]:
    """Yield the figures that the numbers ``found`` in ``sentence`` make, in text order."""
    index, floor = 0, sentence.start
    while index < len(found):
        first = found[index]
        second = found[index + 1] if index + 1 < len(found) else None
        start, money = currency_before(text, first.start, floor)
        joined = _range(text, first, second, Span(floor, start), money) if second is not None else None
        if joined is None and not _is_tail(text, first):
            yield Figure(first, first, start, first.end, start, first.low, first.high, money)
        elif joined is not None:
            yield joined
            index += 1
        floor = found[index].end
        index += 1


def currency_before(text: str, start: int, floor: int) -> tuple[int, str]:
    """Return where the currency sign before a number begins, and its currency ("" for none)."""
    window = text[max(floor, start - 8) : start]
    match = units.before_number().search(window)
    if match is None:
        return (start, "")
    found = units.currency(match["money"] or match["code"].rstrip("."))
    return (start - len(window) + match.start(), found.name if found else "")


def _is_tail(text: str, number: Number) -> bool:
    """Tell whether ``number`` hangs on digits before it: the 14 of "2013-14"."""
    at = number.start
    return at > 1 and text[at - 1] in "-–" and text[at - 2].isdigit()


def _range(text: str, first: Number, second: Number, before: Span, money: str) -> Figure | None:
    floor, start = before.start, before.end
    if second.start - first.end > 40 or first.style == "vague" or second.style == "vague":
        return None
    at, other = currency_before(text, second.start, first.end)
    opening = _BETWEEN.search(text[max(floor, start - 24) : start])
    if first.style == "fraction" and other and not money:
        return None  # "by a fifth to $3m" tells the change and what it led to
    if not _is_joined(text, first, at, _AND if opening else _TO):
        return None
    if opening and opening["word"].lower() == "from" and _CHANGE.search(text[max(floor, start - 70) : start]):
        return None
    low = first.value
    if second.scale > 1 and first.scale == 1 and low < 1000 and low < second.value:
        low = numbers.tidy(low * second.scale)
    if low > second.value and not opening:
        return None
    outer = start - len(opening[0]) if opening else start
    bounds = sorted((low, second.value))
    return Figure(first, second, start, second.end, outer, bounds[0], bounds[1], money or other)


def _is_joined(text: str, first: Number, at: int, joint: re.Pattern[str]) -> bool:
    """Tell whether only a unit and a "to" stand between a number and what begins at ``at``."""
    places = [first.end]
    unit = units.after_number().match(text, first.end, at)
    if unit is not None:
        rate = _PER.match(text, unit.end(), at)
        places += [unit.end(), *([rate.end()] if rate else [])]
    rate = _PER.match(text, first.end, at)
    places += [rate.end()] if rate else []
    for place in places:
        if joint.fullmatch(text, place, at) is not None:
            return unit is None or place == first.end or _same_unit(text, unit["unit"], at)
    return False


def _same_unit(text: str, unit: str, at: int) -> bool:
    number = next(numbers.scan(text, Span(at, min(len(text), at + 40))), None)
    after = units.after_number().match(text, number.end) if number is not None else None
    one, two = units.measure(unit), units.measure(after["unit"]) if after is not None else None
    return one is not None and two is not None and one.dimension == two.dimension
