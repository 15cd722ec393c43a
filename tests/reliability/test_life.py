"""L1 to L9: crashes, clocks, settings, logs, file modes, quitting, and what the source may not hold."""

from __future__ import annotations

import ast
import os
import random
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.reliability.sizes import sized, soaked
from workbench.core.errors import LibraryError
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.workbench import open_workbench

Figure = Callable[[str, object], None]
ROOT = Path(__file__).resolve().parents[2]
SECRET = "xylophone-conspiracy"  # noqa: S105
STORY = f"Flood\n\nAt least 12 people died in Ostrava on Monday, the {SECRET} committee said.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals, modes and limits of POSIX")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a program that has never run on this machine."""
    places = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    kept = {
        key: os.environ[key]
        for key in ("PATH", "LANG", "LC_ALL", "COVERAGE_PROCESS_START")
        if key in os.environ
    }
    return (
        kept
        | {key: str(tmp_path / place) for key, place in places.items()}
        | {"QT_QPA_PLATFORM": "offscreen"}
    )


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "library.sqlite"
    opened = open_workbench(str(path), reviewer="A. Editor", reader=InProcess())
    opened.archive.sample()
    opened.close()
    return path


def start(how: str, library: Path, home: dict[str, str]) -> subprocess.Popen[str]:
    run = [sys.executable, "-m", "tests.reliability.writer", how, str(library)]
    return subprocess.Popen(
        run, cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def lines(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        yield line.strip()


@sized("kills", ordinary=1, full=30)
def test_l1_a_crash_costs_two_seconds_of_typing_at_most(
    kills: int, sample: Path, home: dict[str, str], figure: Figure
) -> None:
    """The desk is killed while somebody types; the draft in the library lacks only what is younger than 2 s."""
    lost, worst = 0, 0.0
    chance = random.Random(4711)
    for _ in range(kills):
        writer = start("types", sample, home)
        typed: list[tuple[float, int]] = []
        wanted = chance.uniform(60, 200)
        for line in lines(writer):
            at, count = line.split()
            typed.append((float(at), int(count)))
            if len(typed) > wanted:
                break
        killed = time.time()
        writer.kill()
        writer.communicate()
        opened = open_workbench(str(sample), reviewer="A. Editor", reader=InProcess())
        session = opened.archive.last()
        assert session is not None
        kept = max((len(text) for text in opened.archive.layout(session.id).drafts.values()), default=0)
        assert opened.archive.check() == ()
        opened.close()
        missing = [at for at, count in typed if count > kept]
        age = killed - missing[0] if missing else 0.0
        worst = max(worst, age)
        lost += age > 2.0
    assert lost == 0
    figure(f"of {kills} desks killed while typing, those that lost more than 2 s", lost)
    figure("oldest typing that was lost, seconds", worst)


def test_l1_the_next_start_says_so(sample: Path, home: dict[str, str]) -> None:
    first = start("waits", sample, home)
    for _ in zip(range(3), lines(first), strict=False):
        pass
    first.kill()
    first.communicate()
    second = start("waits", sample, home)
    told = next((line for line in lines(second) if line != "-"), "")
    second.terminate()
    assert second.wait(timeout=60) == 0
    second.communicate()
    assert told.startswith("The program ended unexpectedly the last time.")
    third = start("waits", sample, home)
    assert {line for _, line in zip(range(10), lines(third), strict=False)} == {"-"}
    third.terminate()
    third.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, *(soaked(n) for n in (signal.SIGINT, signal.SIGHUP))])
def test_l9_asked_to_end_it_saves_what_is_queued(
    number: signal.Signals, sample: Path, home: dict[str, str]
) -> None:
    """Forty rulings are handed over and the program is asked to end at once: all are there, and how it stood."""
    writer = start("rules", sample, home)
    for line in lines(writer):
        if int(line) >= 40:
            break
    writer.send_signal(number)
    assert writer.wait(timeout=60) == 0
    _, errors = writer.communicate()
    assert "Traceback" not in errors
    opened = open_workbench(str(sample), reviewer="A. Editor", reader=InProcess())
    session = opened.archive.last()
    assert session is not None
    ruled = [r for r in opened.archive.view(session.id).claims if r.verdict == "accepted"]
    assert len(ruled) == 40
    assert opened.archive.layout(session.id).claim is not None
    opened.close()


def test_l9_logging_out_everything_is_on_disk_before_the_system_may_end_the_program(
    sample: Path, home: dict[str, str], figure: Figure
) -> None:
    """Forty rulings are handed over, a note is half written, and the program is killed when the hook returns."""
    writer = start("leaves", sample, home)
    told = list(lines(writer))
    assert writer.wait(timeout=60) == -signal.SIGKILL
    writer.communicate()
    assert told == ["1", "cancelled False"]
    opened = open_workbench(str(sample), reviewer="A. Editor", reader=InProcess())
    session = opened.archive.last()
    assert session is not None
    lost = 40 - sum(r.verdict == "accepted" for r in opened.archive.view(session.id).claims)
    assert lost == 0
    assert "half a note" in opened.archive.layout(session.id).drafts.values()
    opened.close()
    figure("rulings lost by logging out with forty on their way", lost)


def test_g8_a_fault_in_a_command_and_in_painting_is_told_once_and_the_work_is_saved(
    sample: Path, home: dict[str, str], tmp_path: Path, figure: Figure
) -> None:
    """The running program: the dialog has the number that the log has, and neither has the fault's own words."""
    writer = start("fails", sample, home)
    told, boxes = list(lines(writer))
    assert writer.wait(timeout=60) == 0
    _, errors = writer.communicate()
    number = re.search(r"\(log (\d{6}-\d{6}(?:-\d+)?)\)", told)
    assert number, told
    assert boxes == "1"
    assert "SECRET" not in told + errors
    (log,) = tmp_path.rglob("desk.log")
    written = log.read_text("utf-8")
    assert f"{number[1]} ValueError" in written
    assert "writer.py" in written
    assert "ZeroDivisionError" in written
    assert "SECRET" not in written
    opened = open_workbench(str(sample), reviewer="A. Editor", reader=InProcess())
    session = opened.archive.last()
    assert session is not None
    ruled = [r for r in opened.archive.view(session.id).claims if r.verdict == "accepted"]
    assert len(ruled) == 2
    opened.close()
    figure("faults in slots and events that were not told", 0)


