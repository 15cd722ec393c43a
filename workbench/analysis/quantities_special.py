"""Quantities without a plain number: "no one was hurt", "Russia and five others", "a weeklong march"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.analysis import (
    lexicons,
    numbers,
    quantities_games,
    quantities_hedges,
    quantities_nouns,
    quantities_votes,
    units,
)
from workbench.analysis.mentions import QuantityMention
from workbench.analysis.nearby import Nearby
from workbench.analysis.wording import lowered
from workbench.core.span import Span
from workbench.core.value import Quantity

_NO_ONE = re.compile(
    r"\b(?:no[\s-]?one|nobody|no\s(?:people|person|passengers?|residents?|civilians?|soldiers?|"
    r"one\selse))(?:\s(?:on\sboard|aboard|inside|(?:in|on|at)\sthe\s[a-z]+))?(?=\s)"
    r"|\bnone\b(?=\s(?:of\b|was|were))",
    re.IGNORECASE,
)
# "No homes were destroyed", "none of the passengers was injured", "not a single person was hurt".
_NO_THING = re.compile(
    r"\b(?P<none>none\sof\s(?:the|its|their|his|her|those|these)|not\s(?:a\ssingle|one)|no)\s"
    r"(?:other\s)?(?P<what>[a-z]{3,}(?:\s[a-z]{3,})?)(?=\s(?:was|were|has|have|had|is|are)\s)",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(
    r"\b(?P<no>no|zero|without(?:\sany)?)\s"
    r"(?:(?:reported|immediate|further|known|serious|reports\sof|other|civilian|confirmed|new|"
    r"major)\s){0,3}"
    r"(?P<noun>injuries|deaths|casualties|fatalities|victims|survivors|arrests|damage|containment|fatality|"
    r"injury|casualty|cases|losses|goals)\b",
    re.IGNORECASE,
)
_ZERO_NOUNS = {"injuries": "injured", "injury": "injured", "deaths": "dead", "fatalities": "dead"}
_ZERO_NOUNS |= {"fatality": "dead", "arrests": "arrested"}
_MAY_BE_NONE = re.compile(r"n(?<!\w.)o(?:[\s-]|one|body|ne|t\s)|zero\s|without\s")
_LONG = re.compile(r"(?<![\w–-])(?P<unit>hour|day|week|month|year|decade)-?long\b")
_ARTICLE = re.compile(r"\b(?:(?P<half>half)\s)?(?P<a>an?)\s(?P<unit>(?:percentage\s)?[a-z]+)\b(?!-)")
_OF_A_TIME = re.compile(r"\sof\s(?:[a-z]+(?:al|ic|ed|ous|ive|ing)\s)?(?P<what>[a-z]{4,})(?=[\s.,;)”\"]|$)")
_LENGTH_CUE = re.compile(
    r"\b(?:for|within|in|over|under|than|nearly|almost|about|around|lasted|least|half|took|only|"
    r"just|some)\s$",
    re.IGNORECASE,
)
# Units that are something else too where an article stands before them: "a second", "a stone".
_OTHER_WORDS = frozenset(
    (
        "bit",
        "cup",
        "second",
        "stone",
        "mark",
        "real",
        "degree",
        "quarter",
        "night",
        "foot",
        "knot",
        "percent",
        "pound",
    )
)
_NAME = r"[A-Z][\w’.-]*(?:\s(?:of\s)?[A-Z][\w’.-]*){0,5}"
_NAMES_BEFORE = re.compile(rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,6}}),?\s(?:and|plus|along\swith)\s$")
_OTHER = re.compile(r"[\s\u00a0]others?(?!\w)")
_TENTHS = re.compile(
    r"(?<![\w.,-])(?P<part>\d{1,3}|one|two|three|four|five|six|seven|eight|nine)\s(?:(?:in|"
    r"out\sof)(?:\severy)?|of)\s"
    r"(?P<whole>\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|(?:a\s|"
    r"one\s)?hundred)"
    r"(?![\w,:%–-]|\.\d|\s(?:million|billion|percent|per\scent|days|years|weeks|months|hours|minutes)\b)"
)
_ORDINAL = re.compile(
    r"\b(?:(?P<digits>\d{1,3})(?:st|nd|rd|th)|(?P<word>second|third|fourth|fifth|sixth|seventh|"
    r"eighth|ninth|tenth))\s"
    r"(?:(?:straight|consecutive|successive|such|confirmed|fatal|deadly|mass|"
    r"major)\s){0,2}(?P<noun>[a-z]{3,20})\b",
)
# "called off twice", but not "twice as many", "twice a week", "think twice".
_TWICE = re.compile(
    r"(?<=[a-z]{3}\s)(?<!think\s)(?<!thought\s)twice\b(?!\s(?:as|the|that|this|those|its|their|his|her|an?|over|what|more|daily|weekly|monthly|yearly)\b)"
)
_PLACE = re.compile(r"\d(?:st|nd|rd|th)\s")
_IN_ORDER = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def find(text: str, sentence: Span, plain: Sequence[QuantityMention]) -> tuple[QuantityMention, ...]:
    """Return the quantities of ``sentence`` that need more than a number; they replace ``plain`` ones."""
    found = [*_nothing(text, sentence), *_together(text, sentence, plain), *_long(text, sentence)]
    votes = tuple(quantities_votes.find(text, sentence))
    told = Nearby([v.span for v in votes])
    games = (m for m in quantities_games.find(text, sentence) if not told.touching(m.span))
    found += [*votes, *games, *_shares(text, sentence)]
    taken = Nearby([m.span for m in (*plain, *found)])
    late = [*_single(text, sentence), *_ordinals(text, sentence), *_twice(text, sentence)]
    found += (m for m in late if not taken.touching(m.span))
    return tuple(found)


def _nothing(text: str, sentence: Span) -> Iterator[QuantityMention]:
    if _MAY_BE_NONE.search(lowered(text), sentence.start, sentence.end) is None:
        return
    for match in _NO_ONE.finditer(text, sentence.start, sentence.end):
        outcome = quantities_nouns.outcome_at(text, match.end(), sentence.end)
        if outcome is not None:
            value = Quantity(0, 0, False, f"people {outcome[1]}")
            yield QuantityMention(Span(match.start(), outcome[0]), Span(*match.span()), value, "people")
    for match in _NO_THING.finditer(text, sentence.start, sentence.end):
        outcome = quantities_nouns.outcome_at(text, match.end(), sentence.end)
        if outcome is not None and (" of" in match["none"] or not _NO_ONE.match(text, match.start())):
            what = {"person": "people", "one": "people"}.get(match["what"].lower(), match["what"].lower())
            value = Quantity(0, 0, False, f"{what} {outcome[1]}")
            yield QuantityMention(Span(match.start(), outcome[0]), Span(*match.span("none")), value, what)
    for match in _NO_NOUN.finditer(text, sentence.start, sentence.end):
        noun = match["noun"].lower()
        unit = f"people {_ZERO_NOUNS[noun]}" if noun in _ZERO_NOUNS else noun
        yield QuantityMention(
            Span(*match.span()), Span(*match.span("no")), Quantity(0, 0, False, unit), unit.split()[0]
        )


def _together(text: str, sentence: Span, plain: Sequence[QuantityMention]) -> Iterator[QuantityMention]:
    """Add those named to those counted: "Russia and five other former Soviet states" are six."""
    for mention in plain:
        if not _OTHER.match(text, mention.number.end, sentence.end) or mention.value.low is None:
            continue
        window = text[max(sentence.start, mention.span.start - 120) : mention.span.start]
        match = _NAMES_BEFORE.search(window)
        if match is None:
            continue
        names = match["names"].count(", ") + 1
        value = replace(mention.value, low=mention.value.low + names, high=_plus(mention.value.high, names))
        start = mention.span.start - len(window) + match.start("names")
        yield replace(mention, span=Span(start, mention.span.end), value=value)


def _plus(value: float | None, more: int) -> float | None:
    return None if value is None else value + more


def _long(text: str, sentence: Span) -> Iterator[QuantityMention]:
    low = lowered(text)
    if low.find("long", sentence.start, sentence.end) < 0:
        return
    for match in _LONG.finditer(low, sentence.start, sentence.end):
        unit, span = f"{match['unit']}s", Span(*match.span())
        yield QuantityMention(span, span, Quantity(1, 1, False, unit), unit, is_time=True)


def _single(text: str, sentence: Span) -> Iterator[QuantityMention]:
    """Read "a mile", "less than a year", "half an hour": an article that counts one unit of measure."""
    for match in _ARTICLE.finditer(lowered(text), sentence.start, sentence.end):
        word = match["unit"]
        is_half = match["half"] is not None
        is_other = word.endswith("s") or (word in _OTHER_WORDS and not is_half)
        measure = None if is_other else units.measure(word)
        if measure is None:
            continue
        is_time = measure.dimension == "time"
        cue = text[max(sentence.start, match.start() - 12) : match.start()]
        filled = _OF_A_TIME.match(text, match.end(), sentence.end) if is_time and match["a"] == "a" else None
        if is_time and not is_half and not _LENGTH_CUE.search(cue) and filled is None:
            continue
        hedge = quantities_hedges.before(text, match.start(), sentence.start)
        low, high, approximate = hedge.bounds(*((0.5, 0.5) if is_half else (1, 1)))
        unit = f"{measure.name} of {filled['what']}" if filled else measure.name
        value = Quantity(low, high, approximate, unit, hedge.words or None)
        span = Span(hedge.start, filled.end() if filled else match.end("unit"))
        number = Span(match.start(), match.end("a"))
        yield QuantityMention(span, number, value, measure.name, is_time)


def _shares(text: str, sentence: Span) -> Iterator[QuantityMention]:
    """Read "one in five children", "nearly eight out of 10 voters" as a share."""
    for match in _TENTHS.finditer(lowered(text), sentence.start, sentence.end):
        part, whole = (next(numbers.scan(match[g], Span(0, len(match[g]))), None) for g in ("part", "whole"))
        if part is None or whole is None or not 0 < part.value < whole.value:
            continue
        is_of = re.search(r"\sof\s", match[0]) is not None and " out " not in match[0]
        if is_of and whole.value not in (10, 100):
            continue
        share = numbers.tidy(part.value / whole.value)
        phrase = quantities_nouns.read(text, match.end(), sentence.end, False)
        hedge = quantities_hedges.before(text, match.start(), sentence.start)
        low, high, approximate = hedge.bounds(share, share)
        unit = f"share of {phrase.unit}" if phrase.unit else "share"
        value = Quantity(low, high, approximate, unit, hedge.words or None)
        span = Span(hedge.start, phrase.end if phrase.unit else match.end())
        yield QuantityMention(span, Span(*match.span()), value, phrase.head or "share")


def _twice(text: str, sentence: Span) -> Iterator[QuantityMention]:
    """Read "had been called off twice": how often it was."""
    if text.find("twice", sentence.start, sentence.end) < 0:
        return
    for match in _TWICE.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        yield QuantityMention(span, span, Quantity(2, 2, False, "times"), "times")


def _ordinals(text: str, sentence: Span) -> Iterator[QuantityMention]:
    """Read "a 20th member", "the third straight win": a place in a count."""
    said = sentence.of(text)
    if not any(word in said for word in _IN_ORDER) and _PLACE.search(said) is None:
        return
    for match in _ORDINAL.finditer(text, sentence.start, sentence.end):
        noun = match["noun"]
        if noun not in lexicons.words("ordered") | lexicons.words("persons"):
            continue
        place = int(match["digits"]) if match["digits"] else _IN_ORDER.index(match["word"]) + 2
        group = "digits" if match["digits"] else "word"
        value = Quantity(place, place, False, f"{noun} in order")
        yield QuantityMention(Span(*match.span()), Span(*match.span(group)), value, "")
