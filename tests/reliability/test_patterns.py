"""K1: no pattern outside the analysis, whose own tests hold it, takes more than linear time of any text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reliability.pumps import Shipped, shipped, steepest
from tests.reliability.sizes import sized
from workbench.ingest.shape import calmed

ROOMS = ("core", "ingest", "export", "services", "storage", "ui")
FOUND = shipped(ROOMS)
OF_LINES = tuple(f"workbench.ingest.{name}" for name in ("bylines", "front", "menus", "nameplates"))
"""Modules whose patterns are given lines without long gaps, and nothing else."""

Figure = Callable[[str, object], None]


@pytest.mark.parametrize(
    "pattern", [r"\s+$", r"\d+,?\d*\s*(?:percent|%)", r"[\w.-]+@", r"(\w+\s*)+\bsaid", r"(a|aa)+$"]
)
def test_the_pump_finds_patterns_known_to_be_slow(pattern: str) -> None:
    assert steepest(Shipped("here", pattern, 0), 6400)


@sized("longest", ordinary=6400, full=6400)
def test_k1_every_pattern_is_linear(longest: int, figure: Figure) -> None:
    assert len(FOUND) > 80
    slow: dict[str, str] = {}
    for found in FOUND:
        told = steepest(found, longest, calmed if found.module in OF_LINES else str)
        if told:
            slow[f"{found.module}: {found.pattern[:80]}"] = told
    assert not slow, "\n".join(f"{where}\n    {told}" for where, told in slow.items())
    figure("patterns shipped outside the analysis", len(FOUND))
    figure("patterns that take more than linear time", len(slow))
