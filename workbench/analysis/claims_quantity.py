"""Claims about figures: the figure with its noun and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from workbench.analysis.claims_draft import (
    Draft,
    Parsed,
    Source,
    cropped,
    next_start,
    unlinked,
    without_dangling,
    words_on,
)
from workbench.analysis.clauses import Clause, Role
from workbench.analysis.lexicons import words
from workbench.analysis.mentions import QuantityMention
from workbench.analysis.quantities_fates import FIRST
from workbench.analysis.verbs import base_of
from workbench.core.claim import Kind
from workbench.core.span import Span
from workbench.core.value import Quantity

_SUBJECT = 60
_PARTED = 80
_APPOSED = 45
_OPINION = 90
_FAR = 250
_REACH_RIGHT = 8
_WORDS_LEFT = 6
_WORDS_LASTING = 10
_GOVERNS = 4
_GOVERNED = re.compile(r"\sto\s$")
_ENDS = re.compile(
    r"[,;:—–(]|\s-{1,2}\s|\s(?:after|before|because|while|when|as|with|which|who|that|and|but|or|led|made|instead|rather)\s"
)
# What is counted is the object of a participle in the subject: "a bus carrying 40 people overturned".
_CARRYING = re.compile(
    r"[a-z]\s(?:carrying|containing|bearing|holding|involving|including|numbering|costing|employing|using)\s$"
)
_SAYING = frozenset({"say", "add", "tell", "write"})
_AGE_UNIT = "years old"
# A day is nobody's age: "John Cole died on Sunday aged 77".
_NO_DAY = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:January|February|March|April|June|July|August|September|October|November|December)\b)"
)
_AGED = re.compile(
    rf"{_NO_DAY}(?:[A-Z][\w.'’-]+\s){{0,3}}{_NO_DAY}[A-Z][\w.'’-]+,?\s(?:(?:who\s)?(?:is|was|turned|turns|aged)\s)?$"
)
_AGED_NOUN = re.compile(r"(?:(?:the|an?|his|her|its|their)\s(?:[\w’'-]+\s){0,2}[a-z-]+),\s$", re.IGNORECASE)
_AGE_OWNER = re.compile(
    r"(?:\b(?:the|an?|his|her|its|their)\s(?:[\w-]+['’]s?\s)?|\b[A-Z][\w-]+['’]s?\s)$", re.I
)
_AGED_WHO = re.compile(
    r"(?:\s(?!(?:who|from|of|in|at|and|or|with|to|was|is|were|had|has|for|on)\b)[a-z’'-]+){0,3}(?:\s[A-Z][\w’'-]+){0,3}"
)
_YEAR = re.compile(r"(?:in\s)?(?:1[5-9]|20)\d\d", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:the|these|those)\s$")
_WHO = re.compile(r"\s(?:who|that)\s(?=[a-z])")
_LEFT = re.compile(r"\b(?:left|leaves|leaving|leave)\s(?:at least\s|about\s|some\s)?$")
_AS_THEY = re.compile(r"\s(?:as|while)\s(?!of\b|well\b|many\b|much\b|part\b|it\snow|\d)(?=[a-z])")
_APART = re.compile(r".*[,;—–(]\s?", re.DOTALL)
_OF_WHAT = re.compile(
    r"(?:\b(?:an?|the|its|their)\s)?\b(?:(?:(?!(?:with|by|from|at|to|for|and|but|as|than|that)\s)[\w’'.-]+\s){1,3}(?:of|on|worth|in)\s){1,2}(?:the\s|an?\s)?$",
    re.IGNORECASE,
)
_COMPANY = re.compile(r"(?P<names>[A-Z][\w.-]+(?:, [A-Z][\w.-]+)*),? and $")
_NAMED = re.compile(r"(?:[A-Z][\w’'-]+\s){0,3}[A-Z][\w’'-]+,\s$")
_BEFORE_WHICH = re.compile(
    r"\b(?:the|an?|its|their|this)\s[^,;:—–()\d]*(?:\d{4}\s)?[^,;:—–()\d]*,\s$", re.IGNORECASE
)
_ANTECEDENT = 55
_CONVERTED = re.compile(r"\w\s\((?:or\s|about\s)?$")
# "Nine of Velm's 24 schools closed": that they closed is not said of the 24.
_OF_WHOLE = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen|[a-z]+ty(?:-[a-z]+)?)\s"
    r"(?:out\s)?of\s(?P<owner>(?:the|its|their|his|her|[A-Z][\w-]+['’]s?)\s(?:[a-z]+['’]s?\s)?)$",
    re.IGNORECASE,
)
_WAY = re.compile(r"\b(?:(?:up|down)\s)?(?:from|to)\s$")
_IN_OTHER_UNITS = re.compile(
    r"\s\((?:about\s|or\s|some\s)?[$£€]?\d[\d.,]*\s?[a-z.]+(?:\s[a-z]+)?\)(?=\s(?:[a-z]+\sof|above|below|from|off|a)\b)"
)
_STATE_AFTER = re.compile(
    r"\s+(?:dead|injured|wounded|missing|homeless|arrested|detained|hurt|killed|ill)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a figure stands: its mention and clause, how far its claim may reach, what it must not hold.

    ``opinion`` is where what those counted say ends ("64 percent thought that he should go"), else 0.
    """

    text: str
    mention: QuantityMention
    clause: Clause
    floor: int
    limit: int
    figures: tuple[Span, ...]
    times: tuple[Span, ...]
    opinion: int = 0

    @property
    def others(self) -> tuple[Span, ...]:
        """The figures and the times that stand beside this one."""
        return self.figures + self.times


