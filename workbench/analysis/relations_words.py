"""How two names, two quotations or two events stand to each other, by their words."""

from __future__ import annotations

import re
from functools import cache

from workbench.analysis.lexicons import entries
from workbench.analysis.wording import concept, content, fold, words_of
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, QuoteValue

NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|denied|denies|denying|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)
_CLOSE = 0.5
_NEGATED = 0.4


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
    if shared(a, b) >= _CLOSE:
        return RelationKind.AGREE, "the same said in quotation and in other words"
    return RelationKind.COMPATIBLE, "both tell of the same words, in other form"


def events(a: tuple[str, EventValue | None], b: tuple[str, EventValue | None]) -> tuple[RelationKind, str]:
    """Return the relation of two events, each given by its words and, where known, its value."""
    negated = [bool(value and value.negated) for _, value in (a, b)]
    alike = shared(a[0], b[0])
    if negated[0] != negated[1] and alike >= _CLOSE and _denies(a[0], b[0], negated[0]):
        return RelationKind.CONFLICT, "the one says what the other denies"
    opposed = antonyms(a[0], b[0])
    if opposed is not None and negated[0] == negated[1] and alike >= _CLOSE:
        return RelationKind.CONFLICT, f"“{opposed[0]}” and “{opposed[1]}” are opposites"
    if alike >= _CLOSE:
        return RelationKind.AGREE, "both tell of the same, nearly in the same words"
    return RelationKind.COMPATIBLE, "both can be true"


def shared(a: str, b: str) -> float:
    """Return the share of the shorter text's content words that the other has, 0 to 1."""
    first, second = set(content(a, Span(0, len(a)))), set(content(b, Span(0, len(b))))
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def _denies(a: str, b: str, first: bool) -> bool:
    """Tell whether what the one denies is what the other says: the words after it, and most else."""
    denying, saying = (a, b) if first else (b, a)
    said = set(content(saying, Span(0, len(saying))))
    after = [denying[m.end() : m.end() + 60] for m in NEGATION.finditer(denying)]
    denied = [content(words, Span(0, len(words)))[:2] for words in after]
    return overlap(a, b) >= _NEGATED and any(set(words) & said for words in denied)


def overlap(a: str, b: str) -> float:
    """Return the share of both texts' content words that they have in common, 0 to 1."""
    first, second = set(content(a, Span(0, len(a)))), set(content(b, Span(0, len(b))))
    either = len(first | second)
    return len(first & second) / either if either else 0.0


def antonyms(a: str, b: str) -> tuple[str, str] | None:
    """Return a word of ``a`` and its opposite in ``b``, None where there are none."""
    first = {concept(w.lower): w.lower for w in words_of(a, Span(0, len(a))) if w.is_word}
    second = {concept(w.lower): w.lower for w in words_of(b, Span(0, len(b))) if w.is_word}
    for one, other in _opposites():
        for x, y in ((one, other), (other, one)):
            if x in first and y in second and y not in first and x not in second:
                return first[x], second[y]
    return None


@cache
def _opposites() -> tuple[tuple[str, str], ...]:
    rows = (line.split() for line in entries("antonyms"))
    return tuple((concept(row[0]), concept(row[1])) for row in rows)


def _spoken(words: str) -> str:
    return " ".join(re.findall(r"[\w'&%$]+", fold(words)))
