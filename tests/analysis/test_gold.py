"""What the engine finds in the labelled clusters, by the scorer: issue 2's floor, and no step back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.analysis import gold_runs

SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def kazakhstan() -> dict[str, Any]:
    analysis = gold_runs.as_json(gold_runs.articles(list(SEEDS.glob("*.txt"))))
    return gold_runs.score(gold_runs.HERE / "kazakhstan.json", analysis)[0]


def ratio(found: dict[str, Any], name: str) -> float:
    return float(found[name]["ratio"])


def test_the_seeds_reach_what_is_asked(kazakhstan: dict[str, Any]) -> None:
    assert kazakhstan["offsets_wrong"] == 0
    assert kazakhstan["boilerplate_claims"] == 0
    floor = {
        "claims": 0.90,
        "atomic": 0.85,
        "value": 0.85,
        "tight": 0.6,
        "agree": 0.85,
        "conflict": 1.0,
        "conflict_precision": 0.75,
        "align_precision": 0.93,
    }
    assert {name: ratio(kazakhstan, name) for name in floor if ratio(kazakhstan, name) < floor[name]} == {}


def test_the_seeds_do_not_drown_the_editor(kazakhstan: dict[str, Any]) -> None:
    assert kazakhstan["claims_made"] < 220


CLUSTERS = {
    "yarnell_2013": {
        "claims": 0.93,
        "tight": 0.8,
        "atomic": 0.92,
        "agree": 0.69,
        "conflict_points": 0.5,
        "conflict_precision": 0.44,
        "align_precision": 0.85,
    },
    "tariffs_2019": {
        "claims": 0.93,
        "tight": 0.8,
        "agree": 0.84,
        "conflict_points": 0.8,
        # Two of its twelve are told by the articles and not by the labels: 2.3 and 2.4 percent of one index, and
        # whether the tariffs hurt consumers.
        "conflict_precision": 0.83,
        "align_precision": 0.97,
    },
}


@pytest.mark.parametrize("name", sorted(CLUSTERS))
def test_other_clusters(name: str) -> None:
    gold, folder = gold_runs.SHARED / f"gold/{name}.json", gold_runs.SHARED / "articles" / name
    if not gold.exists():
        pytest.skip(f"the labelled cluster {name} is not on this machine")
    found = gold_runs.score(gold, gold_runs.as_json(gold_runs.articles(list(folder.glob("*.txt")))))[0]
    assert found["offsets_wrong"] == 0
    assert found["boilerplate_claims"] == 0
    floor = CLUSTERS[name]
    assert {key: ratio(found, key) for key in floor if ratio(found, key) < floor[key]} == {}
