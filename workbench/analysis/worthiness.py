"""How much a sentence deserves checking, from 0 to 1, as a sum of features that an editor can read."""

from __future__ import annotations

import math

from workbench.analysis.lexicons import entries, weights
from workbench.analysis.worthiness_features import features

_NOTEWORTHY = 0.25


def score(sentence: str) -> tuple[float, tuple[str, ...]]:
    """Return the check-worthiness of ``sentence``, 0 to 1, and its reasons, the weightiest first.

    A reason that speaks against checking starts with "not: ".
    """
    table = weights("worthiness")
    told = _reasons()
    parts = [(table[name] * amount, name) for name, amount in features(sentence).items() if name in table]
    total = table["base"] + sum(points for points, _ in parts)
    parts.sort(key=lambda part: (-abs(part[0]), part[1]))
    reasons = [
        _worded(points, told[name]) for points, name in parts if abs(points) >= _NOTEWORTHY and name in told
    ]
    return round(1 / (1 + math.exp(-total)), 3), tuple(dict.fromkeys(reasons))


def _worded(points: float, reason: str) -> str:
    return reason if points > 0 else f"not: {reason}"


def _reasons() -> dict[str, str]:
    return dict(_pair(line) for line in entries("worthiness_reasons"))


def _pair(line: str) -> tuple[str, str]:
    name, _, reason = line.partition("\t")
    return name, reason
