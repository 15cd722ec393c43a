"""What claim finders share: a sentence with its clauses, a claim before it is attributed and weighed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from workbench.analysis import clauses, lexicons
from workbench.analysis.clauses import Clause, Role, is_speech
from workbench.analysis.mentions import Attribution, Reading
from workbench.analysis.nearby import Nearby
from workbench.core.claim import Kind
from workbench.core.span import Span, trimmed
from workbench.core.value import Value

_WORD = re.compile(r"\S+")
_LINK = re.compile(r"(?:(?:[a-z]+\s)?(?:which|whom)|that|who|where)\s+(?=\S+\s)", re.IGNORECASE)
_OPENING = "([{“‘"
_CLOSING = ")]}”"
_PARTNER = MappingProxyType({'"': '"', "“": "”", "‘": "’", "(": ")", "”": "“", ")": "("})
_ENDS_VERB = re.compile(r"\b(?:un)?accounted\sfor\s*$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[a-z]\.[a-z]|Inc|Corp|Co|Ltd|Jr|Sr|No)\.$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence with its clauses."""

    sentence: Span
    clauses: tuple[Clause, ...]

    def clause_of(self, span: Span) -> Clause:
        """Return the clause that shares most with ``span``, else the one before it."""
        return clauses.at(self.clauses, span)

    def main_of(self, clause: Clause) -> Clause:
        """Return the clause whose subject ``clause`` is, else ``clause``."""
        return clauses.main_of(self.clauses, clause)

    def after(self, offset: int) -> Clause | None:
        """Return the first clause that starts after ``offset``."""
        index = bisect_right(self.clauses, offset, key=lambda c: c.span.start)
        return self.clauses[index] if index < len(self.clauses) else None


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim's span, kind and value; ``mention`` is the figure, time or name it was made for.

    ``is_beside`` marks an event whose figure or time is a claim of its own.
    """

    span: Span
    kind: Kind
    value: Value
    mention: Span
    is_beside: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Everything the claim finders look at: the text, its parsed sentences and what the readers found."""

    text: str
    parsed: tuple[Parsed, ...]
    reading: Reading
    figures: Nearby
    dates: Nearby
    cues: Nearby

    @classmethod
    def of(cls, text: str, reading: Reading) -> Source:
        """Return ``text`` with its sentences cut into clauses and its mentions by place."""
        parsed = (Parsed(s, clauses.find(text, s)) for s in reading.sentences)
        dates = [t.span for t in reading.times if t.type in ("DATE", "TIME")]
        return cls(
            text,
            tuple(p for p in parsed if p.clauses),
            reading,
            Nearby([m.span for m in reading.quantities]),
            Nearby(dates),
            Nearby([a.cue for a in reading.attributions]),
        )

    def said_in(self, clause: Clause) -> list[Attribution]:
        """Return the attributions whose cue is the verb of ``clause``."""
        if clause.verb is None:
            return []
        return [self.reading.attributions[i] for i in self.cues.touching(clause.verb)]

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
        return any(
            not any(c.overlap(clause.predicate) > len(a.cue) for c in a.content) for a in self.said_in(clause)
        )


def cropped(text: str, start: int, end: int) -> Span | None:
    """Return the trimmed span from ``start`` to ``end``, no lone bracket or quotation mark at an edge."""
    while end > start and (text[end - 1] in _OPENING or text[end - 1].isspace() or _is_stop(text, end)):
        end -= 1
    while start < end and (text[start] in _CLOSING or text[start].isspace()):
        start += 1
    span = trimmed(text, Span(start, end)) if start < end else None
    return _unquoted(text, span) if span is not None else None


def _is_stop(text: str, end: int) -> bool:
    """Tell whether a full stop stands before ``end`` that ends no abbreviation."""
    return text[end - 1] == "." and _ABBREVIATION.search(text, max(0, end - 12), end) is None


def _unquoted(text: str, span: Span) -> Span | None:
    """Drop a quotation mark or bracket at an edge whose partner is not inside."""
    first, last = text[span.start], text[span.end - 1]
    if len(span) > 1 and first in '"“‘(' and text.find(_PARTNER[first], span.start + 1, span.end) < 0:
        return trimmed(text, Span(span.start + 1, span.end))
    if len(span) > 1 and last in '"”)' and text.find(_PARTNER[last], span.start, span.end - 1) < 0:
        return trimmed(text, Span(span.start, span.end - 1))
    return span


def unlinked(text: str, span: Span | None) -> Span | None:
    """Return ``span`` without the "that" or "which" that only links its clause to the one before."""
    found = _LINK.match(text, span.start, span.end) if span is not None else None
    return Span(found.end(), span.end) if found is not None and span is not None else span


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
        if _ENDS_VERB.search(text, after, end):
            break
        end = after + match.start()
    return end
