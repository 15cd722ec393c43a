"""Finding and moving by keyboard alone: the palette, hits over articles, values, back again, a claim copied."""

import subprocess

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window


def clipboard(desk: Desk) -> str:
    command = ["xclip", "-o", "-selection", "clipboard"]
    done = subprocess.run(command, env=desk.environment, capture_output=True, check=False)
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("percent", [100, 200])
def test_anything_is_found_and_gone_to_by_keyboard_alone(desk: Desk, percent: int) -> None:
    desk.enlarge(percent)
    desk.make(SAMPLE)
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    claims = desk.claims(SAMPLE)

    desk.press("ctrl+k")
    desk.dialog("Go to anything, or do anything")
    desk.type("people injured")
    desk.press("Return")
    injured = next(p for p in desk.ask("points", SAMPLE) if p["label"] == "people injured")
    until("a claim of the point", lambda: desk.layout(SAMPLE).claim in injured["claims"])
    first = desk.layout(SAMPLE).claim

    desk.press("ctrl+f")
    desk.type("164")
    allowed = {
        key for key, c in claims.items() if "at least 100" in c["quote"] or "At least a hundred" in c["quote"]
    }
    assert allowed

    def stepped() -> bool:
        desk.press("F3")
        return desk.layout(SAMPLE).claim in allowed

    until("a value that allows 164", stepped)
    desk.press("Escape")
    found = desk.layout(SAMPLE).claim

    def back() -> bool:
        desk.press("alt+Left")
        return desk.layout(SAMPLE).claim == first

    until("back at the first claim", back)
    desk.press("ctrl+shift+c")
    copied = str(until("the claim on the clipboard", lambda: clipboard(desk)))
    assert copied.startswith(f"### {first}: ")
    assert found != first

    desk.press("ctrl+k")
    desk.dialog("Go to anything, or do anything")
    desk.type("change keys")
    desk.press("Return")
    desk.dialog("Change keys")
    desk.type("unverifiable")
    desk.press("Tab", "Tab", "u", "Tab", "Tab")
    desk.press("Escape")
    desk.press("v")
    until("the old key still rules", lambda: desk.claims(SAMPLE)[first]["verdict"] == "unverifiable")
    desk.close()
