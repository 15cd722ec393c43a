"""A sentence as the reader of speech sees it: words and marks, their classes, which are quoted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.analysis import tagging
from workbench.analysis.lexicons import words
from workbench.analysis.mentions import Quotation
from workbench.analysis.tagging import Tag
from workbench.analysis.wording import Word
from workbench.core.span import Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of one sentence with their classes; ``quoted`` says which stand in a quotation."""

    span: Span
    words: tuple[Word, ...]
    tags: tuple[Tag, ...]
    quoted: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.words)

    def lower(self, index: int) -> str:
        """Return the folded word at ``index``, "" beyond either end."""
        return self.words[index].lower if 0 <= index < len(self.words) else ""

    def shape(self, index: int) -> str:
        """Return the word at ``index`` where it is common, else what it looks like; "#" beyond either end."""
        if not 0 <= index < len(self.words):
            return "#"
        word = self.words[index]
        if not word.is_word or word.lower in words("context_words"):
            return word.lower
        return _looks(word)

    def part(self, start: int, end: int) -> Span | None:
        """Return the span from word ``start`` to before word ``end``, without stops at its edges."""
        while start < end and not self.words[start].is_word and self.words[start].lower not in "\"'$£€(":
            start += 1
        while end > start and not self.words[end - 1].is_word and self.words[end - 1].lower not in "\"'%)":
            end -= 1
        return Span(self.words[start].span.start, self.words[end - 1].span.end) if start < end else None


def _looks(word: Word) -> str:
    if word.text[0].isdigit():
        return "00"
    if word.text[0].isupper():
        return "Aa"
    return next((f"-{e}" for e in ("ing", "ed", "ly", "s") if word.lower.endswith(e)), "aa")


class Quoted:
    """Knows which places of a text lie inside quotations, with one search for each."""

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._long = [q for q in quotations if not q.is_scare]
        self._starts = [q.span.start for q in self._long]

    def at(self, offset: int) -> Quotation | None:
        """Return the quotation over the code point ``offset``, None where there is none."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self._long[index].span.end:
            return None
        return self._long[index]

    def within(self, span: Span) -> tuple[Quotation, ...]:
        """Return the quotations that share a code point with ``span``."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = bisect_right(self._starts, span.end)
        return tuple(q for q in self._long[first:last] if q.span.overlap(span))


def read(text: str, span: Span, quoted: Quoted) -> Sentence:
    """Return the sentence of ``text`` under ``span``."""
    found, tags = tagging.tagged(text, span)
    is_quoted = bool(quoted.within(span))
    inside = tuple(is_quoted and quoted.at(w.span.start) is not None for w in found)
    return Sentence(span, found, tags, inside)
