"""What the subject says that a figure counts: "the number of cases climbed to 263", "the toll passes 40"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.analysis import quantities_nouns

_REACH = 150
_SHORT = 48
_BETWEEN = r"(?:(?:now|since|already|then|also|still|so\sfar|thus\sfar|later|again|[a-z]{4,12}ly)\s){0,3}"
# The verb that ends where the figure or its hedge begins: a copula, one of change with "to", one of passing.
_VERB = re.compile(
    rf"\s(?:(?:has|have|had|could|may|might|would|will)\s)?{_BETWEEN}(?:"
    r"(?P<over>pass(?:es|ed)?|tops|topped|exceed(?:s|ed)?|surpass(?:es|ed)?|cross(?:es|ed))(?:\sthe)?"
    r"|(?P<state>(?:is|was)\scloser\sto|is|was|are|were|been|stands?\sat|stood\sat|remain(?:s|ed)?(?:\sat)?|reach(?:es|ed)?|hits?|"
    r"total(?:s|ed|led)|(?:(?:is|was|were|been|be)\s)?(?:now\s)?(?:put|estimated|set|given|listed)\sat|numbered)"
    r"|(?P<change>(?:rose|risen|ris(?:es?|ing)|climb(?:s|ed|ing)?|grew|grow(?:s|n|ing)?|jump(?:s|ed)?|soar(?:s|ed)?|"
    r"increas(?:es?|ed)|went|go(?:es|ne)?|fell|falls?|fallen|drop(?:s|ped)?|came|comes?|edg(?:es|ed)|crept|"
    r"mount(?:s|ed)|swell(?:s|ed)|surg(?:es|ed)|doubl(?:es|ed)|tripl(?:es|ed)|(?:was\s|been\s)?(?:revised|raised|"
    r"lowered|cut|increased|brought))(?:\s(?:up|down|further|again|[a-z]+ly))*(?:\sfrom\s[^,;.]{1,24})?\sto)"
    rf")\s{_BETWEEN}$",
    re.IGNORECASE,
)
# "took his tally for the season to 17", "bringing the toll to 64": the subject stands after the verb.
_BROUGHT = re.compile(
    r"\b(?:took|takes?|taking|bring(?:s|ing)?|brought|rais(?:es?|ed|ing)|lift(?:s|ed|ing)?|push(?:es|ed|ing)?)\s"
    r"(?P<what>(?:the|his|her|its|their)\s[^,;.:]{1,40}?)\s(?:up\s)?to\s$",
    re.IGNORECASE,
)
# "put the number of strikers at 1,900".
_PUT = re.compile(
    r"\b(?:put|puts|putting|estimat(?:es?|ed|ing)|gave|gives?)\s(?P<what>(?:the|its|their)\s[^,;.:]{1,50}?)\sat\s"
    r"(?:about\s|some\s|around\s)?$",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[;:.—–“”\"]\s?|,\s(?:and|but|while|as|when|where|which|who|with)\s|\s(?:but|while|that|where)\s"
)
_TOLL = re.compile(
    r"\b(?:(?:the|its|their|a|official|confirmed|overall|total)\s)*(?:death\stoll|toll|body\scount|"
    r"number\sof\s(?:the\s)?(?:dead|deaths|fatalities|people\skilled))\b",
    re.IGNORECASE,
)
_NOT_DEATHS = re.compile(
    r"\btoll\s(?:road|booth|bridge|charge|fee)|\b(?:road|bridge|motorway)\stoll", re.IGNORECASE
)
_NUMBER_OF = re.compile(
    r"\b(?:(?:the|a)\s)?(?:(?:total|overall|official|confirmed|estimated|global|daily)\s)?(?:number|count|tally|total)"
    r"\sof(?=\s)",
    re.IGNORECASE,
)
_HEADS = re.compile(
    r"\b(?:(?:the|its|their|an?|total|official|average)\s)*(?P<head>attendance|audience|crowd|headcount|workforce|"
    r"population|membership|readership|enrolment|enrollment)\b",
    re.IGNORECASE,
)
_TALLY = re.compile(
    r"\b(?:(?:the|his|her|its|their|a)\s)?(?:(?:true|real|actual|final)\s)?(?:tally|total|count|haul|figure)\b(?!\sof\b)",
    re.IGNORECASE,
)
_AGE = re.compile(r"\b(?:the\s)?(?:oldest|youngest|eldest)\b", re.IGNORECASE)
# "the youngest of them 79", "the oldest aged 94": no verb.
_AGE_BARE = re.compile(
    r"\b(?:the\s)?(?:oldest|youngest|eldest)(?:\sof\s(?:them|whom|these|those|(?:the|his|her|their)\s[a-z]+))?"
    r"(?:,?\saged|,)?\s$",
    re.IGNORECASE,
)
_PLURAL_SUBJECT = re.compile(
    r"(?:^|[,;:.—–“\"]\s?|\s(?:and|that|while|as)\s)(?:the\s)?(?P<adjectives>(?:[A-Za-z][\w-]*\s){0,3})(?P<noun>[A-Za-z]{4,}s)"
    r"(?:\s(?:in|from|across|at)\s[^,;.:]{1,40})?$",
)
_NO_COUNTS = frozenset(
    (
        *("costs", "earnings", "fares", "gains", "indexes", "levels", "losses", "odds", "points", "prices"),
        *("profits", "rates", "ratings", "revenues", "sales", "shares", "stocks", "temperatures", "tensions"),
        *("values", "wages", "waters", "winds", "yields"),
    )
)
_FATES = {"deaths": "people dead", "fatalities": "people dead", "injuries": "people injured"}


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure counts: ``noun`` and ``unit`` ("" where only an earlier figure tells), its ``start``.

    ``start`` is None where the subject is too long to belong to the figure's words; ``is_least`` is set
    by a verb of passing, whose word is ``verb``.
    """

    noun: str
    unit: str
    start: int | None = None
    is_least: bool = False
    verb: str = ""


