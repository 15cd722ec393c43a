"""What a source is said to have said: the parts of a sentence, and of its quotations, that a cue governs."""

from __future__ import annotations

from workbench.analysis.attribution_cues import Cue, is_according
from workbench.analysis.attribution_extent import end_of
from workbench.analysis.attribution_source import is_passive, subject_before
from workbench.analysis.attribution_words import Sentence
from workbench.analysis.lexicons import words
from workbench.analysis.tagging import Tag

Part = tuple[int, int]
_ADDRESSED = frozenset(
    (
        "told",
        "tell",
        "tells",
        "telling",
        "informed",
        "reminded",
        "assured",
        "warned",
        "asked",
        "urged",
        "convinced",
    )
)
_SETTING = frozenset(
    ("in", "on", "at", "during", "to", "after", "before", "via", "by", "from", "last", "this", "earlier")
)
_GOES_ON = frozenset(("and", "but", "or", "up", "down", "including", "compared", "with", "mostly", "mainly"))
_ENOUGH = 3
_NEAR = 80


def content_of(
    sentence: Sentence, cue: Cue, source: Part | None, bound: Part, *, whole: bool = False
) -> tuple[Part, ...]:
    """Return the parts of ``sentence`` that ``cue`` hands on, within the words ``bound`` that are its own.

    ``whole`` leaves content behind the cue as long as its bound.
    """
    first = min(cue.index, source[0]) if source else cue.index
    last = max(cue.index + 1, source[1]) if source else cue.index + 1
    limit = _last_word(sentence, bound)
    if is_according(sentence, cue.index):
        return _around(sentence, (cue.index, max(last, cue.index + 2)), (bound[0], limit))
    if cue.word not in _ADDRESSED and is_passive(sentence, cue.index):
        start = max(cue.index + 1, last if source and last - cue.index < 4 else 0)
        behind = (
            (start, limit if whole else end_of(sentence, cue.index, start, limit)) if start < limit else None
        )
        return tuple(p for p in (subject_before(sentence, cue.index), behind) if p)
    if _is_spoken_before(sentence, first, last, (bound[0], limit)):
        behind = _resumes(sentence, last, (bound[0], limit))
        return tuple(p for p in ((bound[0], _before_comma(sentence, first)), behind) if p and p[0] < p[1])
    start = _skip_setting(sentence, last, cue, limit)
    if start >= limit:
        return ()
    return ((start, limit if whole else end_of(sentence, cue.index, start, limit)),)


def _last_word(sentence: Sentence, bound: Part) -> int:
    """Return the word after the last that is no stop."""
    end = bound[1]
    while (
        end > bound[0]
        and not sentence.words[end - 1].is_word
        and sentence.lower(end - 1) not in ('"', "'", "%", ")")
    ):
        end -= 1
    return end


def _around(sentence: Sentence, own: Part, bound: Part) -> tuple[Part, ...]:
    """Return what stands before and behind "according to X"."""
    start = own[1]
    while start < min(bound[1], own[1] + _NEAR) and sentence.lower(start) != ",":
        start += 1
    before = (bound[0], _before_comma(sentence, own[0]))
    after = (start + 1, bound[1])
    if (
        before[1] - before[0] >= _ENOUGH
        and after[1] - after[0] >= _ENOUGH
        and sentence.lower(own[0] - 1) != ","
    ):
        return (before,)
    return tuple(p for p in (before, after) if p[1] - p[0] >= _ENOUGH)


def _before_comma(sentence: Sentence, end: int) -> int:
    while end > 0 and sentence.lower(end - 1) in (",", "-", "–", "—"):
        end -= 1
    return end


def _is_spoken_before(sentence: Sentence, first: int, last: int, bound: Part) -> bool:
    """Tell whether the words before the source are what it said: "..., X said on Monday."."""
    if first - bound[0] < _ENOUGH:
        return False
    mark = sentence.lower(first - 1)
    if mark in ('"', "'") and (
        sentence.quoted[first - 1] or sentence.lower(first - 2) in (",", ".", "?", "!")
    ):
        return True
    if mark not in (",", "?", "!", "-", "–", "—"):
        return False
    if sentence.quoted[first - 2]:
        return True
    if first > 0 and _closes_inverted(sentence, first, last, bound[1]):
        return True
    told = any(
        sentence.tags[i] in (Tag.VERB, Tag.AUXILIARY) for i in range(max(bound[0], first - _NEAR), first)
    )
    return told and _trails_off(sentence, last, bound[1])


def _closes_inverted(sentence: Sentence, first: int, last: int, end: int) -> bool:
    """Tell whether a verb and its source end the sentence: "About 800 of them, says the council."."""
    return sentence.tags[first] is Tag.VERB and last >= end and last - first > 1


def _trails_off(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether behind a cue only time, place or an afterthought follows."""
    rest = [i for i in range(start, min(end, start + _NEAR)) if sentence.words[i].is_word]
    if len(rest) <= 2:
        return True
    opening = sentence.lower(start)
    if any(sentence.lower(i) == "that" for i in rest[:8]) or sentence.quoted[rest[0]] or opening == ":":
        return False
    return opening in _SETTING or opening in words("calendar_lower") or opening == ","


def _resumes(sentence: Sentence, start: int, bound: Part) -> Part | None:
    """Return where what was said goes on behind its source: "...," X said, "..."; "..., X said, and ..."."""
    for at in range(start, min(bound[1], start + _NEAR)):
        if sentence.quoted[at]:
            return (at, bound[1])
    if sentence.lower(start) != "," or start + 1 >= bound[1] or sentence.lower(start + 1) not in _GOES_ON:
        return None
    return (start + 1, bound[1])


def _skip_setting(sentence: Sentence, start: int, cue: Cue, end: int) -> int:
    """Return where content begins behind the cue: at "that", behind a colon, time, place, addressee."""
    reach = min(end, start + 25)
    at = start
    while at < reach and (sentence.lower(at) in words("calendar_lower") or sentence.lower(at) == ","):
        at += 1
    aside = at > start or sentence.lower(at) in _SETTING or cue.word in _ADDRESSED
    for ahead in range(start, reach):
        word = sentence.lower(ahead)
        if word == "that":
            return start if sentence.lower(ahead - 1) in ("and", "or", "but") else ahead
        if word == ":" and ahead + 1 < end and sentence.quoted[ahead + 1]:
            return ahead + 1
        if (word == ":" or sentence.quoted[ahead]) and (aside or ahead == start):
            return ahead + (word == ":")
        opens = ahead == start and aside and sentence.tags[ahead] is Tag.SUBORDINATOR
        if sentence.tags[ahead] in (Tag.VERB, Tag.AUXILIARY, Tag.SUBORDINATOR) and not opens:
            break
    if cue.word in _ADDRESSED and at + 1 < reach:
        at = _skip_addressee(sentence, at, reach)
    return at


def _skip_addressee(sentence: Sentence, start: int, end: int) -> int:
    if sentence.tags[start] is Tag.PRONOUN:
        return start + 1
    at = start
    while at < end and sentence.tags[at] in (Tag.NAME, Tag.NOUN, Tag.DETERMINER):
        if at > start and sentence.tags[at] is Tag.DETERMINER:
            return at
        at += 1
    return at if at < end and sentence.tags[at] in (Tag.PRONOUN, Tag.TO) else start
