"""Which words of a sentence name the source of a cue."""

from __future__ import annotations

from workbench.analysis.attribution_cues import Cue, is_according
from workbench.analysis.attribution_words import Sentence
from workbench.analysis.lexicons import words
from workbench.analysis.tagging import Tag
from workbench.core.span import Span

_NOMINAL = frozenset(
    (
        Tag.NOUN,
        Tag.NAME,
        Tag.NUMBER,
        Tag.DETERMINER,
        Tag.PREPOSITION,
        Tag.PARTICIPLE,
        Tag.CONJUNCTION,
        Tag.GERUND,
    )
)
_HELPERS = frozenset((Tag.AUXILIARY, Tag.ADVERB))
_RELATIVE = frozenset(("who", "which", "whose", "that"))
_LINKING = frozenset(
    ("in", "on", "at", "during", "after", "before", "by", "with", "from", "to", "as", "when", "while")
)


def source_of(sentence: Sentence, cue: Cue) -> tuple[int, int] | None:
    """Return the first word of the source of ``cue`` and the one after its last, None where it has none."""
    if is_according(sentence, cue.index):
        return _phrase(sentence, cue.index + 2)
    if is_passive(sentence, cue.index):
        by = next(
            (i for i in range(cue.index + 1, min(cue.index + 8, len(sentence))) if sentence.lower(i) == "by"),
            None,
        )
        return _phrase(sentence, by + 1) if by is not None else None
    at = cue.index
    while at > 0 and sentence.tags[at - 1] in _HELPERS:
        at -= 1
    before = sentence.lower(at - 1)
    if before in ('"', "'") or (before == "," and _is_inverted(sentence, cue.index)):
        return _phrase(sentence, cue.index + 1) or None
    return _subject(sentence, at)


def is_passive(sentence: Sentence, index: int) -> bool:
    """Tell whether the cue's subject is what was said, not who said it: "is expected", "was reported by"."""
    word = sentence.lower(index)
    if not word.endswith(("ed", "wn", "en")) and word not in (
        "said",
        "told",
        "found",
        "thought",
        "held",
        "put",
    ):
        return False
    at = index - 1
    while at > 0 and (
        sentence.tags[at] is Tag.ADVERB or sentence.lower(at) in ("not", "also", "being", "been")
    ):
        at -= 1
    return sentence.lower(at) in ("is", "are", "was", "were", "be", "been", "being")


def subject_before(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Return the noun phrase before the verb at ``index`` and its helpers."""
    at = index
    while at > 0 and sentence.tags[at - 1] in _HELPERS:
        at -= 1
    return _subject(sentence, at)


def _is_inverted(sentence: Sentence, index: int) -> bool:
    """Tell whether the source follows its cue: a comma or quotation before it, a name or noun phrase after it."""
    if index + 1 >= len(sentence):
        return False
    following = sentence.tags[index + 1]
    starts = (
        following in (Tag.NAME, Tag.DETERMINER, Tag.PRONOUN, Tag.NOUN) and sentence.lower(index + 1) != "that"
    )
    return starts and not _closes_aside(sentence, index - 1)


def _closes_aside(sentence: Sentence, comma: int) -> bool:
    """Tell whether the comma at ``comma`` closes an aside after a subject: "Shoigu, the minister, said"."""
    opening = _comma_before(sentence, comma)
    if opening is None or comma - opening > 25:
        return False
    inner = sentence.tags[opening + 1 : comma]
    has_relative = sentence.lower(opening + 1) in _RELATIVE
    return has_relative or Tag.VERB not in inner


def _comma_before(sentence: Sentence, comma: int) -> int | None:
    for at in range(comma - 1, max(comma - 40, -1), -1):
        if sentence.lower(at) == ",":
            return at
        if sentence.lower(at) in (";", ":", '"'):
            return None
    return None


def _phrase(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Return the noun phrase that begins at ``start``, with an aside of a few words between commas."""
    end = start
    while end < len(sentence) and _continues(sentence, end, start):
        end += 1
    return (start, end) if end > start else None


def _continues(sentence: Sentence, at: int, start: int) -> bool:
    tag, word = sentence.tags[at], sentence.lower(at)
    if tag is Tag.PRONOUN:
        return at == start
    if word in words("calendar_lower") or (
        word in _LINKING and word not in ("in", "at", "from", "with", "to")
    ):
        return False
    if tag is Tag.MARK:
        return word in ("&", "'", "’") or (
            word == "." and at + 1 < len(sentence) and len(sentence.lower(at - 1)) <= 3
        )
    return tag in _NOMINAL


def _subject(sentence: Sentence, end: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before word ``end``, taking in asides between commas and a relative clause."""
    at = end
    if sentence.lower(at - 1) in _RELATIVE and at - 1 > 0:
        at -= 1
        end = at
        if sentence.lower(at - 1) == ",":
            at -= 1
            end = at
    elif sentence.lower(at - 1) == ",":
        opening = _comma_before(sentence, at - 1)
        if opening is None or not _closes_aside(sentence, at - 1):
            return None
        end = at - 1
        at = opening
        if sentence.lower(opening + 1) in _RELATIVE:
            end = opening
    start = at
    while start > 0 and _belongs(sentence, start - 1, at):
        start -= 1
    start = _without_opening(sentence, start, at)
    return (start, end) if start < at else None


def _belongs(sentence: Sentence, at: int, end: int) -> bool:
    tag, word = sentence.tags[at], sentence.lower(at)
    if tag is Tag.PRONOUN:
        return at == end - 1
    if tag is Tag.MARK:
        return word in ("&", "'") or (word == "." and len(sentence.lower(at - 1)) <= 3)
    if tag is Tag.CONJUNCTION:
        return (
            word in ("and", "or")
            and at > 0
            and sentence.tags[at - 1] in (Tag.NAME, Tag.NOUN)
            and at + 1 < end
        )
    return tag in _NOMINAL


def _without_opening(sentence: Sentence, start: int, end: int) -> int:
    """Leave out what opens a sentence before its subject: "On Wednesday", "But"."""
    while start < end and sentence.tags[start] is Tag.CONJUNCTION:
        start += 1
    if start < end and sentence.tags[start] is Tag.PREPOSITION:
        for at in range(start + 1, end):
            if sentence.lower(at) in words("calendar_lower") and at + 1 < end:
                return at + 1
            if sentence.tags[at] is Tag.DETERMINER and at > start + 1:
                return at
    return start


def span_of(sentence: Sentence, part: tuple[int, int] | None) -> Span | None:
    """Return the span of the words of ``part``."""
    return sentence.part(*part) if part is not None else None
