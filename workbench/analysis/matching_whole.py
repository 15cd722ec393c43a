"""Figures that say how many belong to a whole ("a town of 700", "its 199 members"), and to which."""

from __future__ import annotations

import re

from workbench.analysis.lexicons import words
from workbench.analysis.wording import any_of, concept
from workbench.core.span import Span

_HEDGED = (
    r"(?:(?:about|around|some|nearly|almost|roughly|approximately|just|over|under|more|than|only)\s){0,3}"
)
_FIGURE = r"(?:\d[\d.,]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve)\b)"
_BELONGING = r"(?:people|residents|inhabitants|citizens|members|souls|deputies|seats)"
_SO_MANY = rf"{_FIGURE}(?:\s(?:million|billion))?\s{_BELONGING}"
_NAMED = r"(?P<name>[A-Z][\w’'-]+)(?:,\s[A-Z][\w’'.-]+)?"
_SCOPES = any_of([*words("scope_nouns"), "community", "island", "nation", "republic"])
# What stands before a figure that says how many belong to a whole, and the figure with what stands behind it.
_BEFORE = (
    # "Lesk, a small town of about 700", "a country of 5.3 million"
    (rf"(?:{_NAMED},\s)?\b(?:an?|the)\s(?:[\w-]+\s){{0,3}}(?:{_SCOPES})\sof\s", _FIGURE),
    # "Lesk, which has 700 residents", "the republic has a population of 5.3 million"
    (
        rf"(?:{_NAMED}(?:,\swhich)?\s)?\b(?:has|have|had)\s",
        rf"{_SO_MANY}(?=[,.;)]|\s(?:and|who)\b|\sin\s(?:all|total)\b|$)",
    ),
    (rf"(?:{_NAMED}(?:,\swhich)?\s)?\b(?:(?:is|are)\s)?home\sto\s", _SO_MANY),
    (rf"\bpopulation(?:\sof\s{_NAMED})?\s(?:of|is|was|stands\sat)\s", _FIGURE),
    # "nine of Velm's 24 schools"
    (
        r"\b(?:\d[\d,]*|[A-Za-z]{3,9})\s(?:out\s)?of\s(?:the|its|their|his|her|(?P<name>[A-Z][\w-]+)['’]s?)\s",
        rf"{_FIGURE}\s[a-z]+",
    ),
    # "a majority of its 199 members", "all 700 residents"
    (r"\b(?:its|their|all|the\s[a-z]+['’]s)\s(?P<name>)", _SO_MANY),
)
_PATTERNS = tuple(re.compile(f"{before}{_HEDGED}(?P<figure>{figure})") for before, figure in _BEFORE)
_BACK = 60
_KEPT = 5


def whole(text: str, sentence: Span, claim: Span) -> tuple[bool, str]:
    """Tell whether a figure says how many belong to a whole, and return the name of that, "" for none."""
    start, end = max(sentence.start, claim.start - _BACK), min(sentence.end, claim.end + _BACK)
    for pattern in _PATTERNS:
        for match in pattern.finditer(text, start, end):
            if _is_of(text, claim, Span(*match.span("figure"))):
                return True, concept((match["name"] or "").lower())[:_KEPT]
    return False, ""


def _is_of(text: str, claim: Span, figure: Span) -> bool:
    """Tell whether a figure is the one of a claim: the first in it."""
    if not claim.holds(figure) and figure.start != claim.start:
        return False
    before = text[claim.start : max(figure.start, claim.start)].lower().split()
    return not any(w[0].isdigit() or w.strip(",") in words("number_words") for w in before)
