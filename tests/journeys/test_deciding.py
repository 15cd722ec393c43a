"""Deciding: a verdict of the session's own, a status, a flag, a correction, a whole point, all by keyboard."""

import pytest

from tests.journeys.desk import SAMPLE, Desk, until
from workbench.core.session import Reviewed, SessionView

pytestmark = pytest.mark.window


def view(desk: Desk) -> SessionView:
    """Return the session as the library has it now."""
    desk.layout(SAMPLE)
    assert desk.reader is not None
    return desk.reader.archive.view(desk.reader.archive.find(SAMPLE).id)


def held(desk: Desk, claim: str) -> Reviewed:
    return next(r for r in view(desk).claims if r.claim.id == claim)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_session_is_worked_through_by_its_own_rules(desk: Desk, percent: int) -> None:
    desk.enlarge(percent)
    desk.make(SAMPLE)
    claims = desk.claims(SAMPLE)
    figures = {key: c["quote"] for key, c in claims.items() if c["kind"] == "quantity"}
    some_164 = next(key for key, quote in figures.items() if quote.endswith("some 164 people dead"))
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    desk.reach(SAMPLE, some_164, "c")

    desk.press("ctrl+shift+r")
    desk.dialog("Rules of the session")
    desk.press("alt+a", *["Shift_L"] * 6)  # a button pressed by its letter acts a tenth of a second later
    desk.type("misleading")
    desk.press("Return")
    until("a verdict of its own", lambda: [g.id for g in view(desk).scale.grades][-1:] == ["misleading"])
    until("the keyboard back", lambda: not desk.windows("^Rules of the session$"))

    desk.press("shift+v")
    desk.press("Down", "Down", "Down", "Return")
    until("that verdict given", lambda: held(desk, some_164).verdict == "misleading")

    desk.press("i")
    desk.press("Down", "Down", "Return")
    until("the status", lambda: held(desk, some_164).status == "second read")
    desk.press("shift+r")
    until("the flag", lambda: "legal" in held(desk, some_164).flags)
    desk.press("shift+w")
    desk.type("at least 225 people dead")
    desk.press("Return")
    until("the correction", lambda: held(desk, some_164).proposal is not None)
    sheet = desk.export(SAMPLE)
    assert "## misleading (1)" in sheet
    assert "read “at least 225 people dead”" in sheet[sheet.index("## Proposed corrections") :]

    desk.press("y")
    point = str(held(desk, some_164).point)
    until("it confirmed", lambda: some_164 in next(p for p in view(desk).points if p.id == point).confirmed)
    desk.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
    until("all of it taken back", lambda: held(desk, some_164).status == "open")
    assert held(desk, some_164).verdict == "misleading"
    assert held(desk, some_164).proposal is None
    desk.press("ctrl+shift+z")
    until("the status again", lambda: held(desk, some_164).status == "second read")
    desk.close()
    desk.open(SAMPLE)
    until("the session again", lambda: SAMPLE in desk.title())
    assert held(desk, some_164).verdict == "misleading"
    assert held(desk, some_164).status == "second read"
    desk.close()
