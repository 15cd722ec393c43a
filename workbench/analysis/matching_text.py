"""Whether two statements in words are tied by what they say happened, and not only by a word or place."""

from __future__ import annotations

from collections.abc import Callable, Set
from enum import StrEnum
from functools import cache

from workbench.analysis import assertions, clauses, relations_words
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


def bond(a: Profile, b: Profile, is_rare: Callable[[str], bool]) -> Bond:
    """Return how two claims hang together: a predicate of the one is in the other, and both name a thing.

    ``is_rare`` tells of a concept whether hardly any other claim has it: then it need not stand with others.
    """
    if a.claim.kind is b.claim.kind is Kind.QUOTE and _quotes_alike(a, b):
        return Bond.SAME
    if takes_place(a, b):
        return Bond.SAME
    meeting = (a.predicates & b.core) | (b.predicates & a.core)
    first, second = assertions.of(a.claim.quote), assertions.of(b.claim.quote)
    turned = (denied(a) & b.core) | (denied(b) & a.core)
    if not meeting | turned:
        return Bond.NONE
    common = _worded(a.terms.keys() & b.terms.keys())
    pair = assertions.opposed(first, second)
    if pair is not None or assertions.turned(first, second, pair):
        is_one = any(is_rare(c) for c in common & (meeting | turned)) or _of_one(a, b)
        return _opposition(a, b, common, is_one)
    if any(is_rare(c) for c in denied(a) & denied(b)):
        return Bond.SAME
    dated = a.claim.kind is b.claim.kind is Kind.TIME and same_days(a.claim, b.claim)
    if not meeting or dated:
        return Bond.SAME if meeting else Bond.NONE
    if a.is_beside or b.is_beside:
        return Bond.NONE
    is_told = len(_worded(meeting)) > 1
    return (
        Bond.SAME
        if is_told or any(min(a.terms[t], b.terms[t]) >= _FIRM for t in common - meeting)
        else Bond.NONE
    )


def _opposition(a: Profile, b: Profile, common: Set[str], is_one: bool) -> Bond:
    """Return how two claims of which the one turns the other's sense hang together.

    ``common`` are the words that both have; ``is_one`` is set where a single one ties them.
    """
    first, second = assertions.of(a.claim.quote), assertions.of(b.claim.quote)
    pair = assertions.opposed(first, second)
    if relations_words.clash(a.claim.quote, b.claim.quote):
        return Bond.OPPOSED if len(common) > 1 or is_one else Bond.NONE
    is_litotes = pair is not None and assertions.turned(first, second, pair)
    return Bond.SAME if is_litotes and common else Bond.NONE


def denied(claim: Profile) -> frozenset[str]:
    """Return what a claim says is not so; who denies an accusation tells of himself."""
    said = assertions.of(claim.claim.quote)
    return frozenset() if any(clauses.is_speech(d) for d in said.deniers) else said.denied


def _of_one(a: Profile, b: Profile) -> bool:
    """Tell whether the subject of the one claim, in all its words, is that of the other."""
    return bool(a.subject and b.subject) and (a.subject <= b.subject or b.subject <= a.subject)


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


def _worded(concepts: Set[str]) -> set[str]:
    """Return the concepts without the marks of opposites."""
    return {c for c in concepts if not c.startswith("±")}
