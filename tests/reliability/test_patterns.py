"""K1: no pattern outside the analysis, whose own tests hold it, takes more than linear time of any text."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.reliability.backtracking import Count, counted
from tests.reliability.pumps import Shipped, pumped, shipped, steepest
from tests.reliability.sizes import sized
from workbench.ingest.shape import calmed

ROOMS = ("core", "ingest", "export", "services", "storage", "ui")
FOUND = shipped(ROOMS)
OF_LINES = tuple(f"workbench.ingest.{name}" for name in ("bylines", "front", "menus", "nameplates"))
"""Modules whose patterns are given lines without long gaps, and nothing else."""

SLOW = (
    r"\s+$",
    r"a*a*b",
    r"(a|a)*b",
    r"(a|aa)+$",
    r"(?:a+)+b",
    r"(\w+\s*)+\bsaid",
    r"\d+,?\d*\s*(?:percent|%)",
    r"[\w.-]+@",
    r"(?=a*b)a",
    r"(?<!x)a*?b",
    r"\((.*(?:x|y).*)*\)",
    r"(?i)[A-Z]*\d",
    r"a{0,500}b",
)
SOUND = (
    r"\s+",
    r"(?<!\s)\s+$",
    r"a*b?",
    r"(?:ab)*c?",
    r"\d{1,3}(?:,\d{3})*",
    r"(?<![\w.-])[\w.-]++@",
    r"[^\W\d_]{1,40}'s",
    r"^.*$",
    r"(?>a*)b?",
    r"x{0,100}y",
    r"(?i)(?:one|two|three|four|five|six|seven|eight) (?:day|week|month)s?",
)
Figure = Callable[[str, object], None]


@pytest.mark.parametrize("pattern", SLOW)
def test_a_pattern_known_to_be_slow_is_found(pattern: str) -> None:
    assert steepest(Shipped("here", pattern, 0))


@pytest.mark.parametrize("pattern", SOUND)
def test_a_pattern_known_to_be_linear_is_not(pattern: str) -> None:
    assert steepest(Shipped("here", pattern, 0)) == ""


def test_what_counts_steps_finds_what_re_finds() -> None:
    tried = 0
    for found in (*FOUND, *(Shipped("here", pattern, 0) for pattern in SOUND)):
        program = re.compile(found.pattern, found.flags)
        counting = counted(found.pattern, found.flags)
        for text in dict.fromkeys(pumped(found, 5)):
            tried += 1
            wanted = [match.span() for match in program.finditer(text)]
            assert list(counting.spans(text, Count(2_000_000))) == wanted, (found.pattern, text)
    assert tried > 5_000


@sized("most", ordinary=256, full=1024)
def test_k1_every_pattern_is_linear(most: int, figure: Figure) -> None:
    assert len(FOUND) > 80
    slow: dict[str, str] = {}
    for found in FOUND:
        told = steepest(found, most, calmed if found.module in OF_LINES else str)
        if told:
            slow[f"{found.module}: {found.pattern[:80]}"] = told
    assert not slow, "\n".join(f"{where}\n    {told}" for where, told in slow.items())
    figure("patterns shipped outside the analysis", len(FOUND))
    figure("patterns that take more than linear time", len(slow))
