"""What the engine finds in our own labelled clusters: kinds of news that the other labels lack, and no step back.

``python -m tests.analysis.test_clusters`` prints the table; with names of clusters also what was missed.
"""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.analysis import gold_runs
from tests.gold.clusters import build

FIGURES = (
    "claims",
    "tight",
    "atomic",
    "kind",
    "value",
    "claimant",
    "agree",
    "compatible",
    "variant",
    "conflict",
    "conflict_points",
    "conflict_precision",
    "align_precision",
    "metadata",
)
PLAIN = ("boilerplate_claims", "offsets_wrong", "body_recall", "body_leak", "claims_made")

# The share of page furniture, by characters, that may be kept as story.
MOST_LEAK = 0.02

# Labelled before the engine saw them, which then found agree 0.40, 0.52, 0.59 and 0.68,
# conflict 0.06, 0.17, 0.38 and 0.32, conflict points 0.09, 0.29, 0.42 and 0.33; in the last three,
# with what those before had taught, agree 0.42, 0.62 and 0.61, conflict 0.45, 0.17 and 0.18, conflict points 0.50,
# 0.30 and 0.25: summed apart.
UNSEEN = ("centralbank", "moonshot", "pensionvote", "ferry", "takeover", "resignation", "escape")

# A little below what the engine reaches: raise them when it does better, lower none.
FLOORS: dict[str, dict[str, float]] = {
    "centralbank": {
        "claims": 0.98,
        "tight": 0.98,
        "atomic": 0.91,
        "value": 0.96,
        "agree": 0.79,
        "conflict_points": 0.62,
        "align_precision": 0.95,
    },
    "company": {
        "claims": 0.97,
        "tight": 0.88,
        "atomic": 0.85,
        "value": 0.93,
        "agree": 0.94,
        "variant": 0.98,
        "conflict_points": 0.84,
        "align_precision": 0.98,
    },
    "court": {
        "claims": 0.98,
        "tight": 0.87,
        "atomic": 0.96,
        "value": 0.98,
        "agree": 0.93,
        "variant": 0.98,
        "conflict_points": 0.73,
        "align_precision": 0.98,
    },
    "cyberattack": {
        "claims": 0.96,
        "tight": 0.89,
        "atomic": 0.96,
        "value": 0.94,
        "agree": 0.87,
        "variant": 0.98,
        "conflict_points": 0.61,
        "align_precision": 0.92,
    },
    "doping": {
        "claims": 0.88,
        "tight": 0.81,
        "atomic": 0.87,
        "value": 0.91,
        "agree": 0.71,
        "variant": 0.98,
        "conflict_points": 0.48,
        "align_precision": 0.98,
    },
    "earthquake": {
        "claims": 0.96,
        "tight": 0.86,
        "atomic": 0.96,
        "value": 0.99,
        "agree": 0.99,
        "variant": 0.98,
        "conflict_points": 0.9,
        "align_precision": 0.98,
    },
    "election": {
        "claims": 0.98,
        "tight": 0.91,
        "atomic": 0.91,
        "value": 0.96,
        "agree": 0.98,
        "variant": 0.98,
        "conflict_points": 0.9,
        "align_precision": 0.98,
    },
    "epidemic": {
        "claims": 0.99,
        "tight": 0.87,
        "atomic": 0.9,
        "value": 0.96,
        "agree": 0.93,
        "variant": 0.98,
        "conflict_points": 0.9,
        "align_precision": 0.94,
    },
    "escape": {
        "claims": 0.96,
        "tight": 0.94,
        "atomic": 0.93,
        "value": 0.77,
        "agree": 0.66,
        "align_precision": 0.98,
    },
    "ferry": {
        "claims": 0.97,
        "tight": 0.92,
        "atomic": 0.93,
        "value": 0.87,
        "agree": 0.76,
        "conflict": 0.51,
        "conflict_points": 0.76,
        "conflict_precision": 0.98,
        "align_precision": 0.95,
    },
    "flood": {
        "claims": 0.95,
        "tight": 0.9,
        "atomic": 0.91,
        "value": 0.89,
        "agree": 0.98,
        "variant": 0.98,
        "conflict_points": 0.75,
        "align_precision": 0.98,
    },
    "football": {
        "claims": 0.96,
        "tight": 0.81,
        "atomic": 0.78,
        "value": 0.86,
        "agree": 0.72,
        "variant": 0.98,
        "conflict_points": 0.73,
        "align_precision": 0.93,
    },
    "moonshot": {
        "claims": 0.94,
        "tight": 0.92,
        "atomic": 0.91,
        "value": 0.91,
        "agree": 0.74,
        "conflict_points": 0.56,
        "align_precision": 0.98,
    },
    "pensionvote": {
        "claims": 0.95,
        "tight": 0.79,
        "atomic": 0.8,
        "value": 0.9,
        "agree": 0.81,
        "variant": 0.98,
        "conflict_points": 0.65,
        "align_precision": 0.99,
    },
    "railcrash": {
        "claims": 0.95,
        "tight": 0.82,
        "atomic": 0.86,
        "value": 0.9,
        "agree": 0.78,
        "variant": 0.98,
        "conflict_points": 0.8,
        "align_precision": 0.98,
    },
    "recall": {
        "claims": 0.96,
        "tight": 0.92,
        "atomic": 0.96,
        "value": 0.89,
        "agree": 0.76,
        "variant": 0.98,
        "conflict_points": 0.55,
        "align_precision": 0.98,
    },
    "resignation": {
        "claims": 0.95,
        "tight": 0.9,
        "atomic": 0.82,
        "value": 0.84,
        "agree": 0.78,
        "conflict": 0.38,
        "conflict_points": 0.59,
        "conflict_precision": 0.98,
        "align_precision": 0.98,
    },
    "robbery": {
        "claims": 0.98,
        "tight": 0.84,
        "atomic": 0.87,
        "value": 0.87,
        "agree": 0.75,
        "variant": 0.98,
        "conflict_points": 0.48,
        "align_precision": 0.98,
    },
    "storm": {
        "claims": 0.96,
        "tight": 0.85,
        "atomic": 0.95,
        "value": 0.92,
        "agree": 0.88,
        "variant": 0.98,
        "conflict_points": 0.76,
        "align_precision": 0.95,
    },
    "strike": {
        "claims": 0.99,
        "tight": 0.92,
        "atomic": 0.93,
        "value": 0.96,
        "agree": 0.88,
        "variant": 0.98,
        "conflict_points": 0.48,
        "align_precision": 0.98,
    },
    "takeover": {
        "claims": 0.98,
        "tight": 0.88,
        "atomic": 0.92,
        "value": 0.91,
        "agree": 0.51,
        "conflict": 0.58,
        "conflict_points": 0.7,
        "conflict_precision": 0.86,
        "align_precision": 0.98,
    },
}
SUMMED: dict[str, float] = {
    "metadata": 0.94,
    "claims": 0.97,
    "tight": 0.87,
    "atomic": 0.91,
    "value": 0.93,
    "claimant": 0.81,
    "agree": 0.87,
    "variant": 0.99,
    "conflict_points": 0.75,
    "conflict": 0.72,
    "conflict_precision": 0.94,
    "align_precision": 0.98,
}


