"""Several desks on one library: nothing is lost, each sees what the other did, and who is there."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from tests.storage.making import LATER, NOW, analysis
from workbench.core.act import Correct, Decide, Dismiss, Join, Rule
from workbench.core.change import Change
from workbench.core.errors import LostRace
from workbench.storage import changes, sessions
from workbench.storage.engine import open_library
from workbench.storage.merge import insert_rows
from workbench.storage.presence import SILENT_AFTER
from workbench.storage.rows_act import RulingRow
from workbench.storage.rows_base import table_of
from workbench.storage.rows_session import SessionRow
from workbench.storage.store import Store


@pytest.fixture
def other(store: Store, path: Path) -> Iterator[Store]:
    opened = open_library(str(path))
    yield opened
    opened.close()


def test_what_one_desk_rules_the_other_shows(store: Store, other: Store, session: str) -> None:
    seen = other.revision(session)
    assert other.changes_since(session, seen).claims == frozenset()
    store.apply(session, [Rule("c1", "accepted")], "A. Editor", NOW)
    store.apply(session, [Correct("a2", "byline", "B")], "A. Editor", NOW)
    change = other.changes_since(session, seen)
    assert (change.claims, change.points, change.articles) == ({"c1"}, {"p1"}, {"a2"})
    assert (change.everything, change.revision) == (False, seen + 2)
    assert other.reviewed(session, ["c1"])[0].verdict == "accepted"
    assert other.changes_since(session, change.revision).claims == frozenset()
    store.refresh(session, analysis(["Troops"]), NOW)
    assert other.changes_since(session, change.revision).everything


def test_neighbours_in_a_point_are_touched_with_a_claim(store: Store, session: str) -> None:
    for act in (Dismiss("c1"), Dismiss("c1", False), Join("c1", ""), Join("c1", "p1")):
        change, _ = store.apply(session, [act], "me", NOW)
        assert change.claims >= {"c1", "c2"}
        assert "p1" in change.points
    change, _ = store.apply(session, [Decide("p1", "c1")], "me", NOW)
    assert (change.claims, change.points) == ({"c1", "c2"}, {"p1"})
    change, _ = store.apply(session, [Join("c5", "p1")], "me", NOW)
    assert (change.claims, change.points) == ({"c1", "c2", "c5"}, {"p1", "p3"})


def test_a_desk_far_behind_reads_everything_again(store: Store, session: str) -> None:
    start = store.revision(session)
    touched = Change(session, frozenset({"c1"}))
    with store._library.writing() as tx:
        row = sessions.locked(tx, session)
        for _ in range(10):
            changes.record(tx, row, touched, NOW)
    assert not store.changes_since(session, start).everything
    with store._library.writing() as tx:
        row = sessions.locked(tx, session)
        for _ in range(changes.KEPT + 200):
            changes.record(tx, row, touched, NOW)
    assert store.changes_since(session, start).everything
    assert not store.changes_since(session, store.revision(session) - 500).everything


def test_desks_are_told_of_each_other_until_they_leave_or_fall_silent(
    store: Store, other: Store, session: str
) -> None:
    store.announce(session, "one", "A. Editor on desk-1", NOW)
    assert store.others(session, "one", NOW) == ()
    other.announce(session, "two", "B. Reader on desk-2", NOW)
    assert store.others(session, "one", LATER - timedelta(seconds=40)) == ("B. Reader on desk-2",)
    assert other.others(session, "two", NOW) == ("A. Editor on desk-1",)
    late = NOW + SILENT_AFTER + timedelta(seconds=1)
    assert store.others(session, "one", late) == ()
    other.announce(session, "two", "B. Reader, again", late)
    assert store.others(session, "one", late) == ("B. Reader, again",)
    other.leave(session, "two")
    other.leave(session, "two")
    assert store.others(session, "one", late) == ()


def test_a_sign_of_life_is_written_at_most_every_ten_seconds(store: Store, session: str, path: Path) -> None:
    def announced(seconds: float, label: str = "A. Editor") -> bool:
        before = path.read_bytes()
        store.announce(session, "one", label, NOW + timedelta(seconds=seconds))
        return path.read_bytes() != before

    beats = [announced(second) for second in range(31)]
    assert [second for second, written in enumerate(beats) if written] == [0, 10, 20, 30]
    assert announced(31, "A. Editor, elsewhere")
    assert announced(0)
    assert store.others(session, "two", NOW + SILENT_AFTER) == ("A. Editor",)
    store.leave(session, "one")
    assert store.others(session, "two", NOW) == ()
    assert announced(1)


def test_a_sign_of_life_waits_for_no_writer_unless_it_is_due(
    store: Store, other: Store, session: str
) -> None:
    store.announce(session, "one", "A. Editor", NOW)
    with other._library.writing():
        store.announce(session, "one", "A. Editor", NOW + timedelta(seconds=1))


def test_desks_long_silent_are_forgotten(store: Store, session: str) -> None:
    store.announce(session, "crashed", "x", NOW)
    store.announce(session, "one", "y", NOW + timedelta(days=1))
    assert store.others(session, "none", NOW) == ()


def test_two_threads_with_a_store_each_lose_nothing(session: str, path: Path) -> None:
    errors: list[BaseException] = []

    def work(reviewer: str) -> None:
        mine = open_library(str(path))
        try:
            for number in range(20):
                mine.apply(session, [Rule("c1", "accepted", f"{reviewer} {number}")], reviewer, NOW)
                mine.view(session)
        except BaseException as error:
            errors.append(error)
        finally:
            mine.close()

    threads = [threading.Thread(target=work, args=(name,)) for name in ("A", "B", "C")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    opened = open_library(str(path))
    history = opened.reviewed(session, ["c1"])[0].history
    assert sorted(r.rationale for r in history) == sorted(f"{w} {n}" for w in "ABC" for n in range(20))
    assert opened.check() == ()
    opened.close()


WORK = """
import sys
from datetime import UTC, datetime
from workbench.core.act import Annotate, Rule
from workbench.storage.engine import open_library
store = open_library(sys.argv[1])
for number in range(15):
    store.apply(sys.argv[2], [Rule("c2", "accepted", f"{sys.argv[3]} {number}")], sys.argv[3], datetime.now(UTC))
    print(number, flush=True)
