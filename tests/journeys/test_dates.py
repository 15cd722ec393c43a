"""An article without a date gets one in place: what its weekdays mean moves with it, and back by undo."""

from typing import Any

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window

HEADS, DATES = (233, 106, 785, 50), (290, 690)
"""Where the desk has the heads of the panes, and the two dates in them."""


def thursday(desk: Desk) -> dict[str, Any]:
    claims = desk.claims(SAMPLE).values()
    found = next(c for c in claims if c["kind"] == "time" and c["quote"].endswith("would begin on Thursday"))
    value: dict[str, Any] = found["value"]
    return value


@pytest.mark.mouse
def test_a_date_set_in_place_moves_thursday_and_undo_moves_it_back(desk: Desk) -> None:
    desk.make(SAMPLE)
    borrowed = thursday(desk)
    assert (borrowed["date"], borrowed["inferred"]) == ("2022-01-13", "session")
    claim = next(
        key for key, c in desk.claims(SAMPLE).items() if c["quote"].endswith("would begin on Thursday")
    )
    article = desk.claims(SAMPLE)[claim]["article"]
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    desk.pick(SAMPLE, "would begin on", claim)
    before = desk.picture(*HEADS)

    for x in DATES:  # whichever of the two panes shows the article
        desk.click(x, 143)
        desk.dialog("Masthead of .*")
        if desk.windows(article):
            break
        desk.press("Escape")
        until("the other article's masthead gone", lambda: not desk.windows("Masthead"))
    assert desk.windows(article)
    desk.type("2022-01-25")
    desk.press("Return")
    until("Thursday moved", lambda: thursday(desk)["date"] == "2022-01-27")
    assert "inferred" not in thursday(desk)
    until("the date in the pane's head", lambda: desk.picture(*HEADS) != before)

    desk.press("ctrl+z")
    until("Thursday moved back", lambda: thursday(desk) == borrowed)
    desk.close()
