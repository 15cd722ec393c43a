"""What a figure counts, and what befell that: the concepts by which figures of one fact are known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from workbench.analysis import measures
from workbench.analysis.fates import fates
from workbench.analysis.lexicons import words
from workbench.analysis.wording import concept, fold
from workbench.core.value import Quantity

_OF_UNIT = re.compile(r"\s(?:of|with|in|on|from|at|for|who|that|aged)\s")
_PEOPLE = "=people"
SCORES = frozenset({"=score"})
_EMPLOYEE = "=employee"
_OF_PEOPLE = frozenset({"aboard"})
_EMPLOYS = re.compile(r"\bemploy(?:s|ed|ing)?\b")
# "Carrying 214 people", but not "licensed to carry 250".
_CARRYING = re.compile(r"\bcarr(?:ying|ied)\s(?:[a-z]+\s){0,3}\d", re.IGNORECASE)
ANY_MEMBER = "=member"
"""The concept of the noun that counts whoever belongs to a thing: a bloc's states, a crew's men."""


@cache
def persons() -> frozenset[str]:
    """Return the concepts of nouns that name people."""
    return frozenset(concept(w) for w in words("persons"))


def nouns(unit: str, quote: str) -> frozenset[str]:
    """Return what a figure counts: people, too, by the name of a people ("3 million Italians")."""
    found = _nouns(unit)
    if _EMPLOYS.search(quote):
        return found | {_EMPLOYEE}
    last = unit.rsplit(maxsplit=1)[-1:]
    is_people = bool(last) and last[0].endswith("s") and f" {last[0].capitalize()}" in quote
    return frozenset({_PEOPLE}) if is_people and len(found) == 1 else found


def _nouns(unit: str) -> frozenset[str]:
    """Return the concepts of the nouns that a unit counts, its fate and what only describes them left out."""
    if measures.unit_of(unit) is not measures.COUNT:
        return frozenset()
    if is_score(unit):
        return SCORES
    counted = _OF_UNIT.split(fold(unit), maxsplit=1)[0]
    heads = []
    for part in re.split(r"\s(?:and|or)\s|,\s", counted):
        known = [
            c for w in part.split() if w not in words("function_words") and (c := concept(w)) not in fates()
        ]
        heads += known[-2:] if ANY_MEMBER in known[-2:] else known[-1:]
    return frozenset(heads)


def fates_of(value: Quantity, core: Sequence[str], quote: str) -> frozenset[str]:
    """Return what befell those who are counted: as the unit says, else as the claim's words do.

    Whom a ship or a bus carries is aboard it; what is aboard it and no person is not told apart by that.
    """
    told = [*core, "=aboard"] if _CARRYING.search(quote) else core
    found = _told_of(value, told)
    return found if nouns(value.unit, quote) & persons() else found - _OF_PEOPLE


def _told_of(value: Quantity, core: Sequence[str]) -> frozenset[str]:
    unit = [concept(w) for w in fold(value.unit).split()]
    if "=life" in unit and "=rescue" not in core:
        return frozenset({"dead"})
    found = [fates()[c] for c in unit if c in fates()] or [fates()[c] for c in core if c in fates()]
    return frozenset(found)


def is_score(unit: str) -> bool:
    """Tell whether a unit is the other side of a score or vote ("to 3 (score)")."""
    return unit.endswith("(score)")
