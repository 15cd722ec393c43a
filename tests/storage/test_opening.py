"""What may be opened, what is refused in words, and that a refused file is left as it was."""

import hashlib
import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.making import NOW
from workbench.core.errors import LibraryError
from workbench.storage import sqlite
from workbench.storage.engine import open_library
from workbench.storage.faults import library_error
from workbench.storage.store import Store


def fingerprint(folder: Path) -> dict[str, str]:
    return {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in folder.iterdir() if p.is_file()}


def altered(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)


def test_every_setting_is_in_force_on_every_connection(store: Store) -> None:
    with store._library.engine.connect() as one, store._library.engine.connect() as other:
        for connection in (one, other):
            for name, _, expected in sqlite.SETTINGS:
                found = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                assert found == expected or (name == "mmap_size" and found is None), name


def test_a_setting_that_does_not_take_is_an_error(path: Path) -> None:
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(LibraryError, match="journal_mode"),
    ):
        sqlite.settle(connection, "in memory")


def test_the_marks_are_those_of_this_program(path: Path) -> None:
    open_library(str(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (sqlite.APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (sqlite.SCHEMA,)


@pytest.mark.parametrize("form", ["{}", "sqlite:///{}"])
def test_a_path_and_a_url_open_the_same_library(path: Path, form: str) -> None:
    first = open_library(str(path))
    made = first.create("One", "", NOW)
    first.close()
    second = open_library(form.format(path))
    assert second.find("One") == made
    second.close()
    assert {p.name for p in path.parent.iterdir()} <= {path.name, f"{path.name}-journal"}


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "nosuch://x/y", "sqlite:///%", "://"])
def test_what_is_no_address_is_refused(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if url == "sqlite:///%":
        open_library(url).close()  # a strange name, but a name
        return
    with pytest.raises(LibraryError) as caught:
        open_library(url)
    assert caught.value.todo


def test_a_library_of_a_newer_version_is_left_byte_for_byte(path: Path) -> None:
    open_library(str(path)).close()
    altered(path, f"PRAGMA user_version={sqlite.SCHEMA + 1}")
    before = fingerprint(path.parent)
    with pytest.raises(LibraryError, match="newer version") as caught:
        open_library(str(path))
    assert "install the newer version" in caught.value.todo
    assert fingerprint(path.parent) == before


def test_a_foreign_database_is_left_byte_for_byte(path: Path) -> None:
    altered(path, "CREATE TABLE session (x)")
    before = fingerprint(path.parent)
    with pytest.raises(LibraryError, match="not a library of this program"):
        open_library(str(path))
    assert fingerprint(path.parent) == before


@pytest.mark.parametrize("content", [b"", b"x", b"SQLite format 3\0", b"no database at all " * 300])
def test_what_is_no_database_is_left_byte_for_byte(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(LibraryError) as caught:
        open_library(str(path))
    assert str(path) in caught.value.what
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_a_pipe_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for place, words in (
        ("", "is a folder"),
        ("pipe", "not an ordinary file"),
        ("no/where", "does not exist"),
    ):
        with pytest.raises(LibraryError, match=words):
            open_library(str(tmp_path / place))
    (tmp_path / "dangling").symlink_to(tmp_path / "nothing")
    with pytest.raises(LibraryError, match="cannot be opened"):
        open_library(str(tmp_path / "dangling"))


def test_a_truncated_library_is_not_opened_as_good(store: Store, session: str, path: Path) -> None:
    store.close()
    whole = path.read_bytes()
    for part in (1, 3, 7):
        path.write_bytes(whole[: len(whole) * part // 8])
        with pytest.raises(LibraryError):
            open_library(str(path))


def test_a_library_that_was_replaced_while_open_takes_no_more_writes(store: Store, path: Path) -> None:
    store.create("One", "", NOW)
    path.rename(path.with_name("moved"))
    open_library(str(path)).close()
    with pytest.raises(LibraryError, match="moved, replaced or deleted"):
        store.create("Two", "", NOW)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write what is read-only")
def test_a_read_only_library_can_be_read(store: Store, session: str, path: Path) -> None:
    store.close()
    path.chmod(0o400)
    opened = open_library(str(path))
    assert len(opened.view(session).claims) == 5
    with pytest.raises(LibraryError, match="can only be read"):
        opened.create("Two", "", NOW)
    opened.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(store: Store, session: str) -> None:
    with store._library.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(LibraryError, match="no room left"):
        store.create("x" * 1_000_000, "", NOW)
    assert [s.session.name for s in store.sessions()] == ["Unrest"]
    assert store.check() == ()


def test_a_library_that_another_writes_is_busy_not_broken(store: Store, path: Path) -> None:
    with store._library.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout=20")
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="being written by another program") as caught:
            store.create("One", "", NOW)
    assert "Nothing was saved" in caught.value.todo
    assert store.create("One", "", NOW).id == "s1"


CRASH = """
import os, sys
from workbench.storage.engine import open_library
from workbench.storage.faults import library_error
store = open_library(sys.argv[1])
with store._library.writing() as tx:
    connection = tx.connection()
    connection.exec_driver_sql("PRAGMA cache_size=1")
    connection.exec_driver_sql("UPDATE claim SET quote = quote || hex(zeroblob(20000))")
    connection.exec_driver_sql("UPDATE session SET name = 'half'")
    connection.exec_driver_sql("SELECT count(*) FROM claim ORDER BY quote")
    os._exit(9)
"""


def test_what_a_crash_left_half_written_is_taken_back(store: Store, session: str, path: Path) -> None:
    before = store.view(session)
    store.close()
    assert subprocess.run([sys.executable, "-c", CRASH, str(path)], check=False).returncode == 9
    assert path.with_name(path.name + "-journal").stat().st_size > 512, "the crash left no journal"
    opened = open_library(str(path))
    assert opened.view(session) == before
    assert opened.check() == ()
    opened.close()


def test_two_that_make_the_library_at_once_have_the_same_one(path: Path) -> None:
    ready, done = threading.Barrier(4), []

    def make(number: int) -> None:
        ready.wait()
        mine = open_library(str(path))
        mine.create(f"Session {number}", "", NOW)
        mine.close()
        done.append(number)

    threads = [threading.Thread(target=make, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 4
    opened = open_library(str(path))
    assert sorted(s.session.name for s in opened.sessions()) == [f"Session {n}" for n in range(4)]
    assert sorted(s.session.id for s in opened.sessions()) == ["s1", "s2", "s3", "s4"]
    opened.close()


def test_the_store_serves_the_thread_that_opened_it(store: Store) -> None:
    caught: list[BaseException] = []

    def use() -> None:
        try:
            store.sessions()
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert "another thread" in str(caught[0])
    assert store.sessions() == ()


def test_told_otherwise_it_serves_any_thread_but_one_call_at_a_time(path: Path) -> None:
    shared = open_library(str(path), one_thread=False)
    with shared._library.reading(), pytest.raises(RuntimeError, match="one call at a time"):
        shared.sessions()
    thread = threading.Thread(target=shared.create, args=("One", "", NOW))
    thread.start()
    thread.join()
    assert shared.find("One").id == "s1"
    shared.close()


def test_only_a_server_is_said_to_answer() -> None:
    fault = sqlite3.OperationalError("something else")
    assert "server" not in str(library_error("/data/library.workbench", fault))
    assert "server answers" in str(library_error("postgresql+psycopg://desk/checks", fault))
