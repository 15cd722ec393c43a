"""Fits the small linear models of the readers: a logistic regression and a choice among candidates, by AdaGrad."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence

from workbench.analysis import lexicons
from workbench.core.places import resource

Choice = tuple[int, list[list[str]]]
"""Which of the candidates is right, and the features of each."""
_RATE, _ROUNDS = 0.1, 8


def fit_choice(data: Sequence[Choice], least: int, decay: float) -> dict[str, float]:
    """Return weights under which the right candidate scores highest; rarer features than ``least`` are left out."""
    seen = Counter(f for _, candidates in data for features in candidates for f in features)
    kept = [(y, [[f for f in fs if seen[f] >= least] for fs in candidates]) for y, candidates in data]
    weight = {f: 0.0 for f in seen if seen[f] >= least}
    gradient = dict.fromkeys(weight, 1e-3)
    order = random.Random(1)  # noqa: S311
    for _ in range(_ROUNDS):
        order.shuffle(kept)
        for right, candidates in kept:
            totals = [sum(weight[f] for f in features) for features in candidates]
            top = max(totals)
            odds = [math.exp(t - top) for t in totals]
            for index, features in enumerate(candidates):
                error = (index == right) - odds[index] / sum(odds)
                _step(features, error, weight, gradient, {f: decay / seen[f] for f in features})
    return weight


def fit_yes_no(data: Sequence[tuple[bool, list[str]]], least: int, decay: float) -> dict[str, float]:
    """Return the weights of a logistic regression, "base" among them."""
    choices: list[Choice] = [(0 if yes else 1, [["base", *features], []]) for yes, features in data]
    return fit_choice(choices, least, decay)


def _step(
    features: list[str],
    error: float,
    weight: dict[str, float],
    gradient: dict[str, float],
    decay: dict[str, float],
) -> None:
    if abs(error) < 1e-3:
        return
    for f in features:
        step = error - decay[f] * weight[f]
        gradient[f] += step * step
        weight[f] += _RATE * step / math.sqrt(gradient[f])


def heaviest(weight: dict[str, float], seen: Counter[str], most: int) -> set[str]:
    """Return the ``most`` features that move the scores of the data most."""
    return set(sorted(weight, key=lambda f: (-abs(weight[f]) * math.sqrt(seen[f]), f))[:most]) | {"base"}


def write(name: str, comment: str, rows: Sequence[str]) -> None:
    """Write the lexicon ``name`` and forget what was read of it."""
    path = resource("lexicons", f"{name}.txt")
    path.write_text("\n".join([f"# {comment}", *rows]) + "\n", encoding="utf-8")
    for reader in (lexicons.entries, lexicons.words, lexicons.weights):
        reader.cache_clear()


def weight_rows(weight: dict[str, float], least: float = 0.05) -> list[str]:
    """Return the rows of a lexicon of weights, small ones left out."""
    return [f"{f}\t{weight[f]:.2f}" for f in sorted(weight) if abs(weight[f]) >= least or f == "base"]
