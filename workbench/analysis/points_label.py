"""What a point is called: a few words an editor understands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.analysis import measures
from workbench.analysis.matching_profile import Profile
from workbench.analysis.wording import concept, figures, fold, words_of
from workbench.core.claim import Kind
from workbench.core.span import Span
from workbench.core.value import NameValue, Quantity, QuoteValue

_LONGEST = 60


def label(members: Sequence[Profile]) -> str:
    """Return the label of the point of ``members``."""
    kinds = Counter(p.claim.kind for p in members)
    kind = max(kinds, key=lambda k: (kinds[k], k.value))
    mine = [p for p in members if p.claim.kind is kind]
    if kind is Kind.NAME:
        return f"name: {_fullest(mine)}"
    if kind is Kind.QUANTITY:
        return _figure(mine)
    if kind is Kind.QUOTE:
        return f"quote: “{_cut(_shortest_quote(mine))}”"
    topic = _topic(mine)
    return f"when: {topic}" if kind is Kind.TIME else topic


def _fullest(members: Sequence[Profile]) -> str:
    names = [p.claim.value.canonical for p in members if isinstance(p.claim.value, NameValue)]
    return max(names, key=lambda n: (len(n), n))


def _figure(members: Sequence[Profile]) -> str:
    """Return the unit that most of the figures carry, and for measures what they are of."""
    units = Counter(p.claim.value.unit for p in members if isinstance(p.claim.value, Quantity))
    unit = max(units, key=lambda u: (units[u], -len(u), u))
    if members[0].measure == measures.COUNT.name and unit:
        return unit
    topic = _topic(members)
    return f"{unit}: {topic}" if topic else unit or "figure"


def _shortest_quote(members: Sequence[Profile]) -> str:
    words = [p.claim.value.words for p in members if isinstance(p.claim.value, QuoteValue)]
    return min(words, key=lambda w: (len(w), w))


def _topic(members: Sequence[Profile]) -> str:
    """Return the words that most of the claims share, in the order in which the shortest claim has them."""
    count = Counter(t for p in members for t in p.core)
    rest = Counter(t for p in members for t in p.terms)
    least = max(2, (len(members) + 1) // 2)
    shortest = min(members, key=lambda p: (len(p.claim.quote), p.claim.id))
    quote = shortest.claim.quote
    own = [w.lower for w in words_of(quote, Span(0, len(quote))) if w.is_word and not figures(w.text)]
    kept = [w for w in own if count[concept(w)] >= least]
    if len(kept) < 2:
        kept = [w for w in own if rest[concept(w)] >= least] or own
    return _cut(" ".join(dict.fromkeys(fold(w) for w in kept)))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: words.rfind(" ", 0, _LONGEST)] + "…"
