"""Spans of a text: half-open intervals of Unicode code points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """``start`` inclusive, ``end`` exclusive, in code points of the article's text."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"no span: {start} to {end}")
        _set_start(self, start)
        _set_end(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of ``text`` under this span."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return how many code points both spans share."""
        start = self.start if self.start > other.start else other.start
        end = self.end if self.end < other.end else other.end
        return end - start if end > start else 0

    def holds(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """Return the same span ``by`` code points further on."""
        return Span(self.start + by, self.end + by)


# Spans are what is made most often: the descriptors of their slots set twice as fast as object.__setattr__.
_set_start: Callable[[Span, int], None] = vars(Span)["start"].__set__
_set_end: Callable[[Span, int], None] = vars(Span)["end"].__set__


def trimmed(text: str, span: Span) -> Span | None:
    """Return ``span`` without white space and dangling punctuation at its edges, None if nothing is left.

    Brackets and quotation marks stay where their partner is inside the span.
    """
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:.!?-–—…"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—"):
        end -= 1
    return Span(start, end) if start < end else None


def widened(text: str, span: Span) -> Span:
    """Return ``span`` with the words that it cuts into taken whole; "10,000" is one word."""
    start, end = span.start, span.end
    while start > 0 and _inside_word(text, start):
        start -= 1
    while end < len(text) and _inside_word(text, end):
        end += 1
    return Span(start, end)


def _inside_word(text: str, at: int) -> bool:
    """Tell whether the place before the code point ``at`` is inside a word or a number."""
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    if after in ",." and before.isdigit():
        return at + 1 < len(text) and text[at + 1].isdigit()
    return before in ",." and after.isdigit() and at > 1 and text[at - 2].isdigit()
