"""Quantities without a plain number: "no one was hurt", "Russia and five others", "a weeklong march"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.analysis import quantities_nouns, units
from workbench.analysis.mentions import QuantityMention
from workbench.core.span import Span
from workbench.core.value import Quantity

_NO_ONE = re.compile(
    r"\b(?:no\s?one|nobody|no\s(?:people|person|passengers?|residents?|civilians?|soldiers?|one\selse))(?=\s)|\bnone\b(?=\s(?:of\b|was|were))",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\b(?P<no>no|zero|without(?:\sany)?)\s(?:(?:reported|immediate|further|known|serious|reports\sof|other|civilian|confirmed|new|major)\s){0,3}"
    r"(?P<noun>injuries|deaths|casualties|fatalities|victims|survivors|arrests|damage|containment|fatality|injury|casualty|cases|losses|goals)\b",
    re.IGNORECASE,
)
_ZERO_NOUNS = {
    "injuries": "people injured",
    "injury": "people injured",
    "deaths": "people dead",
    "fatalities": "people dead",
    "fatality": "people dead",
    "arrests": "people arrested",
}
_LONG = re.compile(r"\b(?P<unit>hour|day|week|month|year|decade)-?long\b", re.IGNORECASE)
_ARTICLE = re.compile(
    r"\b(?:(?P<cue>for|within|in|over|under|than|nearly|almost|about|around|lasted|least|half|took|only|just|some)\s)?(?P<a>an?)\s(?P<unit>[a-z]+)\b(?!-)",
    re.IGNORECASE,
)
_NAMES_BEFORE = re.compile(
    r"(?P<names>(?:[A-Z][\w’.-]*(?:\s(?:of\s)?[A-Z][\w’.-]*)*)(?:,\s[A-Z][\w’.-]*(?:\s(?:of\s)?[A-Z][\w’.-]*)*){0,6}),?\s(?:and|plus|along\swith)\s$"
)
_OTHER = re.compile(r"[\s\u00a0](?:others?)(?!\w)")


def find(text: str, sentence: Span, plain: Sequence[QuantityMention]) -> tuple[QuantityMention, ...]:
    """Return the quantities of ``sentence`` that need more than a number; they replace ``plain`` ones."""
    found = [*_nothing(text, sentence), *_together(text, sentence, plain), *_long(text, sentence)]
    found += (m for m in _single(text, sentence) if not any(m.span.overlap(p.span) for p in (*plain, *found)))
    return tuple(found)


def _nothing(text: str, sentence: Span) -> Iterator[QuantityMention]:
    for match in _NO_ONE.finditer(text, sentence.start, sentence.end):
        outcome = quantities_nouns.outcome_at(text, match.end(), sentence.end)
        if outcome is not None:
            value = Quantity(0, 0, False, f"people {outcome[1]}")
            yield QuantityMention(Span(match.start(), outcome[0]), Span(*match.span()), value, "people")
    for match in _NO_NOUN.finditer(text, sentence.start, sentence.end):
        noun = match["noun"].lower()
        value = Quantity(0, 0, False, _ZERO_NOUNS.get(noun, noun))
        yield QuantityMention(Span(*match.span()), Span(*match.span("no")), value, noun)


def _together(text: str, sentence: Span, plain: Sequence[QuantityMention]) -> Iterator[QuantityMention]:
    """Add those named to those counted: "Russia and five other former Soviet states" are six."""
    for mention in plain:
        if not _OTHER.match(text, mention.number.end, sentence.end) or mention.value.low is None:
            continue
        match = _NAMES_BEFORE.search(text[max(sentence.start, mention.span.start - 120) : mention.span.start])
        if match is None:
            continue
        names = match["names"].count(", ") + 1
        value = replace(mention.value, low=mention.value.low + names, high=_plus(mention.value.high, names))
        start = mention.span.start - len(match[0]) + match.start("names") - match.start()
        yield replace(mention, span=Span(start, mention.span.end), value=value)


def _plus(value: float | None, more: int) -> float | None:
    return None if value is None else value + more


def _long(text: str, sentence: Span) -> Iterator[QuantityMention]:
    for match in _LONG.finditer(text, sentence.start, sentence.end):
        if text[max(0, match.start() - 1)] in "-–":
            continue
        unit = f"{match['unit'].lower()}s"
        span = Span(*match.span())
        yield QuantityMention(span, span, Quantity(1, 1, False, unit), unit, is_time=True)


def _single(text: str, sentence: Span) -> Iterator[QuantityMention]:
    """Read "a mile", "for a week": an article that counts one unit of measure."""
    for match in _ARTICLE.finditer(text, sentence.start, sentence.end):
        measure = units.measure(match["unit"])
        if (
            measure is None
            or (measure.dimension == "time" and not match["cue"])
            or match["unit"].endswith("s")
        ):
            continue
        if measure.name in (
            "stone",
            "quarters",
            "nights",
            "degrees",
            "seconds",
            "marks",
            "reais",
            "won",
            "percent",
        ):
            continue
        span = Span(match.start("a"), match.end("unit"))
        is_time = measure.dimension == "time"
        yield QuantityMention(
            span, Span(*match.span("a")), Quantity(1, 1, False, measure.name), measure.name, is_time
        )
