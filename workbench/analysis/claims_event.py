"""Claims about events: clauses that assert something no figure, time or quotation claim has already taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.analysis.claims_draft import Draft, Source, cropped
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.nearby import Nearby
from workbench.analysis.relations_words import NEGATION
from workbench.analysis.wording import content
from workbench.core.claim import Kind
from workbench.core.span import Span
from workbench.core.value import EventValue, TimeValue

_SHARE = 0.55
_SAID = 0.8
_LEAST_WORDS = 2


def find(source: Source, taken: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a draft for each asserting clause that ``taken`` leaves."""
    spans = [d.span for d in taken]
    spoken = [q.span for q in source.reading.quotations if not q.is_scare]
    claimed, quoted = Nearby(spans), Nearby(spoken)
    for parsed in source.parsed:
        for clause in parsed.clauses:
            span = _span(source, clause)
            if span is None or not _asserts(source, clause, span):
                continue
            if any(spoken[i].overlap(span) > 0.7 * len(span) for i in quoted.touching(span)):
                continue
            if _covered(span, clause, [spans[i] for i in claimed.touching(span)]):
                continue
            value = EventValue(is_negated(span.of(source.text)), _when(source, span))
            yield Draft(span, Kind.EVENT, value, clause.predicate)


def is_negated(words: str) -> bool:
    """Tell whether a clause denies: an odd number of its words do."""
    return len(NEGATION.findall(words)) % 2 == 1


def _asserts(source: Source, clause: Clause, span: Span) -> bool:
    if clause.verb is None or source.is_speech(clause):
        return False
    return len(content(source.text, span)) >= _LEAST_WORDS


def _span(source: Source, clause: Clause) -> Span | None:
    """Return the clause, without the relative pronoun that stands for its subject."""
    start = clause.span.start
    if clause.role is Role.RELATIVE and clause.subject is not None:
        words = clause.subject.of(source.text).split()
        start = clause.verb.start if clause.verb and len(words) == 1 else start + len(words[0]) + 1
    return cropped(source.text, start, clause.span.end)


def _covered(span: Span, clause: Clause, taken: Sequence[Span]) -> bool:
    """Tell whether another claim has most of the clause, or nearly all that it says of its subject."""
    said = clause.predicate
    return any(s.overlap(span) >= _SHARE * len(span) or s.overlap(said) >= _SAID * len(said) for s in taken)


def _when(source: Source, span: Span) -> TimeValue | None:
    dated = [t for t in source.reading.times if t.type in ("DATE", "TIME")]
    inside = (dated[i] for i in source.dates.touching(span))
    return next((t.value for t in inside if t.type == "DATE" and span.holds(t.span)), None)