class Jumping:
    """A clock that goes where it is sent, and on by a second with each look."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


JUMPS = [
    timedelta(days=365), timedelta(days=-365), timedelta(hours=1), timedelta(hours=-1), timedelta(seconds=-5),
    timedelta(days=365 * 40), timedelta(days=-365 * 20),
]  # fmt: skip


@pytest.mark.parametrize(
    "at",
    [
        datetime(2026, 3, 29, 0, 59, 58, tzinfo=UTC),  # the clocks go forward in Europe
        datetime(2026, 10, 25, 0, 59, 58, tzinfo=UTC),  # and back
        datetime(2038, 1, 19, 3, 14, 5, tzinfo=UTC),
        datetime(2028, 2, 28, 23, 59, 58, tzinfo=UTC),
        datetime(2026, 12, 31, 23, 59, 58, tzinfo=UTC),
        datetime(1999, 12, 31, 23, 59, 58, tzinfo=UTC),
    ],
    ids=str,
)
def test_l2_clocks_that_jump_change_no_order_and_lose_no_backup(at: datetime, tmp_path: Path) -> None:
    """The history is in the order in which things were done, whatever the clock said."""
    clock = Jumping(at)
    opened = open_workbench(
        str(tmp_path / "library.sqlite"), clock=clock, reviewer="A. Editor", reader=InProcess()
    )
    session = opened.archive.create("Flood").id
    opened.intake.add(session, [Input(name="a.txt", raw=STORY.encode())])
    claim = opened.archive.view(session).claims[0].claim.id
    given = []
    for number, jump in enumerate(JUMPS):
        clock.at += jump
        verdict = ("accepted", "rejected", "unverifiable")[number % 3]
        opened.review.rule(session, claim, verdict, f"reason {number}")
        given.append(verdict)
        opened.review.note(session, claim, f"note {number}")
    found = opened.archive.reviewed(session, [claim])[0]
    assert [ruling.verdict for ruling in found.history] == given
    assert found.note is not None
    assert found.note.text == f"note {len(JUMPS) - 1}"
    assert opened.archive.export(session)
    assert opened.archive.check() == ()
    first = opened.archive.backup(tmp_path / "one.sqlite")
    clock.at -= timedelta(days=800)
    opened.archive.backup(tmp_path / "two.sqlite")
    assert first.exists()
    opened.close()


DAMAGE = {
    "binary": bytes(range(256)) * 20, "empty": b"", "section": b"[General\nthe=", "types": b"[General]\ntheme=7\nmoves_on=@Invalid()\ngeometry=nonsense\n",
    "objects": b"[General]\ngeometry=@ByteArray(\\x1\\x2)\ntheme=@Variant(\\0\\0\\0\\x7f)\n", "huge": b"[General]\ntheme=" + b"x" * 300_000,
}  # fmt: skip


@pytest.mark.parametrize(
    "damage",
    ["binary", "types", "folder", *map(soaked, ("empty", "section", "objects", "huge", "unreadable"))],
)
def test_l3_damaged_settings_start_with_the_usual_ones(
    damage: str, sample: Path, home: dict[str, str]
) -> None:
    settings = Path(home["XDG_CONFIG_HOME"]) / "workbench" / "desk.ini"
    settings.parent.mkdir(parents=True)
    if damage == "folder":
        settings.mkdir()
    else:
        settings.write_bytes(DAMAGE.get(damage, b"[General]\n"))
        if damage == "unreadable":
            settings.chmod(0)
    _starts(sample, home)


def _starts(library: Path, home: dict[str, str], before: str = "", within: str = "") -> None:
    run = f"{before} exec {within} {sys.executable} -m tests.reliability.writer waits {library}"
    desk = subprocess.Popen(
        ["sh", "-c", run], cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    first = next(lines(desk), None)
    desk.terminate()
    _, errors = desk.communicate(timeout=60)
    assert first is not None, errors
    assert "Traceback" not in errors
    assert desk.returncode == 0, errors


def test_l3_no_fonts(sample: Path, home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'
    )
    _starts(
        sample, {**home, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"), "QT_QPA_FONTDIR": str(tmp_path)}
    )


def test_l3_little_memory(sample: Path, home: dict[str, str]) -> None:
    """512 MB of data, one processor."""
    one = "taskset -c 0" if shutil.which("taskset") else ""
    _starts(sample, home, "ulimit -d 524288;", one)


def test_l3_no_display(sample: Path, home: dict[str, str]) -> None:
    """It says so in a line, and the command line works."""
    bare = {
        key: value
        for key, value in home.items()
        if key not in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    }
    run = [sys.executable, "-m", "workbench", "--library", str(sample)]
    opened = subprocess.run([*run, "open"], env=bare, capture_output=True, text=True, timeout=60, check=False)
    assert opened.returncode == 1
    assert "display" in opened.stderr
    assert "Traceback" not in opened.stderr
    assert len(opened.stderr.strip().splitlines()) <= 2
    assert subprocess.run([*run, "sessions"], env=bare, capture_output=True, check=True).stdout


def test_l4_the_log_holds_no_words_of_anybody(
    sample: Path, home: dict[str, str], tmp_path: Path, figure: Figure
) -> None:
    """A log of everything that can fail, searched for words of an article, a note, a name and a path."""
    script = f"""
