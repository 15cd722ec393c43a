"""Numbers as news writes them: digits, words, mixtures, fractions, and vague ones such as "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.numbers_words import CARDINAL, FIRST, VAGUE, parse_run, vague
from workbench.core.span import Span

CURRENCY_SIGNS = "$£€¥₹₽₩₺₪₴"
_FRACTIONS = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅛": 1 / 8, "⅕": 1 / 5}
_MONEY_BEFORE = re.compile(rf"(?:[{CURRENCY_SIGNS}]|\b(?:Dollars|Pounds|Euros|USD|EUR|GBP)\s)$")
_COUNTED_AFTER = re.compile(
    r"\s(?:[a-z-]+\s)?(?!hurdles|sprints|races|heats|finals|waves|runners|swimmers)(?:people|[a-z]{3,}s)\b"
)
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
# "net income was ($2.3 million)": what a verb needs stands in no aside, so the brackets are a minus sign.
_IN_ACCOUNTS = re.compile(rf"\b(?:is|was|were|of|to|at)\s\([{CURRENCY_SIGNS}]$")
_LISTED = re.compile(r"\d+,\d+")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MONEY_AFTER = re.compile(
    rf"\s?(?:[{CURRENCY_SIGNS}]|(?:US\s)?dollars?|euros?|pounds?|EUR|USD|GBP|CHF|francs?)"
)
_UNIT_AFTER = re.compile(
    rf"\s?(?:[%{CURRENCY_SIGNS}°]|per\s?cent|percent|million|billion|euros?|dollars?|pounds?|francs?|EUR|USD|CHF|"
    r"km|m|kg|cm|mm|met(?:er|re)s?|kilomet(?:er|re)s?|tons?|tonnes?|lit(?:er|re)s?|hectares?|degrees?|miles?|hours?|years?)(?!\w)"
)
_PEOPLE_AFTER = re.compile(
    r"\s(?:[a-z-]+\s)?(?:people|persons|residents|dead|deaths|injured|victims|soldiers|troops|police|protesters|"
    r"demonstrators|workers|employees|voters|votes|homes|houses|refugees|migrants|cases|jobs|visitors|fans|"
    r"passengers|families|children|students|women|men)\b"
)
_LABELLED = re.compile(r"(?:\b[A-Z][\w.]*|\b(?:page|part|route|no\.|number|group|line|room|gate))\s$")
# "twenty-third" is a place, and no number.
_PLACES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_MOST_DIGITS = 30
_PARTS_OF = ("2", "3", "4", "5", "8", "10", "16")
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
}
# Digits, then a scale in words or letters. Thousands: 1,000 / 1 000 / 1'000 / 1.000.000 / 12,34,567 (India);
# decimals: 2.5 / 1.000,5 / 1 000,5 / 12,50 (only beside a unit); 2 1/2 / 3½ / 4e14 / 10⁶.
_DIGITS = r"""
(?=[-−.\dmnMN])(?<![\w\#@/=&])(?<!\d[.,:])(?<![A-Za-z_][-–])
(?:(?<![\w)%°])(?P<sign>[-−]|(?<!\d\s)(?i:minus|negative)\s)(?=\.?\d))?
(?P<digits>
  (?P<comma>
    \d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:[\ \u00a0\u202f]\d{3})+,\d{1,2}(?!\d)|\d+,\d{1,2}(?![\d,])
  )
 |\d{1,2}(?:,\d\d)+,\d{3}(?!\d)|\d{1,3}(?:\.\d{3}){2,}(?!\d)
 |\d{1,3}(?:[,'’\u00a0\u202f]\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\ \d{3})+(?!\d)|\d+(?:\.\d+)?|\.\d+
)
(?:
  (?P<power>[eE][-+−]?\d{1,3}(?!\w)|\s?×\s?10\^?[-−]?\d{1,3}|(?<=\b10)[⁰¹²³⁴-⁹]{1,2})
 |(?P<fraction>
   [\s-]?[½⅓⅔¼¾⅛⅕]|[ -]\d/\d{1,2}(?![\d/])|/\d{1,3}(?![\d/-])|\sand\sa\s(?:half|quarter))
)?
(?:[\s-]?(?P<scale>(?i:hundred|thousand|million|billion|trillion|dozen|lakh|crore|mln|mn|bln|bn|trn|tn))
  (?!\w)|(?P<letter>[kKmMbBtT])(?![\w/]))?
|(?<!\w)(?P<glyph>[½⅓⅔¼¾⅛⅕])
"""
_NUMBER = re.compile(
    rf"(?:{_DIGITS})|\b(?i:(?=[{FIRST}])(?:(?P<vague>{VAGUE})|(?P<words>{CARDINAL})))(?!\w|-(?:{_PLACES})\b)",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its place; None is an open bound.

    ``style`` is digits, words, fraction or vague; ``scale`` the factor of a "million" at its end, else 1.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool = False
    style: str = "digits"
    scale: float = 1.0

    @property
    def value(self) -> float:
        """The number itself, for a vague one its lowest meaning."""
        return self.low if self.low is not None else self.high or 0.0


def scan(text: str, span: Span) -> Iterator[Number]:
    """Yield the numbers inside ``span`` in text order; they never overlap."""
    for match in _NUMBER.finditer(text, span.start, span.end):
        if match["vague"]:
            low, high = vague(match["vague"])
            yield Number(
                match.start(), match.end(), tidy(low), None if high is None else tidy(high), True, "vague"
            )
        elif match["words"]:
            yield from _worded(match)
        else:
            number = _digits(text, match)
            if number is not None:
                yield number


def _worded(match: re.Match[str]) -> Iterator[Number]:
    at = match.start()
    if match.string[max(0, at - 3) : at].lower() == "no-":
        return  # "no-one"
    for start, end, value, style in parse_run(match["words"]):
        scale = _SCALES.get(match["words"][start:end].lower().rpartition(" ")[2], 1.0)
        yield Number(at + start, at + end, tidy(value), tidy(value), False, style, scale)


def _digits(text: str, match: re.Match[str]) -> Number | None:
    if match["glyph"]:
        share = _FRACTIONS[match["glyph"]]
        return Number(match.start(), match.end(), share, share, False, "fraction")
    digits = _plain(text, match)
    if not digits:
        return None
    power = _power(match["power"] or "0")
    if len(digits) > _MOST_DIGITS or abs(power) > _MOST_DIGITS:
        return None
    value = float(digits)
    end = match.end()
    style = "digits"
    if power:
        value *= 10.0**power
    elif match["fraction"]:
        mixed = _with_fraction(value, match["fraction"])
        if mixed is None:
            return None
        value, style = mixed, "fraction"
    scale = (match["scale"] or match["letter"] or "").lower()
    if match["letter"] in ("m", "b", "t", "T") and not _is_scale(text, match):
        scale, end = "", end - 1
        if text[end : end + 1] in "bt":
            return None
    factor = _SCALES.get(scale, 1.0)
    is_negative = match["sign"] or (
        text[end : end + 1] == ")" and _IN_ACCOUNTS.search(text[max(0, match.start() - 14) : match.start()])
    )
    value = tidy(-value * factor if is_negative else value * factor)
    return Number(match.start(), end, value, value, False, style, factor)


def _plain(text: str, match: re.Match[str]) -> str:
    """Return the digits of a match with a point for decimals, "" where they can be read in two ways."""
    digits, end = match["digits"], match.end("digits")
    if text[end : end + 1] in (",", ".") and text[end + 1 : end + 2].isdigit():
        return ""
    if match["comma"]:
        if _LISTED.fullmatch(digits) and not _is_measured(text, match):
            return ""
        return re.sub("[.\u00a0\u202f ]", "", digits).replace(",", ".")
    if _POINTED.fullmatch(digits):
        return digits.replace(".", "")
    if _THOUSANDS.fullmatch(digits) and _is_counted(text, match):
        return digits.replace(".", "")
    if digits[1:2] == " " and _LABELLED.search(text[max(0, match.start() - 16) : match.start()]):
        return ""
    return re.sub("[,'’\u00a0\u202f ]", "", digits)


def _is_measured(text: str, match: re.Match[str]) -> bool:
    """Tell whether a currency stands before a figure, or a unit behind it: then "12,50" has decimals."""
    if _MONEY_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    return _UNIT_AFTER.match(text, match.end("digits"), match.end() + 24) is not None


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Tell whether "3.000" has thousands: nobody counts people by parts, or money by thousandths."""
    if match["scale"] or match["letter"]:
        return False
    if _PEOPLE_AFTER.match(text, match.end("digits"), match.end() + 40):
        return True
    return match["digits"].endswith(".000") and _is_money(text, match)


def _is_money(text: str, match: re.Match[str]) -> bool:
    if _MONEY_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    return _MONEY_AFTER.match(text, match.end("digits"), match.end() + 20) is not None


def _power(words: str) -> int:
    if words[0] in _RAISED:
        return int("".join(str(_RAISED.index(c)) for c in words)) - 1  # the ten is there already
    return int(re.sub(r"^\s?(?:[eE]|×\s?10\^?)", "", words).replace("−", "-"))


def _with_fraction(value: float, fraction: str) -> float | None:
    piece = fraction.strip(" -\u00a0")
    if piece in _FRACTIONS:
        return value + _FRACTIONS[piece]
    if piece.startswith("and"):
        return value + (0.5 if piece.endswith("half") else 0.25)
    above, _, below = piece.rpartition("/")
    if float(below) == 0:
        return None
    if not above and (
        value > float(below) or (below not in ("2", "3", "4", "5", "8", "10", "16") and value != 1)
    ):
        return None
    return value + float(above) / float(below) if above else value / float(below)


def _is_scale(text: str, match: re.Match[str]) -> bool:
    """Tell whether a letter after digits means millions: "$40m", "8.2m people", and not "a 100m race"."""
    if _MONEY_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    return match["letter"] == "m" and _COUNTED_AFTER.match(text, match.end(), match.end() + 40) is not None


def tidy(value: float) -> float:
    """Return a whole number as an int, and other ones without the dust of floating point."""
    return int(value) if value == int(value) else float(f"{value:.12g}")
