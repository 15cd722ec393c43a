"""The same sitting by the command line alone, without a window: the same sheet comes out."""

from pathlib import Path

from tests.journeys.desk import Desk
from tests.journeys.sitting import SESSION, WHY, article_files, figure_with, is_golden, point_with


def test_the_sitting_by_command_line_ends_in_the_golden_sheet(tmp_path: Path) -> None:
    desk = Desk("", tmp_path)
    desk.make(SESSION, *article_files(tmp_path))
    later = figure_with(desk, "225 people")
    assert desk.tell("rule", SESSION, later, "accepted").startswith(f"{later} accepted ")
    desk.tell("decide", SESSION, point_with(desk, later), later, "--rationale", "the later count")
    earlier = figure_with(desk, "150 people")
    desk.tell("rule", SESSION, earlier, "rejected", "--rationale", WHY)
    dam = figure_with(desk, "3 million")
    desk.tell("rule", SESSION, dam, "unverifiable")
    desk.tell("note", SESSION, dam, "ask the *desk* | now")

    path = tmp_path / "sheet.md"
    desk.tell("export", SESSION, "--output", str(path))
    assert path.read_bytes().decode("utf-8") == desk.export(SESSION)
    assert is_golden(path.read_text("utf-8"))
    desk.tell("check")
