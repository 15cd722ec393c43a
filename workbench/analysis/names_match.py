"""Whether two names are the same, variants in spelling or wording, or different, and why."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein, Prefix
from rapidfuzz.fuzz import ratio

from workbench.analysis import names_words as words
from workbench.analysis.names_shape import SMALL, initials, short_of, skeleton

_ENDINGS = frozenset(
    (
        "",
        "s",
        "al",
        "ial",
        "ic",
        "ics",
        "ion",
        "ions",
        "oral",
        "or",
        "ing",
        "ive",
        "ary",
        "y",
        "e",
        "ment",
        "ation",
    )
)
_SIDE_BY_SIDE = 300
_OFFICIAL = re.compile(
    r"^(?:(?:\w+\s){0,3}(?:republic|kingdom|state|federation|commonwealth|union|emirate|sultanate|duchy)\s+of\s+(?:the\s+)?)"
    r"|\s+(?:republic|federation|kingdom)$"
)
_PAREN = re.compile(r"^(?P<name>.*\S)\s*\((?P<short>[^()]{2,12})\)$", re.DOTALL)


class Likeness(StrEnum):
    """How two names stand to each other."""

    SAME = "same"
    VARIANT = "variant"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class NameRelation:
    """What two names are to each other, with the reason in words an editor reads."""

    kind: Likeness
    reason: str


_DIFFERENT = NameRelation(Likeness.DIFFERENT, "different names")


def variants(a: str, b: str, apart: Collection[frozenset[str]] = ()) -> NameRelation:
    """Compare the names ``a`` and ``b``, each perhaps with its abbreviation in brackets: "Name (ABBR)".

    ``apart`` holds pairs of names that one article uses for two different people or bodies (``distinct``):
    such a pair is never joined on likeness alone.
    """
    left, left_short = _parts(a)
    right, right_short = _parts(b)
    if _plain(left) == _plain(right):
        return NameRelation(Likeness.SAME, "the same name")
    if _state(left) == _state(right):
        return NameRelation(Likeness.SAME, "the same state, its official form written out")
    if _firm(left) == _firm(right):
        return NameRelation(Likeness.SAME, "the same firm, its legal form left out")
    if frozenset((left, right)) in apart:
        return NameRelation(Likeness.DIFFERENT, "both names occur in one article, for different subjects")
    short = _by_acronym((left, left_short), (right, right_short))
    if short is not None:
        return short
    return _by_words(left, right)


def plain_form(a: str, b: str) -> str | None:
    """Return why ``a`` and ``b`` are one name in a longer and a shorter form, None where an editor may rule.

    Nobody rules on a state's official form, a firm's legal form or a surname alone; an acronym is a finding.
    """
    found = variants(a, b)
    if found.kind is not Likeness.SAME or _is_acronym(_parts(a)[0]) != _is_acronym(_parts(b)[0]):
        return None
    return found.reason


def distinct(names: Collection[str]) -> frozenset[frozenset[str]]:
    """Return the pairs among one article's canonical ``names`` that it uses side by side.

    Only the first 300 are compared. Forms that the article itself would take for one name (surname alone,
    initials, acronym) are left out.
    """
    known = sorted(set(names))[:_SIDE_BY_SIDE]
    pairs = ((a, b) for i, a in enumerate(known) for b in known[i + 1 :])
    return frozenset(frozenset(p) for p in pairs if variants(*p).kind is not Likeness.SAME)


def _parts(name: str) -> tuple[str, str]:
    plain = " ".join(name.split())
    match = _PAREN.match(plain)
    return (match["name"], match["short"]) if match else (plain, "")


@lru_cache(maxsize=20_000)
def _plain(name: str) -> str:
    bare = re.sub(r"['’]s?$", "", re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))
    return re.sub(r"\s+", " ", bare.replace(".", "").replace("’", "'")).casefold()


@lru_cache(maxsize=20_000)
def _state(name: str) -> str:
    """Return the short form of a state's official name: Kazakhstan for the Republic of Kazakhstan."""
    plain = _plain(name)
    short = _OFFICIAL.sub("", plain)
    return short if short != plain and words.is_place(short.title()) else plain


@lru_cache(maxsize=20_000)
def _firm(name: str) -> str:
    """Return a firm's name without its legal form."""
    parts = name.split()
    while len(parts) > 1 and words.is_legal_form(parts[-1]) and not words.is_place(" ".join(parts[:-1])):
        parts.pop()
    return _plain(" ".join(parts))


def _is_acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return 2 <= len(letters) <= 8 and letters.isalpha() and letters.isupper()


def _by_acronym(left: tuple[str, str], right: tuple[str, str]) -> NameRelation | None:
    """Compare where one name, or the abbreviation given for it, is an acronym."""
    for (name, given), (other, _) in ((left, right), (right, left)):
        if not _is_acronym(other) or _is_acronym(name):
            continue
        letters = other.replace(".", "")
        if given:
            if given.replace(".", "") == letters:
                return NameRelation(Likeness.SAME, f"{letters} is the abbreviation given for it")
            if letters in initials(name) or _abbreviates(letters, name):
                return NameRelation(Likeness.VARIANT, f"abbreviated {given} and {letters}")
        elif letters in initials(name):
            return NameRelation(Likeness.SAME, f"{letters} are its initials")
        elif _abbreviates(letters, name):
            return NameRelation(Likeness.VARIANT, f"{letters} leaves out initials of it")
    if _is_acronym(left[0]) and _is_acronym(right[0]):
        return _by_letters(left[0].replace(".", ""), right[0].replace(".", ""))
    if left[1] and left[1] == right[1]:
        return NameRelation(Likeness.VARIANT, f"both abbreviated {left[1]}")
    return None