@cache
def measured(name: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    folder = build.HERE / name
    articles = gold_runs.articles([p for p in folder.glob("*.txt") if p.name != "labels.txt"])
    return gold_runs.score(folder / "gold.json", gold_runs.as_json(articles))


def ratio(found: dict[str, Any], figure: str) -> float:
    return float(found[figure]["ratio"] if found[figure]["of"] else 1.0)


def summed(figure: str) -> tuple[int, int]:
    found = [measured(f.name)[0][figure] for f in build.folders() if f.name not in UNSEEN]
    return sum(f["hit"] for f in found), sum(f["of"] for f in found)


@pytest.mark.parametrize("folder", build.folders(), ids=lambda folder: folder.name)
def test_labels_and_gold_are_one(folder: Path) -> None:
    assert (folder / "gold.json").read_text(encoding="utf-8") == build.as_text(folder)
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for claim in gold["claims"]:
        text = (folder / claim["article"]).read_text(encoding="utf-8")
        assert text[claim["start"] : claim["end"]] == claim["quote"]


@pytest.mark.parametrize("folder", build.folders(), ids=lambda folder: folder.name)
def test_each_cluster_keeps_what_it_reached(folder: Path) -> None:
    found = measured(folder.name)[0]
    assert found["offsets_wrong"] == 0
    assert found["body_recall"] == 1.0
    assert found["boilerplate_claims"] == 0
    assert found["body_leak"] <= MOST_LEAK
    floor = FLOORS.get(folder.name, {})
    assert {figure: ratio(found, figure) for figure in floor if ratio(found, figure) < floor[figure]} == {}


def test_all_clusters_together() -> None:
    short = {}
    for figure, floor in SUMMED.items():
        hit, of = summed(figure)
        if hit < floor * of:
            short[figure] = hit / of
    assert short == {}


def table() -> str:
    names = [folder.name for folder in build.folders()]
    rows = [f"{'':20}" + "".join(f"{name:>12}" for name in [*names, "together"])]
    for figure in FIGURES:
        each = [measured(name)[0][figure]["ratio"] for name in names]
        hit, of = summed(figure)
        cells = ["-" if e is None else f"{e:.2f}" for e in [*each, hit / of if of else None]]
        rows.append(f"{figure:20}" + "".join(f"{cell:>12}" for cell in cells))
    for figure in PLAIN:
        rows.append(f"{figure:20}" + "".join(f"{measured(name)[0][figure]!s:>12}" for name in names))
    return "\n".join(rows)


def main(names: list[str]) -> None:
    print(table())
    for name in names:
        print(f"\n{name}")
        for figure, what in measured(name)[1]:
            print(f"  {figure}: {what}".replace("\n", "\\n"))


if __name__ == "__main__":
    main(sys.argv[1:])
