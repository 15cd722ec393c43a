"""B1, B3 to B6, B8: several desks on one library lose nothing, and each is told what the other said."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Delete, Update, event

from tests.reliability.harness import ROOT
from tests.reliability.scenes import ACTS, opened
from tests.reliability.sizes import sized
from workbench.core.errors import LibraryError
from workbench.services import presence
from workbench.storage.rows_base import Base

EDITOR = """
import json, random, sys, time
from workbench.core.errors import LostRace, WorkbenchError
from workbench.services.inprocess import InProcess
from workbench.services.workbench import open_workbench
library, name, times, thinks = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "thinks"
desk = open_workbench(library, reviewer=name, reader=InProcess())
chance, said, lost, failed, told = random.Random(name), [], 0, [], 0
for number in range(times):
    claim, words = f"c{chance.randrange(1, 6)}", f"{name} {number}"
    for attempt in range(1000):
        seen = desk.archive.revision("s1") if thinks else None
        if thinks:
            time.sleep(chance.random() * 0.004)
        try:
            desk.review.rule("s1", claim, "accepted", words, seen=seen)
        except LostRace as error:
            lost += 1
            told += any(other in error.what for other in "ABC" if other != name)
        except WorkbenchError as error:
            failed.append(str(error))
        else:
            said.append([claim, words])
            break
desk.close()
print(json.dumps({"said": said, "lost": lost, "told": told, "failed": failed}))
"""


@sized("times", 25, 300)
@pytest.mark.parametrize("pace", ["thinks", "hurries"])
def test_b1_three_desks_lose_no_update(flood: Path, tmp_path: Path, figure, pace: str, times: int) -> None:
    """B3 too: none is told that the library is locked. Whoever comes second is told the first one's words."""
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", EDITOR, str(path), name, str(times), pace],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "ABC"
    ]
    came = [json.loads(process.communicate()[0]) for process in running]
    desk = opened(str(path))
    held = {(r.claim, r.rationale) for one in desk.archive.view("s1").claims for r in one.history}
    assert desk.archive.check() == ()
    desk.close()
    said = {tuple(one) for each in came for one in each["said"]}
    assert len(said) == 3 * times
    assert said <= held
    assert [error for each in came for error in each["failed"]] == []
    assert all(each["lost"] == each["told"] for each in came)
    assert pace == "hurries" or sum(each["lost"] for each in came) > 0
    figure("updates by three desks at once, acknowledged", len(said))
    figure("of them lost", len(said - held))
    figure("second savers told what the first said, nothing overwritten", sum(each["told"] for each in came))
    figure("“database is locked”", sum(len(each["failed"]) for each in came))


READER = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM claim").fetchone()
print("reading", flush=True)
sys.stdin.readline()
"""


def test_b4_a_long_reader_makes_a_save_wait_and_then_fail_in_words(flood: Path, tmp_path: Path) -> None:
    """B3 too: what could not be saved says so, and succeeds once the reader is gone."""
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    desk = opened(str(path))
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout
    assert reader.stdout.readline() == "reading\n"
    with pytest.raises(LibraryError, match="being written by another program") as caught:
        desk.review.rule("s1", "c2", "accepted", "in between")
    assert "Nothing was saved" in caught.value.todo
    before = [r.rationale for r in desk.archive.reviewed("s1", ["c2"])[0].history]
    assert "in between" not in before
    reader.communicate("\n")
    desk.review.rule("s1", "c2", "accepted", "afterwards")
    assert [r.rationale for r in desk.archive.reviewed("s1", ["c2"])[0].history] == [*before, "afterwards"]
    desk.close()


ANNOUNCED = """
import sys
from tests.reliability.scenes import opened
from workbench.services.presence import own_label
desk = opened(sys.argv[1])
desk.archive.announce("s1", "one", own_label())
print("there", flush=True)
sys.stdin.readline()
"""


def test_b5_a_desk_that_was_killed_is_not_said_to_be_there(flood: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    other = subprocess.Popen(
        [sys.executable, "-c", ANNOUNCED, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout
    assert other.stdout.readline() == "there\n"
    desk = opened(str(path))
    assert presence.told(desk.archive.others("s1", "mine")) == ("another window here",)
    os.kill(other.pid, signal.SIGKILL)
    other.communicate()
    assert presence.told(desk.archive.others("s1", "mine")) == ()
    desk.close()


@pytest.mark.parametrize("name", ACTS)
def test_b8_no_bulk_statement_goes_past_a_version(flood: Path, tmp_path: Path, name: str) -> None:
    """Rows that can be edited carry a version; an update of one says which version it replaces."""
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    versioned = {
        mapper.local_table.name for mapper in Base.registry.mappers if mapper.version_id_col is not None
    }
    assert {"session", "library", "layout", "desk", "tally"} <= versioned
    desk = opened(str(path))
    wrong = []

    def look(connection, statement, *rest) -> None:
        changes = isinstance(statement, Update | Delete) and statement.table.name in versioned
        if changes and "version" not in str(statement.whereclause):
            wrong.append(str(statement))

    event.listen(desk.context.store._library.engine, "before_execute", look)
    prepare, perform = ACTS[name]
    perform(desk, prepare(desk))
    desk.close()
    assert wrong == []


def test_a22_a23_no_other_hand_is_on_the_file_and_no_second_sqlite_in_the_process(
    flood: Path, tmp_path: Path
) -> None:
    """Closing a file of our own would drop SQLite's locks; a second SQLite does not know of the first one's."""
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    code = """
import sys
wrong = []
def watch(event, arguments):
    if event == "open" and str(arguments[0]) in (sys.argv[1], sys.argv[1] + "-journal"):
        wrong.append(str(arguments[0]))
sys.addaudithook(watch)
from tests.reliability.scenes import ACTS, opened
import workbench.app, workbench.ui.window
desk = opened(sys.argv[1])
for name, (prepare, perform) in ACTS.items():
    if name not in ("trash", "restore", "undo", "redo", "remove", "withdraw", "move", "link", "restate", "reread"):
        try:
            perform(desk, prepare(desk))
        except Exception as error:
            assert type(error).__module__ == "workbench.core.errors", (name, error)
desk.close()
assert wrong == [], wrong
second = [name for name in sys.modules if "QtSql" in name or name.startswith(("apsw", "pysqlite3"))]
assert second == [], second
"""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
