"""What stands after a figure: a currency, a measure, an age, a rate, or the noun phrase that is counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from workbench.analysis import lexicons, quantities_hedges, quantities_nouns, units
from workbench.analysis.quantities_ranges import Figure
from workbench.core.span import Span

_RATE = re.compile(
    r"(?:[\s\u00a0](?:an?|per|each|every)[\s\u00a0]|/)(?P<per>second|minute|hour|day|week|month|"
    r"quarter|year|night|"
    r"person|head|share|barrel|gallon|litre|liter|ton|tonne|mile|kilogram|kilo|kg|kilometre|"
    r"kilometer|km|pound|"
    r"ounce|household|capita|vote|min|sec|s|h)(?!\w)(?!\s(?:ago|earlier|later|before|after))",
    re.IGNORECASE,
)
_TIMES = frozenset(
    ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "night", "sec", "s", "h")
)
_OF = re.compile(
    r"[\s\u00a0]of[\s\u00a0](?!(?:the|a|an|its|their|his|her|those|these|all|this|that|our|my|each|"
    r"which|whom)\b)"
    r"(?P<what>(?:[a-z][a-z-]*(?:al|ic|ous|ive|ary|ful|ed|ese|able|ible|heavy|fresh)\s(?=[a-z]{3}))?[a-z][\w’'-]*)"
)
_MORE = re.compile(r"[\s\u00a0](?:more|other|additional|further|extra)(?!\w)(?![\s\u00a0]than)")
_AGE = re.compile(
    r"(?P<span>-(?:year|month|week|day)s?-olds?|[\s\u00a0](?:year|month|week|"
    r"day)s?[\s\u00a0]old)(?!\w)|[\s\u00a0]years[\s\u00a0]of[\s\u00a0]age"
)
_AGED = re.compile(r"\b(?:aged|age|ages)\s$", re.IGNORECASE)
# An age that is a limit, or that people are to reach: "the pension age from 63 to 67", "until they are 67".
_AGE_LIMIT = re.compile(
    r"\b(?:retirement|pension|voting|drinking|driving|minimum|legal|leaving|maximum)\sage\b[^.;%$]{0,50}"
    r"\b(?:from|to|is|was|at|of|than)\s$"
    r"|\b(?:until|till|when|before|once)\s(?:they|he|she|people|workers)\s(?:are|is|were|turn(?:s|ed)?|reach(?:es|ed)?)\s$"
    r"|\b(?:retire|retires|retired|retiring)\sat\s$"
    r"|\b(?:age|until|till|retire|retired)\b[^.;]{0,40}\s\d\d\sinstead\sof\s(?:at\s)?$",
    re.IGNORECASE,
)
# An age that bounds those spoken of: "many of them under five", "people over 65".
_AGE_BOUND = re.compile(
    r"\b(?:them|people|those|children|women|men|girls|boys|residents|patients|pensioners|workers|adults|voters|anyone|"
    r"everyone|everybody|pupils|teenagers|drivers)(?:,)?\s(?:who\sare\s|aged\s|is\s|are\s|were\s)?"
    r"(?:all\s|mostly\s|mainly\s)?(?:under|over|below|above)\s(?:the\sage\sof\s)?$",
    re.IGNORECASE,
)
# An age told of one person: "who is 56", "He was 82", "turned 18".
_AGE_SAID = re.compile(
    r"(?:,\swho\s(?:is|was|turned|turns)|(?:^|[.!?]\s|[“\"]\s?)(?:He|She)\s(?:is|was)|\b(?:[Hh]e|[Ss]he)\s(?:turned|turns))"
    r"\s(?:only\s|just\s|now\s)?$"
)
_LIMITED = re.compile(r"[.,;:)]|\s(?:instead|from|to|by|in|as|and|or|for|after|rather|at|starting)\b|\s*$")
_PERSON_APPOSED = re.compile(r"\b(?:an?|the|his|her)\s(?:[a-z-]+\s){0,2}(?P<noun>[a-z]+),\s$", re.IGNORECASE)
_AGE_APPOSED = re.compile(r"[A-Z][\w’'-]+,\s$")
_LONG = re.compile(
    r"[\s\u00a0]*(?:$|[.,;:)]|thick|long|wide|deep|tall|high|across|in diameter|of (?:rain|snow))"
)
_VERB_NEXT = re.compile(r"\s(?:the|a|an|their|his|her|its|in|on|at|by|from)\b")
_POINTS = re.compile(r"[\s\u00a0-](?P<points>percentage|basis|base)[\s\u00a0-]points?(?!\w)", re.IGNORECASE)
_PART_OF_ONE = re.compile(r"\sof\san?(?=[\s-])")
_WHOLE = re.compile(
    r"\sof(?:\s(?:the|its|their|his|her|all|those|these))?\s(?:\d[\d,]*|two|three|four|five|six|"
    r"seven|eight|nine|ten|"
    r"eleven|twelve)(?=\s)"
)
_SOME_OF = re.compile(
    r"\sof\s(?:the|its|their|his|her|our|these|those)\s(?=[a-z])(?!(?:[a-z]+est|best|most|worst)\b)"
)
_PER_MANY = re.compile(r"\s(?:per|for\severy|in\severy)\s\d[\d,]*(?:\s[a-z]+)?")
_MAGNITUDE_AFTER = re.compile(r"[\s-]magnitude(?!\w)")
_MAGNITUDE_BEFORE = re.compile(r"\bmagnitude(?:[\s-]of)?[\s-]$", re.IGNORECASE)
_THOSE = re.compile(r"[\s\u00a0](?:others(?!\w)|of\s(?:them|those|these|whom)(?!\w))")
_HYPHENED = re.compile(r"-(?P<noun>[a-z]{3,20})(?![\w-])")
_PARTITIVE = re.compile(r"\sof(?:\s(?:the|its|their|his|her|our|those|these|all))?\s")
_POPULATION = re.compile(
    r"\b(?:country|nation|city|crowd|audience|workforce|town|state|province|region|village|"
    r"community|island|capital|population|electorate|group|gang|delegation|panel|party|"
    r"(?P<group>crew|staff|family|team|squad))"
    r"(?:\s\w+)?\sof(?:\s(?:about|some|around|nearly|almost|over|more\sthan|just\sover|roughly))*\s$",
    re.IGNORECASE,
)
_REACH = 120
_SHARE = re.compile(
    r"\b(?:margin|lead|share|turnout|rate|support|approval|yield|swing|majority)s?\b", re.IGNORECASE
)
_INDEX = re.compile(r"\b(?:index|average|Dow|FTSE|Nikkei|Nasdaq|DAX|stocks)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\d\s?%|\bper\s?cent\b", re.IGNORECASE)


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
    """Read what ``figure`` counts, inside ``sentence``, passing over a hedge ("10-plus years")."""
    limit = sentence.end
    at = min(quantities_hedges.after(text, figure.end)[0], limit)
    part = _PART_OF_ONE.match(text, at, limit) if figure.first.style == "fraction" else None
    at = part.end() if part is not None else at
    found = (
        _money(figure)
        or _age(text, figure, sentence)
        or _magnitude(text, figure)
        or _measure(text, at, limit)
    )
    found = found or _of_those(text, figure, limit)
    if found is None:
        found = _compound(text, figure.end, limit) or _noun(text, figure, Span(at, limit))
    return _with_rate(text, _in_percent(text, found, figure, sentence), limit)


def _in_percent(text: str, found: Counted, figure: Figure, sentence: Span) -> Counted:
    """Read the points of a lead or a share as percentage points, but not those of an index or a game."""
    if found.unit != "points":
        return found
    before = text[max(sentence.start, figure.start - _REACH) : figure.start]
    if _INDEX.search(before) or not _SHARE.search(before):
        return found
    is_broken = figure.low is not None and figure.low != int(figure.low)
    if is_broken or _PERCENT.search(text, sentence.start, min(sentence.end, figure.end + _REACH)):
        return Counted(found.end, found.noun, "percentage points", is_measure=True)
    return found


def _money(figure: Figure) -> Counted | None:
    if not figure.money:
        return None
    return Counted(figure.end, figure.money.split()[-1].lower(), figure.money, is_measure=True)


def _is_person(before: str) -> bool:
    """Tell whether a name, or a noun for a person with its article, and a comma end ``before``."""
    noun = _PERSON_APPOSED.search(before)
    return _AGE_APPOSED.search(before) is not None or (
        noun is not None and noun["noun"].lower() in lexicons.words("persons")
    )


def _age(text: str, figure: Figure, sentence: Span) -> Counted | None:
    match = _AGE.match(text, figure.end, sentence.end)
    if match is not None:
        words = re.sub(r"[\s\u00a0-]+", " ", match["span"] or " years old").strip()
        noun = words.split()[0].rstrip("s") + "s"
        return Counted(match.end(), noun, f"{noun} old", is_measure=True)
    before = text[max(sentence.start, figure.outer - 40) : figure.outer]
    is_apposed = text[figure.end : figure.end + 1] in tuple(",.;\n") and _is_person(before)
    is_age = figure.low is not None and 0 < figure.low < 120 and figure.first.style == "digits"
    if is_age and (_AGED.search(before) or (is_apposed and not figure.is_range)):
        return Counted(figure.end, "years", "years old", is_measure=True)
    if (figure.high or 200) < 120 and _is_told(text, figure, sentence):
        return Counted(figure.end, "years", "years old", is_measure=True)
    if is_age and _is_limit(text, figure, sentence):
        return Counted(figure.end, "years", "years of age", is_measure=True)
    return None


def _is_told(text: str, figure: Figure, sentence: Span) -> bool:
    """Tell whether a bare number is the age of those just named ("many of them under five", "He was 82")."""
    phrase = quantities_nouns.read(text, figure.end, sentence.end, False)
    if phrase.unit or phrase.outcome or _measure(text, figure.end, sentence.end) is not None:
        return False
    floor = max(sentence.start, figure.outer - 60)
    return any(p.search(text[floor : figure.outer]) for p in (_AGE_BOUND, _AGE_SAID))


def _is_limit(text: str, figure: Figure, sentence: Span) -> bool:
    """Tell whether a bare number is an age that people are to reach ("raises the pension age to 67")."""
    if _LIMITED.match(text, figure.end, sentence.end) is None:
        return False
    return _AGE_LIMIT.search(text, max(sentence.start, figure.outer - 90), figure.outer) is not None


def _magnitude(text: str, figure: Figure) -> Counted | None:
    """Read "magnitude 5.8" and "5.8-magnitude"."""
    after = _MAGNITUDE_AFTER.match(text, figure.end)
    if after is None and not _MAGNITUDE_BEFORE.search(text[max(0, figure.start - 16) : figure.start]):
        return None
    return Counted(after.end() if after else figure.end, "magnitude", "magnitude", is_measure=True)


def _of_those(text: str, figure: Figure, limit: int) -> Counted | None:
    """Read "300 of them died", "10 others injured": people, where nothing else is said."""
    whole = _WHOLE.match(text, figure.end, limit)
    if whole is not None:
        phrase = quantities_nouns.read(text, whole.end(), limit, False)
        return Counted(phrase.end, phrase.head, phrase.unit, phrase.outcome) if phrase.unit else None
    part = _SOME_OF.match(text, figure.end, limit) if figure.first.style in ("digits", "words") else None
    if part is not None:
        phrase = quantities_nouns.read(text, part.end() - 1, limit, False)
        if phrase.head in ("victims", "casualties", "fatalities"):
            return Counted(phrase.end, "people", phrase.unit.replace(phrase.head, "people"), phrase.outcome)
        named = quantities_nouns.is_plural(phrase.head)
        return Counted(phrase.end, phrase.head, phrase.unit, phrase.outcome) if named else None
    match = _THOSE.match(text, figure.end, limit)
    if match is None:
        return None
    outcome = quantities_nouns.outcome_at(text, match.end(), limit)
    if outcome is None:
        return Counted(match.end(), "people", "people") if "other" in match[0] else None
    end = outcome[0] if outcome[2] or outcome[0] - match.end() < 24 else match.end()
    unit = "share of people" if figure.first.style == "fraction" else "people"
    return Counted(end, "people", unit, outcome[1])


def _measure(text: str, at: int, limit: int) -> Counted | None:
    points = _POINTS.match(text, at, limit)
    if points is not None:
        return Counted(points.end(), "points", f"{points['points'].lower()} points", is_measure=True)
    match = units.after_number().match(text, at, limit)
    if match is None or not _is_meant(text, match, limit):
        return None
    measure = units.measure(match["unit"])
    if measure is None:
        return None
    words = measure.name.lower().split()
    noun = words[0] if words[0] in ("degrees", "pounds") or "per" in words else words[-1]
    found = Counted(match.end(), noun, measure.name, is_measure=True)
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


def _noun(text: str, figure: Figure, room: Span) -> Counted:
    is_part = figure.first.style in ("vague", "fraction")
    partitive = _PARTITIVE.match(text, room.start, room.end) if is_part else None
    at = partitive.end() - 1 if partitive is not None else room.start
    more = _MORE.match(text, at, room.end)
    is_more = more is not None and more[0].strip() != "other"
    is_one = figure.low == 1 and figure.high == 1
    phrase = quantities_nouns.read(text, more.end() if more else at, room.end, is_one)
    if not (phrase.unit or phrase.outcome or is_more):
        whose = _POPULATION.search(text[max(0, figure.start - 40) : figure.start])
        return _of_group(whose, figure.end) if whose is not None else Counted(figure.end)
    found = Counted(phrase.end, phrase.head, phrase.unit, phrase.outcome, is_more=is_more)
    if partitive is not None and figure.first.style == "fraction":
        return replace(found, unit=f"share of {phrase.unit}")
    if phrase.head in lexicons.words("amounts"):
        return _with_of(text, found, room.end)
    measure = units.measure(phrase.head) if phrase.head else None
    if measure is not None and measure.dimension.startswith("money"):
        return replace(found, unit=measure.name, is_measure=True)
    return replace(found, is_time=measure is not None and measure.dimension == "time")


def _of_group(whose: re.Match[str], end: int) -> Counted:
    """Read "a crew of 12" as crew members, "a town of 3,000" as people."""
    if whose["group"] is None:
        return Counted(end, "people", "people")
    return Counted(end, "members", f"{whose['group'].lower()} members")


def _compound(text: str, at: int, limit: int) -> Counted | None:
    """Read "-member military bloc": members, in a phrase that goes on."""
    match = _HYPHENED.match(text, at, limit)
    if match is None:
        return None
    noun = match["noun"].lower()
    if noun == "strong":
        return _strong(text, match.end(), limit)
    plural = {"person": "people", "man": "men", "woman": "women"}.get(
        noun, noun if noun.endswith("s") else f"{noun}s"
    )
    phrase = quantities_nouns.read(text, match.end(), limit, True)
    return Counted(phrase.end if phrase.unit else match.end(), plural, plural)


def _strong(text: str, at: int, limit: int) -> Counted:
    """Read "-strong crowd": so many people."""
    phrase = quantities_nouns.read(text, at, limit, True)
    return Counted(phrase.end if phrase.unit else at, "people", "people")


def _with_of(text: str, found: Counted, limit: int) -> Counted:
    match = _OF.match(text, found.end, limit)
    if match is None or found.noun not in lexicons.words("amounts"):
        return found
    return replace(found, end=match.end("what"), unit=f"{found.unit} of {match['what']}")


def _with_rate(text: str, found: Counted, limit: int) -> Counted:
    many = _PER_MANY.match(text, found.end, limit)
    if many is not None:
        return replace(found, end=many.end(), unit=f"{found.unit}{many[0]}".strip())
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
