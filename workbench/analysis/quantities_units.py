"""What stands after a figure: a currency, a measure, an age, a rate, or the noun phrase that is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.analysis import lexicons, quantities_nouns, units
from workbench.analysis.quantities_ranges import Figure
from workbench.core.span import Span

_RATE = re.compile(
    r"(?:[\s\u00a0](?:an?|per|each|every)[\s\u00a0]|/)(?P<per>second|minute|hour|day|week|month|quarter|year|night|"
    r"person|head|share|barrel|gallon|litre|liter|ton|tonne|mile|kilogram|kilo|kg|kilometre|kilometer|km|pound|"
    r"ounce|household|capita|vote|min|sec|s|h)(?!\w)",
    re.IGNORECASE,
)
_TIMES = frozenset(
    ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "night", "sec", "s", "h")
)
_OF = re.compile(
    r"[\s\u00a0]of[\s\u00a0](?!(?:the|a|an|its|their|his|her|those|these|all|this|that|our|my|each|which|whom)\b)"
    r"(?P<what>[a-z][\w’'-]*)"
)
_MORE = re.compile(r"[\s\u00a0](?:more|other|additional|further|extra)(?!\w)(?![\s\u00a0]than)")
_AGE = re.compile(
    r"(?P<span>-(?:year|month|week|day)s?-olds?|[\s\u00a0](?:year|month|week|day)s?[\s\u00a0]old)(?!\w)|[\s\u00a0]years[\s\u00a0]of[\s\u00a0]age"
)
_AGED = re.compile(r"\b(?:aged|age|ages)\s$", re.IGNORECASE)
_AGE_APPOSED = re.compile(r"[A-Z][\w’'-]+,\s$")
_LONG = re.compile(
    r"[\s\u00a0]*(?:$|[.,;:)]|thick|long|wide|deep|tall|high|across|in diameter|of (?:rain|snow))"
)
_VERB_NEXT = re.compile(r"\s(?:the|a|an|their|his|her|its|in|on|at|by|from)\b")
_POINTS = re.compile(r"[\s\u00a0-](?P<points>percentage|basis|base)[\s\u00a0-]points?(?!\w)", re.IGNORECASE)
_HYPHENED = re.compile(r"-(?P<noun>[a-z]{3,20})(?![\w-])")
_PARTITIVE = re.compile(r"\sof(?:\s(?:the|its|their|his|her|our|those|these|all))?\s")
_POPULATION = re.compile(
    r"\b(?:country|nation|city|town|state|province|region|village|community|island|capital|population|electorate)"
    r"(?:\s\w+)?\sof(?:\s(?:about|some|around|nearly|almost|over|more\sthan|just\sover|roughly))*\s$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What a figure counts: ``end`` of its words, head ``noun``, ``unit`` phrase, and what befell it."""

    end: int
    noun: str = ""
    unit: str = ""
    outcome: str = ""
    is_measure: bool = False
    is_time: bool = False
    is_more: bool = False

    @property
    def is_measured(self) -> bool:
        """Whether a unit or noun that makes a number a quantity goes with the figure."""
        return self.is_measure or bool(self.outcome) or quantities_nouns.is_plural(self.noun)


def counted(text: str, figure: Figure, sentence: Span) -> Counted:
    """Read what ``figure`` counts, inside ``sentence``."""
    limit = sentence.end
    found = _money(figure) or _age(text, figure, sentence) or _measure(text, figure, limit)
    if found is None:
        found = _compound(text, figure.end, limit) or _noun(text, figure, limit)
    return _with_rate(text, found, limit)


def _money(figure: Figure) -> Counted | None:
    if not figure.money:
        return None
    return Counted(figure.end, figure.money.split()[-1].lower(), figure.money, is_measure=True)


