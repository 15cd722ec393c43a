"""Fit the weights of check-worthiness to debates, near what was set by hand for news; the data stay outside.

    PYTHONPATH=. python tests/benchmarks/learn_worthiness.py ../shared/bench/checkthat2019_train.jsonl \
        ../shared/bench/claimbuster_train.jsonl

Prints the mean average precision with each debate left out in turn (ClaimBuster's sentences are of other
debates and always in), then writes resources/lexicons/worthiness.txt. The base is not learned: see BASE.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.benchmarks.learning import write
from workbench.analysis.lexicons import weights
from workbench.analysis.worthiness_features import features

SOURCE = "Set by hand, then fitted to debates by tests/benchmarks/learn_worthiness.py."
BASE = -2.2
"""In news most sentences that state something deserve a look: the base is set so that those reach 0.5."""
HELD = frozenset(
    (
        "deaths",
        "injuries",
        "arrests",
        "damage",
        "people harmed",
        "money",
        "day",
        "quotation",
        "contested",
        "courtesy",
        "very short",
    )
)
"""What debates have too little of, or use otherwise than news: these stay as set by hand."""
NEAR, RATE, ROUNDS = 0.004, 0.02, 6
Example = tuple[bool, Mapping[str, float]]


def read(path: str) -> dict[str, list[Example]]:
    """Return the labelled sentences of a file by debate."""
    debates: dict[str, list[Example]] = defaultdict(list)
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        debates[row.get("doc", "")].append((bool(row["label"]), features(row["text"])))
    return debates


def fit(data: Sequence[Example], start: Mapping[str, float]) -> dict[str, float]:
    """Return weights fitted to ``data`` by gradient steps, drawn back to where they start."""
    weight = dict(start)
    share = sum(y for y, _ in data) / len(data)
    rows = list(data)
    order = random.Random(1)  # noqa: S311
    for _ in range(ROUNDS):
        order.shuffle(rows)
        for yes, found in rows:
            total = weight["base"] + sum(weight.get(f, 0.0) * v for f, v in found.items())
            error = (yes - 1 / (1 + math.exp(-total))) * (0.5 / share if yes else 0.5 / (1 - share))
            weight["base"] += RATE * error
            for f, v in found.items():
                if f in weight and f not in HELD:
                    weight[f] += RATE * (error * v - NEAR * (weight[f] - start[f]))
    return weight


def average_precision(data: Sequence[Example], weight: Mapping[str, float]) -> float:
    """Return the average precision of ``data`` ranked by ``weight``."""
    ranked = sorted(data, key=lambda row: -sum(weight.get(f, 0.0) * v for f, v in row[1].items()))
    hits, total = 0, 0.0
    for rank, (yes, _) in enumerate(ranked, 1):
        hits += yes
        total += hits / rank if yes else 0.0
    return total / hits if hits else 0.0


def main() -> None:
    """Learn from the files named on the command line."""
    debates = read(sys.argv[1])
    others = [row for rows in read(sys.argv[2]).values() for row in rows]
    hand = weights("worthiness")
    scores = []
    for held, rows in debates.items():
        rest = [row for name, some in debates.items() if name != held for row in some]
        scores.append(average_precision(rows, fit([*rest, *others], hand)))
    print(f"mean average precision, each debate left out: {sum(scores) / len(scores):.4f}")
    fitted = fit([*others, *(row for rows in debates.values() for row in rows)], hand)
    fitted["base"] = BASE
    write(
        "worthiness",
        f"Weights of what worthiness_features.py sees. {SOURCE}",
        [f"{f}\t{fitted[f]:.2f}" for f in sorted(fitted)],
    )


if __name__ == "__main__":
    main()
