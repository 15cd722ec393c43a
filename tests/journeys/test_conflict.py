"""A contradiction: found by key, seen side by side, pointed out when both are accepted, closed by a decision."""

from typing import Any

import pytest

from tests.journeys.desk import BANNER, PERCENT, SAMPLE, Desk, until

pytestmark = pytest.mark.window


def dead(desk: Desk) -> dict[str, Any]:
    return next(p for p in desk.ask("points", SAMPLE) if p["label"] == "people dead")


def open_conflicts(desk: Desk) -> int:
    return next(s["conflicts"] for s in desk.ask("sessions"))


def test_the_dead_of_two_articles_cannot_both_be_printed(desk: Desk) -> None:
    desk.make(SAMPLE)
    claims = desk.claims(SAMPLE)
    pairs = [(r["a"], r["b"]) for r in dead(desk)["relations"] if r["relation"] == "conflict"]
    some_164, at_least_225 = next(
        pair for pair in pairs if "164" in claims[pair[0]]["quote"] and "225" in claims[pair[1]]["quote"]
    )
    before = open_conflicts(desk)

    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    desk.reach(SAMPLE, some_164, "c")
    panes = {pane.article: pane for pane in desk.layout(SAMPLE).panes}
    shown = desk.layout(SAMPLE).sizes["shown"].split(",")
    if PERCENT == 100:  # in larger letters there is room for one of them
        assert {"a1", "a4"} <= set(shown), "both sides of the conflict are on the screen"
        assert 0 < panes["a4"].top <= claims[at_least_225]["start"], "the other pane was scrolled to it"
    assert 0 < panes["a1"].top <= claims[some_164]["start"]

    desk.press("a")
    until("the first accepted", lambda: desk.claims(SAMPLE)[some_164]["verdict"] == "accepted")
    desk.reach(SAMPLE, at_least_225, "c")
    assert desk.words_at(*BANNER) == "", "nothing is wrong yet"
    desk.press("a")
    until("the second accepted", lambda: desk.claims(SAMPLE)[at_least_225]["verdict"] == "accepted")

    def pointed_out() -> str:
        words = desk.words_at(*BANNER)
        return words if "contradict" in words else ""

    told = str(until("the contradiction pointed out", pointed_out))
    assert "164" in told
    assert "225" in told
    assert open_conflicts(desk) == before

    desk.press("p")
    desk.type("the later count")
    desk.press("Return")
    until("the decision", lambda: dead(desk)["decision"])
    assert (dead(desk)["decision"]["claim"], dead(desk)["decision"]["rationale"]) == (
        at_least_225,
        "the later count",
    )
    assert open_conflicts(desk) == before - 1
    desk.press("ctrl+z")
    until("the decision taken back", lambda: dead(desk)["decision"] is None)
    assert open_conflicts(desk) == before
    desk.close()
