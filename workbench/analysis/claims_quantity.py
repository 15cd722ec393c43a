"""Claims about figures: the figure with its noun and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.analysis.claims_draft import Draft, Source, cropped, next_start, words_on
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.lexicons import words
from workbench.analysis.mentions import QuantityMention
from workbench.core.claim import Kind
from workbench.core.span import Span
from workbench.core.value import Quantity

_SUBJECT = 45
_REACH_RIGHT = 8
_WORDS_LEFT = 6
_ENDS = re.compile(
    r"[,;:—–(]|\s-{1,2}\s|\s(?:after|before|because|while|when|as|with|which|who|that|and|but|or|led|made)\s"
)
_AGE_UNIT = "years old"
_AGED = re.compile(r"(?:[A-Z][\w.'’-]+\s){0,3}[A-Z][\w.'’-]+,?\s(?:is\s|was\s)?$")
_AS_THEY = re.compile(r"\s(?:as|while)\s(?:they|he|she|it|we)\s")
_APART = re.compile(r".*[,;—–(]\s?", re.DOTALL)
_OF_WHAT = re.compile(r"(?:\b(?:an?|the|its|their)\s)?(?:[\w-]+\s){1,2}of\s(?:the\s)?$", re.IGNORECASE)
_COMPANY = re.compile(r"(?P<names>[A-Z][\w.-]+(?:, [A-Z][\w.-]+)*),? and $")
_STATE_AFTER = re.compile(
    r"\s+(?:dead|injured|wounded|missing|homeless|arrested|detained|hurt|killed|ill)\b", re.IGNORECASE
)


def find(source: Source) -> Iterator[Draft]:
    """Yield a draft for each figure that counts or measures something."""
    quantities = [m for m in source.reading.quantities if _counts(m)]
    for read in quantities:
        parsed = source.parsed_at(read.span.start)
        if parsed is None:
            continue
        clause = parsed.clause_of(read.span)
        others = _others(source, read, parsed.sentence)
        mention, value = _with_company(source.text, read)
        span = _span(source.text, mention, clause, others)
        if span is not None:
            yield Draft(span, Kind.QUANTITY, value, mention.span)


def _counts(mention: QuantityMention) -> bool:
    value = mention.value
    return (value.low is not None or value.high is not None) and bool(value.unit or mention.noun)


def _others(source: Source, mention: QuantityMention, sentence: Span) -> list[Span]:
    """Return the other figures and times of the sentence, which a claim of its own must not hold."""
    spans = [m.span for m in source.reading.quantities] + [
        t.span for t in source.reading.times if t.type in ("DATE", "TIME")
    ]
    return [s for s in spans if sentence.holds(s) and not s.overlap(mention.span)]


def _with_company(text: str, mention: QuantityMention) -> tuple[QuantityMention, Quantity]:
    """Count the named ones in "Russia and five other states": six."""
    value = mention.value
    before = _COMPANY.search(text, max(0, mention.span.start - 80), mention.span.start)
    follows = text[mention.number.end : mention.number.end + 7]
    if (
        before is None
        or not follows.lstrip().startswith("other")
        or value.low is None
        or value.low != value.high
    ):
        return mention, value
    total = value.low + before["names"].count(",") + 1
    wider = replace(mention, span=Span(before.start("names"), mention.span.end))
    return wider, replace(value, low=total, high=total)


def _span(text: str, mention: QuantityMention, clause: Clause, others: Sequence[Span]) -> Span | None:
    start, end = mention.span.start, mention.span.end
    if _AGE_UNIT in mention.value.unit:
        aged = _AGED.search(text, max(0, start - 60), start)
        return cropped(text, aged.start() if aged else start, max(end, mention.span.end))
    if clause.verb is None or mention.span.start >= clause.span.end:
        return cropped(
            text,
            _owner(text, clause.span.start, start),
            _right_end(text, end, max(clause.span.end, end), others, 2),
        )
    if mention.number.end <= clause.verb.start:
        if _is_part(mention, clause):
            return cropped(text, start, _right_end(text, end, clause.verb.start, others, 4))
        return cropped(text, start, max(_predicate_end(text, clause, others), end))
    if _tells_fate(text, mention):
        return cropped(text, start, end)
    start = _left_start(text, mention, clause, others)
    return cropped(text, start, _right_end(text, end, max(clause.span.end, end), others, _REACH_RIGHT))


def _tells_fate(text: str, mention: QuantityMention) -> bool:
    """Tell whether the mention itself says what befell those it counts ("164 people dead")."""
    after = text[mention.number.end : mention.span.end].split()
    return bool(after) and after[-1].lower() in words("fate_words")


def _is_part(mention: QuantityMention, clause: Clause) -> bool:
    """Tell whether a figure in the subject is not what the verb is said of ("a town of 700 people was")."""
    return (
        bool(clause.verb) and mention.span.start - clause.span.start > 60 and clause.role is not Role.RELATIVE
    )


def _predicate_end(text: str, clause: Clause, others: Sequence[Span]) -> int:
    """Return where the predicate of a counted subject ends: the verb and up to a few words of it."""
    verb = clause.verb or clause.span
    return _right_end(text, verb.end, clause.span.end, others, 6)


def _right_end(text: str, after: int, limit: int, others: Sequence[Span], count: int) -> int:
    """Return where a claim ends that goes on to the right of ``after``, within ``count`` words."""
    state = _STATE_AFTER.match(text, after)
    after = state.end() if state else after
    limit = min(limit, next_start(others, after, limit))
    limit = max(limit, after)
    along = _AS_THEY.search(text, after, limit)
    stop = _ENDS.search(text, along.end() if along else after, limit)
    limit = stop.start() if stop else limit
    end = words_on(text, after, limit, count if along is None else 3 * count)
    return _without_dangling(text, after, end)


def _without_dangling(text: str, after: int, end: int) -> int:
    """Take prepositions and articles that nothing follows off the end."""
    while end > after:
        match = re.search(r"\s*([\w’'-]+)\s*$", text[after:end])
        if match is None or match[1].lower() not in words("dangling"):
            break
        end = after + match.start()
    return end


def _left_start(text: str, mention: QuantityMention, clause: Clause, others: Sequence[Span]) -> int:
    """Return where the claim of a figure in the predicate starts: its verb, or its subject for measures."""
    start, verb = mention.span.start, clause.verb or clause.span
    apart = _APART.search(text[verb.end : start])
    between = [s for s in others if verb.end <= s.start and s.end <= start]
    if apart or between or len(text[verb.end : start].split()) > _WORDS_LEFT:
        floor = max([verb.end + (apart.end() if apart else 0), *(s.end for s in between)])
        return _owner(text, floor, start)
    subject = clause.subject
    if subject is None or len(subject) > _SUBJECT or any(s.overlap(subject) for s in others):
        return verb.start
    return subject.start


def _owner(text: str, floor: int, start: int) -> int:
    """Return where "a town of" begins that stands directly before a figure at ``start``, else ``start``."""
    owner = _OF_WHAT.search(text, floor, start)
    return owner.start() if owner else start
