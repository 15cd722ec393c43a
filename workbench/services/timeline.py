"""A point's values over time: what each article stated, for which day, as an interval."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Day

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.point import Point
from workbench.core.session import Reviewed
from workbench.core.value import Quantity, TimeValue
from workbench.core.verdict import Look
from workbench.services.wording import as_stated, source

_ROUGH = 20.0
"""From here on the ends of a hedged interval are told as whole numbers."""

AS_OF, PUBLISHED, UNKNOWN = "as of", "published", "date not known"


@dataclass(frozen=True, slots=True)
class Moment:
    """What one claim states: ``low`` to ``high``, an open end infinite; ``at`` is the figure that is named.

    ``day`` is that for which it is stated, else that of its article; ``dated`` says which.
    """

    claim: str
    article: str
    day: Day | None
    dated: str
    low: float
    high: float
    at: float
    stated: str
    quote: str
    look: Look

    @property
    def is_exact(self) -> bool:
        """Whether the claim states one value and no interval."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Timeline:
    """The moments of a point in the order of their days, undated ones last; ``is_days``: values are dates."""

    label: str
    moments: tuple[Moment, ...]
    is_days: bool

    @property
    def bounds(self) -> tuple[float, float]:
        """The lowest and highest finite end of what is stated."""
        ends = [x for m in self.moments for x in (m.low, m.high, m.at) if math.isfinite(x)]
        return min(ends), max(ends)


def timeline(
    point: Point, claims: Mapping[str, Reviewed], articles: Mapping[str, Article]
) -> Timeline | None:
    """Return the timeline of a point, None where it states neither figures nor dates."""
    held = [claims[key] for key in point.claims if key in claims and not claims[key].dismissed]
    figures = [m for r in held if (m := _moment(r, articles[r.claim.article], Quantity)) is not None]
    days = [m for r in held if (m := _moment(r, articles[r.claim.article], TimeValue)) is not None]
    found = figures or days
    if not found:
        return None
    ordered = sorted(found, key=lambda m: m.day or Day.max)
    return Timeline(point.label, tuple(ordered), not figures)


def value_words(value: float, is_days: bool) -> str:
    """Return an end of an interval as an axis or a table shows it."""
    if math.isinf(value):
        return "open"
    return wording.day(Day.fromordinal(round(value))) if is_days else wording.number(value)


def interval_words(moment: Moment, is_days: bool) -> str:
    """Return the interval of a moment: "164 or more", "950 to 1,000", "13 January 2022"."""
    is_rough = all(abs(x) >= _ROUGH or math.isinf(x) for x in (moment.low, moment.high))
    ends = (round(x) if is_rough and not math.isinf(x) else x for x in (moment.low, moment.high))
    low, high = (value_words(x, is_days) for x in ends)
    if moment.is_exact:
        return low
    if math.isinf(moment.high):
        return f"{low} or more"
    return f"{high} or less" if math.isinf(moment.low) else f"{low} to {high}"


def _moment(reviewed: Reviewed, article: Article, kind: type[Quantity | TimeValue]) -> Moment | None:
    claim = reviewed.claim
    bounds = _bounds(claim) if isinstance(claim.value, kind) else None
    if bounds is None:
        return None
    day, dated = _day(claim, article)
    return Moment(
        claim.id,
        source(article),
        day,
        dated,
        *bounds,
        as_stated(claim),
        " ".join(claim.quote.split()),
        reviewed.look,
    )


def _bounds(claim: Claim) -> tuple[float, float, float] | None:
    """Return low, high and the figure named."""
    value = claim.value
    if isinstance(value, Quantity):
        low, high = value.interval()
        named = [x for x in (value.low, value.high) if x is not None]
        return (low, high, sum(named) / len(named)) if named else None
    days = value.days() if isinstance(value, TimeValue) else None
    if days is None:
        return None
    first, last = (float(d.toordinal()) for d in days)
    return first, last, (first + last) / 2


def _day(claim: Claim, article: Article) -> tuple[Day | None, str]:
    if claim.as_of and len(claim.as_of) == len("2022-01-19"):
        return Day.fromisoformat(claim.as_of), AS_OF
    published = article.masthead.published
    whole = published.whole if published is not None else None
    return (whole, PUBLISHED) if whole is not None else (None, UNKNOWN)
