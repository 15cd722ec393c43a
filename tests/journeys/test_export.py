"""The fact sheet of a small sitting at the desk: written where the editor says, the golden one to the byte."""

from pathlib import Path

import pytest

from tests.journeys.desk import Desk, until
from tests.journeys.sitting import SESSION, WHY, article_files, figure_with, is_golden, point_with

pytestmark = pytest.mark.window


def test_the_sheet_written_by_ctrl_e_is_the_golden_one(desk: Desk, tmp_path: Path) -> None:
    desk.make(SESSION, *article_files(tmp_path))
    later, earlier = figure_with(desk, "225 people"), figure_with(desk, "150 people")
    dam = figure_with(desk, "3 million")
    point = point_with(desk, later)
    desk.open(SESSION)
    until("the session", lambda: SESSION in desk.title())

    desk.pick(SESSION, "225 people", later)
    desk.press("a")
    desk.press("p")
    desk.type("the later count")
    desk.press("Return")
    until(
        "the decision", lambda: [p for p in desk.ask("points", SESSION) if p["id"] == point and p["decision"]]
    )
    desk.pick(SESSION, "150 people", earlier)
    desk.press("r")
    desk.type(WHY)
    desk.press("Return")
    desk.pick(SESSION, "3 million", dam)
    desk.press("v")
    desk.press("n")
    desk.type("ask the *desk* | now")
    desk.press("ctrl+Return")
    until("the note", lambda: desk.claims(SESSION)[dam]["note"])

    desk.press("ctrl+e")
    desk.dialog("Export fact sheet")
    path = tmp_path / "sheet.md"
    desk.type(str(path))
    desk.press("Return")
    until("the sheet written", path.exists)
    written = path.read_bytes()
    assert written.decode("utf-8") == desk.export(SESSION)
    assert is_golden(written.decode("utf-8"))
    assert [p.name for p in tmp_path.glob("*sheet*")] == ["sheet.md"], "nothing half-written is left"
    desk.close()
