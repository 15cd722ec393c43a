"""How two names, two quotations or two events stand to each other, by their words."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from workbench.analysis import assertions, clauses
from workbench.analysis.assertions import Assertion
from workbench.analysis.clauses import Role
from workbench.analysis.numbers_words import SMALL, small
from workbench.analysis.wording import any_of, concept, content, fold
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.value import NameValue, QuoteValue

_CLOSE = 0.5
_NEGATED = 0.4
_OPPOSED = 0.27
_SOME = 0.25
_COUNTED = re.compile(r"(?<![\w.,-])\d+(?:[.,:]\d+)*")
_RANGED = re.compile(
    r"(?<!from )(?<![\w.,$£€-])[$£€]?\d[\d.,]*(?:%|\s(?:percent|per cent|million|billion|bn|m))?"
    r"(?:\sto\s|[-–])(?=[$£€]?\d)"
)
_IN_WORDS = re.compile(rf"\b{any_of(w for w in SMALL if w not in ('zero', 'one'))}\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

_ORDER = re.compile(r"(?P<one>[^,;]{8,90}?)\s(?P<way>before|after)\s(?P<other>[^,;]{6,90})", re.IGNORECASE)
_TOLD = 2

# "There was no investigation", "no gale warning was in force": that a thing is not there at all.
_NO_SUCH = re.compile(
    r"(?:there (?:is|was|are|were|has been|had been|have been) no|no) (?P<what>(?:[a-z-]+ ){0,2}?[a-z-]+)"
    r"(?: (?:against|into|in|by|for|on|was|were|is|are|has|had|have)\b.*)?"
)
# Concepts of verbs that bring a thing about.
_BRINGING = (
    "open",
    "launch",
    "begin",
    "start",
    "issue",
    "order",
    "hold",
    "send",
    "give",
    "announce",
    "set",
    "make",
    "receive",
)


def names(a: NameValue, b: NameValue) -> tuple[RelationKind, str]:
    """Return whether two forms of a name are written alike."""
    if fold(a.canonical) == fold(b.canonical):
        return RelationKind.AGREE, f"both write {a.canonical}"
    if b.canonical in a.canonical.split() or a.canonical in b.canonical.split():
        return RelationKind.AGREE, f"{a.canonical} and {b.canonical}: the one is the other in short"
    return RelationKind.VARIANT, f"{a.canonical} is written {b.canonical} in the other"


def quotes(a: QuoteValue, b: QuoteValue) -> tuple[RelationKind, str]:
    """Return whether two quotations give the same words, as far as the shorter goes."""
    first, second = _spoken(a.words), _spoken(b.words)
    if first == second:
        return RelationKind.AGREE, "the same words"
    shorter, longer = sorted((first, second), key=len)
    if f" {shorter} " in f" {longer} ":
        return RelationKind.AGREE, "the same words, one of them shortened"
    return RelationKind.VARIANT, "the words are given in another form"


def speech(a: str, b: str) -> tuple[RelationKind, str]:
    """Return the relation of quoted words and words that are told indirectly."""
    found = clash(a, b)
    if found is not None:
        return RelationKind.CONFLICT, found
    if shared(a, b) >= _CLOSE and not _of_others(a, b):
        return RelationKind.AGREE, "the same said in quotation and in other words"
    return RelationKind.COMPATIBLE, "both tell of the same words, in other form"


def events(a: str, b: str) -> tuple[RelationKind, str]:
    """Return the relation of two events, each given by its words."""
    found = clash(a, b)
    if found is not None:
        return RelationKind.CONFLICT, found
    other = _of_others(a, b)
    if other:
        return RelationKind.COMPATIBLE, other
    if shared(a, b) >= _CLOSE:
        return RelationKind.AGREE, "both tell of the same, nearly in the same words"
    return RelationKind.COMPATIBLE, "both can be true"


def clash(a: str, b: str) -> str | None:
    """Return why two statements of one matter cannot both be true, None where they can."""
    found = _clash(a, b)
    if found is not None or _jointly(assertions.of(a), assertions.of(b)) < _NEGATED:
        return found
    pairs = ((x, y) for x in _joined(a) for y in _joined(b) if (x, y) != (a, b))
    return next((found for x, y in pairs if (found := _clash_of_parts(x, y))), None)


def _clash_of_parts(a: str, b: str) -> str | None:
    """Return why clauses of two statements, that have much in common as wholes, clash by one predicate."""
    first, second = assertions.of(a), assertions.of(b)
    denying, saying = (first, second) if first.negated else (second, first)
    if first.negated == second.negated or first.is_partial or second.is_partial:
        return None
    plain = {c for c in saying.predicates & saying.said if not c.startswith("=")}
    return "the one says what the other denies" if denying.denied & plain else None


@lru_cache(maxsize=20_000)
def _joined(quote: str) -> tuple[str, ...]:
    """Return the clauses that a statement joins with "and" or "but", itself where it is one."""
    parts = clauses.find(quote, Span(0, len(quote)))
    if len(parts) < 2 or not all(p.role in (Role.MAIN, Role.JOINED) and p.verb for p in parts):
        return (quote,)
    return tuple(p.span.of(quote) for p in parts)


def _clash(a: str, b: str) -> str | None:
    if (ordered := order(a, b)) is not None:
        return ordered
    if none_of_it(a, b):
        return "the one says that there was none, the other how it came about"
    first, second = assertions.of(a), assertions.of(b)
    if _alike(first, second) < _CLOSE or (_of_two(first, second) and not first.deniers | second.deniers):
        return None
    pair = assertions.opposed(first, second)
    if first.is_partial or second.is_partial:
        return None
    if assertions.turned(first, second, pair):
        return "the one says what the other denies" if pair is None and _denies(first, second) else None
    joint = _jointly(first, second)
    if pair is not None and joint >= _OPPOSED and not other_figures(a, b):
        return f"“{pair[0]}” and “{pair[1]}” are opposites"
    for noun in first.ordinals.keys() & second.ordinals.keys():
        if first.ordinals[noun] != second.ordinals[noun] and joint >= _OPPOSED:
            return f"the {first.ordinals[noun]}. and the {second.ordinals[noun]}. cannot both be true"
    return None


def order(a: str, b: str) -> str | None:
    """Return why two statements that say which of two things came first cannot both be true."""
    first, second = _ordered(a), _ordered(b)
    if first is None or second is None:
        return None
    alike = [len(x & y) for x, y in zip(first[1:], second[1:], strict=True)]
    if first[0] != second[0] and alike[0] >= _TOLD and alike[1]:
        return "the one says before, the other after"
    crossed = [len(x & y) for x, y in zip(first[1:], second[:0:-1], strict=True)]
    return "each says that the other came first" if first[0] == second[0] and min(crossed) >= _TOLD else None


@lru_cache(maxsize=20_000)
def _ordered(quote: str) -> tuple[str, frozenset[str], frozenset[str]] | None:
    """Return "before" or "after" with what is said on both its sides, None where there is no such pair."""
    found = _ORDER.fullmatch(quote)
    if found is None:
        return None
    one, other = assertions.of(found["one"]), assertions.of(found["other"])
    return None if one.negated or other.negated else (found["way"].lower(), one.said, other.said)


def none_of_it(a: str, b: str) -> frozenset[str]:
    """Return of what the one statement says that there was none, where the other tells how it came about."""
    for denying, telling in ((a, b), (b, a)):
        what, told = _missing(denying), assertions.of(telling)
        if what and what <= told.said and not told.negated and told.predicates & _bringing():
            return what
    return frozenset()


@lru_cache(maxsize=20_000)
def _missing(quote: str) -> frozenset[str]:
    found = _NO_SUCH.fullmatch(fold(quote))
    return frozenset(content(found["what"], Span(0, len(found["what"])))) if found else frozenset()


@cache
def _bringing() -> frozenset[str]:
    return frozenset(concept(verb) for verb in _BRINGING)


def _of_two(a: Assertion, b: Assertion) -> bool:
    """Tell whether two statements are of other people or bodies: neither names the other's."""
    return bool(a.actors and b.actors) and not a.actors & b.said and not b.actors & a.said


