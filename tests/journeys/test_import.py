"""Articles come in: files named on the command line, one of them bad, and one from the clipboard."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.desk import SEEDS, Desk, until

pytestmark = pytest.mark.window

PASTED = """Überfall in Łódź: 37 people hurt

Łódź, 4 May 2021 – At least 37 people were injured, officials in Łódź said.

Прокуратура has opened a case; “no one is above the law,” said Zażółć Gęślą.
"""


def sessions(desk: Desk, claims: int = 0) -> list[dict[str, Any]]:
    return [s for s in desk.ask("sessions") if s["claims"] > claims]


def test_a_bad_file_is_named_and_the_others_load_then_one_is_pasted(desk: Desk, tmp_path: Path) -> None:
    files = [Path(shutil.copy(path, tmp_path)) for path in sorted(SEEDS.glob("*.txt"))]
    empty = tmp_path / "nothing in it.txt"
    empty.touch()
    desk.open(*map(str, (files[0], empty, *files[1:])))

    box = desk.place(desk.dialog("Import"))
    assert "nothing in it.txt is empty." in str(until("the bad file named", lambda: desk.words_in(box)))
    (session,) = sessions(desk)
    assert (session["name"], session["articles"]) == (files[0].stem, 5)
    assert {c["article"] for c in desk.claims(session["name"]).values()} == {path.name for path in files}
    desk.press("Escape")
    until("the message gone", lambda: not desk.windows("^Import$"))

    desk.copy(PASTED)
    desk.press("ctrl+shift+v")
    desk.dialog("Paste an article")
    desk.press("Tab")
    desk.type("Local paper")
    desk.press("Return")
    until("a sixth article", lambda: desk.ask("sessions")[0]["articles"] == 6)
    until("its claims", lambda: sessions(desk, session["claims"]))
    quotes = [c["quote"] for c in desk.claims(session["name"]).values() if c["article"] == "Local paper"]
    assert any("37 people" in quote for quote in quotes)
    assert all(quote in PASTED for quote in quotes)
    copy = desk.export(session["name"], "annotated")
    for words in ("Überfall in Łódź", "Прокуратура has opened", "Zażółć Gęślą"):
        assert words in copy
    desk.shot(tmp_path / "pasted.png")
    desk.close()
