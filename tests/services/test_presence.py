"""Desks on one session know of each other; after a crash nobody is told wrongly."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.services.place import utc_now
from workbench.services.presence import here, own_label, told
from workbench.services.workbench import Workbench

DESK = """
import sys, time
from workbench.services.presence import own_label
from workbench.services.workbench import open_workbench
desk = open_workbench(sys.argv[1], reviewer="B. Other")
desk.archive.open(sys.argv[2])
desk.archive.announce(sys.argv[2], "theirs", own_label())
print("open", flush=True)
time.sleep(600)
"""


@pytest.fixture
def session(desk: Workbench) -> str:
    return desk.archive.create("Flood").id


def test_a_desk_that_was_killed_is_not_told_of_and_one_that_runs_is(
    desk: Workbench, session: str, library: Path
) -> None:
    other = subprocess.Popen([sys.executable, "-c", DESK, str(library), session], stdout=subprocess.PIPE)
    assert other.stdout is not None
    with other.stdout:
        assert other.stdout.readline() == b"open\n"
        found = desk.context.store.others(session, "mine", utc_now())
        assert told(found) == ("another window here",)
        other.kill()
        other.wait()
    left = desk.context.store.others(session, "mine", utc_now())
    assert left == found
    assert told(left) == ()


def test_other_computers_are_told_by_their_names() -> None:
    mine = here()
    elsewhere = replace(mine, host="newsroom-2", process=1)
    twin = replace(mine, machine="0123456789ab")
    assert told([elsewhere.label]) == ("newsroom-2",)
    assert told([twin.label, elsewhere.label, elsewhere.label]) == (mine.host, "newsroom-2")
    assert told(["an older desk", "newsroom/7", ""]) == ("an older desk", "newsroom/7", "")


def test_a_process_of_this_computer_is_told_while_it_is_the_same() -> None:
    mine = here()
    assert mine.label == own_label()
    assert told([mine.label]) == ("another window here",)
    for gone in (
        replace(mine, boot="before the computer was started again"),
        replace(mine, started="1"),
        replace(mine, process=2**22 + 1),
        replace(mine, process=2**70),
    ):
        assert told([gone.label]) == ()
    first = replace(mine, process=1, started=start_of(1))
    assert told([first.label]) == ("another window here",)


def start_of(process: int) -> str:
    stat = Path(f"/proc/{process}/stat")
    return stat.read_text().rpartition(")")[2].split()[19] if stat.exists() else ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems tell no time of start")
def test_a_name_with_brackets_does_not_shift_what_is_read(tmp_path: Path) -> None:
    """A process may be called ") 1 2"."""
    script = "import ctypes, os; ctypes.CDLL(None).prctl(15, b') 1 2 (', 0, 0, 0)\n"
    script += "from workbench.services.presence import here; print(here().started)"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert int(found.stdout) >= int(start_of(os.getpid()) or 0)
