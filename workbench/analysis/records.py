"""Records: what has not been so high, low or bad since a time ("the worst since 1933", "a 10-year low")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from types import MappingProxyType

from workbench.analysis.lexicons import entries, words
from workbench.analysis.wording import concept, content, fold
from workbench.core.dates import PartialDate
from workbench.core.point import RelationKind
from workbench.core.span import Span

_LONGEST = 400
_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_MONTHS = "jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec"
_SUPERLATIVE = re.compile(
    r"\b(?:more|less|worse|[a-z]{3,9}er)\b(?=(?:\s[a-z]{1,14}){0,2}\sthan at any (?:time|point))"
    r"|(?<!at )\b(?:worst|best|most|least|[a-z]{3,12}est)\b"
)
_FOR_SO_LONG = re.compile(
    rf"\b(?P<number>\d{{1,3}}|{_NUMBERS})-(?P<unit>year|month|week|decade) (?P<side>low|high)s?\b"
    r"|\b(?:multi-)?(?P<one>decade)s?(?:-long)? (?P<other>low|high)s?\b"
)
_SINCE = re.compile(
    r"\bsince (?:the )?(?:[a-z.]{3,9} )?(?:\d{1,2},? )?(?P<year>(?:1[5-9]|20)\d\d)\b"
    r"|\bsince (?:the )?(?P<attacks>9/11)(?:/2001)?\b"
    rf"|\bsince (?:the )?(?P<day>(?:\d{{1,2}} )?(?:{_MONTHS})[a-z]*\.?(?: \d{{1,2}})?)\b"
    rf"|\bin (?P<least>at least |more than |over )?(?:about |nearly |almost )?"
    rf"(?P<number>\d{{1,3}}|a|an|{_NUMBERS}) (?P<unit>years?|months?|decades?)\b"
    r"|\bin (?P<many>decades|years)\b"
    r"|\b(?:of|in) (?:the|this) (?P<this>year)\b|\b(?:of|this) (?P<own>(?:20)\d\d|year)\b"
)
_COMPARED = MappingProxyType(
    {"less": "low", "lower": "low", "worse": "worst", "better": "best", "weaker": "low"}
)
_YEARS = MappingProxyType({"year": 1.0, "decade": 10.0, "month": 1 / 12, "week": 1 / 52})
_MANY = MappingProxyType({"decades": 20.0, "years": 2.0})
_AFTER_NOUN = re.compile(r"\s(?:in|for|of|by|on|at|to|from|among|killed|recorded|seen|ever)\b|[,;]")
_LEVEL = "level"
LEVELS = frozenset({"level", "point", "low", "lowest", "high", "highest", "rate", "valu", "=price"})
"""Concepts of the nouns and adjectives that only say how high a thing is."""
_SAME_YEARS = 0.05
_OF_A_YEAR = 1.05
_IDLE = frozenset(
    {
        "level",
        "point",
        "low",
        "day",
        "time",
        "event",
        "singl",
        "record",
        "one",
        "now",
        "expens",
        "year",
        "sinc",
        "decad",
    }
)


@dataclass(frozen=True, slots=True)
class Record:
    """What one superlative says: its side, and the ``topic`` and ``head``, the concepts of its noun phrase.

    It holds from between ``first`` and ``last`` on, in years before the article's; ``first`` is None where it
    may reach back further. ``since`` names what is no count of years: a month, the year itself; ``year`` is
    the one named.
    """

    side: str
    topic: frozenset[str]
    head: str = ""
    first: float | None = None
    last: float = 0.0
    since: str = ""
    is_counted: bool = False
    year: int | None = None


def find(quote: str, published: PartialDate | None) -> tuple[Record, ...]:
    """Return the records that a statement of an article of the day ``published`` tells of."""
    plain = fold(quote[:_LONGEST])
    year = published.year if published is not None else None
    return tuple(_of_superlatives(plain, year)) + tuple(_so_long(plain))


def _so_long(plain: str) -> Iterator[Record]:
    for match in _FOR_SO_LONG.finditer(plain):
        years = _years(match["number"] or "a", match["unit"] or match["one"])
        yield Record(match["side"] or match["other"], frozenset(), _LEVEL, years, years, is_counted=True)


def _of_superlatives(plain: str, year: int | None) -> Iterator[Record]:
    """Yield the records of superlatives and "than at any time", each with the time that follows it."""
    found = list(_SUPERLATIVE.finditer(plain))
    for match, after in zip_longest(found, found[1:]):
        end = after.start() if after is not None else len(plain)
        since = _SINCE.search(plain, match.end(), end)
        side = _side(match.group())
        if since is None or not side:
            continue
        topic = content(plain, Span(match.end(), since.start()))
        is_bad = side == "high" and not _setbacks().isdisjoint(topic)
        record = Record(
            "worst" if is_bad else side, frozenset(topic) - _IDLE - _setbacks(), _head(plain, match, since)
        )
        dated = _dated(record, since, year)
        if dated is not None:
            yield dated


def _head(plain: str, superlative: re.Match[str], since: re.Match[str]) -> str:
    """Return the concept of the noun that a superlative describes: one for all that say how high."""
    stop = _AFTER_NOUN.search(plain, superlative.end(), since.start())
    found = content(plain, Span(superlative.end(), stop.start() if stop else since.start()))
    if superlative.group().endswith("r") or superlative.group() in ("more", "less"):
        return _LEVEL
    return _LEVEL if found and found[-1] in LEVELS else found[-1] if found else ""


def _dated(record: Record, since: re.Match[str], year: int | None) -> Record | None:
    """Return the record with the time of ``since``, None where that year is not before the article's."""
    if since["year"] or since["attacks"]:
        named = int(since["year"] or 2001)
        record = replace(record, year=named)
        if year is None:
            return replace(record, since=str(named))
        return replace(record, first=float(year - named), last=float(year - named)) if named < year else None
    if since["number"]:
        years = _years(since["number"], since["unit"].rstrip("s"))
        return replace(record, first=None if since["least"] else years, last=years, is_counted=True)
    if since["many"]:
        return replace(record, last=_MANY[since["many"]], is_counted=True)
    if since["day"]:
        return replace(record, since=" ".join(w[:3] for w in sorted(since["day"].split())))
    return replace(record, since="this year")


