"""What a claim says: an interval of numbers, an interval of dates, a name, quoted words, an event."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date as Day

from workbench.core.dates import PartialDate

# Hedges that say "more, but not by much": for comparing, up to a tenth more.
_JUST_OVER = (
    "just over",
    "just above",
    "just more",
    "slightly over",
    "slightly more",
    "slightly above",
    "a little",
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: None is an open bound; ``approximate`` for nearly, about, some, dozens.

    "at least 164" is 164 to None, "nearly 1,000" None to 1000 approximate, "some 2,500" 2500 to 2500
    approximate, "thousands" 2000 to None approximate, "up to 10" None to 10. ``unit`` is a noun phrase
    with its verb where that makes the fact ("people killed", "days", "US dollars").
    """

    low: float | None
    high: float | None
    approximate: bool = False
    unit: str = ""
    hedge: str | None = None

    def interval(self) -> tuple[float, float]:
        """Return the hedged interval (core words: DESIGN 1), both ends included; math.inf is open."""
        low, high = self.low, self.high
        if low is not None and high is not None:
            if self.approximate:
                return (low - abs(low) * 0.05, high + abs(high) * 0.05)
            return (low, high)
        if low is not None:
            return (low, low + abs(low) * 0.1 if (self.hedge or "").startswith(_JUST_OVER) else math.inf)
        if high is not None:
            near = 0.95 * high if self.approximate else min(0.0, high)
            return (min(near, high), max(near, high))
        return (-math.inf, math.inf)


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time as stated and as resolved, with the rule that resolved it, in words an editor reads.

    ``date`` is one day as far as known; ``first`` and ``last`` bound a longer time (JSON: from, to).
    ``inferred`` is "session" or "year" where the article's own date did not suffice. ``said`` is the time
    expression alone, as it stands ("next Wednesday"), where it is shorter than the claim's words.
    ``clock`` is the time of the day as "04:17" where the text tells it, in the zone that the text means.
    """

    date: PartialDate | None = None
    first: Day | None = None
    last: Day | None = None
    weekday: str | None = None
    granularity: str = "day"
    rule: str = ""
    approximate: bool = False
    inferred: str = ""
    said: str = ""
    clock: str | None = None

    def days(self) -> tuple[Day, Day] | None:
        """Return the first and last day that the time can mean, None where that is unknown."""
        if self.first is not None and self.last is not None:
            return (self.first, self.last)
        whole = self.date.whole if self.date is not None else None
        return (whole, whole) if whole is not None else None


@dataclass(frozen=True, slots=True)
class NameValue:
    """A name in its fullest form of this article, the other forms it takes there, and what it names.

    ``entity`` is person, organisation, place or other.
    """

    canonical: str
    forms: tuple[str, ...] = ()
    entity: str = "other"


@dataclass(frozen=True, slots=True)
class QuoteValue:
    """Words that the article gives as someone's own, verbatim, without the quotation marks."""

    words: str
    direct: bool = True


@dataclass(frozen=True, slots=True)
class EventValue:
    """What is said to have happened: whether it is denied, and when, where the sentence tells."""

    negated: bool = False
    when: TimeValue | None = None


Value = Quantity | TimeValue | NameValue | QuoteValue | EventValue