def find(source: Source) -> Iterator[Draft]:
    """Yield a draft for each figure that counts or measures something."""
    for read in source.reading.quantities:
        parsed = source.parsed_at(read.span.start)
        if parsed is None or not _counts(read) or _is_dated(source, read) or _is_idle(source.text, read):
            continue
        if _is_who_says(source.text, parsed.clause_of(read.span), read):
            continue
        mention, value = _with_company(source.text, read)
        place = _place(source, mention, parsed)
        opinion = cropped(source.text, mention.span.start, place.opinion) if place.opinion else None
        span = unlinked(source.text, opinion or _span(place))
        if span is not None:
            span = _with_way(source.text, span, parsed.sentence.start)
            yield Draft(span, Kind.QUANTITY, value, read.span)


def _with_way(text: str, span: Span, floor: int) -> Span:
    """Return a span that begins with its figure, with the word that says from or to where ("to 25%")."""
    way = _WAY.search(text, max(floor, span.start - 12), span.start)
    return Span(way.start(), span.end) if way is not None else span


def _place(source: Source, mention: QuantityMention, parsed: Parsed) -> _Place:
    clause = parsed.clause_of(mention.span)
    beside = [
        tuple(s for s in near.around(mention.span) if parsed.sentence.holds(s))
        for near in (source.figures, source.dates)
    ]
    limit = min(max(clause.span.end, mention.span.end), mention.span.end + 2 * _FAR)
    along = parsed.after(limit)
    if (along is not None and _AS_THEY.match(source.text, clause.span.end)) or (
        along is not None and clause.verb is None and along.role is Role.RELATIVE
    ):
        limit = along.span.end
    main = parsed.main_of(clause)
    if main is not clause and _heads(source.text, main, mention, beside[0]):
        clause, limit = main, main.span.end
    opinion = along.span.end if along is not None and _is_polled(clause, along, mention) else 0
    return _Place(source.text, mention, clause, parsed.sentence.start, limit, beside[0], beside[1], opinion)


def _heads(text: str, main: Clause, mention: QuantityMention, figures: Sequence[Span]) -> bool:
    """Tell whether ``mention`` is the head of a subject parted from its verb by a short relative clause."""
    subject = main.subject or main.span
    between = any(mention.span.end <= s.start < main.span.start for s in figures)
    if between or main.span.start - mention.span.end > _PARTED:
        return False
    return FIRST.fullmatch(text, subject.start, mention.span.start) is not None


