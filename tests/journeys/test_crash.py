"""A power cut: what was acknowledged is on disk, and the desk stands where it stood."""

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window


def test_after_kill_9_claim_ruling_and_half_written_note_are_back(desk: Desk) -> None:
    desk.make(SAMPLE)
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    desk.press("j", "j", "j")
    claim = str(until("a claim in focus", lambda: desk.layout(SAMPLE).claim))
    desk.press("v")
    until("the ruling acknowledged", lambda: desk.claims(SAMPLE)[claim]["verdict"] == "unverifiable")
    desk.kill()

    desk.tell("check")
    desk.open()
    until("the session again", lambda: SAMPLE in desk.title())
    assert desk.claims(SAMPLE)[claim]["verdict"] == "unverifiable"
    desk.press("n")
    desk.type("half a thou")
    until("the draft kept", lambda: desk.layout(SAMPLE).drafts == {claim: "half a thou"})
    assert desk.claims(SAMPLE)[claim]["note"] == "", "a draft is no note yet"
    desk.kill()

    desk.tell("check")
    desk.open()
    until("the session once more", lambda: SAMPLE in desk.title())
    desk.press("n", "End")
    desk.type("ght")
    desk.press("ctrl+Return")
    until("the note finished", lambda: desk.claims(SAMPLE)[claim]["note"] == "half a thought")
    assert desk.claims(SAMPLE)[claim]["verdict"] == "unverifiable"
    desk.close()
