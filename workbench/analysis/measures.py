"""Units of measure: what a unit's words measure, and how figures of two units compare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from workbench.analysis.lexicons import entries
from workbench.analysis.wording import fold, stem


@dataclass(frozen=True, slots=True)
class Unit:
    """What is measured ("length", "money in dollars", "count") and the factor to its first unit."""

    name: str
    factor: float


COUNT = Unit("count", 1.0)
_SHARE = "share of "


@cache
def unit_of(words: str) -> Unit:
    """Return the measure that a unit's words name; what is no measure is a count."""
    if words.startswith(_SHARE):
        return Unit("percent", 100.0)
    known = _table()
    for word in (fold(words), *fold(words).split()[:3]):
        for form in (word, stem(word)):
            if form in known:
                return known[form]
    return COUNT


def comparable(a: str, b: str) -> tuple[float, float] | None:
    """Return the factors that bring figures of two units to one, None where they measure different things."""
    first, second = unit_of(a), unit_of(b)
    return (first.factor, second.factor) if first.name == second.name else None


@cache
def _table() -> dict[str, Unit]:
    table: dict[str, Unit] = {}
    for line in entries("measures"):
        name, _, members = line.partition(":")
        for member in members.split(","):
            words, _, factor = member.strip().partition("=")
            unit = Unit(name.strip(), float(factor))
            table.setdefault(words.strip(), unit)
            table.setdefault(stem(words.strip()), unit)
    return table