def _is_polled(clause: Clause, along: Clause, mention: QuantityMention) -> bool:
    """Tell whether ``along`` is what those say or think whom a share in the subject counts."""
    if (
        clause.role is not Role.SPEECH
        or along.role not in (Role.SUBORDINATE, Role.RELATIVE)
        or len(along.span) > _OPINION
    ):
        return False
    is_share = mention.value.unit.startswith(("percent", "share"))
    return is_share and clause.verb is not None and mention.span.end <= clause.verb.start


def _counts(mention: QuantityMention) -> bool:
    value = mention.value
    return (value.low is not None or value.high is not None) and bool(value.unit or mention.noun)


def _is_idle(text: str, mention: QuantityMention) -> bool:
    """Tell whether a figure says nothing of its own: a conversion in brackets, "one person wrote"."""
    if _CONVERTED.search(text, max(0, mention.span.start - 12), mention.span.start):
        return True
    value = mention.value
    one = value.low == value.high == 1 and mention.number.of(text).lower() in ("one", "a", "an")
    return one and not _tells_fate(text, mention) and not mention.is_time


def _is_who_says(text: str, clause: Clause, mention: QuantityMention) -> bool:
    """Tell whether those counted only say something: "the two companies said"."""
    if clause.role is not Role.SPEECH or clause.subject is None or clause.verb is None:
        return False
    if mention.value.unit.startswith(("percent", "share")):
        return False  # those asked in a poll
    says = base_of(clause.verb.of(text).lower()) in _SAYING
    return says and clause.subject.end == mention.span.end


def _is_dated(source: Source, mention: QuantityMention) -> bool:
    """Tell whether the figure is part of a date ("in two days")."""
    return bool(source.dates.touching(mention.number))


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


def _span(place: _Place) -> Span | None:
    text, mention, clause = place.text, place.mention, place.clause
    start, end = mention.span.start, mention.span.end
    if _AGE_UNIT in mention.value.unit:
        return _aged(place)
    whole = _OF_WHOLE.search(text, max(place.floor, start - _APPOSED), start)
    if whole is not None and mention.span.end > mention.number.end:
        return cropped(text, whole.start("owner"), end)
    if clause.verb is None or start >= clause.span.end:
        who = _WHO.match(text, end, place.limit) if clause.verb is None else None
        if who is not None:
            return cropped(text, start, _right_end(place, who.end(), place.figures, _REACH_RIGHT))
        return cropped(text, _owner(text, clause.span.start, start), _right_end(place, end, place.figures, 5))
    if mention.number.end <= clause.verb.start:
        if _CARRYING.search(text, clause.span.start, start):
            near = start - clause.span.start <= _APPOSED
            return cropped(text, clause.span.start if near else start, end)
        return cropped(text, _owner(text, clause.span.start, start), _subject_end(place))
    is_known = _KNOWN.search(text, clause.span.start, start) is not None
    if _tells_fate(text, mention) and not is_known and _LEFT.search(text, clause.span.start, start) is None:
        return cropped(text, start, _right_end(place, end, place.figures, 5))
    return cropped(text, _left_start(place), _right_end(place, end, place.figures, _REACH_RIGHT))


def _aged(place: _Place) -> Span | None:
    """Return an age with whose it is: "Eric Marsh, 43", "the unit's 43-year-old superintendent"."""
    text, start, end = place.text, place.mention.span.start, place.mention.span.end
    floor = max(place.floor, start - 60)
    aged = _AGED.search(text, floor, start) or _AGED_NOUN.search(text, floor, start)
    if aged is None:
        owner = _AGE_OWNER.search(text, floor, start)
        named = _NAMED.search(text, floor, owner.start() if owner else start)
        aged = named or owner
    verb = place.clause.verb
    limit = verb.start if verb is not None and verb.start >= end else place.limit
    who = _AGED_WHO.match(text, end, limit) if "old" in text[start:end] else None
    return cropped(text, aged.start() if aged else start, who.end() if who else end)


def _tells_fate(text: str, mention: QuantityMention) -> bool:
    """Tell whether the mention itself says what befell those it counts ("164 people dead")."""
    after = text[mention.number.end : mention.span.end].split()
    return bool(after) and after[-1].lower() in words("fate_words")


