"""Numbers that count nothing: years, dates, times of the clock, names ("Flight 370"), pages, phones."""

from __future__ import annotations

import re

from workbench.analysis import lexicons
from workbench.analysis.numbers import Number
from workbench.analysis.quantities_ranges import Figure
from workbench.analysis.quantities_units import Counted
from workbench.core.span import Span

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_AFTER_MONTH = re.compile(
    rf"\b{_MONTH}\s(?:the\s)?(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?|\s(?:and|to)\s|,\s))?$"
)
_BEFORE_MONTH = re.compile(
    rf"(?:st|nd|rd|th)?(?:\s(?:and|to)\s\d{{1,2}}|[-–]\d{{1,2}})?\s(?:of\s)?{_MONTH}(?!\w)"
)
_CLOCK = re.compile(
    r"(?::\d\d|\.\d\d)?[\s\u00a0]?(?:[ap]\.?\s?m\b\.?|o[’']clock|hrs?\sGMT|hours\s(?:GMT|local)|"
    r"GMT\b|UTC\b|[EPCM][SD]?T\b)|:\d\d\b|h\d\d\b",
    re.IGNORECASE,
)
_PICOMETRES = re.compile(r"(?:size|length|width|diameter|radius|wavelength|thickness) of $")
_DATE = re.compile(r"(?:[-/.]\d{1,4}){2}(?!\d)|-\d\d-\d\d(?!\d)|/(?:19|20)\d\d(?!\d)")
_PHONE = re.compile(r"[-.\s]\d{3}[-.\s]\d{3,4}(?!\d)|[-.]\d{4}(?!\d)")
_LABEL = re.compile(
    r"\b(?:No|Nos|Article|article|Section|section|Chapter|chapter|Page|page|p|pp|paragraph|"
    r"Paragraph|Rule|rule|Clause|clause|"
    r"Flight|flight|Room|room|Route|route|Highway|highway|Interstate|Gate|gate|Line|line|Level|"
    r"level|Phase|phase|Stage|stage|"
    r"Group|group|Grade|grade|Type|type|Version|version|Game|game|Round|round|Day|Week|week|Season|"
    r"season|Episode|episode|"
    r"Volume|volume|Item|Unit|Apartment|Apt|Suite|Box|Pier|Dock|Terminal|District|Ward|Precinct|"
    r"Division|Title|Act|Amendment|"
    r"Area|area|Track|Lane|lane|Channel|channel|Class|class|Category|category|Resolution|Convention|"
    r"Protocol|Bill|bill|Proposition|Prop|"
    r"Number|number|Magnitude|grade|Step|step|Part|part|Table|Figure|Fig|Question|question|#|§)\.?\s?$"
)
_ONE_WAY = re.compile(r"-(?:way|time|off|sided|stop|st|nd|rd|th)\b")
_DAY_IN_BRACKETS = re.compile(r"(?:day|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\.?\s\($")
_PRONOUN_HALF = re.compile(r"\b(?:first|second|latter|other|last|top|bottom)[\s-]$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:the|these|those|all|other|last|first|next)\s$", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|during|after|before|early|late|mid|through|to|between|"
    r"and|around|about|circa|"
    r"the|this|that|year|years|spring|summer|autumn|fall|winter|fiscal|FY|season|back|for|as|than|"
    r"its|his|her|their|class|"
    r"Copyright|©|end|beginning|start|quarter|half)|[’']s|,|\(|[-–—])\s?$",
    re.IGNORECASE,
)
_YEAR_TAIL = re.compile(r"[-–/](?:\d\d|\d{4})(?!\d)|s(?!\w)|[’']s")
_CAPITAL = re.compile(r"(?:^|[\s(“\"‘'&])(?P<word>[A-Z][\w&’'.-]*)[\s\u00a0]$")
_NO_NAMES = frozenset(("killed", "killing", "approximately", "roughly", "police", "meanwhile", "although"))


