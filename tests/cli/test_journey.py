"""One sitting on the command line: five articles in, a fact sheet out, everything still there afterwards."""

import json
from pathlib import Path

from tests.cli.test_program import SEEDS, run


class Sitting:
    """Starts the program again for every verb, as a person at a terminal does."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def says(self, *words: str, exits: int = 0) -> str:
        result = run("--library", str(self.library), "--reviewer", "A. Editor", *words)
        assert result.returncode == exits, result.stderr.decode()
        return result.stdout.decode("utf-8")

    def data(self, *words: str) -> list[dict]:
        return json.loads(self.says(*words, "--json"))


def test_a_sitting(tmp_path: Path) -> None:
    desk = Sitting(tmp_path / "library.sqlite")
    name = "Kazakhstan, January 2022"
    assert len(desk.says("import", name, *SEEDS).splitlines()) == 5

    clashing = desk.data("claims", name, "--relation", "conflict")
    low = next(c for c in clashing if c["value"]["low"] == 164 and "dead" in c["value"]["unit"])
    high = next(c for c in clashing if c["value"]["low"] == 225)
    assert low["point"] == high["point"]
    conflicts = desk.data("sessions")[0]["conflicts"]
    assert conflicts >= 2

    desk.says("rule", name, high["id"], "accepted")
    desk.says("rule", name, low["id"], "rejected", exits=1)
    reason = "superseded: the prosecutors' count of *15 January*"
    assert desk.says("rule", name, low["id"], "rejected", "--rationale", reason).startswith(
        f"{low['id']} rejected "
    )
    desk.says("note", name, high["id"], "ask the ministry | again")
    desk.says("decide", name, high["point"], high["id"], "--rationale", "the later count")

    (session,) = desk.data("sessions")
    assert (session["reviewed"], session["conflicts"]) == (2, conflicts - 1)
    again = {c["id"]: c for c in desk.data("claims", name)}
    assert (again[low["id"]]["verdict"], again[low["id"]]["rationale"]) == ("rejected", reason)
    assert again[high["id"]]["note"] == "ask the ministry | again"

    sheet = desk.says("export", name)
    path = tmp_path / "sheet.md"
    desk.says("export", name, "-o", str(path))
    assert path.read_text("utf-8") == sheet
    assert "the later count" in sheet
    assert "A. Editor" in sheet
    assert desk.says("check") == "The library is sound.\n"