def _subject_end(place: _Place) -> int:
    """Return where the claim of a figure in the subject ends: with its predicate, if that is said of it."""
    mention, clause = place.mention, place.clause
    verb = clause.verb or clause.span
    if mention.span.start - clause.span.start > 60 and clause.role is not Role.RELATIVE:
        return min(_right_end(place, mention.span.end, place.others, 4), verb.start)
    if verb.start - mention.span.end > _FAR:
        return mention.span.end
    others = place.figures if _tells_fate(place.text, mention) else place.others
    return max(_right_end(place, max(verb.end, mention.span.end), others, 6), mention.span.end)


def _right_end(place: _Place, after: int, others: Sequence[Span], count: int) -> int:
    """Return where a claim ends that goes on to the right of ``after``, within ``count`` words."""
    text = place.text
    state = _STATE_AFTER.match(text, after)
    after = state.end() if state else after
    converted = _IN_OTHER_UNITS.match(text, after, place.limit)
    after = converted.end() if converted else after
    limit = max(min(place.limit, next_start(others, after, place.limit)), after)
    along = _AS_THEY.match(text, place.clause.span.end, limit) if after <= place.clause.span.end else None
    stop = _ENDS.search(text, along.end() if along else after, limit)
    limit = stop.start() if stop else limit
    end = words_on(text, after, limit, count if along is None else 3 * count)
    return without_dangling(text, after, end)


def _left_start(place: _Place) -> int:
    """Return where the claim of a figure in the predicate starts: its verb, with a short subject."""
    text, clause = place.text, place.clause
    start = place.mention.span.start
    verb = max(
        (v for v in clause.verbs if v.end <= start), key=lambda v: v.end, default=clause.verb or clause.span
    )
    if start - verb.end > _FAR:
        return _owner(text, max(place.floor, start - _FAR), start)
    apart = _APART.search(text[verb.end : start])
    between = [s for s in place.figures if verb.end <= s.start and s.end <= start]
    most = _WORDS_LASTING if place.mention.is_time else _WORDS_LEFT
    if apart or between or len(text[verb.end : start].split()) > most:
        floor = max([verb.end + (apart.end() if apart else 0), *(s.end for s in between)])
        return _owner(text, floor, start)
    antecedent = _antecedent(text, clause, place.floor)
    if antecedent is not None and not any(antecedent <= s.start < start for s in place.figures):
        return antecedent
    subject, main = clause.subject, clause.verb or verb
    if not main.overlap(verb):
        return main.start if _leads_to(place, main, verb) else verb.start
    others = place.figures if place.mention.is_time else place.others
    beside = [s for s in others if _YEAR.fullmatch(s.of(text)) is None]
    is_parted = subject is not None and subject.end < clause.span.start
    if subject is None or is_parted or _is_long(text, subject) or any(s.overlap(subject) for s in beside):
        return main.start
    return subject.start


def _leads_to(place: _Place, main: Span, verb: Span) -> bool:
    """Tell whether a verb closely governs the one that has the figure ("forced airlines to cancel")."""
    between = place.text[main.end : verb.start]
    close = len(between.split()) <= _GOVERNS and _GOVERNED.search(between) is not None
    return close and not any(main.start <= s.start < verb.start for s in place.others)


def _is_long(text: str, subject: Span) -> bool:
    """Tell whether a subject is too long for a claim: sooner where an apposition lengthens it."""
    return len(subject) > (_APPOSED if "," in subject.of(text) else _SUBJECT)


def _owner(text: str, floor: int, start: int) -> int:
    """Return where "a town of" begins that stands directly before a figure at ``start``, else ``start``."""
    owner = _OF_WHAT.search(text, max(floor, start - _FAR), start)
    if owner is None:
        return start
    named = _NAMED.search(text, max(floor, owner.start() - 40), owner.start())
    return (
        named.start() if named and text[owner.start() : owner.start() + 2] in ("a ", "an") else owner.start()
    )


def _antecedent(text: str, clause: Clause, floor: int) -> int | None:
    """Return where the noun phrase starts that a clause with "which" is about, None where it is not near."""
    if clause.role is not Role.RELATIVE or not text.startswith("which", clause.span.start):
        return None
    found = _BEFORE_WHICH.search(text, max(floor, clause.span.start - _ANTECEDENT), clause.span.start)
    return found.start() if found else None