def other_figures(a: str, b: str) -> bool:
    """Tell whether two statements both hold figures, and none in common; years count where no other does."""
    first, second = (_numbers(words) for words in (a, b))
    counted = [{n for n in found if not _YEAR.fullmatch(n)} for found in (first, second)]
    if all(counted):
        first, second = counted
    return bool(first and second) and not first & second


def _numbers(quote: str) -> set[str]:
    """Return the figures of a statement, those in words from two to ninety too."""
    told = {str(small(m.group())) for m in _IN_WORDS.finditer(quote)}
    return told | set(_NUMBER.findall(quote))


def figures_shared(a: str, b: str) -> int:
    """Return how many figures two statements have in common; a range is one ("5 to 7 percent")."""
    first, second = ({m.group() for m in _COUNTED.finditer(_RANGED.sub("", words))} for words in (a, b))
    return len(first & second)


def _of_others(a: str, b: str) -> str:
    """Return why two statements, alike as they are, are not the same; "" where they may be."""
    first, second = assertions.of(a), assertions.of(b)
    pair = assertions.opposed(first, second)
    if assertions.turned(first, second, pair) != (pair is not None):
        return "the one is denied, the other not, but not clearly of the same"
    if first.weekdays and second.weekdays and not first.weekdays & second.weekdays:
        return "they name other days"
    if other_figures(a, b):
        return "they hold other figures"
    return ""


def _alike(a: Assertion, b: Assertion) -> float:
    """Return the share of the shorter statement's concepts that the other has; opposites count as one."""
    one, other = a.said | set(a.sides), b.said | set(b.sides)
    least = min(len(a.said), len(b.said))
    return len(one & other) / least if least else 0.0


def shared(a: str, b: str) -> float:
    """Return the share of the shorter text's content words that the other has, 0 to 1."""
    first, second = _words(a), _words(b)
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


@lru_cache(maxsize=20_000)
def _words(quote: str) -> frozenset[str]:
    return frozenset(content(quote, Span(0, len(quote))))


def _jointly(a: Assertion, b: Assertion) -> float:
    """Return the share of both statements' concepts that they have in common; opposites count as one."""
    one, other = a.said | set(a.sides), b.said | set(b.sides)
    return len(one & other) / len(one | other) if one or other else 0.0


def _denies(a: Assertion, b: Assertion) -> bool:
    """Tell whether what the one denies is what the other says: its predicate, or most of its words."""
    denying, saying = (a, b) if a.negated else (b, a)
    either, shared_words = len(a.said | b.said), len(a.said & b.said)
    both = shared_words / either if either else 0.0
    if denying.denied & saying.predicates and both >= _SOME and shared_words > 1:
        return True
    plain = len(denying.said) > 1 or not any(c.startswith("=") for c in denying.said)
    covered = both >= _NEGATED or denying.said <= saying.said
    return bool(denying.denied & saying.said) and covered and plain


def overlap(a: str, b: str) -> float:
    """Return the share of both texts' content words that they have in common, 0 to 1."""
    first, second = _words(a), _words(b)
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def _spoken(words: str) -> str:
    return " ".join(re.findall(r"[\w'&%$]+", fold(words)))
