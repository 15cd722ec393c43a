"""Disguised words made plain: what is hidden is named and shown, and a folded copy reads as it looks."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from workbench.core.claim import Claim
from workbench.core.disguise import Disguise, Trick, disguises, within
from workbench.core.scripts import script
from workbench.core.span import Span

_UNSEEN = (Trick.HIDDEN, Trick.DIRECTION)
_MOST_NAMED = 6


def badge(text: str, found: Iterable[Disguise]) -> str:
    """Say which tricks were ``found``, with their characters: "hidden characters (U+200B ZERO WIDTH SPACE)".

    An empty text where there are none.
    """
    by_trick: dict[Trick, dict[str, None]] = {}
    for disguise in found:
        by_trick.setdefault(disguise.trick, {}).update(dict.fromkeys(_named(text, disguise)))
    return "; ".join(f"{trick.value} ({_listed(tuple(names))})" for trick, names in by_trick.items())


def of_claim(claim: Claim, text: str) -> tuple[Disguise, ...]:
    """Return the disguises in a claim's words and in the words that say whose they are.

    ``text`` is the article's.
    """
    spans = (claim.span,) if claim.attribution is None else (claim.span, claim.attribution)
    return within(text, sorted(spans))


def named(text: str, disguise: Disguise) -> str:
    """Name the characters of one disguise."""
    return _listed(tuple(dict.fromkeys(_named(text, disguise))))


def revealed(text: str, span: Span | None = None) -> str:
    """Return the words under ``span``, or all, with every disguised character shown by its number."""
    whole = span or Span(0, len(text))
    return _replaced(text, whole, disguises(text), _number)


def unhidden(text: str, span: Span | None = None) -> str:
    """As ``revealed``, but what can be seen stays: only unseen characters are shown by their numbers.

    What leaves the desk goes through this: no reader gets characters that cannot be seen.
    """
    whole = span or Span(0, len(text))
    return _replaced(text, whole, [d for d in disguises(text) if d.trick in _UNSEEN], _number)


@dataclass(frozen=True, slots=True)
class Folded:
    """A copy of a text without its disguises, and the way back to the places of the text itself."""

    text: str
    _own: tuple[int, ...]  # where each replaced place ends in the copy
    _far: tuple[Span, ...]  # the replaced places of the text
    _length: int

    def back(self, span: Span) -> Span:
        """Return where ``span`` of the copy stands in the text; a disguise at an edge comes along whole."""
        start, end = self._start(span.start), self._end(span.end)
        return Span(start, max(start, end))

    def there(self, span: Span) -> Span:
        """Return where ``span`` of the text stands in the copy."""
        return Span(self._copied(span.start), max(self._copied(span.start), self._copied(span.end)))

    def _start(self, at: int) -> int:
        number = bisect_right(self._own, at)
        return self._shift(number, at, is_start=True)

    def _end(self, at: int) -> int:
        number = bisect_right(self._own, at - 1) if at else 0
        return self._shift(number, at, is_start=False)

    def _shift(self, number: int, at: int, *, is_start: bool) -> int:
        if number < len(self._far) and at > self._begins(number):  # inside what replaces a place
            return self._far[number].start if is_start else self._far[number].end
        before = self._far[number - 1].end - self._own[number - 1] if number else 0
        return min(at + before, self._length)

    def _begins(self, number: int) -> int:
        before = self._far[number - 1].end - self._own[number - 1] if number else 0
        return self._far[number].start - before

    def _copied(self, at: int) -> int:
        number = bisect_right(self._far, at, key=lambda place: place.end)
        if number < len(self._far) and at > self._far[number].start:
            return self._begins(number)
        return at - (self._far[number - 1].end - self._own[number - 1] if number else 0)


def folded(text: str) -> Folded:
    """Return ``text`` as it reads to the eye, for matching; offsets come back through the result."""
    parts: list[str] = []
    own: list[int] = []
    far: list[Span] = []
    at = length = 0
    for disguise in disguises(text):
        parts += (text[at : disguise.span.start], disguise.plain)
        length += disguise.span.start - at + len(disguise.plain)
        own.append(length)
        far.append(disguise.span)
        at = disguise.span.end
    parts.append(text[at:])
    return Folded("".join(parts), tuple(own), tuple(far), len(text))


def _replaced(text: str, whole: Span, found: Sequence[Disguise], by: Callable[[str], str]) -> str:
    parts: list[str] = []
    at = whole.start
    for disguise in found:
        start, end = max(disguise.span.start, at), min(disguise.span.end, whole.end)
        if start < end:
            parts += (text[at:start], by(text[start:end]))
            at = end
    parts.append(text[at : whole.end])
    return "".join(parts)


def _number(chars: str) -> str:
    return "".join(f"[U+{ord(char):04X}]" for char in chars)


def _named(text: str, disguise: Disguise) -> tuple[str, ...]:
    words = disguise.span.of(text)
    if disguise.trick in _UNSEEN:
        return tuple(dict.fromkeys(f"U+{ord(c):04X} {unicodedata.name(c, 'no character')}" for c in words))
    if disguise.trick is Trick.LOOKALIKE:
        return (f"{script(words) or 'other'} “{words}” for “{disguise.plain}”".strip(),)
    if disguise.trick is Trick.COMPOSED:
        marks = " ".join(f"U+{ord(c):04X}" for c in words[:_MOST_NAMED])
        return (f"“{disguise.plain}” as {marks}",)
    return (f"“{words}” for “{disguise.plain}”",)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
