"""Claims that are someone's words: a quotation sentence by sentence, or the clause around a short one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.analysis.claims_draft import Draft, Source, cropped
from workbench.analysis.mentions import Quotation
from workbench.core.claim import Kind
from workbench.core.span import Span
from workbench.core.value import QuoteValue

_STOP = re.compile(r"[.?!…]+[”\"’']?\s+(?=[“\"‘'A-Z0-9])")
_SHORT = 5
_AROUND = 250


def find(source: Source) -> Iterator[Draft]:
    """Yield a draft for each quoted sentence, and for each clause that quotes a few words."""
    for quotation in source.reading.quotations:
        words = quotation.words.of(source.text).split()
        if not words:
            continue
        if quotation.is_scare or len(words) <= _SHORT:
            yield from _in_clause(source, quotation)
        else:
            yield from _sentences(source, quotation)


def _in_clause(source: Source, quotation: Quotation) -> Iterator[Draft]:
    parsed = source.parsed_at(quotation.words.start)
    if parsed is None:
        return
    clause = parsed.clause_of(quotation.words)
    if source.is_speech(clause) and not quotation.words.overlap(clause.predicate):
        return
    start = min(max(clause.predicate.start, quotation.span.start - _AROUND), quotation.span.start)
    end = max(min(clause.predicate.end, quotation.span.end + _AROUND), quotation.span.end)
    span = cropped(source.text, start, end)
    if span is not None and len(span.of(source.text).split()) >= 3:
        yield Draft(span, Kind.QUOTE, QuoteValue(quotation.words.of(source.text)), quotation.words)


def _sentences(source: Source, quotation: Quotation) -> Iterator[Draft]:
    text, words = source.text, quotation.words
    starts = [words.start, *(m.end() for m in _STOP.finditer(text, words.start, words.end))]
    for start, end in zip(starts, [*starts[1:], words.end], strict=True):
        span = cropped(text, start, end)
        if span is None or len(span.of(text).split()) < 4:
            continue
        whole = Span(start, end) == words
        yield Draft(quotation.span if whole else span, Kind.QUOTE, QuoteValue(span.of(text)), span)