def read(text: str, at: int, floor: int) -> Subject | None:
    """Read the subject of the verb that ends at ``at``, where a figure begins; not before ``floor``."""
    begin = max(floor, at - _REACH)
    window = text[begin:at]
    bare = _AGE_BARE.search(window)
    if bare is not None:
        return Subject("years", "years old", begin + bare.start())
    brought = _BROUGHT.search(window)
    if brought is not None:
        return _named(window, begin, brought["what"], brought.start("what"), brought.start())
    put = _PUT.search(window)
    if put is not None:
        return _named(window, begin, put["what"], put.start("what"), put.start())
    verb = _VERB.search(window)
    if verb is None:
        return None
    cuts = list(_CUT.finditer(window, 0, verb.start()))
    clause = cuts[-1].end() if cuts else 0
    words = window[clause : verb.start()]
    found = _named(window, begin, words, clause, len(window))
    if found is None and (verb["change"] or verb["over"]):
        found = _plural(words)
    if found is None:
        return None
    word = " ".join(verb["over"].lower().split()) if verb["over"] else ""
    return Subject(found.noun, found.unit, found.start, bool(word), word)


def _named(window: str, begin: int, words: str, at: int, outer: int) -> Subject | None:
    """Read what the subject ``words`` at ``at`` name; it is taken in from ``outer`` if that is not far."""
    toll = _TOLL.search(words)
    if toll is not None and not _NOT_DEATHS.search(words):
        return Subject("people", "people dead", _near(window, begin, at + toll.start(), outer))
    number = _NUMBER_OF.search(words)
    if number is not None:
        phrase = quantities_nouns.read(words, number.end(), len(words), False)
        if phrase.unit and quantities_nouns.is_plural(phrase.head):
            unit = _FATES.get(phrase.unit, f"{phrase.unit} {phrase.outcome}".strip())
            return Subject(unit.split()[0] if phrase.unit in _FATES else phrase.head, unit)
        return None
    age = _AGE.search(words)
    if age is not None:
        return Subject("years", "years old", _near(window, begin, at + age.start(), outer))
    head = _HEADS.search(words)
    if head is not None:
        return Subject("people", "people", _near(window, begin, at + head.start(), outer))
    tally = _TALLY.search(words)
    return Subject("", "", _near(window, begin, at + tally.start(), outer)) if tally is not None else None


def _near(window: str, begin: int, at: int, outer: int) -> int | None:
    at = min(at, outer)
    return begin + at if len(window) - at <= _SHORT else None


def _plural(words: str) -> Subject | None:
    """Read "confirmed cases in the north" before a verb of change."""
    match = _PLURAL_SUBJECT.search(words)
    if match is None:
        return None
    noun = match["noun"].lower()
    if noun in _NO_COUNTS or not quantities_nouns.is_plural(noun):
        return None
    adjectives = " ".join(w for w in match["adjectives"].split() if w.islower())
    unit = _FATES.get(noun, f"{adjectives} {noun}".strip())
    return Subject(unit.split()[0] if noun in _FATES else noun, unit)
