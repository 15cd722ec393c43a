"""How any two claims stand to each other, by kind, with a reason in words and the later report named."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date as Day
from functools import lru_cache

from workbench.analysis import relations_quantity, relations_time, relations_words
from workbench.analysis.assertions import is_negated, waits
from workbench.analysis.fates import fates
from workbench.analysis.wording import content
from workbench.core.claim import Claim, Kind
from workbench.core.point import Relation, RelationKind
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue
from workbench.core.wording import day

_STILL_NOT = re.compile(
    r"\b(?:still|yet)\b.{0,20}(?:\bnot\b|n['’]t\b)|(?:\bnot\b|n['’]t\b).{0,40}\byet\b", re.IGNORECASE
)
_MORE = re.compile(r"\b(?:more(?!\sthan)|another|additional|further|remaining)\b", re.IGNORECASE)
_ABOUT_THEN = re.compile(
    r"\b(?:about|around|approximately|roughly|nearly|almost|some\stime|(?:shortly|just|soon)\s(?:after|before))\s$",
    re.IGNORECASE,
)

Finding = tuple[RelationKind, str]


def relate(a: Claim, b: Claim, adds: tuple[bool, bool] | None = None) -> Finding:
    """Return the relation of two claims of one point, with its reason.

    ``adds`` tells which of two figures come on top of others, where more than their own words is known.
    """
    first, second = a.value, b.value
    if isinstance(first, Quantity) and isinstance(second, Quantity):
        found = relations_quantity.relate(first, second)
        on_top = adds or (says_more(a), says_more(b))
        if found[0] is RelationKind.CONFLICT and on_top[0] != on_top[1]:
            return RelationKind.COMPATIBLE, "the one counts in addition to what was said before"
        if found[0] is RelationKind.CONFLICT and of_two_days(a, b):
            return (
                RelationKind.COMPATIBLE,
                f"{found[1].partition(' cannot')[0]} are of two days: {_days_said(a, b)}",
            )
        return found
    if isinstance(first, TimeValue) and isinstance(second, TimeValue):
        return _times(a, b, first, second)
    if isinstance(first, NameValue) and isinstance(second, NameValue):
        return relations_words.names(first, second)
    if isinstance(first, QuoteValue) and isinstance(second, QuoteValue):
        return relations_words.quotes(first, second)
    if Kind.NAME in (a.kind, b.kind):
        return RelationKind.UNRELATED, "a name and a statement are not compared"
    return _mixed(a, b)


def of_two_days(a: Claim, b: Claim) -> bool:
    """Tell whether two figures are, in their own words, of two days, and no toll, which only grows."""
    if not a.as_of or not b.as_of or a.as_of == b.as_of:
        return False
    return not any(c in fates() for claim in (a, b) for c in content(claim.quote, Span(0, len(claim.quote))))


def _days_said(a: Claim, b: Claim) -> str:
    return " and ".join(day(Day.fromisoformat(d)) for d in (a.as_of or "", b.as_of or "") if len(d) == 10)


def _times(a: Claim, b: Claim, first: TimeValue, second: TimeValue) -> Finding:
    """Compare two dated statements: what did not happen on one day may not have happened on another."""
    first, second = _not_before(a, first), _not_before(b, second)
    found = relations_words.clash(a.quote, b.quote)
    if found is not None and relations_time.relate(first, second)[0] is not RelationKind.CONFLICT:
        return RelationKind.CONFLICT, found
    relation = relations_time.relate(first, second)
    if relation[0] is RelationKind.CONFLICT and (not_yet(a, b) or not_yet(b, a)):
        return (
            RelationKind.CONFLICT,
            f"{relation[1].partition(' cannot')[0]}: by then it had still not happened",
        )
    if relation[0] is RelationKind.CONFLICT and relations_time.are_hardly_apart(first, second):
        about = [_about_then(c, v) for c, v in ((a, first), (b, second))]
        if any(about):
            said = [f"“{before}{v.said}”" for before, v in zip(about, (first, second), strict=True)]
            return RelationKind.COMPATIBLE, f"{said[0]} and {said[1]} can be one time"
    denied = any(is_negated(c.quote) for c in (a, b))
    denied = denied or any(waits(c.quote) and v.days() is None for c, v in ((a, first), (b, second)))
    if relation[0] is RelationKind.CONFLICT and denied:
        return RelationKind.COMPATIBLE, "what did not happen by one day is told of another day"
    if relation[0] is RelationKind.CONFLICT and relations_words.other_figures(_undated(a), _undated(b)):
        return RelationKind.COMPATIBLE, "they date other figures"
    return relation


def not_yet(a: Claim, b: Claim) -> bool:
    """Tell whether by the day of the one what the other tells of an earlier day had still not happened."""
    days = [c.value.days() if isinstance(c.value, TimeValue) else None for c in (a, b)]
    if _STILL_NOT.search(a.quote) is None or is_negated(b.quote) or days[0] is None or days[1] is None:
        return False
    return days[1][1] < days[0][0]


def _about_then(claim: Claim, value: TimeValue) -> str:
    """Return the words before the time of a claim that make it one about then, "" for none."""
    found = _ABOUT_THEN.search(claim.quote.partition(value.said)[0]) if value.said else None
    return found.group() if found else ""


def _undated(claim: Claim) -> str:
    """Return the words of a dated claim without its time."""
    said = claim.value.said if isinstance(claim.value, TimeValue) else ""
    return claim.quote.replace(said, " ", 1) if said else claim.quote


def _not_before(claim: Claim, value: TimeValue) -> TimeValue:
    """Return the time that "not before June" and "not until June" leave open: from then on."""
    days = value.days()
    if days is None or not waits(claim.quote):
        return value
    return replace(value, date=None, first=days[1], last=Day.max)


def says_more(claim: Claim) -> bool:
    """Tell whether a figure comes on top of others ("thousands more", "another hundred")."""
    return _says_more(claim.quote)


@lru_cache(maxsize=20_000)
def _says_more(quote: str) -> bool:
    return _MORE.search(quote) is not None


def _mixed(a: Claim, b: Claim) -> Finding:
    """Compare claims of two kinds, or events: by their times where both have one, else by their words."""
    kinds = {a.kind, b.kind}
    if kinds == {Kind.EVENT, Kind.TIME}:
        times = [_when(a), _when(b)]
        clash = relations_words.clash(a.quote, b.quote)
        if clash is None and times[0] is not None and times[1] is not None:
            return relations_time.relate(times[0], times[1])
    if Kind.QUOTE in kinds and kinds != {Kind.QUOTE}:
        return relations_words.speech(a.quote, b.quote)
    return relations_words.events(a.quote, b.quote)


def _when(claim: Claim) -> TimeValue | None:
    if isinstance(claim.value, TimeValue):
        return claim.value
    return claim.value.when if isinstance(claim.value, EventValue) else None


def as_relation(
    a: Claim, b: Claim, days: tuple[Day | None, Day | None], adds: tuple[bool, bool] | None = None
) -> Relation:
    """Return the relation of two claims stated on ``days``; a figure of a later day supersedes."""
    kind, reason = relate(a, b, adds)
    if (
        kind is RelationKind.AGREE
        and a.article == b.article
        and a.kind is Kind.QUANTITY
        and says_more(a) != says_more(b)
    ):
        kind, reason = (
            RelationKind.VARIANT,
            "told once as the figure, once as one that comes on top of another",
        )
    later = _later(a, b, days) if kind is RelationKind.CONFLICT else None
    if later is not None:
        reason = f"{reason}; the later report is of {day(max(d for d in days if d))}"
    return Relation(a.id, b.id, kind, sys.intern(reason), superseded_by=later)


def _later(a: Claim, b: Claim, days: tuple[Day | None, Day | None]) -> str | None:
    """Return the id of the claim of the later day, where the claims are figures that can have changed."""
    if a.kind is not Kind.QUANTITY or b.kind is not Kind.QUANTITY:
        return None
    first = Day.fromisoformat(a.as_of) if a.as_of and len(a.as_of) == 10 else days[0]
    second = Day.fromisoformat(b.as_of) if b.as_of and len(b.as_of) == 10 else days[1]
    if first is None or second is None or first == second:
        return None
    return a.id if first > second else b.id
