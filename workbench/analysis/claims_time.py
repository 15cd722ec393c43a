"""Claims about times: what happens, with when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.analysis.claims_draft import (
    Draft,
    Parsed,
    Source,
    cropped,
    unlinked,
    without_dangling,
    words_on,
)
from workbench.analysis.clauses import Clause
from workbench.analysis.denials import denier
from workbench.analysis.mentions import TimeMention
from workbench.core.claim import Kind
from workbench.core.span import Span

_LONGEST = 14
_FAR = 400
_SUBJECT = 40
_COUNTED_SUBJECT = 30
_TO_DO = re.compile(r"\sto\s(?!the\b|an?\b)[a-z]+\s")
_PURPOSE = 8
_DATELINE = re.compile(r"[A-Z][A-Z.'’-]{2,}[\s,]")
_STOP = re.compile(r"[,;:—–.]")


def find(source: Source) -> Iterator[Draft]:
    """Yield a draft for each time that dates an event; when something was said is no claim."""
    for mention in source.reading.times:
        parsed = source.parsed_at(mention.span.start)
        if parsed is None or not _dates(mention):
            continue
        clause = parsed.clause_of(mention.span)
        if (
            source.is_speech(clause)
            or _beside_cue(source, mention, clause)
            or _in_dateline(source.text, clause)
        ):
            continue
        span = _with_denial(
            source, parsed, clause, unlinked(source.text, _span(source, mention, parsed, clause))
        )
        if span is not None:
            value = replace(mention.value, said=mention.value.said or mention.span.of(source.text))
            yield Draft(span, Kind.TIME, value, mention.span)


def _with_denial(source: Source, parsed: Parsed, clause: Clause, span: Span | None) -> Span | None:
    """Return the span from where the clause begins that denies it ("denied that he would leave in May")."""
    denial = denier(source.text, parsed.clauses, clause) if span is not None else None
    if span is None or denial is None or not 0 <= span.start - denial.span.start <= _FAR:
        return span
    return cropped(source.text, denial.span.start, span.end)


def _in_dateline(text: str, clause: Clause) -> bool:
    """Tell whether a clause is the dateline that a dash ends ("OSTRAVA, March 5, 2024 (Wire) - ")."""
    if clause.verb is not None or _DATELINE.match(text, clause.span.start, clause.span.end) is None:
        return False
    return text[clause.span.end : clause.span.end + 3].strip().startswith(("-", "–", "—"))


def _dates(mention: TimeMention) -> bool:
    if mention.is_anchored:
        return True
    if mention.type not in ("DATE", "TIME"):
        return False
    value = mention.value
    known = value.date is not None or value.first is not None or value.weekday is not None
    return known and not mention.timex.endswith("_REF")


def _beside_cue(source: Source, mention: TimeMention, clause: Clause) -> bool:
    """Tell whether the time says when something was said ("said Tuesday that")."""
    if clause.verb is None:
        return False
    for said in (s for s in source.said_in(clause) if s.is_speech):
        after = [c.start for c in said.content if c.start >= said.cue.end]
        if said.cue.end <= mention.span.start < min(after, default=clause.span.end):
            return not any(c.holds(mention.span) for c in said.content)
    return False


def _span(source: Source, mention: TimeMention, parsed: Parsed, clause: Clause) -> Span | None:
    text, verb = source.text, clause.verb
    figures = [s for s in source.figures.around(mention.span) if parsed.sentence.holds(s)]
    end = max(mention.span.end, clause.span.end)
    if mention.is_anchored:
        mark = _STOP.search(text, mention.span.end, parsed.sentence.end)
        end = mark.start() if mark else parsed.sentence.end
        return cropped(text, mention.span.start, words_on(text, mention.span.end, end, 8))
    if verb is None:
        return cropped(text, mention.span.start, words_on(text, mention.span.end, end, 6))
    if mention.span.start - verb.end > _FAR or verb.start - mention.span.end > _FAR:
        return cropped(text, mention.span.start, mention.span.end)
    if mention.span.start >= verb.start:
        between = [s for s in figures if verb.end <= s.start and s.end <= mention.span.start]
        start = max((s.end for s in between), default=verb.start)
        if between and mention.span.start - start <= 4:
            start = verb.start
        subject = clause.subject
        near = subject is not None and subject.end + 1 >= clause.span.start
        if (
            start == verb.start
            and subject is not None
            and near
            and len(subject) <= _most(text, subject, figures)
        ):
            start = subject.start
        return cropped(text, start, _purpose(text, mention.span.end, clause.span.end))
    if (opened := _before_verb(text, mention, clause, figures)) is not None:
        return opened
    times = [s for s in source.dates.around(mention.span) if parsed.sentence.holds(s)]
    stop = min((s.start for s in (*figures, *times) if s.start >= verb.end), default=end)
    last = words_on(text, mention.span.end, min(stop, end), _LONGEST)
    return cropped(text, mention.span.start, without_dangling(text, mention.span.end, last))


def _most(text: str, subject: Span, figures: Sequence[Span]) -> int:
    """Return how long a subject may be that is told with the time: less where it is a claim of its own."""
    is_counted = any(subject.holds(s) for s in figures) and ", " not in subject.of(text)
    return _COUNTED_SUBJECT if is_counted else _SUBJECT


def _before_verb(text: str, mention: TimeMention, clause: Clause, figures: Sequence[Span]) -> Span | None:
    """Return a short clause whose time parts subject and verb ("the minister Thursday signed it")."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None or mention.span.end + 1 != verb.start or len(subject) > _SUBJECT:
        return None
    stands_first = mention.span.start - subject.start <= len("on ")
    if stands_first or any(subject.holds(s) for s in figures):
        return None
    stop = next((s.start for s in sorted(figures) if s.start > verb.end + len(" of ")), clause.span.end)
    end = words_on(text, verb.end, min(stop, clause.span.end), _LONGEST)
    return cropped(text, subject.start, without_dangling(text, verb.end, end))


def _purpose(text: str, after: int, end: int) -> int:
    """Return where an infinitive ends that follows the time directly ("on Monday to concede defeat")."""
    found = _TO_DO.match(text, after, end)
    return words_on(text, after, end, _PURPOSE) if found else after
