"""Quantities as stated: a number with its hedge, its unit and what is counted, as an interval."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from types import MappingProxyType

from workbench.analysis import (
    numbers,
    quantities_antecedent,
    quantities_fates,
    quantities_heads,
    quantities_hedges,
    quantities_nouns,
    quantities_ranges,
    quantities_special,
    units,
)
from workbench.analysis.mentions import QuantityMention
from workbench.analysis.nearby import Nearby
from workbench.analysis.quantities_fates import JOINED, befallen, fate
from workbench.analysis.quantities_filters import counts_one, is_label
from workbench.analysis.quantities_hedges import Hedge
from workbench.analysis.quantities_ranges import Figure
from workbench.analysis.quantities_units import Counted, counted
from workbench.core.span import Span
from workbench.core.value import Quantity

_TOLL = re.compile(
    r"\b(?:death\s)?(?P<what>toll(?!\s(?:road|booth|bridge|charge|fee))|body\scount|number\sof\s(?:dead|deaths|people\skilled))\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
# "1,300 people in Turkey and 430 in Syria": the second figure counts what the first does.
_ELSEWHERE = re.compile(
    r"\s(?:in|at|from|near|across|throughout)\s(?:the\s)?"
    r"(?:[A-Z]|(?:rest|whole|entire|country|city|capital|nation|province|state|region|district|north|south|east|west)\b)"
    r"|\selsewhere\b"
)
_INCLUDING = re.compile(r"[^,;.:]{0,40},\s(?:including|among\sthem)\s")
_BOUNDS = re.compile(r",?\s(?:and|but)\s(?:probably\s|perhaps\s|possibly\s)?")
_AND_SO_MANY = re.compile(r",?\s(?:and\s)?")
_SMALLER = MappingProxyType({"hours": ("minutes", 60), "minutes": ("seconds", 60), "years": ("months", 12)})
_DOES = re.compile(r"\s(?:were|was|are|is|have|has|had|will|would|did)\s")
_GOVERNED = re.compile(
    r"\b(?:of|in|at|between|from|with|near|on|to)\s(?:the\s|its\s|their\s|both\s)?$", re.IGNORECASE
)
_THINGS = frozenset(("burned", "damaged", "destroyed", "stranded"))


def find(text: str, sentences: Sequence[Span]) -> tuple[QuantityMention, ...]:
    """Return the quantities of ``sentences`` in text order; they do not overlap."""
    found: list[QuantityMention] = []
    earlier = quantities_antecedent.Earlier()
    for sentence in sentences:
        whole = _bounded(text, _summed(text, tuple(_of_sentence(text, sentence))))
        bare = _shared(text, quantities_fates.told(text, sentence, whole))
        rest = tuple(quantities_antecedent.others(text, sentence, bare, earlier))
        read = quantities_antecedent.complete(text, sentence, bare, earlier)
        plain = tuple(quantities_heads.widened(text, sentence, mention) for mention in read)
        special = quantities_special.find(text, sentence, plain)
        taken = Nearby([m.span for m in (*special, *rest)])
        kept = (m for m in plain if not taken.touching(m.span))
        found += sorted((*kept, *special, *rest), key=lambda m: m.span)
    return tuple(found)


def _of_sentence(text: str, sentence: Span) -> Iterator[QuantityMention]:
    floor = sentence.start
    previous: QuantityMention | None = None
    for figure in quantities_ranges.figures(text, tuple(numbers.scan(text, sentence)), sentence):
        if figure.start < floor:
            continue
        mention = _mention(text, figure, Span(floor, sentence.end), sentence, previous)
        if mention is not None:
            yield mention
            previous, floor = mention, mention.span.end


def _summed(text: str, found: tuple[QuantityMention, ...]) -> tuple[QuantityMention, ...]:
    """Make one length of time, in the smaller unit, of "2 hours 21 minutes" and "a minute and 10 seconds"."""
    kept: list[QuantityMention] = []
    for mention in found:
        before, value = (kept[-1] if kept else None), mention.value
        smaller = _SMALLER.get(before.value.unit) if before is not None else None
        if (
            before is not None
            and smaller is not None
            and value.unit == smaller[0]
            and _AND_SO_MANY.fullmatch(text, before.span.end, mention.span.start)
            and None not in (before.value.low, before.value.high, value.low, value.high)
        ):
            low, high = (
                (whole or 0) * smaller[1] + (part or 0)
                for whole, part in ((before.value.low, value.low), (before.value.high, value.high))
            )
            whole_span = Span(before.span.start, mention.span.end)
            value = replace(before.value, low=low, high=high, unit=smaller[0])
            kept[-1] = replace(before, span=whole_span, value=value)
            continue
        kept.append(mention)
    return tuple(kept)


def _bounded(text: str, found: tuple[QuantityMention, ...]) -> tuple[QuantityMention, ...]:
    """Make one interval of two bounds of one count: "more than 2,000 but fewer than 3,000 people"."""
    kept: list[QuantityMention] = []
    for mention in found:
        before, value = (kept[-1] if kept else None), mention.value
        if (
            before is not None
            and not before.value.unit
            and _BOUNDS.fullmatch(text, before.span.end, mention.span.start)
        ):
            low, high = before.value.low, value.high
            is_open = before.value.high is None and value.low is None
            if is_open and low is not None and high is not None and low < high:
                hedge = " and ".join(h for h in (before.value.hedge, value.hedge) if h)
                whole = replace(value, low=low, high=high, hedge=hedge)
                kept[-1] = replace(mention, span=Span(before.span.start, mention.span.end), value=whole)
                continue
        kept.append(mention)
    return tuple(kept)


def _shared(text: str, found: tuple[QuantityMention, ...]) -> tuple[QuantityMention, ...]:
    """Give "12 children and 3 adults were killed" the one verb that both share."""
    mentions = list(found)
    for index in range(len(mentions) - 2, -1, -1):
        one, other = mentions[index], mentions[index + 1]
        what = fate(other)
        if not what or not one.noun or fate(one) or one.is_time or units.measure(one.noun) is not None:
            continue
        if _is_shared(text, one.span, other.span, index > 0):
            mentions[index] = befallen(one, what)
    for index in range(1, len(mentions)):
        one, other = mentions[index - 1], mentions[index]
        what = fate(one)
        if not what or not other.noun or fate(other) or other.is_time or _DOES.match(text, other.span.end):
            continue
        if _INCLUDING.fullmatch(text, one.span.end, other.span.start) or (
            _is_told_before(text, one) and JOINED.fullmatch(text, one.span.end, other.span.start)
        ):
            mentions[index] = befallen(other, what)
    return tuple(mentions)


def _is_told_before(text: str, mention: QuantityMention) -> bool:
    """Tell whether what befell them stands before the figure, and so holds for all of a list behind it."""
    return bool(quantities_nouns.outcome_before(text, mention.span.start, max(0, mention.span.start - 60)))


def _is_shared(text: str, one: Span, other: Span, is_listed: bool) -> bool:
    """Tell whether two counts stand in one list: a comma before "and" joins clauses, unless it is longer."""
    if JOINED.fullmatch(text, one.end, other.start) is None:
        return False
    before = text[max(0, one.start - 16) : one.start]
    if _GOVERNED.search(before) or before.endswith(("including ", "among them ")):
        return False
    return is_listed or not text.startswith(", and", one.end)


def _mention(
    text: str, figure: Figure, room: Span, sentence: Span, previous: QuantityMention | None
) -> QuantityMention | None:
    found = counted(text, figure, sentence)
    if is_label(text, figure.last, sentence, found.is_measured) or is_label(
        text, figure.first, sentence, found.is_measured
    ):
        return None
    hedge = quantities_hedges.before(text, figure.start, room.start)
    if (
        figure.first.style == "words"
        and figure.low == 1
        and not counts_one(text, figure, found, bool(hedge.words))
    ):
        return None
    found = _with_outcome(text, found, hedge, room.start, previous)
    return _made(text, figure, found, hedge)


def _with_outcome(
    text: str, found: Counted, hedge: Hedge, floor: int, previous: QuantityMention | None
) -> Counted:
    """Complete what is counted from the words before: "killing 19", "a toll of 225", "20 damaged"."""
    outcome, noun, unit = found.outcome, found.noun, found.unit
    if not outcome and not found.is_measure:
        outcome = quantities_nouns.outcome_before(text, hedge.start, floor)
        if not outcome and not noun and _TOLL.search(text[max(floor, hedge.start - 80) : hedge.start]):
            outcome = "dead"
    if not noun and outcome:
        same = previous.noun if previous is not None and outcome in _THINGS else ""
        noun = unit = same if outcome in _THINGS else "people"
    elif not noun and found.is_more and previous is not None:
        noun = unit = previous.noun
    elif not unit and previous is not None and _ELSEWHERE.match(text, found.end):
        noun, unit = previous.noun, previous.value.unit
    if outcome and not unit.endswith(outcome):
        unit = f"{unit} {outcome}".strip()
    return Counted(found.end, noun, unit, outcome, found.is_measure, found.is_time, found.is_more)


def _made(text: str, figure: Figure, found: Counted, hedge: Hedge) -> QuantityMention:
    if not (found.noun or found.unit) and figure.first.style == "fraction" and text[figure.start].isalpha():
        found = replace(found, noun="share", unit="share")
    end, words, kinds = quantities_hedges.after(text, figure.end)
    if not kinds:
        end, words, kinds = quantities_hedges.after(text, found.end)
    both = Hedge(hedge.start, hedge.words or words, hedge.kinds | kinds)
    low, high, approximate = both.bounds(figure.low, figure.high)
    value = Quantity(low, high, approximate or figure.approximate, found.unit, both.words or None)
    span = Span(min(hedge.start, figure.outer), max(found.end, end, figure.end))
    is_more = found.is_more or "more" in both.kinds
    return QuantityMention(span, Span(figure.start, figure.end), value, found.noun, found.is_time, is_more)
