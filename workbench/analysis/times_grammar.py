"""The grammar of times: which words can open which rule, and the expressions that the rules read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.analysis import (
    times_compound,
    times_days,
    times_durations,
    times_periods,
    times_quarters,
    times_words,
)
from workbench.analysis.times_calendar import MONTHS, WEEKDAYS
from workbench.analysis.times_scene import Raw
from workbench.core.span import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, how its matches are read, and the words of which one must stand in the sentence."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Raw | None]
    words: frozenset[str]


_TOKEN = re.compile(r"[a-z]+|\d+|:")
_UNITS = frozenset(
    ("second", "minute", "hour", "day", "night", "week", "fortnight", "month", "quarter", "year")
)
_UNITS |= {"decade", "century", "weekend"}
_PLURALS = frozenset(f"{unit}s" for unit in _UNITS) | {"centuries", "millennium", "millennia"}
_SEASONS = frozenset(("spring", "summer", "fall", "autumn", "winter"))
_PARTS = frozenset(("morning", "afternoon", "evening", "night", "season"))
_MONTHS = frozenset(m.lower() for m in MONTHS) | {m[:3].lower() for m in MONTHS} | {"sept"}
_DAYS = frozenset(d.lower() for d in WEEKDAYS)
_DAYS |= {f"{d}s" for d in _DAYS} | {d[:3] for d in _DAYS} | {"tues", "thurs", "thur"}
_LONG = frozenset(f"{unit}{s}long" for unit in _UNITS for s in ("", "s")) | {"long"}
_QUOTES = "\"“‘'`"
_NUMBER, _YEAR = "0", "0000"


def _rule(
    pattern: re.Pattern[str], read: Callable[[re.Match[str]], Raw | None], *words: frozenset[str] | str
) -> Rule:
    sets = [w if isinstance(w, frozenset) else frozenset(w.split()) for w in words]
    return Rule(pattern, read, frozenset().union(*sets))


_RULES = (
    _rule(times_days.WEEKDAY, times_days.of_weekday, _DAYS),
    _rule(times_days.DEICTIC, times_days.of_deictic, "today tonight yesterday tomorrow"),
    _rule(times_days.DATE, times_days.of_date, _MONTHS),
    _rule(times_days.NUMERIC, times_days.of_numeric, _NUMBER),
    _rule(times_days.ORDINAL, times_days.of_ordinal, "st nd rd th"),
    _rule(times_compound.DAY_BESIDE, times_compound.of_day_beside, "tomorrow yesterday"),
    _rule(times_compound.DAY_NEXT_TO, times_compound.of_day_next_to, _DAYS),
    _rule(times_compound.DAY_OF_WEEK, times_compound.of_day_of_week, "week"),
    _rule(
        times_compound.PLACE_IN_MONTH,
        times_compound.of_place_in_month,
        "first second third fourth last final",
    ),
    _rule(times_compound.DAY_OF_MONTH, times_compound.of_day_of_month, "month"),
    _rule(times_compound.WEEK_OF, times_compound.of_week_of, "week"),
    _rule(times_compound.WEEKDAY_THE, times_compound.of_weekday_the, "st nd rd th"),
    _rule(times_compound.WEEKEND_OF, times_compound.of_weekend_of, "weekend"),
    _rule(times_compound.UNIT_BESIDE, times_compound.of_unit_beside, "before earlier after"),
    _rule(
        times_compound.HOUR_IN_WORDS,
        times_compound.of_hour_in_words,
        "morning afternoon evening night past to",
    ),
    _rule(times_compound.SPAN_OF_DAYS, times_compound.of_span_of_days, _MONTHS),
    _rule(
        times_days.CLOCK,
        times_days.of_clock,
        _DAYS,
        "m am pm clock noon midday midnight : gmt utc local hours",
    ),
    _rule(times_periods.PERIOD, times_periods.of_period, _UNITS, _SEASONS, _PARTS),
    _rule(times_periods.WEEKEND, times_periods.of_weekend, "weekend"),
    _rule(times_periods.OF_YEAR, times_periods.of_the_unit, _UNITS),
    _rule(times_quarters.QUARTER, times_quarters.of_quarter, "quarter half"),
    _rule(times_quarters.AGO_PERIOD, times_quarters.of_earlier_period, "quarter period half year latest"),
    _rule(times_periods.YEAR, times_periods.of_year, _YEAR),
    _rule(times_periods.YEAR_IN_WORDS, times_periods.of_year_in_words, "nineteen thousand"),
    _rule(
        times_periods.DECADE,
        times_periods.of_decade,
        "20 30 40 50 60 70 80 90 twenties thirties forties fifties sixties seventies eighties nineties",
    ),
    _rule(times_periods.CENTURY, times_periods.of_century, "century"),
    _rule(times_periods.SEASON, times_periods.of_season, _SEASONS),
    _rule(times_durations.LONG, times_durations.of_long, _LONG),
    _rule(
        times_durations.SET,
        times_durations.of_set,
        "every each daily weekly monthly yearly hourly nightly biweekly quarterly "
        "annually fortnightly once twice times",
    ),
    _rule(
        times_words.REFERENCE,
        times_words.of_reference,
        "now currently present moment time these nowadays presently current date recently past lately ago "
        "soon future term overnight day",
    ),
    _rule(
        times_words.HOLIDAY,
        times_words.of_holiday,
        "new christmas thanksgiving easter good independence july fourth labor memorial halloween valentine "
        "veterans election boxing martin st patrick",
    ),
)


def read(text: str, sentence: Span) -> Iterator[Raw]:
    """Yield every time expression of ``sentence`` that a rule reads; they may overlap."""
    words = _words(sentence.of(text).lower())
    for rule in _RULES:
        if not words.isdisjoint(rule.words):
            for match in rule.pattern.finditer(text, sentence.start, sentence.end):
                raw = rule.read(match)
                if raw is not None and not _is_title(text, raw):
                    yield raw
    if not words.isdisjoint(_UNITS) or not words.isdisjoint(_PLURALS):
        for match in times_durations.UNIT.finditer(text, sentence.start, sentence.end):
            raw = times_durations.of_unit(text, match, sentence.start)
            if raw is not None and not _is_title(text, raw):
                yield raw


def _is_title(text: str, raw: Raw) -> bool:
    """Tell whether a time is the name of a programme: “This Week”, “60 Minutes”."""
    words = text[raw.start : raw.end].split()
    if raw.start == 0 or text[raw.start - 1] not in _QUOTES or len(words) < 2:
        return False
    return words[-1][0].isupper() and words[-1].lower() in _UNITS | _PLURALS


def _words(sentence: str) -> set[str]:
    """Return the words of a sentence, with one sign for numbers and one for numbers of four digits."""
    words = set(_TOKEN.findall(sentence))
    digits = [word for word in words if word.isdecimal()]
    if digits:
        words.add(_NUMBER)
        if any(len(word) == 4 for word in digits):
            words.add(_YEAR)
    return words
