"""Evidence: words of another article taken by one key, a source entered by hand, warned of, listed, on the sheet."""

import pytest

from tests.journeys.desk import BANNER, SAMPLE, Desk, until
from workbench.core.session import Reviewed

pytestmark = pytest.mark.window

FROM, TO = (700, 262), (930, 262)
"""Two places in a line of the second pane."""


def held(desk: Desk, claim: str) -> Reviewed:
    """Return a claim as the library has it now."""
    desk.layout(SAMPLE)
    assert desk.reader is not None
    session = desk.reader.archive.find(SAMPLE).id
    return desk.reader.archive.reviewed(session, [claim])[0]


@pytest.mark.mouse
def test_a_claim_is_given_its_evidence_and_the_sheet_says_what_it_rests_on(desk: Desk) -> None:
    desk.make(SAMPLE)
    claims = desk.claims(SAMPLE)
    figures = {key: c["quote"] for key, c in claims.items() if c["kind"] == "quantity"}
    some_164 = next(key for key, quote in figures.items() if quote.endswith("some 164 people dead"))
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    desk.reach(SAMPLE, some_164, "c")

    def drawn() -> str:
        desk.drag(FROM, TO)
        return desk.selected().strip()

    words = str(until("words of the other article", drawn))
    desk.press("q")
    until("the evidence", lambda: held(desk, some_164).evidence)
    (piece,) = held(desk, some_164).evidence
    assert piece.source.article != claims[some_164]["article"]
    assert words in piece.passage.quote
    assert desk.layout(SAMPLE).claim == some_164, "the claim is still in focus"

    desk.press("shift+e")
    desk.dialog("Add a source")
    desk.type("List of the dead")
    desk.press("Tab")
    desk.type("Ministry of Health")
    desk.press("Return")
    until("the second source", lambda: len(held(desk, some_164).evidence) == 2)
    until("the keyboard back", lambda: not desk.windows("^Add a source$"))

    desk.press("ctrl+z")
    until("it taken back", lambda: len(held(desk, some_164).evidence) == 1)
    desk.press("a")
    until("the verdict", lambda: held(desk, some_164).verdict == "accepted")
    until("the warning", lambda: "one source" in desk.words_at(*BANNER))

    desk.press("ctrl+r")
    desk.dialog("Register of sources")
    desk.press("Down", "Return")
    until("the register closed", lambda: not desk.windows("^Register of sources$"))
    sheet = desk.export(SAMPLE)
    assert "## Register of sources (1)" in sheet
    assert "It rests on one source." in sheet
    desk.close()
