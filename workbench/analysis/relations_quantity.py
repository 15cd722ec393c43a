"""How two figures stand to each other, by their hedged intervals and across units."""

from __future__ import annotations

import math

from workbench.analysis.measures import comparable, unit_of
from workbench.core.point import RelationKind
from workbench.core.value import Quantity
from workbench.core.wording import hedged, number

_ROUNDING = 0.05
_SLACK = 1e-9
_UNSCALED = (1.0, 1.0)
_BY_ROUNDING = 0.06
"""More than the share by which rounding to two digits can change a figure."""


def relate(a: Quantity, b: Quantity) -> tuple[RelationKind, str]:
    """Return the relation of two figures for the same fact, with its reason in words."""
    found, is_rounded = _judged(a, b)
    if found is RelationKind.UNRELATED:
        return found, f"{unit_of(a.unit).name} and {unit_of(b.unit).name} are not the same measure"
    said, other = (_score(a), _score(b)) if _are_scores(a, b) else (stated(a), stated(b))
    if found is RelationKind.CONFLICT:
        return found, f"{said} and {other} cannot both be true"
    if found is RelationKind.COMPATIBLE:
        return found, f"{said} allows {other}"
    if is_rounded:
        return found, f"{said} and {other} are one figure, the one rounded"
    alike = f"{said} and {other} are the same figure, as far as they say"
    return found, f"both say {said}" if said == other else alike


def kind(a: Quantity, b: Quantity) -> RelationKind:
    """Return the relation of two figures for the same fact, without the reason."""
    return _judged(a, b)[0]


def _judged(a: Quantity, b: Quantity) -> tuple[RelationKind, bool]:
    """Return the relation of two figures, and whether they agree only because the one is rounded."""
    if _are_scores(a, b):
        return RelationKind.AGREE if _score(a) == _score(b) else RelationKind.CONFLICT, False
    factors = comparable(a.unit, b.unit)
    if factors is None:
        return RelationKind.UNRELATED, False
    first, second = a.interval(), b.interval()
    converted = factors[0] != factors[1]
    if factors != _UNSCALED:
        first, second = _scaled(first, factors[0]), _scaled(second, factors[1])
    if converted:
        first, second = _loosened(first), _loosened(second)
    if first[1] < second[0] - _SLACK or second[1] < first[0] - _SLACK:
        is_rounded = _rounded(a, b)
        return RelationKind.AGREE if is_rounded else RelationKind.CONFLICT, is_rounded
    is_same = _same(a, b, factors, converted)
    return RelationKind.AGREE if is_same else RelationKind.COMPATIBLE, False


def _are_scores(a: Quantity, b: Quantity) -> bool:
    return "(score)" in a.unit and "(score)" in b.unit


def _score(value: Quantity) -> str:
    """Return the score of a match, of which the unit holds the loser's ("to 1 (score)")."""
    return f"{stated(value)} {value.unit.removesuffix(' (score)')}"


def stated(value: Quantity) -> str:
    """Return the figure in words, with its hedge: "at least 164", "5 to 25"."""
    low, high, hedge = value.low, value.high, value.hedge
    if low is not None and high is not None:
        figure = number(low) if low == high else f"{number(low)} to {number(high)}"
        return hedged(hedge or "about", figure) if value.approximate else figure
    if low is not None:
        return hedged(hedge or "at least", number(low)) if not _vague(value) else str(hedge)
    if high is not None:
        return hedged(hedge or ("nearly" if value.approximate else "up to"), number(high))
    return hedge or "an open figure"


def _vague(value: Quantity) -> bool:
    return value.approximate and value.hedge is not None and value.hedge.rstrip("s") in _VAGUE


_VAGUE = frozenset(["dozen", "hundred", "thousand", "million", "billion", "score", "ten"])


def _scaled(interval: tuple[float, float], factor: float) -> tuple[float, float]:
    return (interval[0] * factor, interval[1] * factor)


def _loosened(interval: tuple[float, float]) -> tuple[float, float]:
    return (interval[0] * (1 - _ROUNDING), interval[1] * (1 + _ROUNDING))


def _same(a: Quantity, b: Quantity, factors: tuple[float, float], converted: bool) -> bool:
    """Tell whether both state one figure: equal, or within the rounding of a hedge."""
    if _opposed(a, b) or _is_range(a) != _is_range(b):
        return False
    first, second = _middle(a) * factors[0], _middle(b) * factors[1]
    if math.isclose(first, second, rel_tol=1e-6):
        return True
    hedged = a.approximate or b.approximate or a.hedge is not None or b.hedge is not None or converted
    return hedged and abs(first - second) <= _ROUNDING * max(abs(first), abs(second))


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Tell whether one plain figure is the other, rounded to two digits or more."""
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high:
        return False
    if abs(a.low - b.low) > _BY_ROUNDING * max(abs(a.low), abs(b.low)):
        return False
    if comparable(a.unit, b.unit) not in (_UNSCALED, _factors(a)):
        return False
    small, large = sorted((a.low, b.low), key=_digits)
    digits = _digits(small)
    return digits >= 2 and float(f"{large:.{digits - 1}e}") == small and large != small


def _factors(a: Quantity) -> tuple[float, float]:
    factor = unit_of(a.unit).factor
    return (factor, factor)


def _digits(figure: float) -> int:
    """Return how many digits of a figure are not closing zeros."""
    return len(f"{abs(figure):.12e}".partition("e")[0].replace(".", "").rstrip("0"))


def _opposed(a: Quantity, b: Quantity) -> bool:
    """Tell whether one is a least and the other a most."""
    return (a.high is None and b.low is None) or (a.low is None and b.high is None)


def _is_range(value: Quantity) -> bool:
    return value.low is not None and value.high is not None and value.low != value.high


def _middle(value: Quantity) -> float:
    if value.low is not None and value.high is not None:
        return (value.low + value.high) / 2
    return value.low if value.low is not None else value.high if value.high is not None else 0.0