"""


def test_two_processes_lose_nothing_that_they_were_told_is_saved(
    store: Store, session: str, path: Path
) -> None:
    store.close()
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WORK, str(path), session, name], stdout=subprocess.PIPE, text=True
        )
        for name in ("A", "B")
    ]
    told = [process.communicate()[0].split() for process in running]
    assert [process.returncode for process in running] == [0, 0]
    assert told == [[str(n) for n in range(15)]] * 2
    opened = open_library(str(path))
    history = opened.reviewed(session, ["c2"])[0].history
    assert sorted(r.rationale for r in history) == sorted(f"{w} {n}" for w in "AB" for n in range(15))
    assert opened.check() == ()
    opened.close()


def test_of_two_that_replace_the_same_row_the_database_lets_one_through(store: Store, session: str) -> None:
    columns = {"sequence": 1, "revision": 1, "reviewer": "A", "made_at": NOW, "replaces": "", "claim": 1}
    with store._library.writing() as tx:
        key = sessions.held(tx, session).key
        own = {"session_key": key, "verdict": "accepted", "rationale": "", **columns}
        insert_rows(tx, RulingRow, [{"key": "one", **own}])
    with pytest.raises(LostRace), store._library.writing() as tx:
        insert_rows(tx, RulingRow, [{"key": "two", **own}])
    assert len(store.reviewed(session, ["c1"])[0].history) == 1


def test_of_two_that_edit_one_row_the_later_loses_the_race(store: Store, session: str) -> None:
    def edit_what_another_edited() -> None:
        with store._library.writing() as tx:
            row = sessions.locked(tx, session)
            tx.connection().execute(update(table_of(SessionRow)).values(version=row.version + 1))
            row.event = "another"

    with pytest.raises(LostRace):
        edit_what_another_edited()
    assert store.find(session).event == "January 2022"


ENDLESS = """
import itertools, sys
from datetime import UTC, datetime
from workbench.core.act import Rule
from workbench.storage.engine import open_library
store = open_library(sys.argv[1])
for number in itertools.count():
    store.apply(sys.argv[2], [Rule("c2", "accepted", str(number))], "me", datetime.now(UTC))
    print(number, flush=True)
"""


def test_what_a_killed_desk_was_told_is_saved_is_there(store: Store, session: str, path: Path) -> None:
    store.close()
    told = 0
    for _ in range(3):
        desk = subprocess.Popen(
            [sys.executable, "-c", ENDLESS, str(path), session], stdout=subprocess.PIPE, text=True
        )
        assert desk.stdout is not None
        with desk.stdout:
            for _ in range(20):
                desk.stdout.readline()
                told += 1
            desk.kill()
            told += len(desk.stdout.read().splitlines())
        desk.wait()
    opened = open_library(str(path))
    history = opened.reviewed(session, ["c2"])[0].history
    assert told <= len(history) <= told + 3
    assert opened.check() == ()
    opened.close()


WATCHED = """
import os, sys
from pathlib import Path
def watch(event, arguments):
    if event == "open" and str(arguments[0]).startswith(sys.argv[1]):
        os.write(1, str(arguments[0]).encode())
sys.addaudithook(watch)
from workbench.storage.engine import open_library
for path in (sys.argv[1], sys.argv[1] + ".new"):
    store = open_library(path)
    store.sessions()
    store.check()
    store.backup(Path(path + ".copy"))
    store.close()
"""


def test_the_program_never_opens_the_file_of_a_library_itself(store: Store, session: str, path: Path) -> None:
    store.close()
    run = [sys.executable, "-c", WATCHED, str(path)]
    found = subprocess.run(run, capture_output=True, text=True, check=True)
    assert found.stdout == ""
    assert path.with_name(path.name + ".new.copy").exists()
