"""Says where each related pair of the labels is lost: ``python -m tests.gold.clusters.stages [cluster ...]``.

Stages, in the order of the engine: no claim, no claim of that kind, not in one point, a conflict taken
back because the claims match too weakly, another relation. Pairs that are found are only counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

from tests.analysis import gold_runs
from tests.gold.clusters import build

NEAR = {"agree", "compatible", "variant"}
WANTED = {"agree": NEAR, "compatible": NEAR, "variant": {"variant"}, "conflict": {"conflict"}}


class Cluster:
    """One labelled cluster with what the engine makes of it."""

    def __init__(self, folder: Path) -> None:
        articles = gold_runs.articles([p for p in folder.glob("*.txt") if p.name != "labels.txt"])
        analysis = gold_runs.as_json(articles)
        self.gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        self.labelled = {claim["id"]: claim for claim in self.gold["claims"]}
        self.claims = analysis["claims"]
        self.related = {
            frozenset((r["a"], r["b"])): (r["relation"], r["reason"])
            for group in analysis["groups"]
            for r in group["relations"]
        }

    def found(self, gold: dict[str, Any]) -> list[dict[str, Any]]:
        wide = gold["end"] - gold["start"]
        return [
            c
            for c in self.claims
            if c["article"] == gold["article"]
            and any(
                2 * (min(gold["end"], end) - max(gold["start"], start)) >= wide
                for start, end in [(c["start"], c["end"]), *c["appearances"]]
            )
        ]

    def stage(self, a: dict[str, Any], b: dict[str, Any], wanted: set[str]) -> str:
        first, second = self.found(a), self.found(b)
        said = [
            self.related[pair]
            for x, y in product(first, second)
            if (pair := frozenset((x["id"], y["id"]))) in self.related
        ]
        if any(relation in wanted for relation, _ in said):
            return "found"
        if not first or not second:
            return "1 no claim"
        if not all(any(c["kind"] == g["kind"] for c in cs) for g, cs in ((a, first), (b, second))):
            return "2 no claim of that kind"
        if not said:
            return "3 not in one point"
        weak = any("too little in common" in reason for _, reason in said)
        return "4 conflict taken back: match too weak" if weak else f"5 said to {said[0][0]}: {said[0][1]}"


def main(names: list[str]) -> None:
    counts: dict[str, Counter[str]] = {}
    for folder in build.folders():
        if names and folder.name not in names:
            continue
        cluster = Cluster(folder)
        for point in cluster.gold["points"]:
            for kind, wanted in WANTED.items():
                for pair in point.get(kind, []):
                    a, b = (cluster.labelled[i] for i in pair)
                    stage = cluster.stage(a, b, wanted)
                    counts.setdefault(kind, Counter())[stage[:40].split(":")[0]] += 1
                    if stage != "found":
                        quotes = " <> ".join(c["quote"].replace("\n", " ") for c in (a, b))
                        print(f"{folder.name:10} {kind:10} {stage} | {point['label']} | {quotes}")
    for kind, stages in counts.items():
        print(f"{kind:10}", ", ".join(f"{stage}: {n}" for stage, n in sorted(stages.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
