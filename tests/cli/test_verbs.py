"""The verbs one by one, through click, on a library of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.services.stories import MONDAY, TUESDAY
from workbench.cli import Setting, cli

Say = "workbench: "


class Desk:
    """Runs verbs on one library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = folder / "library.sqlite"

    def run(self, *words: str, given: str | bytes | None = None) -> Result:
        asked = ["--library", str(self.library), "--reviewer", "A. Editor", *words]
        return CliRunner().invoke(cli, asked, input=given, obj=Setting())

    def done(self, *words: str) -> str:
        result = self.run(*words)
        assert result.exit_code == 0, result.stderr
        assert result.stderr == ""
        return result.stdout

    def refused(self, *words: str) -> str:
        result = self.run(*words)
        assert result.exit_code == 1
        assert result.stderr.startswith(Say)
        assert "Traceback" not in result.stderr
        return result.stderr

    def data(self, *words: str) -> list[dict]:
        return json.loads(self.done(*words, "--json"))

    def file(self, name: str, text: str) -> str:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return str(path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def flood(desk: Desk) -> Desk:
    desk.done("import", "flood", desk.file("monday.txt", MONDAY), desk.file("tuesday.txt", TUESDAY))
    return desk


def toll(desk: Desk) -> dict[int, dict]:
    found = desk.data("claims", "flood")
    return {
        c["value"]["low"]: c for c in found if c["kind"] == "quantity" and "people dead" in c["value"]["unit"]
    }


def test_import_prints_a_line_an_article_and_names_what_failed(desk: Desk) -> None:
    good = desk.file("monday.txt", MONDAY)
    result = desk.run("import", "flood", str(desk.folder / "gone.txt"), good, "https://example.org/a")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert "monday.txt" in result.stdout
    lines = result.stderr.splitlines()
    assert len(lines) == 2
    assert (
        lines[0]
        == Say + "gone.txt cannot be read: there is no such file. See whether it was moved or renamed."
    )
    assert "from the web comes later" in lines[1]


def test_the_same_file_again_is_said_and_nothing_fails(flood: Desk) -> None:
    result = flood.run("import", "flood", flood.file("again.txt", MONDAY))
    assert result.exit_code == 0
    assert "is in this session already, as monday.txt" in result.stderr
    assert flood.data("sessions")[0]["articles"] == 2


def test_a_date_is_given_or_refused(desk: Desk) -> None:
    name = desk.file("a.txt", "Nobody dated this\n\nAt least 12 people died on Friday, officials said.\n")
    assert "not a date" in desk.refused("import", "flood", name, "--published", "yesterday")
    assert "2024-03-06" in desk.done("import", "flood", name, "--published", "2024-03-06")


def test_sessions_as_lines_and_as_json(flood: Desk) -> None:
    (session,) = flood.data("sessions")
    assert list(session) == ["id", "name", "articles", "claims", "reviewed", "conflicts", "updated"]
    assert (session["name"], session["articles"], session["reviewed"]) == ("flood", 2, 0)
    assert session["claims"] == len(flood.data("claims", "flood"))
    assert "flood" in flood.done("sessions")


def test_an_empty_library_lists_nothing(desk: Desk) -> None:
    assert desk.done("sessions") == ""
    assert desk.data("sessions") == []


def test_a_claim_has_the_shape_of_the_contract(flood: Desk) -> None:
    claim = toll(flood)[15]
    assert list(claim) == [
        "id", "article", "line", "start", "end", "quote", "kind", "value", "claimant", "verdict", "rationale",
        "note", "point", "disguises",
    ]  # fmt: skip
    assert TUESDAY[claim["start"] : claim["end"]] == claim["quote"]
    assert (claim["article"], claim["line"], claim["verdict"]) == ("tuesday.txt", 3, "unreviewed")
    assert (claim["rationale"], claim["note"], claim["disguises"]) == ("", "", [])


def test_claims_are_narrowed_by_article_verdict_and_relation(flood: Desk) -> None:
    claim = toll(flood)[15]["id"]
    flood.done("rule", "flood", claim, "accepted")
    assert [c["id"] for c in flood.data("claims", "flood", "--verdict", "accepted")] == [claim]
    articles = {c["article"] for c in flood.data("claims", "flood", "--article", "a2")}
    assert (
        articles
        == {"tuesday.txt"}
        == {c["article"] for c in flood.data("claims", "flood", "--article", "tuesday.txt")}
    )
    related = flood.data("claims", "flood", "--relation", "conflict")
    assert {c["id"] for c in related} < {c["id"] for c in flood.data("claims", "flood")}
    assert "no verdict" in flood.refused("claims", "flood", "--verdict", "maybe")
    assert "no article" in flood.refused("claims", "flood", "--article", "wednesday.txt")
    assert flood.run("claims", "flood", "--relation", "sideways").exit_code == 2


def test_points_as_a_table_and_as_json(flood: Desk) -> None:
    points = flood.data("points", "flood")
    (dead,) = [p for p in points if set(p["claims"]) >= {toll(flood)[15]["id"]}]
    assert list(dead) == ["id", "label", "relation", "spread", "decision", "claims", "relations"]
    assert dead["relation"] in ("conflict", "compatible")
    assert dead["spread"] == [12, 15]
    assert dead["decision"] is None
    assert list(dead["relations"][0]) == ["a", "b", "relation", "reason", "state", "superseded_by"]
    assert {p["relation"] for p in points} <= {
        "conflict", "variant", "compatible", "agree", "unrelated", "single",
    }  # fmt: skip
    table = flood.done("points", "flood").splitlines()
    assert table[0].split()[:3] == ["id", "relation", "point"]
    assert any("12 to 15" in line for line in table)


def test_a_ruling_is_printed_once_it_is_on_disk(flood: Desk) -> None:
    claim = toll(flood)[12]["id"]
    name, verdict, at = flood.done("rule", "flood", claim, "rejected", "--rationale", "it rose").split()
    assert (name, verdict) == (claim, "rejected")
    assert at.endswith("Z")
    (found,) = flood.data("claims", "flood", "--verdict", "rejected")
    assert (found["id"], found["rationale"]) == (claim, "it rose")
    flood.done("rule", "flood", claim, "unreviewed")
    assert flood.data("claims", "flood", "--verdict", "rejected") == []


def test_a_session_is_as_old_as_its_last_change(flood: Desk) -> None:
    claim = toll(flood)[12]["id"]
    *_, at = flood.done("rule", "flood", claim, "accepted").split()
    assert flood.data("sessions")[0]["updated"] == at
    assert at in flood.done("sessions")


def test_rulings_that_break_a_rule_fail_in_one_line(flood: Desk) -> None:
    claim = toll(flood)[12]["id"]
    assert flood.refused("rule", "flood", claim, "rejected").count("\n") == 1
    assert "needs a reason" in flood.refused("rule", "flood", claim, "rejected")
    assert "no verdict" in flood.refused("rule", "flood", claim, "true")
    assert "c999" in flood.refused("rule", "flood", "c999", "accepted")
    assert "fire" in flood.refused("rule", "fire", claim, "accepted")
    assert flood.data("claims", "flood", "--verdict", "unreviewed") == flood.data("claims", "flood")


def test_a_decision_is_made_withdrawn_and_made_for_none(flood: Desk) -> None:
    claim = toll(flood)[15]
    point = claim["point"]
    assert flood.done("decide", "flood", point, claim["id"], "--rationale", "later").split()[:2] == [
        point, claim["id"],
    ]  # fmt: skip
    (decided,) = [p for p in flood.data("points", "flood") if p["id"] == point]
    assert list(decided["decision"]) == ["claim", "rationale", "reviewer", "at"]
    assert (decided["decision"]["claim"], decided["decision"]["reviewer"]) == (claim["id"], "A. Editor")
    assert flood.done("decide", "flood", point, "none").split()[:2] == [point, "withdrawn"]
    assert "no decision" in flood.refused("decide", "flood", point, "none")
    assert flood.done("decide", "flood", point, "none", "--rationale", "unclear").split()[:2] == [
        point,
        "none",
    ]
    (decided,) = [p for p in flood.data("points", "flood") if p["id"] == point]
    assert decided["decision"]["claim"] is None
    assert "p999" in flood.refused("decide", "flood", "p999", "none")


def test_a_note_is_written_and_taken_back(flood: Desk) -> None:
    claim = toll(flood)[12]["id"]
    assert flood.done("note", "flood", claim, "ask *them*").split()[:2] == [claim, "noted"]
    assert toll(flood)[12]["note"] == "ask *them*"
    flood.done("note", "flood", claim, "")
    assert toll(flood)[12]["note"] == ""


def test_two_accepted_claims_in_conflict_are_warned_of(flood: Desk) -> None:
    conflicts = [
        r for p in flood.data("points", "flood") for r in p["relations"] if r["relation"] == "conflict"
    ]
    assert conflicts
    flood.done("rule", "flood", conflicts[0]["a"], "accepted")
    result = flood.run("rule", "flood", conflicts[0]["b"], "accepted")
    assert result.exit_code == 0
    assert result.stderr.startswith(Say + "warning: ")
    assert "contradict each other" in result.stderr


def test_what_a_killed_desk_left_undone_is_done_before_anything_is_listed(flood: Desk) -> None:
    words = [sys.executable, "-m", "tests.services.dying", str(flood.library), "s1", "remove", "analyze"]
    assert subprocess.run(words, check=False).returncode == -9
    assert {c["article"] for c in flood.data("claims", "flood")} == {"monday.txt"}
    assert {a for p in flood.data("points", "flood") for r in p["relations"] for a in (r["a"], r["b"])} <= {
        c["id"] for c in flood.data("claims", "flood")
    }


def test_check_backup_and_restore(flood: Desk) -> None:
    assert flood.done("check") == "The library is sound.\n"
    copy = flood.folder / "copy.sqlite"
    assert flood.done("backup", str(copy)) == f"{copy}\n"
    assert "already" in flood.refused("backup", str(copy))
    claim = toll(flood)[12]["id"]
    flood.done("rule", "flood", claim, "accepted")
    told = flood.done("restore", str(copy))
    assert str(copy) in told
    assert toll(flood)[12]["verdict"] == "unreviewed"
    assert "no backup" in flood.refused("restore", str(flood.folder / "gone"))


def test_analyze_tells_lines_without_json_and_names_failures(desk: Desk) -> None:
    result = desk.run("analyze", desk.file("monday.txt", MONDAY), str(desk.folder / "gone.txt"))
    assert result.exit_code == 1
    assert "monday.txt" in result.stdout
    assert "gone.txt" in result.stderr
    assert not desk.library.exists()


def test_annotations_come_line_by_line(desk: Desk) -> None:
    given = (
        json.dumps({"id": "x", "text": "At least 12 people died on Monday.", "date": "2024-03-05"})
        + "\nbad\n"
    )
    result = desk.run("annotate", "--jsonl", given=given + '{"id": 3, "text": "", "date": "soon"}\n')
    assert result.exit_code == 0
    first, second, third = (json.loads(line) for line in result.stdout.splitlines())
    assert list(first) == [
        "id", "sentences", "check_worthiness", "times", "quantities", "names", "attributions", "claims",
    ]  # fmt: skip
    assert first["times"] == [{"start": 27, "end": 33, "value": "2024-03-04", "type": "DATE"}]
    assert (first["quantities"][0]["low"], first["quantities"][0]["high"]) == (12, None)
    assert len(first["check_worthiness"]) == len(first["sentences"]) == 1
    assert second["id"] is None
    assert third["id"] == 3
    assert "date" in third["error"]


def test_sentences_are_compared_line_by_line(desk: Desk) -> None:
    given = json.dumps({"id": 1, "a": "At least 12 people died.", "b": "At least 12 people died."})
    result = desk.run("compare", "--jsonl", given=given + "\n[]\n")
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert list(first) == ["id", "relation", "score", "reason"]
    assert first["relation"] == "agree"
    assert 0 <= first["score"] <= 1
    assert second["id"] is None


def test_wrong_usage_exits_with_two(desk: Desk) -> None:
    for words in (
        ["nosuch"],
        ["import", "flood"],
        ["annotate"],
        ["rule", "flood"],
        ["analyze"],
        ["--nosuch"],
    ):
        assert desk.run(*words).exit_code == 2


def test_help_has_examples_and_there_is_a_version(desk: Desk) -> None:
    assert "Examples:\n    workbench import flood" in desk.done("--help")
    for verb in cli.commands:
        assert desk.run(verb, "--help").exit_code == 0
    assert desk.done("--version").startswith("workbench, version ")
    assert "takes the decision back" in desk.done("decide", "--help")


def test_open_without_a_display_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert "no display" in desk.refused("open")
    assert "no display" in desk.refused()


def test_open_hands_over_what_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    started: list[tuple[object, ...]] = []

    def start(*what: object) -> int:
        started.append(what)
        return 3

    words = ["--library", "here.db", "open", "--sample", "a.txt"]
    result = CliRunner().invoke(cli, words, obj=Setting(start=start))
    assert result.exit_code == 3
    ((place, names, sample),) = started
    assert (place.library, names, sample) == ("here.db", ("a.txt",), True)


def test_a_library_that_is_none_is_refused_and_left_alone(desk: Desk) -> None:
    desk.library.write_text("not a library")
    desk.refused("sessions")
    assert desk.library.read_text() == "not a library"


def test_the_environment_names_the_library(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_LIBRARY", str(desk.folder / "other.sqlite"))
    result = CliRunner().invoke(cli, ["sessions"], obj=Setting())
    assert result.exit_code == 0
    assert (desk.folder / "other.sqlite").exists()


def test_verbose_lets_the_error_through(desk: Desk) -> None:
    result = desk.run("--verbose", "claims", "fire")
    assert result.exit_code == 1
    assert type(result.exception).__name__ == "NotFound"