import logging, sys
from datetime import UTC, datetime
from pathlib import Path
from workbench.core.errors import LibraryError, UnreadableInput
from workbench.services.faultlog import LOG, LogFile
from workbench.ui.logbook import Logbook
LOG.addHandler(LogFile(Path({str(tmp_path / "desk.log")!r})))
book = Logbook(lambda: datetime.now(UTC))
for number in range(6000):
    try:
        try:
            raise OSError(28, "No space left on device", {str(sample)!r})
        except OSError as error:
            raise LibraryError("{SECRET} could not be saved", "{SECRET}") from error
    except LibraryError as error:
        told = book.told(error)
        assert "{SECRET}" in told and "(log " in told
    try:
        raise ValueError("{SECRET} in a fault")
    except ValueError as error:
        assert "{SECRET}" not in book.told(error)
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=home, check=True)
    logs = sorted(tmp_path.glob("desk.log*"))
    written = "".join(path.read_text("utf-8") for path in logs)
    assert SECRET not in written
    assert str(sample) not in written
    assert "LibraryError < OSError 28" in written
    size = sum(path.stat().st_size for path in logs)
    assert size <= 5_000_000
    assert {stat.S_IMODE(path.stat().st_mode) for path in logs} == {0o600}
    figure("words of articles or notes in the log", 0)
    figure("size of the log after 12,000 failures, kB", size // 1000)


def test_l4_nothing_else_in_the_source_logs() -> None:
    """Only the log book writes to the log; nothing prints but the command line."""
    users = {
        path.name
        for path in (ROOT / "workbench").rglob("*.py")
        if re.search(
            r"\bLOG\.(?:log|error|warning|info|exception)|\blogging\.(?:error|warning|info|exception|debug)\(",
            path.read_text("utf-8"),
        )
    }
    assert users <= {"faultlog.py"}


def test_l6_what_it_makes_is_its_owners_alone(home: dict[str, str], tmp_path: Path, figure: Figure) -> None:
    """Under a mask that forbids nothing: library, journal, backups, log, settings, folders."""
    source = tmp_path / "in.txt"
    source.write_text(STORY)
    run = f"{sys.executable} -m workbench"
    made = tmp_path / "copy.sqlite"
    script = f"umask 0; {run} import Flood {source} && {run} backup && {run} backup {made} && {run} rule Flood c1 accepted"
    subprocess.run(["sh", "-c", script], cwd=ROOT, env=home, check=True, capture_output=True)
    library = next((tmp_path / "data").rglob("library.sqlite"))
    desk = subprocess.Popen(
        ["sh", "-c", f"umask 0; exec {sys.executable} -m tests.reliability.writer types {library}"],
        cwd=ROOT, env=home, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    for _ in zip(range(60), lines(desk), strict=False):
        pass
    desk.terminate()
    desk.communicate()
    open_to_others = [
        f"{stat.S_IMODE(path.stat().st_mode):o} {path.relative_to(tmp_path)}"
        for path in (
            made,
            *tmp_path.glob("data/workbench/**"),
            *tmp_path.glob("state/workbench/**"),
            *tmp_path.glob("*/workbench/**/*"),
        )
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert not open_to_others
    figure("files and folders that others may read under umask 0", len(open_to_others))


def test_l7_dependency_floors() -> None:
    """Below these a fault is known: PySide6 6.12.0 aborts under Python 3.11, older nh3 keeps what it should not."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {
        re.split(r"[<>=!~]", line, maxsplit=1)[0]: SpecifierSet(
            line[len(re.split(r"[<>=!~]", line, maxsplit=1)[0]) :]
        )
        for line in project["dependencies"]
    }
    assert not wanted["PySide6-Essentials"].contains("6.12.0")
    assert not wanted["nh3"].contains("0.2.19")
    assert not wanted["SQLAlchemy"].contains("2.0.30")
    locked = "".join(path.read_text("utf-8") for path in (ROOT / "packaging").rglob("*.txt"))
    pins = dict(re.findall(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", locked, re.MULTILINE))
    for name, floor in wanted.items():
        version = pins.get(name) or pins.get(name.casefold()) or pins.get(name.casefold().replace("_", "-"))
        assert version is None or floor.contains(version), f"{name} is locked at {version}"


OUR_OWN_WORDS = ("PRAGMA", "SELECT key FROM {name}")
"""Statements that cannot have parameters there: settings, and tables that the source itself names."""

FORBIDDEN = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_OF = {
    "pickle", "marshal", "shelve", "dill", "yaml", "jsonpickle", "ctypes", "popen2", "commands",
}  # fmt: skip


def test_l8_the_source_runs_no_words() -> None:
    """No eval, exec, pickle or shell, and no SQL made of words."""
    faults = []
    for path in sorted((ROOT / "workbench").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        where = path.relative_to(ROOT)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import | ast.ImportFrom):
                names = [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or ""]
                faults += [
                    f"{where}:{node.lineno} imports {n}" for n in names if n.split(".")[0] in FORBIDDEN_OF
                ]
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func)
            if called in FORBIDDEN or called in ("os.system", "os.popen", "tempfile.mktemp"):
                faults.append(f"{where}:{node.lineno} {called}")
            if any(
                k.arg == "shell" and not (isinstance(k.value, ast.Constant) and k.value.value is False)
                for k in node.keywords
            ):
                faults.append(f"{where}:{node.lineno} a shell")
            is_sql = called.split(".")[-1] in ("text", "exec_driver_sql", "execute", "executescript")
            if is_sql and node.args and _is_made_of_words(node.args[0]) and "storage" in where.parts:
                faults.append(f"{where}:{node.lineno} SQL made of words: {ast.unparse(node)[:80]}")
    assert [fault for fault in faults if not any(words in fault for words in OUR_OWN_WORDS)] == []


def _is_made_of_words(node: ast.expr) -> bool:
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(value, ast.FormattedValue) for value in node.values)
    return (
        isinstance(node, ast.BinOp)
        and isinstance(node.op, ast.Mod | ast.Add)
        and any(isinstance(n, ast.Constant) and isinstance(n.value, str) for n in ast.walk(node))
    )


def test_l3_a_library_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        open_workbench(str(tmp_path / "nowhere" / "library.sqlite"))
    assert caught.value.todo