def is_label(text: str, number: Number, sentence: Span, has_unit: bool) -> bool:
    """Tell whether ``number`` is part of a date, a time, a name or a reference, so that it counts nothing.

    ``has_unit`` says that a currency, a measure or a plural noun goes with it.
    """
    if number.style == "vague":
        return False
    before = text[max(sentence.start, number.start - 24) : number.start]
    after = text[number.end : min(sentence.end, number.end + 24)]
    if number.style in ("words", "fraction") and not text[number.start].isdigit():
        if number.value == 0.5 and _PRONOUN_HALF.search(before):
            return True
        return not has_unit and (_LABEL.search(before) or _PRONOUN.search(before)) is not None
    if (
        _is_date(before, after, number)
        or _is_clock(before, after, number)
        or _is_code(before, after, has_unit)
    ):
        return True
    if _LABEL.search(before) or before.endswith(" per "):
        return True
    return _is_year(text, before, after, number, has_unit) or (
        not has_unit and _is_named(before, number, sentence)
    )


def _is_date(before: str, after: str, number: Number) -> bool:
    if _DATE.match(after) or _PHONE.match(after):
        return True
    if number.style == "fraction":
        return number.value < 1 and bool(re.search(r"\d$", before))
    if number.value != int(number.value) or not 1 <= number.value <= 31:
        return False
    return bool(_AFTER_MONTH.search(before) or _BEFORE_MONTH.match(after))


def _is_code(before: str, after: str, has_unit: bool) -> bool:
    """Tell whether letters are glued to the number, as in "4a", "5th" and the numbers of an address."""
    last = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
    if "/" in last or "_" in last or _ONE_WAY.match(after) or _DAY_IN_BRACKETS.search(before):
        return True
    return after[:1].isalpha() and not has_unit


def _is_clock(before: str, after: str, number: Number) -> bool:
    match = _CLOCK.match(after)
    if match is None or number.value > 2400:
        return False
    is_size = _PICOMETRES.search(before) is not None
    return not is_size


def _is_year(text: str, before: str, after: str, number: Number, has_unit: bool) -> bool:
    digits = text[number.start : number.end]
    if not (len(digits) == 4 and digits.isdigit() and 1000 <= number.value <= 2100):
        return False
    if _YEAR_TAIL.match(after) or _AFTER_MONTH.search(before) or re.search(r"\d,\s$", before):
        return True
    if has_unit:
        return bool(_YEAR_BEFORE.search(before)) and number.value >= 1500
    return number.value >= 1500 or bool(_YEAR_BEFORE.search(before))


def _is_common(word: str) -> bool:
    return (
        word in lexicons.words("function_words") or word in lexicons.words("day_words") or word in _NO_NAMES
    )


def _is_named(before: str, number: Number, sentence: Span) -> bool:
    match = _CAPITAL.search(before)
    if match is None or _is_common(match["word"].lower().rstrip(".")):
        return False
    return number.start - len(match["word"]) - 1 > sentence.start


_ONE_MORE = re.compile(
    r"[\s\u00a0](?:of|another|or\stwo|by\sone|day|time|in|who|that|to|can|could|would|is|was)(?!\w)"
)
_NOT_COUNTED = re.compile(
    r"\b(?:the|this|that|which|each|every|any|some|no|last|next|big|only|first|another|latest|same|"
    r"either|not|is|was|as)\s$",
    re.IGNORECASE,
)


def counts_one(text: str, figure: Figure, found: Counted, is_hedged: bool) -> bool:
    """Tell whether "one" counts something, and is no pronoun and no "one of"."""
    if is_hedged or found.outcome:
        return bool(found.noun or found.outcome)
    if not found.noun or _ONE_MORE.match(text, figure.end) or found.is_time:
        return False
    return not _NOT_COUNTED.search(text[max(0, figure.start - 12) : figure.start])
