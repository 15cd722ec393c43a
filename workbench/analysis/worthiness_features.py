"""What in a sentence speaks for or against checking it: each feature counts a thing one can see."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from workbench.analysis.lexicons import entries
from workbench.analysis.wording import irregular_bases

_LIMIT = 2000
_WORD = re.compile(r"\w+(?:[.,]\d+)*(?:['’]\w+)?|[%$€£¥?“”\"]")
_PAST = re.compile(r"[a-z]{3,}ed")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = {"%": "percent", "$": "money", "€": "money", "£": "money", "¥": "money", "?": "question"}
_QUOTES = frozenset('“”"')
_COUNTED = {"named": 3, "number": 2, "past event": 2}


@lru_cache(maxsize=4_000)
def features(sentence: str) -> Mapping[str, float]:
    """Return what is seen in ``sentence``, by name and strength; its first 2,000 characters are read."""
    seen: dict[str, int] = {}
    count = 0
    for word in _WORD.findall(sentence[:_LIMIT]):
        count += word[0].isalnum()
        for feature in _of_word(word, count == 1):
            seen[feature] = seen.get(feature, 0) + 1
    found = {name: min(times, _COUNTED.get(name, 1)) / _COUNTED.get(name, 1) for name, times in seen.items()}
    found |= {"very short": 1.0} if count <= 5 else {"length": min(count, 30) / 30}
    if "number" in found and ("deaths" in found or "injuries" in found):
        found["people harmed"] = 1.0
    return MappingProxyType(found)


@lru_cache(maxsize=50_000)
def _of_word(word: str, is_first: bool) -> tuple[str, ...]:
    if word in _MARKS:
        return (_MARKS[word],)
    if word in _QUOTES:
        return ("quotation",)
    if word[0].isdigit():
        return ("number", "year") if _YEAR.fullmatch(word) else ("number",)
    plain = word.replace("’", "'")
    known = _words().get(plain) or _words().get(plain.lower(), ())
    if plain.isupper() and plain != "I":
        known = ()
    if not known and (_PAST.fullmatch(plain) or plain in _irregular_pasts()):
        known = ("past event",)
    if plain[0].isupper() and not is_first and plain != "I" and "day" not in known:
        known = (*known, "named")
    return known


@cache
def _irregular_pasts() -> frozenset[str]:
    """Return the pasts and participles of irregular verbs that are not their base too: broke, broken."""
    return frozenset(form for form, base in irregular_bases().items() if form != base)


@cache
def _words() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in entries("worthiness_words"))
    return {row[0]: tuple(row[1:]) for row in rows}
