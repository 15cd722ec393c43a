"""What claim finders share: a sentence with its clauses, a claim before it is attributed and weighed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.analysis import lexicons
from workbench.analysis.clauses import Clause, Role, is_speech
from workbench.analysis.mentions import Reading
from workbench.core.claim import Kind
from workbench.core.span import Span, trimmed
from workbench.core.value import Value

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence with its clauses."""

    sentence: Span
    clauses: tuple[Clause, ...]

    def clause_of(self, span: Span) -> Clause:
        """Return the clause that shares most with ``span``."""
        return max(self.clauses, key=lambda c: c.span.overlap(span))


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim's span, kind and value; ``mention`` is the figure, time or name it was made for."""

    span: Span
    kind: Kind
    value: Value
    mention: Span


@dataclass(frozen=True, slots=True)
class Source:
    """Everything the claim finders look at: the text, its parsed sentences and what the readers found."""

    text: str
    parsed: tuple[Parsed, ...]
    reading: Reading

    def parsed_at(self, offset: int) -> Parsed | None:
        """Return the sentence that holds the code point ``offset``, None outside of all sentences."""
        index = bisect_right(self.parsed, offset, key=lambda p: p.sentence.start) - 1
        if index < 0 or self.parsed[index].sentence.end <= offset:
            return None
        return self.parsed[index]

    def is_speech(self, clause: Clause) -> bool:
        """Tell whether ``clause`` only says who says: its verb is a cue, and no content follows in it."""
        if clause.role is Role.SPEECH:
            return True
        if clause.verb is None:
            return False
        if not is_speech(clause.verb.of(self.text).rsplit(maxsplit=1)[-1].lower()):
            return False
        cues = [a for a in self.reading.attributions if clause.verb.overlap(a.cue)]
        return any(not any(c.overlap(clause.predicate) > len(a.cue) for c in a.content) for a in cues)


def cropped(text: str, start: int, end: int) -> Span | None:
    """Return the trimmed span from ``start`` to ``end``, no lone bracket or quotation mark at an edge."""
    if end <= start:
        return None
    span = trimmed(text, Span(start, end))
    while span is not None and len(span):
        words = span.of(text)
        if words[-1] in ".([{“‘" and not re.search(
            r"\b(?:[A-Z]|[a-z]\.[a-z]|Inc|Corp|Co|Ltd|Jr|Sr|No)\.$", words
        ):
            span = trimmed(text, Span(span.start, span.end - 1))
        elif words[0] in ")]}”":
            span = trimmed(text, Span(span.start + 1, span.end))
        else:
            return _unquoted(text, span)
    return None


def _unquoted(text: str, span: Span) -> Span | None:
    """Drop a quotation mark or bracket at an edge whose partner is not inside."""
    words = span.of(text)
    if words[0] in '"“‘(' and len(words) > 1 and not _partnered(words[1:], words[0]):
        return trimmed(text, Span(span.start + 1, span.end))
    if words[-1] in '"”)' and len(words) > 1 and not _partnered(words[:-1], words[-1]):
        return trimmed(text, Span(span.start, span.end - 1))
    return span


def _partnered(rest: str, mark: str) -> bool:
    partner = {'"': '"', "“": "”", "‘": "’", "(": ")", "”": "“", ")": "("}[mark]
    return partner in rest


def words_on(text: str, start: int, end: int, count: int) -> int:
    """Return where the ``count``-th word after ``start`` ends, at most ``end``."""
    last = start
    for number, match in enumerate(_WORD.finditer(text, start, end)):
        if number == count:
            break
        last = match.end()
    return min(max(last, start), end)


def next_start(spans: Sequence[Span], after: int, default: int) -> int:
    """Return the start of the first of ``spans`` that begins at or after ``after``."""
    return min((s.start for s in spans if s.start >= after), default=default)


def without_dangling(text: str, after: int, end: int) -> int:
    """Return ``end`` without prepositions and articles that nothing follows."""
    while end > after:
        match = re.search(r"\s*([\w’'-]+)\s*$", text[after:end])
        if match is None or match[1].lower() not in lexicons.words("dangling"):
            break
        end = after + match.start()
    return end
