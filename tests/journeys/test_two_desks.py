"""Two desks and the command line on one library: each shows what the others ruled, and says that they are there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journeys.desk import PERCENT, SAMPLE, Desk, screen, until

pytestmark = pytest.mark.window

COUNTS, STATUS = (760, 46, 480, 28), (0, 702, 600, 18)
if PERCENT == 200:
    COUNTS, STATUS = (560, 72, 720, 36), (0, 692, 1200, 24)
"""Where the desk says how much is reviewed and who else is there, and where it tells things in passing."""


def changed(desk: Desk, area: tuple[int, int, int, int]) -> Callable[[], bool]:
    before = desk.picture(*area)
    return lambda: desk.picture(*area) != before


def test_what_one_rules_shows_in_the_other(desk: Desk, tmp_path: Path) -> None:
    desk.make(SAMPLE)
    first = next(key for key, c in desk.claims(SAMPLE).items() if "Troops of a Russian-led" in c["quote"])
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    with screen() as display:
        other = replace(desk, display=display, process=None, reader=None)
        try:
            is_told = changed(desk, COUNTS)
            other.open(SAMPLE)
            until("the session at the other desk", lambda: SAMPLE in other.title())
            until("the first desk told of the other", is_told)

            other.press("j")
            until("the first claim in focus", lambda: desk.layout(SAMPLE).claim == first)
            shows, says = changed(desk, COUNTS), changed(desk, STATUS)
            other.press("a")
            until("the ruling of the other desk on the first", shows)
            until("and told", says)
            assert desk.claims(SAMPLE)[first]["verdict"] == "accepted"

            shows, shows_too = changed(desk, COUNTS), changed(other, COUNTS)
            second = next(key for key, c in desk.claims(SAMPLE).items() if "weeklong" in c["quote"])
            desk.tell("rule", SAMPLE, second, "rejected", "--rationale", "it took nine days")
            until("the ruling of the command line on the first", shows)
            until("and on the other", shows_too)
            desk.shot(tmp_path / "first.png")
            other.shot(tmp_path / "other.png")

            desk.press("u")
            until("the next unreviewed is another", lambda: desk.layout(SAMPLE).claim not in (first, second))
            other.close()
        finally:
            other.kill()
    desk.close()
    assert len([c for c in desk.claims(SAMPLE).values() if c["verdict"] != "unreviewed"]) == 2
