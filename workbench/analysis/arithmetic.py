"""An article's own arithmetic: per cent against figures, parts against wholes, ages against birth years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from workbench.analysis.mentions import QuantityMention, Reading
from workbench.analysis.units import measure
from workbench.core.dates import PartialDate
from workbench.core.span import Span
from workbench.core.wording import number

Doubt = tuple[Span, str]

_FROM = re.compile(r"\bfrom\s(?:about\s|some\s|nearly\s)?$", re.IGNORECASE)
_TO = re.compile(r"\bto\s(?:about\s|some\s|nearly\s)?$", re.IGNORECASE)
_WHOLE = re.compile(
    r"\s(?:out\s)?of\s(?:the\s|its\s|their\s|all\s)?(?:[a-z]+\s){0,2}"
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\d,.]*\s?(?:%|per|bn|m\b|million|billion))"
)
_OR = re.compile(
    r"^[\s\w’'-]{0,40}[,(—–-]+\s?(?:or\s|that is\s)?(?:about\s|some\s|nearly\s)?$", re.IGNORECASE
)
_WHOM = re.compile(
    r"^[^.;:]{0,60}\b(?:of whom|of which|of them|including|among them|among whom)\s(?:at least\s|only\s)?$",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"^\s?(?:of|among)\s(?:the|those|these)\s(?:\w+\s)?$", re.IGNORECASE)
_LISTED = re.compile(r"^[^.;:,]{0,50}(?::|\s[—–]|\s--?)\s(?:an?\s)?$")
_NEXT = re.compile(r"^[^.;:\d]{0,40}(?:,|,?\sand)\s$")
_LAST = re.compile(r",?\sand\s$")
_BORN = re.compile(r"\bborn\s(?:in|on)\s(?:[A-Z]?[\w.]+\s){0,3}?(?:\d{1,2},?\s)?(?P<year>1[89]\d\d|20\d\d)\b")
_AGO = re.compile(r"(?P<years>\d{1,3})\syears\sago,?\sin\s(?P<year>1[5-9]\d\d|20\d\d)\b(?!\s?s)")
_FALLS = re.compile(
    r"\b(?:f[ae]ll|fallen|dropp?|declin|slump|sank|sink|plung|decreas|shr[aiu]nk|slipp?|down|tumbl|cut)", re.I
)
_LONGEST = 600
_NEARBY = 60
_HEDGED = 0.05
_EXACT = 1000


def find(text: str, reading: Reading) -> Iterator[Doubt]:
    """Yield the place of each figure that does not fit the others beside it, with the reason in words."""
    starts = [m.span.start for m in reading.quantities]
    for sentence in reading.sentences:
        if len(sentence) > _LONGEST:
            continue
        first, last = bisect_right(starts, sentence.start - 1), bisect_right(starts, sentence.end - 1)
        mine = [m for m in reading.quantities[first:last] if _plain(m)]
        yield from _changes(text, sentence, mine)
        yield from _shares(text, mine)
        yield from _parts(text, mine)
        yield from _sums(text, mine)
        yield from _ages(text, sentence, mine, reading.published)


def _plain(mention: QuantityMention) -> bool:
    value = mention.value
    return value.low is not None and value.low == value.high


def _low(mention: QuantityMention) -> float:
    return mention.value.low or 0.0


def _is_percent(mention: QuantityMention) -> bool:
    return mention.value.unit == "percent"


def _changes(text: str, sentence: Span, mine: Sequence[QuantityMention]) -> Iterator[Doubt]:
    """Compare "rose 20 percent to 600 from 500" with the figures it names."""
    rates = [m for m in mine if _is_percent(m)]
    to = [m for m in mine if not _is_percent(m) and _TO.search(text, m.span.start - 14, m.span.start)]
    of = [m for m in mine if not _is_percent(m) and _FROM.search(text, m.span.start - 16, m.span.start)]
    if not (len(rates) == len(to) == len(of) == 1) or not _alike(to[0], of[0]) or _low(of[0]) <= 0:
        return
    if not _beside(text, rates[0], (to[0], of[0])):
        return
    change = (_low(to[0]) / _low(of[0]) - 1) * 100
    falls = _FALLS.search(text, sentence.start, sentence.end) is not None
    slack = _slack(rates[0]) + 100 * (
        _rounding(to[0]) / _low(of[0]) + _rounding(of[0]) * _low(to[0]) / _low(of[0]) ** 2
    )
    if (
        abs(abs(change) - _low(rates[0])) > slack
        or (change > slack and falls)
        or (change < -slack and not falls)
    ):
        kind, size = "a rise" if change > 0 else "a fall", number(round(abs(change), 1))
        yield (
            rates[0].span,
            f"from {number(_low(of[0]))} to {number(_low(to[0]))} is {kind} of {size} percent",
        )


def _beside(text: str, rate: QuantityMention, ends: Sequence[QuantityMention]) -> bool:
    """Tell whether a percentage stands right before or behind the two figures of a change."""
    first, last = min(m.span.start for m in ends), max(m.span.end for m in ends)
    gap = text[rate.span.end : first] if rate.span.end <= first else text[last : rate.span.start]
    return len(gap) <= _NEARBY and " and " not in gap and ";" not in gap


def _shares(text: str, mine: Sequence[QuantityMention]) -> Iterator[Doubt]:
    """Compare "12 of the 48 schools, or 30 percent" with the share that the figures make."""
    for part, rate in pairwise(mine):
        whole = _WHOLE.match(text, part.number.end, rate.number.start)
        if whole is None or not _is_percent(rate) or _is_percent(part):
            continue
        total = float(whole["whole"].replace(",", ""))
        if total <= 0 or not _OR.match(text[whole.end() : rate.number.start]):
            continue
        share = 100 * _low(part) / total
        slack = _slack(rate) + 100 * (_rounding(part) + _rounded(total) * share / 100) / total
        if abs(share - _low(rate)) > slack:
            yield rate.span, f"{number(_low(part))} of {number(total)} is {number(round(share, 1))} percent"


def _parts(text: str, mine: Sequence[QuantityMention]) -> Iterator[Doubt]:
    """Find a part that is more than its whole: "30 hurt, of whom 45 are in hospital"."""
    for whole, part in pairwise(mine):
        between = text[whole.span.end : part.span.start]
        before = text[max(0, whole.span.start - 20) : whole.span.start]
        named = _WHOM.match(between) or (_OF_THESE.search(before) and len(between) < _NEARBY)
        if named and _counts_same(whole, part) and _low(part) > _low(whole):
            yield part.span, f"{number(_low(part))} cannot be a part of {number(_low(whole))}"


def _sums(text: str, mine: Sequence[QuantityMention]) -> Iterator[Doubt]:
    """Compare "nine people: four men and three women" with the sum of what is listed."""
    for index, whole in enumerate(mine[:-2]):
        listed = mine[index + 1 :]
        if not _LISTED.match(text[whole.span.end : listed[0].span.start]) or _is_percent(whole):
            continue
        parts = [listed[0]]
        for before, after in pairwise(listed):
            if not _NEXT.match(text[before.span.end : after.span.start]):
                break
            parts.append(after)
        closed = len(parts) > 1 and _LAST.search(text[parts[-2].span.end : parts[-1].span.start])
        total = sum(map(_low, parts))
        if closed and all(_counts_same(whole, p) for p in parts) and total != _low(whole):
            yield whole.span, f"{' and '.join(number(_low(p)) for p in parts)} make {number(total)}"


def _ages(
    text: str, sentence: Span, mine: Sequence[QuantityMention], published: PartialDate | None
) -> Iterator[Doubt]:
    """Compare an age with the year of birth beside it, and "30 years ago" with the year that it names."""
    this_year = published.year if published is not None else None
    if this_year is None:
        return
    born = _BORN.search(text, sentence.start, sentence.end)
    ages = [m for m in mine if m.value.unit == "years old"]
    if born and len(ages) == 1:
        oldest = this_year - int(born["year"])
        if not oldest - 1 <= _low(ages[0]) <= oldest:
            yield ages[0].span, f"who was born in {born['year']} is {oldest - 1} or {oldest} in {this_year}"
    for ago in _AGO.finditer(text, sentence.start, sentence.end):
        years = this_year - int(ago["year"])
        if abs(years - int(ago["years"])) > 1:
            yield (
                Span(ago.start("years"), ago.end("years")),
                f"{ago['year']} was {years} years before {this_year}",
            )


def _alike(a: QuantityMention, b: QuantityMention) -> bool:
    """Tell whether two figures are of one unit, or one of them names none."""
    return a.value.unit == b.value.unit or not a.value.unit or not b.value.unit


def _counts_same(whole: QuantityMention, part: QuantityMention) -> bool:
    """Tell whether neither figure is a measure: parts are counted as their whole is."""
    units = (whole.value.unit, part.value.unit)
    return not any(_is_percent(m) or m.is_time or m.value.approximate for m in (whole, part)) and not any(
        u == "years old" or measure(u) for u in units
    )


def _rounding(mention: QuantityMention) -> float:
    """Return by how much a figure may be rounded: half of the last place that is written."""
    figure = abs(_low(mention))
    return max(_rounded(figure), _HEDGED * figure if _is_hedged(mention) else 0.0)


def _rounded(figure: float) -> float:
    """Return half of the last place of a figure that may be rounded, no more than a fortieth of it."""
    whole, _, decimals = f"{figure:.6f}".rstrip("0").partition(".")
    zeros = len(whole) - len(whole.rstrip("0"))
    if not decimals and not zeros and figure < _EXACT:
        return 0.0
    return min(0.5 * 10.0 ** (-len(decimals) if decimals else zeros), figure / 40)


def _slack(rate: QuantityMention) -> float:
    """Return how far a percentage may be from what the figures make."""
    decimals = f"{_low(rate):.6f}".rstrip("0").partition(".")[2]
    return float(10 ** -len(decimals)) + (0.1 * _low(rate) if _is_hedged(rate) else 0.0)


def _is_hedged(mention: QuantityMention) -> bool:
    return mention.value.approximate or mention.value.hedge is not None
