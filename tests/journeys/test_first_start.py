"""The first start: nothing is there yet, and the desk offers what one can begin with."""

from pathlib import Path

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window


def test_the_sample_is_chosen_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    until("the start page", lambda: desk.title() == "Fact-checking workbench")
    assert desk.ask("sessions") == []
    before = desk.picture(0, 60, 1280, 200)
    desk.press("Tab")
    until("the next offer in focus", lambda: desk.picture(0, 60, 1280, 200) != before)

    desk.press("Return")
    desk.dialog("Import articles")
    desk.press("Escape")
    until("the file dialog gone", lambda: not desk.windows("^Import articles$"))

    desk.press("shift+Tab", "Return")
    until("the sample on the desk", lambda: SAMPLE in desk.title())
    until("its claims", lambda: [s for s in desk.ask("sessions") if s["claims"]])
    (session,) = desk.ask("sessions")
    assert (session["name"], session["articles"], session["reviewed"]) == (SAMPLE, 5, 0)
    desk.close()
