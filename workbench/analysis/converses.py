"""Relations that have a direction, as names stand in them: who owns, succeeds, beats or employs whom."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from workbench.analysis import names_words
from workbench.analysis.lexicons import entries, words
from workbench.analysis.names_match import Likeness, variants
from workbench.analysis.verbs import base_of
from workbench.core.span import Span

_REACH = 60
_MOST = 50
_CAPITALS = re.compile(r"[A-Z](?:[\w&-]|\.(?=\w))*(?:\s[A-Z](?:[\w&-]|\.(?=\w))*)*")
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_OWNS = re.compile(r"[’'](?:s)?\s(?:[a-z-]+,?\s){0,3}$")
_NEXT = re.compile(r",?\s(?:the\s|late\s|then\s|former\s){0,3}$")
_OF = re.compile(r"\s(?:of|at|for)\s(?:[A-Za-z-]+,?\s){0,5}$")
_IS = re.compile(r"(?:,|\s(?:is|was|became|remains|remained))\s(?:(?:a|an|the|now|later|[a-z-]+)\s){0,3}$")
_BREAK = re.compile(r"[.;:]|\b(?:and|but|who|which|while|after|before|when|because|if)\b")


@dataclass(frozen=True, slots=True)
class Directed:
    """One relation as stated: ``first`` owns, succeeds, beats ``second``; both are names."""

    name: str
    word: str
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class _Name:
    span: Span
    text: str


def turned(a: str, b: str) -> tuple[Directed, Directed] | None:
    """Return a relation of ``b`` that ``a`` states the other way round, with ``a``'s; None where none is."""
    said = tuple(islice(_found(a), _MOST))
    for claimed in islice(_found(b), _MOST):
        same = [d for d in said if d.name == claimed.name]
        if any(_is(d.first, claimed.first) and _is(d.second, claimed.second) for d in same):
            continue
        for stated in same:
            if _is(stated.first, claimed.second) and _is(stated.second, claimed.first):
                return stated, claimed
    return None


def _is(a: str, b: str) -> bool:
    return variants(a, b).kind is not Likeness.DIFFERENT


def _found(text: str) -> Iterator[Directed]:
    named = _named(text)
    for match in _WORD.finditer(text):
        word = match.group().lower()
        for name, part in _table().get(base_of(word), ()):
            if part == 0:
                yield from _by_verb(text, named, match, name)
        for name, part in _table().get(word.removesuffix("s"), ()):
            if part > 0:
                yield from _by_noun(text, named, match, (name, part))


def _named(text: str) -> tuple[_Name, ...]:
    """Return the runs of capitalised words: what opens a sentence may be a name as well."""
    found = ((m.span(), m.group()) for m in _CAPITALS.finditer(text))
    return tuple(
        _Name(Span(*span), name)
        for span, name in found
        if name.lower() not in words("function_words") and not names_words.is_demonym(name)
    )


@cache
def _table() -> dict[str, tuple[tuple[str, int], ...]]:
    """Return for each word its relations and its part: 0 a verb, 1 a noun "A's noun B", 2 "B's noun A"."""
    table: dict[str, tuple[tuple[str, int], ...]] = {}
    for line in entries("converses"):
        name, _, members = line.partition(":")
        for part, group in enumerate(members.split("|")):
            for word in group.split():
                table[word] = (*table.get(word, ()), (name, part))
    return table


def _by_verb(text: str, named: Sequence[_Name], match: re.Match[str], relation: str) -> Iterator[Directed]:
    before, after = _before(named, match.start()), _after(named, match.end())
    if before is None or after is None:
        return
    if _BREAK.search(text, before.span.end, match.start()) or _BREAK.search(
        text, match.end(), after.span.start
    ):
        return
    is_passive = any(w in _BE for w in text[before.span.end : match.start()].lower().split()[-2:])
    by = re.match(r"\s(?:[a-z-]+\s){0,2}by\b", text[match.end() :]) is not None
    if is_passive != by and not by:
        return
    first, second = (after, before) if by else (before, after)
    yield Directed(relation, match.group(), first.text, second.text)


def _by_noun(
    text: str, named: Sequence[_Name], match: re.Match[str], meaning: tuple[str, int]
) -> Iterator[Directed]:
    relation, part = meaning
    before, after = _before(named, match.start()), _after(named, match.end())
    if before is None or after is None:
        return
    left, right = text[before.span.end : match.start()], text[match.end() : after.span.start]
    if _OWNS.fullmatch(left) and _NEXT.fullmatch(right):
        owner, owned = before, after
    elif _IS.fullmatch(left) and _OF.fullmatch(right):
        owner, owned = after, before
    else:
        return
    first, second = (owner, owned) if part == 1 else (owned, owner)
    yield Directed(relation, match.group(), first.text, second.text)


def _before(named: Sequence[_Name], place: int) -> _Name | None:
    """Return the last name that ends shortly before ``place``."""
    index = bisect_right(named, place, key=lambda n: n.span.end) - 1
    return named[index] if index >= 0 and named[index].span.end >= place - _REACH else None


def _after(named: Sequence[_Name], place: int) -> _Name | None:
    """Return the first name that starts shortly after ``place``."""
    index = bisect_left(named, place, key=lambda n: n.span.start)
    return named[index] if index < len(named) and named[index].span.start <= place + _REACH else None
