"""Ways about the desk: find, the filter, a cell of the comparison, panes moved, widened and hidden, F6."""

from pathlib import Path

import pytest

from tests.journeys.desk import SAMPLE, Desk, screen, until
from workbench.core.session import PaneLayout

pytestmark = pytest.mark.window

CELLS = range(460, 1000, 120)
"""Where the first row of the comparison has the cells of the five articles."""
FIRST_POINT = 645
TEXTS = (233, 160, 785, 390)
"""Where the articles are."""
PANES, BORDER, HIDE = ["a1", "a2", "a3"], (719, 400), (662, 123)
"""What a wide screen shows at first, the border between the first two, and the cross of the first."""


def shown(desk: Desk) -> list[str]:
    return desk.layout(SAMPLE).sizes.get("shown", "").split(",")


def pane(desk: Desk, article: str) -> PaneLayout:
    return next(p for p in desk.layout(SAMPLE).panes if p.article == article)


@pytest.mark.mouse
def test_find_and_the_comparison_lead_to_their_place(seated: Desk) -> None:
    desk = seated
    before = desk.picture(*TEXTS)
    desk.press("ctrl+f")
    desk.type("opposition group")
    until("the article of the hit on the screen", lambda: desk.picture(*TEXTS) != before)
    desk.press("Return", "Escape", "m")
    found = until(
        "it marked", lambda: [c for c in desk.claims(SAMPLE).values() if c["quote"] == "opposition group"]
    )
    assert found[0]["article"].startswith("003")
    desk.press("ctrl+z")

    dead = next(p for p in desk.ask("points", SAMPLE) if p["label"] == "people dead")
    claims = desk.claims(SAMPLE)
    articles = []
    for x in CELLS:
        before = desk.layout(SAMPLE).claim
        desk.click(x, FIRST_POINT)
        until("the claim of the cell", lambda before=before: desk.layout(SAMPLE).claim != before)
        claim = desk.layout(SAMPLE).claim
        assert claim in dead["claims"]
        articles.append(claims[claim]["article"])
    assert articles == sorted({c["article"] for c in claims.values()})
    desk.close()


@pytest.mark.mouse
def test_panes_are_moved_widened_hidden_and_f6_goes_round(tmp_path: Path) -> None:
    with screen(1920, 1080) as display:
        desk = Desk(display, tmp_path)
        try:
            rearrange(desk)
        finally:
            desk.kill()
            desk.forget()


def rearrange(desk: Desk) -> None:
    desk.make(SAMPLE)
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    desk.press("j", *["F6"] * (len(PANES) + 1))
    desk.type("kept")
    until("F6 led to the note", lambda: "kept" in desk.layout(SAMPLE).drafts.values())
    assert shown(desk) == PANES
    desk.press("F6", "F6", "ctrl+shift+Next")
    until("the first pane moved", lambda: shown(desk) == ["a2", "a1", "a3"])
    desk.drag(BORDER, (BORDER[0] - 35, BORDER[1]))
    until("the border moved", lambda: pane(desk, "a2").width + 40 < pane(desk, "a1").width)
    desk.click(*HIDE)
    until("a pane hidden", lambda: pane(desk, "a2").hidden)
    order = [p.article for p in desk.layout(SAMPLE).panes]
    desk.close()

    desk.open()
    until("the session again", lambda: SAMPLE in desk.title())
    before = desk.layout(SAMPLE).claim
    desk.press("j")
    until("the next claim", lambda: desk.layout(SAMPLE).claim != before)
    assert pane(desk, "a2").hidden
    assert [p.article for p in desk.layout(SAMPLE).panes] == order
    desk.close()
