"""How claims, articles and values are named in a few words: in labels, warnings, lists and the comparison."""

from __future__ import annotations

import re

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.change import Label
from workbench.core.claim import Claim
from workbench.core.value import NameValue, Quantity, QuoteValue, TimeValue

_MEASURED = re.compile(
    r"per ?cent|%|dollar|euro|pound|rou?ble|\b(?:(?:second|minute|hour|day|week|month|year|decade)s?"
    r"|(?:kilo|centi|milli)?met(?:er|re)s?|miles?|yards?|feet|inch(?:es)?|acres?|hectares?|degrees?"
    r"|(?:kilo)?grams?|ton(?:ne)?s?|lit(?:er|re)s?|gallons?|barrels?)\b"
)
"""Units without which a figure says nothing, and in which articles differ."""
BRIEF = 48
"""Characters that a claim may take in a menu or a sentence."""


def brief(claim: Claim, length: int = BRIEF) -> str:
    """Return the claim's words on one line, cut at a word if they are longer than ``length``."""
    return wording.shortened(claim.quote, length)


def several(count: int) -> Label:
    """Return what several claims are called in a label."""
    return Label("{n} claims", n=count)


def source(article: Article) -> str:
    """Return how an article is called in a sentence."""
    return wording.called(article)


def as_stated(claim: Claim) -> str:
    """Return a claim's value as a cell shows it: "at least 164", "some 2,500", "next Wednesday = 19 Jan"."""
    value = claim.value
    if isinstance(value, Quantity):
        return _figure(value) or brief(claim)
    if isinstance(value, TimeValue):
        return _time(claim, value)
    if isinstance(value, NameValue):
        return value.canonical
    if isinstance(value, QuoteValue):
        return (
            f"“{wording.shortened(value.words, BRIEF)}”"
            if value.direct
            else wording.shortened(value.words, BRIEF)
        )
    return brief(claim)


def value_words(claim: Claim) -> str:
    """Return what a claim says as an editor would type it: "at least 164 people dead", "13 January 2022"."""
    value = claim.value
    if isinstance(value, Quantity):
        return wording.quantity(value)
    if isinstance(value, TimeValue):
        return " ".join(value.said.split()) or wording.time(value)
    if isinstance(value, QuoteValue):
        return " ".join(value.words.split())
    return value.canonical if isinstance(value, NameValue) else brief(claim)


def day_and_month(value: TimeValue) -> str:
    """Return the resolved date without its year where a day is known: "19 Jan", "10 to 14 Jan"."""
    words = re.sub(r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d)", "", wording.time(value))
    return re.sub(r"(?<=[A-Z][a-z]{2}) \d{4}\b", "", words)


def _figure(value: Quantity) -> str:
    with_unit = wording.quantity(value)
    bare = wording.quantity(Quantity(value.low, value.high, value.approximate, "", value.hedge))
    return with_unit if _MEASURED.search(value.unit) else bare


def _time(claim: Claim, value: TimeValue) -> str:
    said = " ".join((value.said or value.weekday or "").split())
    resolved = day_and_month(value)
    if not resolved:
        return said or brief(claim)
    if not said or _tells_same(said, resolved):
        return resolved
    return f"{said} = {resolved}"


def _tells_same(said: str, resolved: str) -> bool:
    numbers = set(re.findall(r"\d+", resolved))
    month = re.search(r"[A-Z][a-z]{2}", resolved)
    return bool(numbers) and numbers <= set(re.findall(r"\d+", said)) and (not month or month[0] in said)
