"""What a point is called: a few words of its best claim, as an editor would put them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.analysis import measures
from workbench.analysis.label_words import counted, of_what, phrase, without_figure
from workbench.analysis.matching_counts import is_score
from workbench.analysis.matching_profile import Profile
from workbench.core.claim import Kind
from workbench.core.value import NameValue, Quantity, QuoteValue, TimeValue

_VERB_ALONE = 2


def label(members: Sequence[Profile]) -> str:
    """Return the label of the point of ``members``."""
    records = [p for p in members if p.records]
    if len(records) == len(members):
        return f"record: {phrase(_best(records).claim.quote)}"
    kinds = Counter(p.claim.kind for p in members)
    kind = max(kinds, key=lambda k: (kinds[k], k.value))
    mine = [p for p in members if p.claim.kind is kind]
    if kind is Kind.NAME:
        return f"name: {_usual_name(mine)}"
    if kind is Kind.QUANTITY:
        return _figure(mine)
    if kind is Kind.QUOTE:
        return f"quote: “{phrase(_shortest_quote(mine))}”"
    return f"when: {_happening(mine)}" if kind is Kind.TIME else phrase(_best(mine).claim.quote)


def _usual_name(members: Sequence[Profile]) -> str:
    """Return the spelling that most articles use, of these the fullest."""
    names = Counter(p.claim.value.canonical for p in members if isinstance(p.claim.value, NameValue))
    return max(names, key=lambda n: (names[n], len(n), n))


def _shortest_quote(members: Sequence[Profile]) -> str:
    words = [p.claim.value.words for p in members if isinstance(p.claim.value, QuoteValue)]
    return min(words, key=lambda w: (len(w), w))


def _best(members: Sequence[Profile]) -> Profile:
    """Return the claim that tells best what all tell: it names its subject, has most in common, is short."""
    count = Counter(t for p in members for t in p.core)

    def rank(p: Profile) -> tuple[bool, float, int, str]:
        common = sum(count[t] - 1 for t in p.core) / max(len(p.core), 1)
        return (not p.about or p.about not in p.claim.quote, -common, len(p.claim.quote), p.claim.id)

    return min(members, key=rank)


def _happening(members: Sequence[Profile]) -> str:
    """Return what is dated, without the time."""
    best = _best(members).claim
    said = best.value.said if isinstance(best.value, TimeValue) else ""
    left = best.quote.replace(said, "", 1) if said else best.quote
    told = phrase(left) or phrase(best.quote)
    subject = _best(members).about
    return told if " " in told or not subject else phrase(f"{subject} {told}")


def _figure(members: Sequence[Profile]) -> str:
    """Return what most of the figures count, or what is measured, with the unit."""
    units = Counter(p.claim.value.unit for p in members if isinstance(p.claim.value, Quantity))
    unit = max(units, key=lambda u: (units[u], -len(u), u)).removeprefix("US ")
    measure = members[0].measure
    if is_score(unit):
        topic = _topic(members)
        return f"score: {topic}" if topic else "score"
    if measure == measures.COUNT.name:
        alike = [
            p for p in members if isinstance(p.claim.value, Quantity) and p.claim.value.unit.endswith(unit)
        ]
        return counted(unit, [p.claim.quote for p in alike])
    topic = _topic(members)
    if measure == "age":
        return f"age: {topic}" if topic else "age"
    if measure == "duration":
        return f"how long: {topic}" if topic else "how long"
    return f"{topic} ({unit})" if topic else unit or "figure"


def _topic(members: Sequence[Profile]) -> str:
    """Return what is measured: what the figure is of, its subject, or the words before it."""
    ordered = sorted(members, key=lambda p: (len(p.claim.quote), p.claim.id))
    is_share = members[0].measure == "percent"
    of = [found for p in ordered if not is_share and (found := of_what(p.claim.quote))]
    beside = [found for p in ordered if (found := without_figure(p.claim.quote))]
    about = [found for p in ordered if (found := phrase(p.about))]
    acted = [b for b in beside if b.count(" ") > _VERB_ALONE]
    return next(iter((*of, *acted, *about, *beside)), "")
