"""The day for which a figure is stated, where its clause tells it: "as of Sunday", "now", "31 on Monday"."""

from __future__ import annotations

import re
from bisect import bisect_left

from workbench.analysis.claims_draft import Source
from workbench.analysis.clauses import Clause
from workbench.analysis.fates import fates
from workbench.analysis.lexicons import words
from workbench.analysis.mentions import TimeMention
from workbench.analysis.verbs import base_of, verb_forms
from workbench.analysis.wording import concept, fold
from workbench.core.span import Span
from workbench.core.value import Quantity

_CUED = re.compile(r"\b(?:as of|by|as at)\s(?:the\s|late\s|early\s|last\s)*$", re.IGNORECASE)
_BOUND = re.compile(
    r"\b(?:since|until|till|before|after|from|between|to)\s(?:the\s|late\s|last\s)*$", re.IGNORECASE
)
_NOW = re.compile(
    r"\b(?:as of (?:now|this (?:morning|afternoon|evening))|now|currently|so far|to date|at present|still)\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"\b(?:closed?|closing|ended|finished|settled|trad(?:ed|ing))\b(?:\s\w+)?\s(?:at|up|down|higher|lower)\b"
)
_STATES = frozenset({"have", "remain", "stay", "number", "total", "trade", "hover", "employ"})
_MOVES = frozenset(
    {
        "rise",
        "climb",
        "stand",
        "reach",
        "grow",
        "pass",
        "jump",
        "increase",
        "double",
        "top",
        "spread",
        "fall",
        "drop",
    }
)
_PASSING = ("missing", "trapped", "in hospital", "in intensive care", "threatened")
_BEING = frozenset({"is", "are", "was", "were", "'s", "'re"})
_REACH = 24


def find(source: Source, mention: Span, value: Quantity) -> str | None:
    """Return the ISO date for which the figure at ``mention`` is stated, None where its clause tells none."""
    parsed = source.parsed_at(mention.start)
    clause = parsed.clause_of(mention) if parsed is not None else None
    if clause is None:
        return None
    days = _days(source, clause)
    cued = [day for time, day in days if _follows(_CUED, source.text, time)]
    if cued:
        return cued[0]
    if len(days) == 1 and _tells_state(source.text, clause, mention, value):
        return days[0][1]
    published = source.reading.published.whole if source.reading.published is not None else None
    if published is not None and not days and _NOW.search(source.text, clause.span.start, clause.span.end):
        return published.isoformat()
    return None


def _days(source: Source, clause: Clause) -> list[tuple[TimeMention, str]]:
    """Return the days named in a clause that bound no longer time."""
    found = []
    times = source.reading.times
    first = bisect_left(times, clause.span.start, key=lambda t: t.span.start)
    for time in times[first : bisect_left(times, clause.span.end, key=lambda t: t.span.start)]:
        day = time.value.date.whole if time.value.date is not None else None
        if day is None or time.type not in ("DATE", "TIME") or not clause.span.holds(time.span):
            continue
        if not _follows(_BOUND, source.text, time):
            found.append((time, day.isoformat()))
    return found


def _follows(pattern: re.Pattern[str], text: str, time: TimeMention) -> bool:
    return pattern.search(text, max(0, time.span.start - _REACH), time.span.start) is not None


def _tells_state(text: str, clause: Clause, mention: Span, value: Quantity) -> bool:
    """Tell whether a clause says how things stood on a day, not what happened then."""
    if clause.verb is None:
        return False
    group = fold(clause.verb.of(text)).split()
    if any(base_of(w) in _MOVES for w in group) and mention.end > clause.verb.end:
        return True
    if _CLOSED.search(text, clause.span.start, mention.end):
        return True
    if any(f not in _PASSING for f in _fates_in(value.unit)):
        return False
    if any(base_of(w) in _STATES for w in group):
        return True
    after = fold(text[clause.verb.start : clause.span.end]).split()
    heavy = [w for w in after if w not in _BEING and w not in words("function_words")]
    return bool(_BEING & set(group)) and bool(heavy) and verb_forms().get(heavy[0]) not in ("done", "part")


def _fates_in(unit: str) -> list[str]:
    return [fates()[c] for w in fold(unit).split() if (c := concept(w)) in fates()]
