"""What befell those counted in a subject, told by its verb: "three climbers from Spain have died"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from workbench.analysis import clauses, quantities_nouns, units
from workbench.analysis.clauses import Clause
from workbench.analysis.mentions import QuantityMention
from workbench.core.span import Span

JOINED = re.compile(r",?\s(?:and|or)\s|,\s")
# What may stand between the start of a subject and the figure that is its head.
FIRST = re.compile(
    r"[“\"‘(]?(?:(?:all|the|another|these|those|its|their|his|her|and|but|also|later|then|so\sfar|"
    r"in\s(?:all|total)|[a-z]+ly),?\s)*",
    re.IGNORECASE,
)


def fate(mention: QuantityMention) -> str:
    """Return the word that says what befell those counted, "" where nothing is said."""
    last = mention.value.unit.rpartition(" ")[2]
    return last if mention.noun and last in quantities_nouns.fates() else ""


def befallen(mention: QuantityMention, what: str) -> QuantityMention:
    """Return ``mention`` with what befell those it counts in its unit."""
    return replace(mention, value=replace(mention.value, unit=f"{mention.value.unit} {what}"))


def told(text: str, sentence: Span, found: Sequence[QuantityMention]) -> tuple[QuantityMention, ...]:
    """Give figures that are the heads of a subject what the verb of their clause says befell them."""
    kept: list[QuantityMention] = []
    head: Clause | None = None
    for mention in found:
        head = _headed(text, sentence, mention, (kept[-1], head) if kept and head is not None else None)
        kept.append(mention if head is None else _told(text, mention, head))
    return tuple(kept)


def _headed(
    text: str, sentence: Span, mention: QuantityMention, before: tuple[QuantityMention, Clause] | None
) -> Clause | None:
    """Return the clause of whose subject ``mention`` is the head, alone or listed with the one before it."""
    if not mention.noun or mention.is_time or units.measure(mention.noun) is not None:
        return None
    parts = clauses.find(text, sentence)
    clause = clauses.main_of(parts, clauses.at(parts, mention.span))
    if clause.verb is None or clause.subject is None or not clause.subject.holds(mention.span):
        return None
    if FIRST.fullmatch(text, clause.subject.start, mention.span.start):
        return clause
    is_listed = before is not None and before[1] == clause
    return (
        clause
        if is_listed and before and JOINED.fullmatch(text, before[0].span.end, mention.span.start)
        else None
    )


def _told(text: str, mention: QuantityMention, clause: Clause) -> QuantityMention:
    if fate(mention) or clause.verb is None:
        return mention
    what = quantities_nouns.outcome_at(text, clause.verb.start - 1, clause.span.end)
    return befallen(mention, what[1]) if what is not None else mention