def _age(text: str, figure: Figure, sentence: Span) -> Counted | None:
    match = _AGE.match(text, figure.end, sentence.end)
    if match is not None:
        words = re.sub(r"[\s\u00a0-]+", " ", match["span"] or " years old").strip()
        noun = words.split()[0].rstrip("s") + "s"
        return Counted(match.end(), noun, f"{noun} old", is_measure=True)
    before = text[max(sentence.start, figure.start - 40) : figure.start]
    is_apposed = text[figure.end : figure.end + 1] in tuple(",.;\n") and bool(_AGE_APPOSED.search(before))
    is_age = figure.low is not None and 0 < figure.low < 120 and figure.first.style == "digits"
    if is_age and (_AGED.search(before) or (is_apposed and not figure.is_range)):
        return Counted(figure.end, "years", "years old", is_measure=True)
    return None


def _measure(text: str, figure: Figure, limit: int) -> Counted | None:
    points = _POINTS.match(text, figure.end, limit)
    if points is not None:
        return Counted(points.end(), "points", f"{points['points'].lower()} points", is_measure=True)
    match = units.after_number().match(text, figure.end, limit)
    if match is None or not _is_meant(text, match, limit):
        return None
    measure = units.measure(match["unit"])
    if measure is None:
        return None
    found = Counted(match.end(), measure.name.split()[-1].lower(), measure.name, is_measure=True)
    found = replace(found, noun=measure.name.split()[0] if "per" in measure.name else found.noun)
    return _with_of(text, replace(found, is_time=measure.dimension == "time"), limit)


def _is_meant(text: str, match: re.Match[str], limit: int) -> bool:
    """Tell whether a word that is a unit and something else too is meant as a unit."""
    word = match["unit"].lower()
    if word == "in":
        return bool(_LONG.match(text, match.end(), limit))
    if word in ("won", "real", "try", "second", "mark", "rs", "cup", "quarter", "us$", "$"):
        return not _VERB_NEXT.match(text, match.end(), limit) and word != "try"
    if word in ("am", "pm", "p"):
        return word == "p" and match.start("unit") == match.start()
    return True


def _noun(text: str, figure: Figure, limit: int) -> Counted:
    start, is_one = figure.start, figure.low == 1 and figure.high == 1
    partitive = (
        _PARTITIVE.match(text, figure.end, limit) if figure.first.style in ("vague", "fraction") else None
    )
    at = partitive.end() - 1 if partitive is not None else figure.end
    more = _MORE.match(text, at, limit)
    is_more = more is not None and more[0].strip() != "other"
    phrase = quantities_nouns.read(text, more.end() if more else at, limit, is_one)
    people = (
        _POPULATION.search(text[max(0, start - 40) : start])
        if not phrase.unit and not phrase.outcome
        else None
    )
    if people is not None:
        return Counted(at, "people", "people")
    end = phrase.end if phrase.unit or phrase.outcome or is_more else figure.end
    found = Counted(end, phrase.head, phrase.unit, phrase.outcome, is_more=is_more)
    if phrase.head in lexicons.words("amounts"):
        return _with_of(text, found, limit)
    measure = units.measure(phrase.head) if phrase.head else None
    return replace(found, is_time=measure is not None and measure.dimension == "time")


def _compound(text: str, at: int, limit: int) -> Counted | None:
    """Read "-member military bloc": members, in a phrase that goes on."""
    match = _HYPHENED.match(text, at, limit)
    if match is None:
        return None
    noun = match["noun"].lower()
    plural = {"person": "people", "man": "men", "woman": "women"}.get(
        noun, noun if noun.endswith("s") else f"{noun}s"
    )
    phrase = quantities_nouns.read(text, match.end(), limit, True)
    return Counted(phrase.end if phrase.unit else match.end(), plural, plural)


def _with_of(text: str, found: Counted, limit: int) -> Counted:
    match = _OF.match(text, found.end, limit)
    if match is None or found.noun not in lexicons.words("amounts"):
        return found
    return replace(found, end=match.end("what"), unit=f"{found.unit} of {match['what']}")


def _with_rate(text: str, found: Counted, limit: int) -> Counted:
    match = _RATE.match(text, found.end, limit)
    if match is None:
        return found
    per = match["per"].lower()
    article = "an" if per.startswith(("h", "o")) else "a"
    return replace(
        found,
        end=match.end(),
        unit=f"{found.unit} {article} {per}".strip(),
        is_time=found.is_time or per in _TIMES,
    )