def _abbreviates(letters: str, name: str) -> bool:
    """Tell whether ``letters`` are the initials of ``name`` but for one in the middle (CTO for CSTO)."""
    for whole in initials(name):
        inner = iter(whole)
        in_order = all(c in inner for c in letters)
        ends = whole[0] == letters[0] and whole[-1] == letters[-1]
        if in_order and ends and len(letters) >= 3 and len(whole) - len(letters) == 1:
            return True
    return False


def _by_letters(a: str, b: str) -> NameRelation:
    short, long = sorted((a, b), key=len)
    inner = iter(long)
    near = len(short) >= 3 and len(long) - len(short) == 1 and short[0] == long[0] and short[-1] == long[-1]
    if near and all(c in inner for c in short):
        return NameRelation(Likeness.VARIANT, f"{short} leaves out a letter of {long}")
    return _DIFFERENT


def _by_words(left: str, right: str) -> NameRelation:
    a, b = left.split(), right.split()
    body = any(words.marks_organisation(w) for w in (*a, *b))
    placed = any(words.is_place(name) or words.is_side(name.split()[0]) for name in (left, right))
    if not body and not placed and (short_of(left, right) or short_of(right, left)):
        if _initial(a[0]) != _initial(b[0]) and min(len(a), len(b)) > 1:
            return NameRelation(Likeness.VARIANT, "the first name abbreviated")
        return NameRelation(Likeness.SAME, "the same surname, first names left out or abbreviated")
    if "".join(re.findall(r"\w", left)).casefold() == "".join(re.findall(r"\w", right)).casefold():
        return NameRelation(Likeness.VARIANT, "written with and without a hyphen or space")
    if skeleton(left) == skeleton(right) and len(skeleton(left)) > 2:
        return NameRelation(Likeness.VARIANT, "another spelling or transliteration")
    if body:
        return _bodies(left, right)
    return _people(a, b)


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _bodies(left: str, right: str) -> NameRelation:
    """Compare organisations by their words, whatever their order; nations' words count as their country."""
    a, b = _content(left), _content(right)
    if sorted(a) == sorted(b):
        return NameRelation(Likeness.VARIANT, "the same words in another order")
    shared = len(set(a) & set(b))
    fewer, more = sorted((len(set(a)), len(set(b))))
    if shared >= 3 and shared >= fewer - 1 and 2 * shared >= more and not _clash(a, b):
        return NameRelation(Likeness.VARIANT, "mostly the same words")
    if fewer == more and fewer >= 2 and shared == fewer - 1:
        (x,), (y,) = set(a) - set(b), set(b) - set(a)
        if ratio(x, y) >= 85:
            return NameRelation(Likeness.VARIANT, f"spelt {x} and {y}")
        if shared >= 2 and _of_one_root(left, right):
            return NameRelation(Likeness.VARIANT, "the same words, one of them in another form")
    return _DIFFERENT


def _of_one_root(left: str, right: str) -> bool:
    """Tell whether the words in which two names differ have one root: Election and Electoral Commission."""
    a, b = left.casefold().split(), right.casefold().split()
    mine, theirs = [w for w in a if w not in b], [w for w in b if w not in a]
    if len(mine) != 1 or len(theirs) != 1:
        return False
    root = int(Prefix.similarity(mine[0], theirs[0]))
    return root >= 5 and mine[0][root:] in _ENDINGS and theirs[0][root:] in _ENDINGS


def _content(name: str) -> list[str]:
    parts = re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name)
    return [skeleton(words.nations().get(p, p)) for p in parts if p.casefold() not in SMALL]


def _clash(a: list[str], b: list[str]) -> bool:
    """Tell whether each has a country that the other lacks: the Russian and the Kazakh defence ministry."""
    known = {skeleton(c) for c in words.countries()}
    return bool((set(a) - set(b)) & known) and bool((set(b) - set(a)) & known)


def _people(a: list[str], b: list[str]) -> NameRelation:
    if len(a) != len(b) and min(len(a), len(b)) > 1:
        a, b = (re.split(r"[ -]", " ".join(parts)) for parts in (a, b))
    last_a, last_b = skeleton(a[-1]), skeleton(b[-1])
    if min(len(last_a), len(last_b)) < 3:
        return _DIFFERENT
    if len(a) == 1 or len(b) == 1:
        if last_a == last_b and a[-1] != b[-1]:
            return NameRelation(Likeness.VARIANT, "another spelling of the surname")
        return _DIFFERENT
    given = ratio(skeleton(a[0]), skeleton(b[0])) / 100
    if last_a == last_b and (given >= 0.75 or (a[0][0] == b[0][0] and min(len(a[0]), len(b[0])) <= 2)):
        return NameRelation(Likeness.VARIANT, "another spelling or transliteration")
    near = Levenshtein.distance(last_a, last_b) <= 1 + (len(last_a) >= 8) or ratio(last_a, last_b) >= 83
    if given >= 0.99 and near and max(len(last_a), len(last_b)) >= 4:
        return NameRelation(Likeness.VARIANT, f"the same first name, the surname spelt {a[-1]} and {b[-1]}")
    return _DIFFERENT
