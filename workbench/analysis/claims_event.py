"""Claims about events: clauses that assert something no figure, time or quotation claim has already taken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.analysis import assertions
from workbench.analysis.assertions import axes, is_negated
from workbench.analysis.claims_draft import Draft, Parsed, Source, cropped
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.denials import denier
from workbench.analysis.lexicons import words as lexicon
from workbench.analysis.nearby import Nearby
from workbench.analysis.wording import content, content_count
from workbench.core.claim import Kind
from workbench.core.span import Span
from workbench.core.value import EventValue, Quantity, TimeValue

_CAUSE = 60
_PARTED = 80
_CAUSED = re.compile(r"\s(?:after|amid|because of|following|over)\s")
_APART = re.compile(
    r"\b(?:only|shortly|just|soon|immediately|right|long|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\s"
    r"(?:before|after)\s$",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r",?\saccording\sto\s(?!plan\b)", re.IGNORECASE)
_LED_BY = re.compile(r"(?:[a-z]+\s(?=which|whom))?(?:which|whom|who|that|where|whose|when)\s", re.IGNORECASE)
_SHARE = 0.55
_SAID = 0.8
_LEAST_WORDS = 2


def find(source: Source, taken: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a draft for each asserting clause; one that ``taken`` has counts as beside it."""
    spoken = [q.span for q in source.reading.quotations if not q.is_scare]
    claimed, quoted = Nearby([d.span for d in taken]), Nearby(spoken)
    for parsed in source.parsed:
        for clause in parsed.clauses:
            span = _span(
                source,
                clause,
                denier(source.text, parsed.clauses, clause),
                _with_cause(source, parsed, clause),
            )
            if span is None or not _asserts(source, clause, span):
                continue
            if any(spoken[i].overlap(span) > 0.7 * len(span) for i in quoted.touching(span)):
                continue
            touching = [taken[i] for i in claimed.touching(span)]
            covering = _covering(span, clause, touching)
            if covering and not _has_own(source, clause, span, covering):
                continue
            value = EventValue(is_negated(span.of(source.text)), _when(source, span))
            yield Draft(
                span, Kind.EVENT, value, clause.predicate, bool(covering) or _holds_figure(span, touching)
            )


def _holds_figure(span: Span, drafts: Sequence[Draft]) -> bool:
    return any(d.kind is Kind.QUANTITY and span.holds(d.mention) for d in drafts)


def _has_own(source: Source, clause: Clause, span: Span, covering: Sequence[Draft]) -> bool:
    """Tell whether an event says more than the figures that cover it: denied, or done to what they count."""
    if any(d.kind is not Kind.QUANTITY for d in covering) or clause.role is Role.PARTICIPLE:
        return False
    found = assertions.of(span.of(source.text))
    counted = {c for d in covering for c in (*content(source.text, d.mention), *_unit(d))}
    own = len(found.said - counted)
    return found.negated or (bool(found.sides) and own > 0) or own > _LEAST_WORDS


def _unit(draft: Draft) -> tuple[str, ...]:
    unit = draft.value.unit if isinstance(draft.value, Quantity) else ""
    return content(unit, Span(0, len(unit)))


def _asserts(source: Source, clause: Clause, span: Span) -> bool:
    if clause.verb is None or source.is_speech(clause):
        return False
    count = content_count(source.text, span)
    if count >= _LEAST_WORDS or not count:
        return count > 0
    words = span.of(source.text)
    return is_negated(words) or bool(axes(words)) or any(c.isdigit() for c in words)


def _with_cause(source: Source, parsed: Parsed, clause: Clause) -> int:
    """Return where a clause ends, with what behind it tells why ("after a rise in prices"), or when.

    "Failed only after the wave had struck" tells too little without its second clause.
    """
    behind = parsed.after(clause.span.end)
    if behind is None or len(behind.span) > _CAUSE:
        return clause.span.end
    if behind.role is Role.SUBORDINATE and _APART.search(source.text, clause.span.start, behind.span.start):
        return behind.span.end
    if behind.verb is not None:
        return clause.span.end
    link = source.text[clause.span.end : behind.span.start]
    is_free = not source.figures.touching(behind.span) and not source.dates.touching(behind.span)
    return behind.span.end if is_free and _CAUSED.fullmatch(link) else clause.span.end


def _span(source: Source, clause: Clause, denial: Clause | None, end: int) -> Span | None:
    """Return the clause up to ``end``, without a relative pronoun for its subject, with what denies it.

    A subject that a short relative clause parts from its verb is taken in.
    """
    said_by = _BY_WHOM.search(source.text, clause.predicate.start, end)
    end = said_by.start() if said_by is not None else end
    if denial is not None:
        return cropped(source.text, denial.span.start, end)
    start = clause.span.start
    if clause.subject is not None and clause.subject.end < start <= clause.subject.start + _PARTED:
        start = clause.subject.start
    if clause.role is Role.RELATIVE and clause.subject is not None:
        words = clause.subject.of(source.text).split()
        if (
            words[:1]
            and words[0].lower() in lexicon("quantifiers")
            and words[-1].lower() in ("which", "whom")
        ):
            return cropped(source.text, start, end)
        led = _LED_BY.match(source.text, start)
        start = led.end() if led is not None else start
        start = clause.verb.start if clause.verb and len(words) == 1 else start
    return cropped(source.text, start, end)


def _covering(span: Span, clause: Clause, taken: Sequence[Draft]) -> list[Draft]:
    """Return the claims that have most of the clause, or nearly all that it says of its subject."""
    said, verb = clause.predicate, clause.verb or clause.span
    return [
        d
        for d in taken
        if (d.kind is not Kind.TIME or d.span.end <= clause.span.end or d.span.overlap(verb))
        and (d.span.overlap(span) >= _SHARE * len(span) or d.span.overlap(said) >= _SAID * len(said))
    ]


def _when(source: Source, span: Span) -> TimeValue | None:
    dated = [t for t in source.reading.times if t.type in ("DATE", "TIME")]
    inside = [t for i in source.dates.touching(span) if span.holds((t := dated[i]).span)]
    days = [t for t in inside if t.type == "DATE"]
    told = next(iter((*days, *(t for t in inside if t.value.clock))), None)
    return (
        replace(told.value, said=told.value.said or told.span.of(source.text)) if told is not None else None
    )
