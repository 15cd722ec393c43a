"""The word lists and weights that the readers of a text consult, read once from resources/lexicons."""

from __future__ import annotations

from functools import cache

from workbench.core.places import resource


@cache
def entries(name: str) -> tuple[str, ...]:
    """Return the lines of the lexicon ``name``, comments and empty lines left out."""
    lines = resource("lexicons", f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """Return the entries of the lexicon ``name``; an entry may be of several words."""
    return frozenset(entries(name))


@cache
def weights(name: str) -> dict[str, float]:
    """Return the features of the lexicon ``name`` with their weights: a line is "feature<TAB>number"."""
    pairs = (line.rsplit("\t", 1) for line in entries(name))
    return {feature: float(number) for feature, number in pairs}
