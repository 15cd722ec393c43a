"""Claims by hand: marked with the mouse, dismissed for good, linked across panes, overlaps stepped through."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.desk import SAMPLE, SEEDS, Desk, until

pytestmark = pytest.mark.window

FIRST_LINE, SECOND_LINE = (291, 186), (462, 214)
"""Two places in the headline of the first pane."""
SEED = next(iter(sorted(SEEDS.glob("*.txt"))))
LATE = "Almaty counts its dead\n\nALMATY, 12 January 2022 - At least 170 people died in the unrest, police said.\n"


def by_quote(desk: Desk, quote: str) -> dict[str, Any] | None:
    return next((c for c in desk.claims(SAMPLE).values() if c["quote"] == quote), None)


def are_together(desk: Desk, a: str, b: str) -> bool:
    return any({a, b} <= set(point["claims"]) for point in desk.ask("points", SAMPLE))


@pytest.mark.mouse
def test_words_drawn_over_become_a_claim_and_a_dismissed_one_stays_away(seated: Desk, tmp_path: Path) -> None:
    desk = seated

    def drawn() -> str:
        desk.drag(FIRST_LINE, SECOND_LINE)
        return desk.selected().strip()

    words = str(until("words drawn over", drawn))
    assert words in SEED.read_text("utf-8")
    assert by_quote(desk, words) is None
    desk.press("m")
    made = until("the claim marked", lambda: by_quote(desk, words))
    until("the focus on it", lambda: desk.layout(SAMPLE).claim == made["id"])
    desk.press("a")
    until("a verdict on it", lambda: by_quote(desk, words)["verdict"] == "accepted")

    desk.press("j")
    until("another claim", lambda: desk.layout(SAMPLE).claim != made["id"])
    dismissed = desk.claims(SAMPLE)[desk.layout(SAMPLE).claim]
    desk.press("BackSpace")
    until("it dismissed", lambda: by_quote(desk, dismissed["quote"]) is None)
    desk.close()
    late = tmp_path / "late.txt"
    late.write_text(LATE)
    desk.tell("import", SAMPLE, str(late))
    assert by_quote(desk, words), "what was marked by hand stays"
    assert by_quote(desk, dismissed["quote"]) is None, "not even when everything is read again"
    desk.open(SAMPLE)
    until("the session again", lambda: SAMPLE in desk.title())
    assert by_quote(desk, dismissed["quote"]) is None
    assert by_quote(desk, words)["verdict"] == "accepted"
    desk.close()


def test_two_claims_are_linked_across_panes_and_overlaps_are_cycled(seated: Desk) -> None:
    desk = seated
    claims = desk.claims(SAMPLE)
    figures = {key: c["quote"] for key, c in claims.items() if c["kind"] == "quantity"}
    oil = next(key for key, quote in figures.items() if "barrels of oil a day" in quote)
    people = next(key for key, quote in figures.items() if "19 million" in quote)
    assert claims[oil]["article"] != claims[people]["article"]
    assert not are_together(desk, oil, people)
    desk.pick(SAMPLE, "barrels", oil)
    desk.press("l")
    desk.pick(SAMPLE, "19 million", people)
    desk.press("l")
    until("both in one point", lambda: are_together(desk, oil, people))
    desk.press("ctrl+z")
    until("the link taken back", lambda: not are_together(desk, oil, people))

    whole = next(key for key, c in claims.items() if "shaken this month by t" in c["quote"])
    desk.pick(SAMPLE, "shaken this month", whole)
    span = claims[whole]["start"], claims[whole]["end"]
    desk.press("o")
    until("another claim over the same words", lambda: desk.layout(SAMPLE).claim != whole)
    other = claims[str(desk.layout(SAMPLE).claim)]
    assert other["article"] == claims[whole]["article"]
    assert span[0] <= other["start"] < span[1] or other["start"] <= span[0] < other["end"]
    desk.close()
