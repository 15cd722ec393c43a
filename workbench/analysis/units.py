"""Units of measure and currencies: the words that name them, and their size in the base unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from workbench.analysis import lexicons
from workbench.analysis.wording import any_of


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit under its one ``name``; ``factor`` turns a value into the base unit of ``dimension``."""

    name: str
    dimension: str
    factor: float


@cache
def _measures() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for line in lexicons.entries("units"):
        forms, name, dimension, factor = line.split("\t")
        found |= dict.fromkeys((*forms.split("|"), name.lower()), Measure(name, dimension, float(factor)))
    return found


@cache
def _currencies() -> dict[str, Measure]:
    found: dict[str, Measure] = {}
    for line in lexicons.entries("currencies"):
        forms, name = line.split("\t")
        found |= dict.fromkeys((*forms.split("|"), name.lower()), Measure(name, f"money: {name}", 1.0))
    return found


def measure(words: str) -> Measure | None:
    """Return the measure or currency that ``words`` name, None for anything that is only counted."""
    key = words.lower().replace("\u00a0", " ").replace("-", " ")
    return _measures().get(key) or _currencies().get(key)


def currency(words: str) -> Measure | None:
    """Return the currency that a sign, code or word names."""
    return _currencies().get(words.lower())


def _alternatives(forms: Iterable[str]) -> str:
    return any_of(forms).replace(r"\ ", r"[\s\u00a0-]")


@cache
def after_number() -> re.Pattern[str]:
    """Return the pattern of a measure that follows a number: "km", " per cent", "-mile"; group ``unit``."""
    known = (*_measures(), *_currencies())
    words = _alternatives(f for f in known if f[0].isalpha() and len(f) > 1)
    signs = _alternatives(f for f in known if not f[0].isalpha())
    return re.compile(
        rf"(?:[\s\u00a0]?|-)(?P<unit>(?i:(?:{words})(?![\w^²³’'-])|(?:{words})(?=-(?!old))|(?:{signs})(?![\w$]))"
        r"|[gGmlLtWVJ](?![\w'’.^-])|(?<=\d)[CF](?!\w)|(?<=\d)(?<!720)(?<!1080)p(?=[\s.,;)]|$))"
    )


@cache
def before_number() -> re.Pattern[str]:
    """Return the pattern of a currency that ends where a number begins; groups ``money`` and ``code``."""
    signs = _alternatives(f for f in _currencies() if not f[-1].isalpha())
    codes = "|".join(
        f.upper() for f in sorted(_currencies()) if len(f) == 3 and f not in ("won", "yen", "try")
    )
    return re.compile(
        rf"(?:(?<![\w$])(?P<money>(?i:{signs}))\s?|(?<!\w)(?P<code>{codes}|Rs\.?|Dollars|Pounds|Euros)\s)[-−]?$"
    )


def to_base(value: float, words: str) -> tuple[float, str] | None:
    """Return ``value`` in the base unit of its dimension and the dimension; None for counted things.

    Degrees Fahrenheit become degrees Celsius.
    """
    found = measure(words)
    if found is None:
        return None
    if found.name == "degrees Fahrenheit":
        return ((value - 32) * 5 / 9, found.dimension)
    return (value * found.factor, found.dimension)
