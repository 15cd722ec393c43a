"""From a time as read to a time as meant: its value in the article's window of days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.analysis.mentions import TimeMention
from workbench.analysis.times_calendar import bounds, shift_days, weekday_number
from workbench.analysis.times_scene import Raw, Scene
from workbench.analysis.times_tense import tense
from workbench.core.dates import PartialDate, Window
from workbench.core.span import Span
from workbench.core.value import TimeValue

_MOST_DAYS = 62
_EARLIEST, _LATEST = 1000, 9000  # no article lies beyond; leaves room to count from one
_PARTIAL = re.compile(r"XXXX-(?P<month>\d\d|XX)(?:-(?P<day>\d\d))?(?:T.*)?$")
_LENGTH = re.compile(r"PT?\d")
_CLOCK = re.compile(r"T(\d\d:\d\d)")
_OPENS = re.compile(r"\b(?P<word>between|from)\s(?:the\s)?$", re.IGNORECASE)
_JOINS = {"between": re.compile(r"\sand\s"), "from": re.compile(r"\s(?:to|until|till|through)\s")}
_BARE_WEEKDAY = re.compile(r"XXXX-WXX-\d")


def resolve(text: str, found: Sequence[tuple[Raw, Span]], window: Window | None) -> tuple[TimeMention, ...]:
    """Return the mentions of what was ``found`` with its sentences, values resolved in ``window``."""
    days = _days(window)
    mentions: list[TimeMention] = []
    named, period, last = "", "", Span(0, 0)
    for raw, sentence in found:
        if sentence.start - last.end > 300:
            period = ""
        edges = (raw.start, sentence.start, raw.end, sentence.end)
        way = raw.tense or tense(text, *edges, has_plan=raw.weekday is not None)
        timex, inferred = _timex(raw, days, Scene(None, named, period, way), window)
        value = _value(raw, timex, inferred)
        kind = "DURATION" if raw.type == "DATE" and _LENGTH.match(timex) else raw.type
        mentions.append(TimeMention(Span(raw.start, raw.end), kind, timex, value, raw.is_anchored))
        if raw.type == "DATE" and bounds(timex) is not None:
            named, period, last = timex, timex if raw.sets_period else period, sentence
    return tuple(_with_intervals(text, mentions))


def _with_intervals(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """Give both dates of "between March 2016 and August 2020" the whole interval as their value."""
    for index in range(len(mentions) - 1):
        one, other = mentions[index], mentions[index + 1]
        opening = _OPENS.search(text[max(0, one.span.start - 14) : one.span.start])
        if opening is None or not _JOINS[opening["word"].lower()].fullmatch(
            text, one.span.end, other.span.start
        ):
            continue
        begin, end = one.value.days(), other.value.days()
        if one.value.weekday and other.value.weekday and begin and end and begin[0] > end[1]:
            one = _week_before(one, begin[0])
            begin = one.value.days()
        if begin is None or end is None or begin[0] >= end[1]:
            continue
        said = text[one.span.start - len(opening[0]) : other.span.end]
        rule = f"{one.value.rule}, from the one to the other"
        value = TimeValue(None, begin[0], end[1], None, "days", rule, False, one.value.inferred, said)
        mentions[index : index + 2] = [replace(one, value=value), replace(other, value=value)]
    return mentions


def _week_before(mention: TimeMention, day: date) -> TimeMention:
    """Return "Monday" in "from Monday to Friday" a week before ``day``: what begins is not after its end."""
    earlier = shift_days(day, -7)
    timex = mention.timex.replace(day.isoformat(), earlier.isoformat())
    return replace(mention, timex=timex, value=replace(mention.value, date=PartialDate.of(earlier)))


def _days(window: Window | None) -> tuple[date, ...]:
    if window is None or window.first.year < _EARLIEST or window.last.year > _LATEST:
        return ()
    length = (window.last - window.first).days + 1
    if length > _MOST_DAYS:
        return (window.first, window.last)
    return tuple(shift_days(window.first, n) for n in range(length))


def _timex(raw: Raw, days: Sequence[date], scene: Scene, window: Window | None) -> tuple[str, str]:
    """Return the value and, where the session's window gave it, "session"."""
    unknown = raw.value(scene)
    if not days:
        return (unknown, "")
    values = {raw.value(replace(scene, day=day)) for day in days}
    if len(values) == 1:
        value = values.pop()
        is_owed = value != unknown or raw.is_anchored
        return (value, window.inferred if window is not None and is_owed else "")
    is_whole = (days[-1] - days[0]).days == len(days) - 1
    if is_whole and raw.weekday is not None and _BARE_WEEKDAY.match(unknown):
        number = weekday_number(raw.weekday)
        inside = [day for day in days if day.weekday() == number]
        if len(inside) == 1:
            return (unknown.replace(unknown[:10], inside[0].isoformat(), 1), "session")
    return (unknown, "")


def _value(raw: Raw, timex: str, inferred: str) -> TimeValue:
    is_length = timex.startswith("P") and not timex.endswith("_REF")
    if raw.type in ("DURATION", "SET") or is_length:
        return TimeValue(
            granularity="duration" if raw.type != "SET" else "repeated", rule=raw.rule, weekday=raw.weekday
        )
    found = bounds(timex)
    if found is None:
        clock, part = _CLOCK.search(timex), _partial(timex)
        value = TimeValue(
            part, None, None, raw.weekday, _grain(timex), raw.rule, raw.is_approximate, inferred
        )
        return replace(value, clock=clock[1]) if clock else value
    first, last, grain = found
    if grain == "day":
        if raw.more_days:
            last = shift_days(first, raw.more_days)
            return TimeValue(None, first, last, None, "days", raw.rule, raw.is_approximate, inferred)
        grain = "time" if "T" in timex and timex[-1].isdigit() else "day"
        when = PartialDate.of(first)
        clock = _CLOCK.search(timex)
        value = TimeValue(when, None, None, raw.weekday, grain, raw.rule, raw.is_approximate, inferred)
        return replace(value, clock=clock[1]) if clock else value
    if grain == "month" and raw.part:
        return _in_month(raw, first, last, inferred)
    month = PartialDate.parse(timex) if grain in ("month", "year") else None
    return TimeValue(month, first, last, raw.weekday, grain, raw.rule, raw.is_approximate, inferred)


def _in_month(raw: Raw, first: date, last: date, inferred: str) -> TimeValue:
    """Return a third of a month, or for what is due by its end the last day."""
    if raw.part == "deadline":
        return TimeValue(
            PartialDate.of(last), None, None, None, "day", f"{raw.rule}, its last day", False, inferred
        )
    begin, end = {"early": (1, 10), "mid": (11, 20)}.get(raw.part, (21, last.day))
    days = (first.replace(day=begin), first.replace(day=end))
    return TimeValue(None, *days, None, "days", f"{raw.rule}, a third of it", True, inferred)


def _partial(timex: str) -> PartialDate | None:
    match = _PARTIAL.match(timex)
    if match is None:
        return None
    month, day = match["month"], match["day"]
    try:
        return PartialDate(None, int(month) if month != "XX" else None, int(day) if day else None)
    except ValueError:
        return None


def _grain(timex: str) -> str:
    if timex.endswith("_REF"):
        return "vague"
    return "day" if _BARE_WEEKDAY.match(timex) or _PARTIAL.match(timex) else "unknown"