def _years(number: str, unit: str) -> float:
    named = _NUMBERS.split("|")
    by_name = dict(zip(named, (*range(1, 13), 15, 20, 30, 40, 50), strict=True))
    count = int(number) if number.isdigit() else by_name.get(number, 1)
    return count * _YEARS[unit]


@cache
def _sides() -> dict[str, str]:
    rows = (line.partition(":") for line in entries("superlatives"))
    return {word: side for side, _, found in rows for word in found.split()}


@cache
def _setbacks() -> frozenset[str]:
    return frozenset(concept(w) for w in words("setbacks"))


def _side(word: str) -> str:
    """Return the side of a superlative or comparative, "" for what only ends like one ("forest")."""
    is_comparative = word.endswith("er") or word in ("more", "less", "worse")
    return _COMPARED.get(word, "high") if is_comparative else _sides().get(word, "")


def same_time(a: Record, b: Record) -> bool:
    """Tell whether two records hold since one time, as far as they say."""
    if a.since or b.since:
        return a.since == b.since
    if a.first is None or b.first is None:
        return False
    slack = _SAME_YEARS if a.is_counted == b.is_counted else _OF_A_YEAR
    return abs(a.first - b.first) <= slack


def relate(a: Record, b: Record) -> tuple[RelationKind, str]:
    """Return how two records of one side and one thing stand to each other, with the reason."""
    if same_time(a, b):
        return RelationKind.AGREE, "both say since when it has not been so"
    if a.since or b.since or _may_be_one(a, b):
        return RelationKind.COMPATIBLE, "the one may reach back further than the other says"
    return RelationKind.CONFLICT, f"since {_ago(a)} and since {_ago(b)} cannot both be true"


def _may_be_one(a: Record, b: Record) -> bool:
    """Tell whether one of two times is open backwards and the other lies there."""
    if a.first is None and b.first is None:
        return True
    if a.first is None or b.first is None:
        open_one, known = (a, b) if a.first is None else (b, a)
        return known.last >= open_one.last - _OF_A_YEAR
    return False


def _ago(record: Record) -> str:
    return f"{record.last:g} years ago" if record.last != 1 else "a year ago"


def alike(a: Record, b: Record) -> bool:
    """Tell whether two records can be of one thing: of one side, and of one noun where the times differ."""
    if a.side != b.side or same_time(a, b):
        return a.side == b.side
    is_one_topic = bool(a.topic & b.topic) or not a.topic | b.topic
    return bool(a.head) and a.head == b.head and is_one_topic
