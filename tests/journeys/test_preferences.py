"""Another name and another library: the desk closes and opens again where it was, without a new start."""

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window


def next_window(desk: Desk, title: str) -> None:
    """Wait for the window that came in the place of another, and give it the keyboard."""
    before = desk.window
    found = until(f"a window of {title}", lambda: [w for w in desk.windows(title) if w != before])
    desk.window = found[0]
    desk.activate(desk.window)


def test_a_new_name_stands_beside_the_next_ruling(desk: Desk) -> None:
    desk.make(SAMPLE)
    desk.reviewer = ""  # a name on the command line would win
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    desk.press("c")
    until("a claim in focus", lambda: desk.layout(SAMPLE).claim)
    claim = desk.layout(SAMPLE).claim
    desk.press("ctrl+comma")
    desk.dialog("Preferences")
    desk.type("B. Second")
    desk.press("Escape")
    next_window(desk, SAMPLE)
    desk.press("a")
    until("it accepted", lambda: desk.claims(SAMPLE)[claim]["verdict"] == "accepted")
    assert "by B. Second" in desk.export(SAMPLE)
    desk.close()


def test_another_library_is_opened_and_what_is_none_is_refused(seated: Desk) -> None:
    desk = seated
    other = desk.home / "other.sqlite"
    first = desk.environment["WORKBENCH_LIBRARY"]
    desk.tell("--library", str(other), "import", "Elsewhere", *map(str, sorted(desk.seeds.glob("004*.txt"))))
    (desk.home / "notes.db").write_text("no library\n" * 300, encoding="utf-8")
    for name, seen in (("notes.db", SAMPLE), ("other.sqlite", "Elsewhere")):
        desk.press("alt+s", "l")
        dialog = desk.dialog("Open another library")
        desk.type(str(desk.home / name))
        desk.press("Return")
        until("the dialog gone", lambda dialog=dialog: dialog not in desk.windows("library"))
        if name == "other.sqlite":
            next_window(desk, seen)
        assert seen in desk.title()
    assert first == str(desk.library), "the first library is as it was"
    assert len(desk.claims(SAMPLE)) > 100
    desk.close()
