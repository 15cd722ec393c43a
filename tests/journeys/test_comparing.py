"""Comparing by key and by mouse: split, merged, dragged, related otherwise, seen over time, all undone."""

from typing import Any

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window

CELL, ROWS = 460, (645, 682)
"""Where the comparison has the cell of the first article, in its first two rows."""


def point(desk: Desk, claim: str) -> dict[str, Any]:
    return next(
        (p for p in desk.ask("points", SAMPLE) if claim in p["claims"]), {"claims": [], "relations": []}
    )


def members(desk: Desk, claim: str) -> set[str]:
    return set(point(desk, claim)["claims"])


def focused(desk: Desk) -> str:
    return str(desk.layout(SAMPLE).claim)


def taken(desk: Desk) -> bool:
    """Go to the first cell of the comparison, which may not be there yet."""
    desk.click(CELL, ROWS[0])
    return desk.layout(SAMPLE).claim is not None


def test_points_are_split_merged_and_dragged(seated: Desk) -> None:
    desk = seated
    until("a claim in focus", lambda: taken(desk))
    claim = focused(desk)
    before = members(desk, claim)
    assert len(before) > 3

    desk.press("shift+s")
    until("it split off", lambda: members(desk, claim) != before)
    assert not members(desk, claim) & (before - {claim})
    desk.press("ctrl+z")
    until("it back", lambda: members(desk, claim) == before)

    desk.press("b")
    desk.dialog("Merge .*")
    desk.type("people injured")
    desk.press("Return")
    until("the points merged", lambda: before < members(desk, claim))
    desk.press("ctrl+z")
    until("them apart again", lambda: members(desk, claim) == before)

    desk.click(CELL, ROWS[0])
    until("the claim in focus", lambda: focused(desk) == claim)
    steps = [("mousemove", str(CELL), str(ROWS[0] + down)) for down in (0, 6, 14, 24, 33, 37)]
    desk.run("xdotool", *steps[0], "mousedown", "1")
    for step in steps[1:]:
        desk.run("xdotool", *step)
    until("it dropped on the row below", lambda: dropped(desk, claim, before))
    desk.press("ctrl+z")
    until("it back once more", lambda: members(desk, claim) == before)
    desk.close()


def dropped(desk: Desk, claim: str, before: set[str]) -> bool:
    desk.run("xdotool", "mouseup", "1")
    return not members(desk, claim) & (before - {claim})


def test_two_claims_are_related_otherwise_and_a_value_is_followed_over_time(seated: Desk) -> None:
    desk = seated
    until("a claim in focus", lambda: taken(desk))
    claim = focused(desk)

    desk.press("equal")
    desk.dialog("How two claims stand")
    desk.press("Tab", "Tab", "Tab")
    desk.type("Compat")
    desk.press("Tab")
    desk.type("two counts")
    desk.press("Return")

    def mine() -> list[dict[str, Any]]:
        return [r for r in point(desk, claim)["relations"] if r["state"] == "confirmed"]

    (told,) = until("the relation kept", mine)  # type: ignore[misc]
    assert (told["relation"], told["reason"]) == ("compatible", "two counts")
    assert told["found"]["relation"] == "conflict"
    assert claim in (told["a"], told["b"])

    desk.press("t")
    desk.dialog("Timeline")
    desk.press("Right", "Right", "Return")
    until("the claim of another moment", lambda: focused(desk) != claim)
    assert focused(desk) in members(desk, claim)
    desk.close()
