"""The subject of a verb of speech: the noun phrase before it, with its asides between commas."""

from __future__ import annotations

from workbench.analysis import names_words
from workbench.analysis.attribution_words import Sentence
from workbench.analysis.lexicons import words
from workbench.analysis.tagging import Tag

Part = tuple[int, int]
_NOMINAL = frozenset(
    (Tag.NOUN, Tag.NAME, Tag.NUMBER, Tag.DETERMINER, Tag.PREPOSITION, Tag.PARTICIPLE, Tag.GERUND)
)
_RELATIVE = frozenset(("who", "which", "whose", "that"))
_LONGEST_ASIDE = 25
_LONGEST_BRACKET = 8


def subject(sentence: Sentence, end: int) -> Part | None:
    """Return the noun phrase that ends before word ``end``: "The minister, Sergei K. Shoigu,"."""
    end = _before_calendar(sentence, end)
    core = _core_end(sentence, end)
    if core is None:
        return None
    at, last = core
    start = at
    while start > 0 and _belongs(sentence, start - 1, at):
        start -= 1
    start = _without_opening(sentence, _counted(sentence, start, at), at)
    return (start, last) if start < at else None


def _counted(sentence: Sentence, start: int, end: int) -> int:
    """Return where a figure begins behind what opens a sentence: "in a poll for this station 59 percent"."""
    if start == 0 and sentence.tags[0] is not Tag.PREPOSITION:
        return start
    figures = [
        i
        for i in range(start + 1, end)
        if sentence.tags[i] is Tag.NUMBER and sentence.lower(i - 1) != "least"
    ]
    behind = [i for i in figures if sentence.tags[i - 1] is Tag.NOUN]
    return behind[-1] if behind else start


def _core_end(sentence: Sentence, end: int) -> Part | None:
    """Return where the phrase ends, and where its aside does; None where a comma cuts it off."""
    if sentence.lower(end - 1) in _RELATIVE and end > 1:
        end -= 1
        end -= sentence.lower(end - 1) == ","
        return end, end
    if sentence.lower(end - 1) == ")":
        opening = _bracket_before(sentence, end - 1)
        return (opening, end) if opening is not None else None
    if sentence.lower(end - 1) != ",":
        return end, end
    opening = aside_before(sentence, end - 1)
    if opening is None:
        return None
    relative = sentence.lower(opening + 1) in _RELATIVE
    return opening, opening if relative else end - 1


def _bracket_before(sentence: Sentence, closing: int) -> int | None:
    """Return the bracket that opens a short one: "the Commission (CEC) said"."""
    for at in range(closing - 1, max(closing - _LONGEST_BRACKET, 0), -1):
        if sentence.lower(at) == "(":
            return at
    return None


def aside_before(sentence: Sentence, comma: int) -> int | None:
    """Return the comma that opens the aside which the comma at ``comma`` closes."""
    for at in range(comma - 1, max(comma - _LONGEST_ASIDE, -1), -1):
        if sentence.lower(at) in (";", ":", '"'):
            return None
        if sentence.lower(at) == ",":
            return at if _is_aside(sentence, at + 1, comma) else None
    return None


def _is_aside(sentence: Sentence, start: int, end: int) -> bool:
    inner = sentence.tags[start:end]
    if not inner or sentence.lower(start) in _RELATIVE:
        return True
    if Tag.AUXILIARY in inner and inner[0] in (Tag.NUMBER, Tag.PRONOUN, Tag.DETERMINER, Tag.NAME):
        return False
    return Tag.VERB not in inner or inner[0] is Tag.DETERMINER


def _belongs(sentence: Sentence, at: int, end: int) -> bool:
    """Tell whether the word ``at`` belongs to the phrase that ends before ``end``."""
    tag, word = sentence.tags[at], sentence.lower(at)
    if tag is Tag.PRONOUN:
        return at == end - 1
    if tag is Tag.MARK:
        return word in ("&", "'") or (word == "." and len(sentence.lower(at - 1)) <= 3)
    if tag is Tag.TO or word == "close":
        return _is_nearness(sentence, at)
    if tag is Tag.CONJUNCTION:
        joined = at > 0 and sentence.tags[at - 1] in (Tag.NAME, Tag.NOUN)
        return word in ("and", "or") and joined and at + 1 < end
    if tag is Tag.ADVERB:
        return at > 0 and sentence.tags[at - 1] is Tag.DETERMINER
    return tag in _NOMINAL


def _is_nearness(sentence: Sentence, at: int) -> bool:
    """Tell whether the word ``at`` is of "a source close to the president", "an aide to the minister"."""
    if sentence.lower(at) == "close":
        return sentence.lower(at + 1) == "to" and at > 0 and sentence.tags[at - 1] is Tag.NOUN
    near = sentence.lower(at - 1) == "close" or names_words.is_title(sentence.lower(at - 1).capitalize())
    return near and sentence.tags[at + 1] in (Tag.DETERMINER, Tag.NAME, Tag.NOUN)


def _before_calendar(sentence: Sentence, end: int) -> int:
    """Leave out a time between a subject and its verb: "who on Tuesday said"."""
    calendar = words("calendar_lower")
    at = end
    while at > 0 and sentence.lower(at - 1) in calendar:
        at -= 1
    while at < end and at > 0 and sentence.lower(at - 1) in ("on", "in", "last", "this", "late", "early"):
        at -= 1
    return at


def _without_opening(sentence: Sentence, start: int, end: int) -> int:
    """Leave out what opens a sentence before its subject: "On Wednesday", "But", "with"."""
    while start < end and sentence.tags[start] is Tag.CONJUNCTION:
        start += 1
    if start >= end or sentence.tags[start] is not Tag.PREPOSITION:
        return start
    if sentence.lower(start) == "with":
        return start + 1
    for at in range(start + 1, end):
        if sentence.lower(at) in words("calendar_lower") and at + 1 < end:
            return at + 1
        if sentence.tags[at] is Tag.DETERMINER and at > start + 1:
            return at
    return start
