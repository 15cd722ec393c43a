"""Names of several articles that are one name: joined by spelling, initials and wording."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from workbench.analysis.names_match import Likeness, distinct, variants
from workbench.analysis.names_shape import initials, skeleton
from workbench.analysis.names_words import is_place
from workbench.core.claim import Claim
from workbench.core.value import NameValue

_BLOCK = 40


def written(claim: Claim) -> str:
    """Return a name claim's name as it is compared: with its abbreviation where that stands beside it."""
    if isinstance(claim.value, NameValue) and "(" not in claim.quote:
        return claim.value.canonical
    return claim.quote


def pairs(claims: Sequence[Claim]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of name claims (by index) of two articles that are one name, with how surely."""
    by_article: dict[str, list[str]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article].append(written(claim))
    apart = frozenset().union(*(distinct(names) for names in by_article.values()))
    known: dict[tuple[str, str], Likeness] = {}
    blocks: dict[str, list[int]] = defaultdict(list)
    for b, claim in enumerate(claims):
        keys = _keys(written(claim))
        near = {a for key in keys for a in blocks[key][-_BLOCK:]}
        for a in sorted(near):
            if claims[a].article == claim.article or not _same_entity(claims[a], claim):
                continue
            both = written(claims[a]), written(claim)
            kind = known.get(both) or known.setdefault(both, variants(*both, apart).kind)
            if kind is not Likeness.DIFFERENT:
                yield a, b, 1.0 if kind is Likeness.SAME else 0.8
        for key in keys:
            blocks[key].append(b)


def spelt_alike(a: Claim, b: Claim) -> bool:
    """Tell whether names of one article differ by transliteration alone (Tokayev, Tokajev; not Tokarev)."""
    last = [_bare(written(claim).split()[-1]) for claim in (a, b)]
    return last[0] == last[1] and len(last[0]) > 3


def _bare(word: str) -> str:
    return re.sub("[aeiou]", "", skeleton(word))[:1] + re.sub("[eiu]", "", skeleton(word))[1:]


def _same_entity(a: Claim, b: Claim) -> bool:
    if written(a) == written(b) and not is_place(written(a)):
        return True  # what stands around a name tells less of what it names than the name does
    kinds = {v.entity for v in (a.value, b.value) if isinstance(v, NameValue)} - {"other"}
    return len(kinds) < 2


def _keys(name: str) -> tuple[str, ...]:
    """Return the keys under which variants of a name meet: the starts of its words, its initials."""
    words = [skeleton(word)[:3] for word in name.replace("-", " ").replace("(", " ").split()]
    letters = [i.lower() for i in initials(name)] + [
        w for w in name.lower().strip("()").split() if len(w) < 6
    ]
    return tuple(dict.fromkeys(w for w in (*words, *letters, skeleton(name)[:4]) if w))
