"""Whether two ages are of one person: by the names beside them, whom they mean, or how they are described."""

from __future__ import annotations

import re

from workbench.analysis.lexicons import words
from workbench.analysis.matching_profile import Profile
from workbench.analysis.names_match import Likeness, variants

_PERSON = re.compile(r"[A-Z][\w’'.-]+(?:\s[A-Z][\w’'.-]+)+")
_SURNAME = re.compile(r"((?:[A-Z][\w’'-]+\s){0,3}[A-Z][\w’'-]+),\s(?:aged\s)?\d")
_ADDRESSED = re.compile(r"M(?:r|rs|s|iss)\.?\s")
_BARE = re.compile(r"(?:The|the)\s\d{1,3}-year-old\b")
_BESIDE_AGE = frozenset({"a", "an", "the", "aged", "age", "year", "years", "old", "of"})
_OF_AGE = frozenset({"age", "old", "mr", "mrs", "ms", "dr", "sir"})


def of_one_person(a: Profile, b: Profile) -> bool:
    """Tell whether two ages are of one person: of the same name in some spelling, or described alike."""
    names = [found for p in (a, b) if (found := _full_name(p.claim.quote))]
    if len(names) == 2:
        return variants(names[0], names[1]).kind is not Likeness.DIFFERENT
    whose = [_surnames(p) for p in (a, b)]
    beside = [_SURNAME.match(p.claim.quote) for p in (a, b)]
    if (
        all(beside)
        and len(names) < 2
        and any(_ADDRESSED.match(p.claim.quote) for p in (a, b))
        and whose[0] & whose[1]
    ):
        return True  # "Anders Holm, 51" and "Mr Holm, 52"
    if all(whose) and any(_BARE.match(p.claim.quote) for p in (a, b)):
        return any(
            variants(x.title(), y.title()).kind is not Likeness.DIFFERENT for x in whose[0] for y in whose[1]
        )
    first, second = a.core - _OF_AGE, b.core - _OF_AGE
    if first and _joined(a) == _joined(b):
        return True
    if not first & second:
        return False
    return (first <= _known(b) and second <= _known(a)) or min(len(first), len(second)) == len(
        first & second
    ) > 1


def _full_name(quote: str) -> str:
    """Return the first and last name in a claim about an age, without what the person is; "" for none."""
    found = _PERSON.search(quote)
    names = found[0].split() if found else []
    while len(names) > 1 and names[0].lower() in words("persons") | _OF_AGE:
        names = names[1:]
    return " ".join(names) if len(names) > 1 else ""


def _surnames(profile: Profile) -> frozenset[str]:
    """Return the names of whose age it is: that beside it, else of whom "the 58-year-old" means."""
    beside = _SURNAME.match(profile.claim.quote)
    if beside is not None:
        return frozenset(beside[1].rsplit(maxsplit=1)[-1].lower().split("-"))
    return profile.meant if _BARE.match(profile.claim.quote) else frozenset()


def _joined(profile: Profile) -> str:
    """Return the description beside an age as one word: "station master" is "stationmaster"."""
    return "".join(w for w in re.findall(r"[a-z]+", profile.claim.quote.lower()) if w not in _BESIDE_AGE)


def _known(profile: Profile) -> frozenset[str]:
    return profile.core | profile.terms.keys()
