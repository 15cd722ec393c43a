"""Reading by keyboard alone, at the usual size of letters and at twice that.

Words are selected and made a claim, its edges moved, marks thinned out, an article searched for, a draft
written beside the others.
"""

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window

TEXTS = (300, 160, 400, 200)
"""A part of the screen where articles are, at either size."""


@pytest.mark.parametrize("percent", [100, 200])
def test_an_editor_reads_without_a_mouse(desk: Desk, percent: int) -> None:
    desk.enlarge(percent)
    desk.make(SAMPLE)
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    claim = mark_words(desk)
    move_edges(desk, claim)
    thin_out(desk)
    search(desk)
    draft(desk)


def mark_words(desk: Desk) -> str:
    before = set(desk.claims(SAMPLE))
    desk.press("ctrl+Home", *["Down"] * 4, "Home", "ctrl+shift+Right", "ctrl+shift+Right", "m")

    def made() -> set[str]:
        return set(desk.claims(SAMPLE)) - before

    until("a claim of the selected words", made)
    (claim,) = made()
    until("it in focus", lambda: desk.layout(SAMPLE).claim == claim)
    return claim


def move_edges(desk: Desk, claim: str) -> None:
    def words() -> str:
        quote: str = desk.claims(SAMPLE)[claim]["quote"]
        return quote

    whole = words()
    desk.press("bracketright")
    until("a word more", lambda: words().startswith(whole) and len(words()) > len(whole))
    desk.press("braceright")
    until("a word less", lambda: words() == whole)
    desk.press("ctrl+bracketright")
    until("a letter more", lambda: words().startswith(whole) and words() != whole)
    desk.press("a")
    until("a verdict", lambda: desk.claims(SAMPLE)[claim]["verdict"] == "accepted")
    desk.press("ctrl+braceright")
    until("a letter less", lambda: words() == whole)
    assert desk.claims(SAMPLE)[claim]["verdict"] == "accepted"


def thin_out(desk: Desk) -> None:
    all_marked = desk.picture(*TEXTS)
    desk.press("h")
    until("no marks", lambda: desk.picture(*TEXTS) != all_marked)
    none_marked = desk.picture(*TEXTS)
    desk.press("h")
    until("all marks", lambda: desk.picture(*TEXTS) != none_marked)


def search(desk: Desk) -> None:
    shown = desk.layout(SAMPLE).sizes.get("shown", "").split(",")
    desk.press("g")
    desk.dialog("Go to article")
    desk.type("upi")
    desk.press("Return")
    until("another article", lambda: "a5" in desk.layout(SAMPLE).sizes.get("shown", "").split(","))
    assert "a5" not in shown


def draft(desk: Desk) -> None:
    desk.press("ctrl+shift+d")
    desk.type("At least 164 people have died in Kazakhstan.")
    text = "At least 164 people have died in Kazakhstan."
    until("the draft kept", lambda: desk.layout(SAMPLE).drafts.get("draft") == text)
    desk.close()
    desk.open()
    until("the session again", lambda: SAMPLE in desk.title())
    assert desk.layout(SAMPLE).drafts["draft"] == text
    assert desk.layout(SAMPLE).sizes["draft"] == "open"
    desk.press("ctrl+shift+d")
    until("the draft put away", lambda: desk.layout(SAMPLE).sizes["draft"] == "")
    desk.close()
