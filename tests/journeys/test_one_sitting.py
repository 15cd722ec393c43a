"""One sitting at a real window: in go five articles, out comes a fact sheet; closed and re-opened midway."""

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window


def ruled(desk: Desk, verdict: str) -> list[dict[str, Any]]:
    return [c for c in desk.claims(SAMPLE).values() if c["verdict"] == verdict]


def sample_is_there(desk: Desk) -> bool:
    return any(s["name"] == SAMPLE and s["claims"] > 0 for s in desk.ask("sessions"))


@pytest.fixture
def seated(desk: Desk) -> Desk:
    """The desk on the sample session, as `make run` opens it the first time."""
    desk.open("--sample")
    until("the sample session", lambda: sample_is_there(desk))
    until("its name in the title", lambda: SAMPLE in desk.title())
    return desk


def test_step_rule_annotate_undo_close_and_find_it_all_again(seated: Desk, tmp_path: Path) -> None:
    desk = seated
    desk.press("j", "j", "a")
    accepted = until("an accepted claim", lambda: ruled(desk, "accepted"))
    assert len(accepted) == 1

    desk.press("c", "r")
    assert not ruled(desk, "rejected"), "a rejection waits for its reason"
    desk.type("an earlier count")
    desk.press("Return")
    rejected = until("a rejected claim", lambda: ruled(desk, "rejected"))
    assert [c["rationale"] for c in rejected] == ["an earlier count"]

    desk.press("u", "v")
    until("an unverifiable claim", lambda: ruled(desk, "unverifiable"))
    desk.press("ctrl+z")
    until("the verdict taken back", lambda: not ruled(desk, "unverifiable"))
    desk.press("ctrl+shift+z")
    unverifiable = until("the verdict given again", lambda: ruled(desk, "unverifiable"))

    desk.press("n")
    desk.type("ask the *desk* in Almaty")
    desk.press("ctrl+Return")
    noted = until("a note", lambda: [c for c in desk.claims(SAMPLE).values() if c["note"]])
    assert [c["note"] for c in noted] == ["ask the *desk* in Almaty"]

    desk.press("u", "n")
    desk.type("half a thou")
    before = {c: v["verdict"] for c, v in desk.claims(SAMPLE).items()}
    desk.close()

    desk.open()
    until("the session where it was left", lambda: SAMPLE in desk.title())
    assert {c: v["verdict"] for c, v in desk.claims(SAMPLE).items()} == before
    desk.press("n", "End")
    desk.type("ght")
    desk.press("ctrl+Return")
    until(
        "the half-written note, finished",
        lambda: [c for c in desk.claims(SAMPLE).values() if c["note"] == "half a thought"],
    )
    assert len(unverifiable) == 1
    desk.close()
    sheet = desk.export(SAMPLE)
    assert sheet == desk.export(SAMPLE)
    for words in ("an earlier count", "half a thought", "ask the *desk* in Almaty"):
        assert words in sheet
