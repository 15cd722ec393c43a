"""Figures whose noun stands elsewhere: "3,200 of its members", "and seven in Lesk", "had spoken of 3,200"."""

from __future__ import annotations

import re

from workbench.analysis import quantities_nouns
from workbench.core.span import Span

_POSSESSIVE = r"(?:the|these|those|its|their|his|her|our|(?:[A-Z][\w-]{0,30}\s){0,2}[A-Z][\w-]{0,30}['’]s?)"
_PARTITIVE = re.compile(rf"\sof\s{_POSSESSIVE}\s(?=[a-z])")
_FINEST = re.compile(r"(?:most|best|[a-z]+est)\s")
WHOLE = re.compile(rf"\sof\s(?:all|{_POSSESSIVE})\s")
"""What stands between a part and a whole that is a figure itself ("nineteen of its 24 hospitals")."""
_SPEAKS = (
    r"\b(?:sp(?:eaks?|oke|oken|eaking)|boast(?:s|ed|ing)?|talk(?:s|ed)?|warn(?:s|ed)?|report(?:s|ed)?)\sof\s"
)
_SPEAKS_OF = re.compile(_SPEAKS, re.IGNORECASE)
_TOLD = re.compile(rf"{_SPEAKS}(?:about\s|some\s|around\s)?$", re.IGNORECASE)
_ENDS = re.compile(r"[.,;:]|$|\s(?:and|but|while)\b")
_JOINED = re.compile(r"[^.:\d]{0,70}?(?:\band|,|;|\bwhile|\bbut)\s(?:the\s)?", re.DOTALL)
_PLACE_AFTER = re.compile(
    r"\s(?:in|at|near|outside|from)\s(?:the\s(?:[a-z]+\s){1,3}(?:of\s)?)?(?![A-Z][a-z]+\s\d)[A-Z]|\sin\s(?:intensive\scare|(?:the\s)?hospital)"
)
_VERB_AFTER = re.compile(
    r"\s(?:are|were|have|had|remain(?:ed)?|burst|caught|went|fled|took|fell|lost|won|[a-z]{3,10}ed)\b(?!\sby\b)"
)
_YEAR = range(1500, 2100)


def partitive(text: str, at: int, limit: int) -> tuple[Span, str, str] | None:
    """Read "of its members" behind a figure: the span of its words, the noun and the unit."""
    match = _PARTITIVE.match(text, at, limit)
    if match is None:
        return None
    phrase = quantities_nouns.read(text, match.end() - 1, limit, False)
    if not phrase.unit or not quantities_nouns.is_plural(phrase.head) or _FINEST.match(phrase.unit):
        return None
    if phrase.head == "victims":
        return Span(at, phrase.end), "people", "people dead"
    return Span(at, phrase.end), phrase.head, f"{phrase.unit} {phrase.outcome}".strip()


def is_told_again(before: str, after: str) -> bool:
    """Tell whether a bare figure is another word on one told before ("the union had spoken of 3,200")."""
    return _TOLD.search(before) is not None and _ENDS.match(after) is not None


def hands_on(quote: str) -> bool:
    """Tell whether a claim hands on a figure as another's word ("the union had spoken of 3,200")."""
    return _SPEAKS_OF.search(quote) is not None


def joined(between: str, after: str, value: float) -> str:
    """Return how a bare figure goes on from one before: "place" of the same, "verb" of another fate."""
    if value < 2 or int(value) in _YEAR or _JOINED.fullmatch(between) is None:
        return ""
    return "place" if _PLACE_AFTER.match(after) else "verb" if _VERB_AFTER.match(after) else ""


def resumed(before: str, after: str) -> bool:
    """Tell whether a sentence opens with a bare figure of what the one before counts ("49 are still in")."""
    return not before.strip() and _VERB_AFTER.match(after) is not None
