"""Whether two statements in words are tied by what they say happened, and not only by a word or place."""

from __future__ import annotations

from collections.abc import Callable, Set
from enum import StrEnum
from functools import cache

from workbench.analysis import assertions, clauses, relations_words
from workbench.analysis.assertions import axes
from workbench.analysis.lexicons import entries, words
from workbench.analysis.matching_profile import Profile, same_days
from workbench.analysis.verbs import base_of
from workbench.analysis.wording import concept, fold, plainly, tokens
from workbench.core.claim import Kind, Mood

_FIRM = 0.6
_WORDS = 4
_NEARLY_ALL = 0.7
_MORE = 2
_AHEAD = frozenset({Mood.PLAN, Mood.PREDICTION})
_IDLE = frozenset({"=try", "=delay", "plan"})


class Bond(StrEnum):
    """How two statements hang together: not, by one predicate of one thing, or by its opposite or denial."""

    NONE = "none"
    SAME = "same"
    OPPOSED = "opposed"


def bond(a: Profile, b: Profile, is_rare: Callable[[str], bool]) -> Bond:
    """Return how two claims hang together: a predicate of the one is in the other, and both name a thing.

    ``is_rare`` tells of a concept whether hardly any other claim has it: then it need not stand with others.
    """
    if (a.claim.kind is b.claim.kind is Kind.QUOTE and _quotes_alike(a, b)) or takes_place(a, b):
        return Bond.SAME
    missing = relations_words.none_of_it(a.claim.quote, b.claim.quote)
    if relations_words.order(a.claim.quote, b.claim.quote) or any(is_rare(c) for c in missing):
        return Bond.OPPOSED
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


def is_one_act(a: Profile, b: Profile, is_rare: Callable[[str], bool]) -> bool:
    """Tell whether two dated claims tell of one act, whatever their days.

    They have a verb in common, done to nothing, and both tell of what is to come; of what has been, one that
    hardly any other claim has, and two more words.
    """
    if not a.claim.kind is b.claim.kind is Kind.TIME:
        return False
    first, second = assertions.of(a.claim.quote).actors, assertions.of(b.claim.quote).actors
    acts = [_worded(p.predicates) - words("light_verbs") - _IDLE for p in (a, b)]
    shared = acts[0] & acts[1]
    if not shared or (first and second and not first & second):
        return False
    if {a.claim.mood, b.claim.mood} <= _AHEAD:
        return all(_is_bare(p.claim.quote, shared) for p in (a, b))
    firm = {c for c in a.terms.keys() & b.terms.keys() if min(a.terms[c], b.terms[c]) >= _FIRM}
    return any(is_rare(c) for c in shared) and len(_worded(firm) - shared) >= _MORE


def _is_bare(quote: str, acts: Set[str]) -> bool:
    """Tell whether what is done is done to nothing: "will land near the pole", "the landing is set for"."""
    said = tokens(plainly(fold(quote)))
    ends = words("function_words") | words("linking") | {v for verbs in _verbs_occurring() for v in verbs}
    nexts = [said[i + 1] for i, w in enumerate(said[:-1]) if concept(w) in acts]
    free = (w in ends or base_of(w) in ends or w[0].isdigit() or w in words("day_words") for w in nexts)
    return bool(nexts) and all(free)


@cache
def _occurring() -> tuple[frozenset[str], ...]:
    """Return the groups of verbs that say alike that a thing takes place, or that someone comes."""
    return tuple(frozenset(c for w in verbs for c in (concept(w), *axes(w))) for verbs in _verbs_occurring())


@cache
def _verbs_occurring() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.partition(":")[2].split()) for line in entries("occurring"))


def _quotes_alike(a: Profile, b: Profile) -> bool:
    """Tell whether nearly all words of the shorter of two quotations are in the other."""
    least = min(len(a.core), len(b.core))
    return least >= _WORDS and len(a.core & b.core) >= _NEARLY_ALL * least


def _worded(concepts: Set[str]) -> set[str]:
    """Return the concepts without the marks of opposites."""
    return {c for c in concepts if not c.startswith("±")}
