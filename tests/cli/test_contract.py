"""INTERFACE.md line by line, where the other tests do not try it: odd inputs, other programs, later parts."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_program import run
from tests.cli.test_verbs import Desk, toll
from tests.services.stories import MONDAY, TUESDAY
from workbench.services import commands
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench

LATER = ("html", "pdf", "csv", "json", "claimreview", "webannotation", "bundle")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture
def flood(desk: Desk) -> Desk:
    desk.done("import", "flood", desk.file("monday.txt", MONDAY), desk.file("tuesday.txt", TUESDAY))
    return desk


@pytest.fixture
def window(flood: Desk) -> Iterator[Workbench]:
    """The same library, open at a desk."""
    opened = open_workbench(str(flood.library), reviewer="B. Other", reader=InProcess())
    opened.archive.open("flood")
    opened.archive.announce("s1", "window", "elsewhere")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "address", ["https://example.org/a", "HTTP://example.org", "ftp://example.org/a", "file:///etc/passwd"]
)
def test_an_address_is_told_apart_from_a_file(desk: Desk, address: str) -> None:
    told = desk.refused("import", "flood", address)
    assert told.count("\n") == 1
    assert f"{address} is an address; importing from the web comes later." in told
    assert desk.data("sessions") == []


@pytest.mark.parametrize("form", LATER)
def test_a_format_that_comes_later_says_what_there_is_and_writes_nothing(flood: Desk, form: str) -> None:
    path = flood.folder / "sheet"
    told = flood.refused("export", "flood", "--format", form, "-o", str(path))
    assert told == f"workbench: The format {form} is not there yet. There is markdown and annotated.\n"
    assert not path.exists()


@pytest.mark.parametrize("day", ["--01-12", "2022-01", "2022"])
def test_a_date_may_be_known_in_part(desk: Desk, day: str) -> None:
    name = desk.file("a.txt", "Nobody dated this\n\nAt least 12 people died on Friday, officials said.\n")
    assert day in desk.done("import", "flood", name, "--published", day).split()


def test_ids_are_the_same_at_every_opening_and_in_what_is_exported(flood: Desk) -> None:
    before = [(c["id"], c["quote"]) for c in flood.data("claims", "flood")]
    point = toll(flood)[15]["point"]
    flood.done("rule", "flood", before[0][0], "accepted")
    more = flood.run("import", "flood", flood.file("again.txt", f"{TUESDAY}\nMore of it.\n"))
    assert more.exit_code == 0
    assert "tuesday.txt and again.txt share 100%" in more.stderr, "a copy is told, and taken in"
    after = {c["id"]: c["quote"] for c in flood.data("claims", "flood")}
    assert [(key, after.get(key)) for key, _ in before] == before
    assert toll(flood)[15]["point"] == point
    assert flood.done("export", "flood") == flood.done("export", "s1")


def test_a_library_that_a_desk_has_open_is_read_and_written(flood: Desk, window: Workbench) -> None:
    claim = toll(flood)[12]["id"]
    seen = window.archive.revision("s1")
    flood.done("rule", "flood", claim, "accepted")
    change = window.archive.changes_since("s1", seen)
    assert change.claims == {claim}
    assert window.archive.reviewed("s1", [claim])[0].history[-1].reviewer == "A. Editor"
    window.review.rule("s1", claim, "unverifiable")
    assert toll(flood)[12]["verdict"] == "unverifiable"
    assert flood.done("check") == "The library is sound.\n"


def test_a_library_is_read_while_a_desk_is_writing(flood: Desk, window: Workbench) -> None:
    with window.context.store._library.writing():  # type: ignore[attr-defined]
        assert toll(flood)[12]["verdict"] == "unreviewed"


def test_of_two_imports_that_make_one_session_both_come_in(flood: Desk, window: Workbench) -> None:
    assert commands._made(window, "flood") == "s1"
    assert commands._made(window, "fire") == "s2"
    assert [s["name"] for s in flood.data("sessions")] == ["fire", "flood"]


def test_what_a_server_needs_and_is_not_there_is_said(desk: Desk) -> None:
    words = ["--library", "postgresql+nosuch://u:secret@localhost/x", "sessions"]
    result = run(*words)
    assert result.returncode == 1
    assert result.stderr.count(b"\n") == 1
    assert b"secret" not in result.stderr
    assert b"fault of the program" not in result.stderr


def test_a_driver_that_is_not_installed_is_said(tmp_path: Path) -> None:
    script = (
        "import sys\nsys.modules['psycopg'] = None\nfrom workbench.__main__ import main\n"
        "sys.argv = ['workbench', '--library', 'postgresql+psycopg://u:secret@localhost/x', 'sessions']\nmain()\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert result.returncode == 1
    assert result.stderr.decode() == (
        "workbench: What speaks to postgresql is not installed: psycopg. "
        "Install it beside the workbench, or name a file.\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_output_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text(MONDAY)
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "workbench", "analyze", str(story)]
        result = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, check=False)
    assert result.returncode == 1
    assert result.stderr.startswith(b"workbench: The output could not be written: ")
    assert result.stderr.count(b"\n") == 1


def test_a_list_that_is_read_in_part_ends_quietly(flood: Desk) -> None:
    words = [sys.executable, "-m", "workbench", "--library", str(flood.library), "claims", "flood", "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_files_that_are_not_there_are_named_and_the_analysis_of_the_others_is_whole(desk: Desk) -> None:
    good = desk.file("monday.txt", MONDAY)
    result = desk.run("analyze", str(desk.folder / "gone.txt"), good, str(desk.folder), "--json")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2
    alone = desk.run("analyze", good, "--json")
    assert json.loads(result.stdout) == json.loads(alone.stdout)
    assert alone.exit_code == 0


def test_a_session_in_the_trash_is_said_to_be_there(flood: Desk, window: Workbench) -> None:
    window.archive.trash("s1")
    assert "in the trash" in flood.refused("claims", "s1")
    assert "no session" in flood.refused("claims", "flood")
    assert flood.data("sessions") == []
