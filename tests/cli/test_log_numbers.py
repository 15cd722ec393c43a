"""11: on the command line what the disk, the database or the program does wrong has a log number; a mistake has none."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FAULTY = """
import sys
from workbench.services import commands
def broken(*_):
    raise ValueError("SECRET words of an article")
commands.check = broken
from workbench.__main__ import main
main()
"""


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    places = {name: str(tmp_path / name) for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    return {**os.environ, **places, "HOME": str(tmp_path)}


def failed(home: dict[str, str], *words: str, script: str = "") -> str:
    start = [sys.executable, "-c", script] if script else [sys.executable, "-m", "workbench"]
    done = subprocess.run([*start, *words], env=home, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stderr.count("\n") == 1
    return done.stderr.strip()


def log(tmp_path: Path) -> str:
    found = list(tmp_path.rglob("commands.log"))
    return "".join(path.read_text("utf-8") for path in found)


def test_a_damaged_library_has_a_number(home: dict[str, str], tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    subprocess.run(
        [sys.executable, "-m", "workbench", "--library", str(library), "sessions"],
        env=home,
        cwd=ROOT,
        check=True,
    )
    raw = bytearray(library.read_bytes())
    raw[100:4096] = b"\xa5" * 3996
    library.write_bytes(raw)
    told = failed(home, "--library", str(library), "check")
    number = re.search(r"\(log (\d{6}-\d{6})\)$", told)
    assert number, told
    written = log(tmp_path)
    assert number[1] in written
    assert "CannotOpen < LibraryError < DatabaseError" in written
    assert str(library) not in written
    (place,) = tmp_path.rglob("commands.log")
    assert place.stat().st_mode & 0o077 == 0


def test_a_fault_of_the_program_has_a_number_and_its_words_stay_out_of_the_log(
    home: dict[str, str], tmp_path: Path
) -> None:
    told = failed(home, "check", script=FAULTY)
    number = re.search(r"\(log (\d{6}-\d{6})\)$", told)
    assert number, told
    assert number[1] in log(tmp_path)
    assert "SECRET" not in log(tmp_path)


@pytest.mark.parametrize(
    "words",
    [("claims", "no such session"), ("rule", "none", "c1", "accepted"), ("analyze", "no-such-file.txt")],
)
def test_a_mistake_has_none(home: dict[str, str], tmp_path: Path, words: tuple[str, ...]) -> None:
    assert "(log" not in failed(home, "--library", str(tmp_path / "library.sqlite"), *words)
    assert log(tmp_path) == ""


def test_where_no_log_can_be_written_the_failure_is_told_all_the_same(
    home: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "XDG_STATE_HOME").write_text("no folder")
    told = failed(home, "check", script=FAULTY)
    assert "A fault of the program" in told
    assert "(log" not in told
