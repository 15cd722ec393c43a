"""The day an article was written, inferred from its own words where only the session's days are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from workbench.analysis.times_calendar import WEEKDAYS, shift_days, weekday_number
from workbench.analysis.times_scene import FUTURE
from workbench.analysis.times_tense import tense
from workbench.core.dates import Window
from workbench.core.span import Span

_DAY = "|".join(WEEKDAYS)
_VERB = r"(?:said|says|told|confirmed|announced|declared|reported|stated|warned|added|insisted|acknowledged)"
# "confirmed on Wednesday", "said at a meeting with the president on Thursday", "on Wednesday said".
_REPORTED = re.compile(
    rf"\b{_VERB}\b(?:\s(?!(?:that|will|would|last|next|previous|"
    rf"{_DAY})\b)[\w’'.-]+){{0,12}}?\s(?:on\s)?(?P<after>{_DAY})\b"
    rf"|(?<!last\s)(?<!next\s)\b(?P<before>{_DAY})\s{_VERB}\b"
)
_BARE = re.compile(rf"(?<!last\s)(?<!next\s)\b(?P<day>{_DAY})(?![\w’'])(?!\s(?:\(\d|night|evening))")
_MOST_DAYS = 31


def infer_day(text: str, sentences: Sequence[Span], window: Window | None) -> Window | None:
    """Return the one day of ``window`` on which the article was written, None where it cannot be told.

    It is the weekday on which the article says that someone spoke, the one it says most often, its first
    where several are; and no weekday that lies alone in the window may then be on the wrong side of it.
    """
    if window is None or window.day is not None or (window.last - window.first).days >= _MOST_DAYS:
        return None
    spoken = _spoken(text, sentences)
    if spoken is None:
        return None
    days = [shift_days(window.first, n) for n in range((window.last - window.first).days + 1)]
    fitting = [day for day in days if day.weekday() == spoken]
    bounds = list(_bounds(text, sentences, days))
    fitting = [day for day in fitting if all(first <= day <= last for first, last in bounds)]
    return Window(fitting[0], fitting[0], "session") if len(fitting) == 1 else None


def _spoken(text: str, sentences: Sequence[Span]) -> int | None:
    found = [
        weekday_number(match["after"] or match["before"])
        for sentence in sentences
        for match in _REPORTED.finditer(text, sentence.start, sentence.end)
    ]
    return Counter(found).most_common(1)[0][0] if found else None


def _bounds(text: str, sentences: Sequence[Span], days: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Yield the days between which the article must lie, for each weekday that is alone in the window."""
    alone = {day.weekday(): day for day in days if [d.weekday() for d in days].count(day.weekday()) == 1}
    for sentence in sentences:
        for match in _BARE.finditer(text, sentence.start, sentence.end):
            day = alone.get(weekday_number(match["day"]))
            if day is None:
                continue
            way = tense(text, match.start(), sentence.start, match.end(), sentence.end)
            yield (shift_days(day, -6), day) if way == FUTURE else (day, shift_days(day, 6))
