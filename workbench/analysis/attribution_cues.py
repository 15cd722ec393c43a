"""The words that hand on speech or belief: "said", "according to", "accused"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.analysis.lexicons import words
from workbench.analysis.mentions import Quotation
from workbench.core.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PHRASES = ("according to",)


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: where it stands, and its word in small letters."""

    span: Span
    word: str


def find(text: str, sentence: Span, quotations: Sequence[Quotation]) -> tuple[Cue, ...]:
    """Return the cues of ``sentence``, those inside quoted words left out."""
    found: list[Cue] = []
    lexicon = words("cues")
    quoted = [q.span for q in quotations if q.span.overlap(sentence)]
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        word = match.group().casefold()
        span = Span(match.start(), match.end())
        if word == "according" and re.match(r" to\b", text[match.end() : match.end() + 4]):
            span, word = Span(match.start(), match.end() + 3), "according to"
        elif word not in lexicon:
            continue
        if not any(q.holds(span) for q in quoted):
            found.append(Cue(span, word))
    return tuple(found)
