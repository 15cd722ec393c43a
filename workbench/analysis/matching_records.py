"""Whether two claims tell of one record: of one thing, that has not been so since a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from workbench.analysis import records
from workbench.analysis.matching_profile import Profile
from workbench.analysis.records import Record
from workbench.core.claim import Mood

_FIRM = 0.6
_BOTH = 2
_MOVES = frozenset({"=fall", "=rise", "=raise", "=cut", "=target"})


def pair(a: Profile, b: Profile) -> tuple[Record, Record] | None:
    """Return the records of two claims that are of one thing, those since one time first; None for none."""
    if not a.records or not b.records or Mood.QUESTION in (a.claim.mood, b.claim.mood):
        return None
    found = list(_alike(a, b))
    return next((both for both in found if records.same_time(*both)), found[0] if found else None)


def _alike(a: Profile, b: Profile) -> Iterator[tuple[Record, Record]]:
    for first, second in product(a.records, b.records):
        if records.alike(first, second) and _of_one_thing((a, b), (first, second)):
            yield first, second


def _of_one_thing(claims: tuple[Profile, Profile], both: tuple[Record, Record]) -> bool:
    """Tell whether two records share a word of what they are of, else of their clauses."""
    topics = [p.about_whom | r.topic for p, r in zip(claims, both, strict=True)]
    common = len(topics[0] & topics[1])
    if common * 2 > min(len(t) for t in topics) or (common and records.same_time(*both)):
        return True
    firm = [{t for t, w in p.terms.items() if w >= _FIRM and t[0] != "±"} for p in claims]
    shared = (firm[0] & firm[1]) - records.LEVELS - _MOVES
    return bool(shared) if records.same_time(*both) else len(shared) >= _BOTH
