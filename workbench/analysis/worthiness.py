"""How much a sentence deserves checking, from 0 to 1, as a sum of features that an editor can read."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from types import MappingProxyType

from workbench.analysis.lexicons import entries, weights
from workbench.analysis.worthiness_features import features
from workbench.core.claim import Claim, Kind
from workbench.core.value import EventValue

_NOTEWORTHY = 0.25
_SHORT = "very short"
_BONUS = MappingProxyType(
    {
        Kind.QUANTITY: (1.8, "a figure that can be looked up"),
        Kind.TIME: (1.7, "a time that can be looked up"),
        Kind.QUOTE: (1.4, "words that can be looked up"),
    }
)
_EVENT, _DENIED, _CONTESTED, _ATTRIBUTED, _OWN = -1.0, 0.9, 0.9, 0.5, 0.65
"""An event says less that can be looked up, but more where it denies or charges, or where a source is named.
Its own words count for two thirds: its sentence may owe its score to figures that are claims of their own."""


def score(sentence: str) -> tuple[float, tuple[str, ...]]:
    """Return the check-worthiness of ``sentence``, 0 to 1, and its reasons, the weightiest first.

    A reason that speaks against checking starts with "not: ".
    """
    total, reasons = _total(sentence)
    return _share(total), reasons


def claim_score(sentence: str, claim: Claim) -> tuple[float, tuple[str, ...]]:
    """Return the check-worthiness of ``claim``, which stands in ``sentence``, and its reasons.

    Figures, times and quotations gain on their sentence; events are read by their own words above all.
    """
    bonus = _BONUS.get(claim.kind)
    total, reasons = _total(sentence, is_part=bonus is not None)
    if bonus is not None:
        return _share(total + bonus[0]), tuple(dict.fromkeys((bonus[1], *reasons)))
    if claim.kind is not Kind.EVENT:
        return _share(total), reasons
    own, reasons = _total(claim.quote, is_part=True)
    total = _OWN * own + (1 - _OWN) * total + _EVENT
    if isinstance(claim.value, EventValue) and claim.value.negated:
        total += _DENIED
    if "contested" in features(claim.quote):
        total += _CONTESTED
    if claim.claimant is not None:
        total += _ATTRIBUTED
        reasons = ("a source is named for it", *reasons)
    return _share(total), ("not: neither figure nor time nor quotation", *reasons)


def _share(total: float) -> float:
    return round(1 / (1 + math.exp(-total)), 3)


@lru_cache(maxsize=4_000)
def _total(sentence: str, *, is_part: bool = False) -> tuple[float, tuple[str, ...]]:
    """Return the sum of the weights and the reasons; a part of a sentence is not held to be too short."""
    table = weights("worthiness")
    told = _reasons()
    found = {name: amount for name, amount in features(sentence).items() if not (is_part and name == _SHORT)}
    parts = [(table[name] * amount, name) for name, amount in found.items() if name in table]
    total = table["base"] + sum(points for points, _ in parts)
    parts.sort(key=lambda part: (-abs(part[0]), part[1]))
    reasons = [
        _worded(points, told[name]) for points, name in parts if abs(points) >= _NOTEWORTHY and name in told
    ]
    return total, tuple(dict.fromkeys(reasons))


def _worded(points: float, reason: str) -> str:
    return reason if points > 0 else f"not: {reason}"


@cache
def _reasons() -> dict[str, str]:
    return dict(_pair(line) for line in entries("worthiness_reasons"))


def _pair(line: str) -> tuple[str, str]:
    name, _, reason = line.partition("\t")
    return name, reason
