"""What a source is said to have said: the spans of a sentence, and of its quotations, that a cue governs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.analysis.attribution_cues import Cue
from workbench.analysis.mentions import Quotation
from workbench.core.span import Span, trimmed

_OPENING = re.compile(r"[^“\"]*?\bthat\s+|\s*[:,]\s*")


def content_of(
    text: str,
    sentence: Span,
    cue: Cue,
    source: Span | None,
    quotations: Sequence[Quotation],
) -> tuple[Span, ...]:
    """Return what ``cue`` hands on, in text order; a quotation that goes on in other sentences is whole."""
    edge = min(cue.span.start, source.start) if source else cue.span.start
    behind = max(cue.span.end, source.end) if source else cue.span.end
    lead = text[sentence.start : edge].rstrip()
    parts: list[Span] = []
    if lead and lead[-1] in ",”\"’'?!" and len(lead) > 12:
        parts.append(Span(sentence.start, edge))
        if cue.word == "according to":
            return _spans(text, parts, quotations)
        later = [q for q in quotations if sentence.holds(q.span) and q.span.start >= behind]
        parts.extend(q.span for q in later)
    else:
        match = _OPENING.match(text, behind, sentence.end)
        start = match.end() if match else behind
        parts.append(Span(min(start, sentence.end), sentence.end))
    return _spans(text, parts, quotations)


def _spans(text: str, parts: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    found: list[Span] = []
    for part in parts:
        start, end = part.start, part.end
        for quote in quotations:
            if quote.span.overlap(part):
                start, end = min(start, quote.span.start), max(end, quote.span.end)
        span = trimmed(text, Span(start, end))
        if span is not None and len(span) > 1:
            found.append(span)
    return tuple(found)
