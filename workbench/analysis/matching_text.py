"""Whether two statements in words are tied by what they say happened, and not only by a word or place."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from workbench.analysis import assertions, relations_words
from workbench.analysis.assertions import axes
from workbench.analysis.lexicons import entries
from workbench.analysis.matching_profile import Profile, same_days
from workbench.analysis.wording import concept
from workbench.core.claim import Kind

_FIRM = 0.6
_WORDS = 4
_NEARLY_ALL = 0.7


class Bond(StrEnum):
    """How two statements hang together: not, by one predicate of one thing, or by its opposite or denial."""

    NONE = "none"
    SAME = "same"
    OPPOSED = "opposed"


def bond(a: Profile, b: Profile) -> Bond:
    """Return how two claims hang together: a predicate of the one is in the other, and both name a thing."""
    if a.claim.kind is b.claim.kind is Kind.QUOTE and _quotes_alike(a, b):
        return Bond.SAME
    meeting = (a.predicates & b.core) | (b.predicates & a.core)
    if takes_place(a, b):
        return Bond.SAME
    if not meeting:
        return Bond.NONE
    shared = a.terms.keys() & b.terms.keys()
    first, second = assertions.of(a.claim.quote), assertions.of(b.claim.quote)
    pair = assertions.opposed(first, second)
    if pair is not None or assertions.turned(first, second, pair):
        clash = relations_words.clash(a.claim.quote, b.claim.quote)
        return Bond.OPPOSED if clash and len(_worded(frozenset(shared))) > 1 else Bond.NONE
    if a.claim.kind is b.claim.kind is Kind.TIME and same_days(a.claim, b.claim):
        return Bond.SAME
    if a.is_beside or b.is_beside:
        return Bond.NONE
    if len(_worded(meeting)) > 1:
        return Bond.SAME
    names_a_thing = any(min(a.terms[t], b.terms[t]) >= _FIRM for t in shared - meeting)
    return Bond.SAME if names_a_thing else Bond.NONE


def takes_place(a: Profile, b: Profile) -> bool:
    """Tell whether two dated claims say of one thing only that it takes place ("is set for")."""
    if not a.claim.kind is b.claim.kind is Kind.TIME or not a.about_whom & b.about_whom:
        return False
    told = (a.predicates - a.subject, b.predicates - b.subject)
    return any(told) and any(all(t <= verbs for t in told) for verbs in _occurring())


@cache
def _occurring() -> tuple[frozenset[str], ...]:
    """Return the groups of verbs that say alike that a thing takes place, or that someone comes."""
    groups = [line.partition(":")[2].split() for line in entries("occurring")]
    return tuple(frozenset(c for w in verbs for c in (concept(w), *axes(w))) for verbs in groups)


def _quotes_alike(a: Profile, b: Profile) -> bool:
    """Tell whether nearly all words of the shorter of two quotations are in the other."""
    least = min(len(a.core), len(b.core))
    return least >= _WORDS and len(a.core & b.core) >= _NEARLY_ALL * least


def _worded(concepts: frozenset[str]) -> set[str]:
    """Return the concepts without the marks of opposites."""
    return {c for c in concepts if not c.startswith("±")}
