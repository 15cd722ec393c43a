"""A14 to A18, J1: a library that is truncated, flipped, foreign, gone or mixed is named and never shown as good."""

import json
import os
import random
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.reliability.harness import KILL, Fault, Stage
from tests.reliability.scenes import lasting, opened
from tests.reliability.sizes import sized
from workbench.core.errors import LibraryError, LibraryGone
from workbench.core.plain import plain
from workbench.services import safekeeping
from workbench.services.place import utc_now
from workbench.storage import sqlite


def content(path: Path) -> str:
    """Return all that a library says of articles, claims and rulings; LibraryError where something is damaged."""
    desk = opened(str(path))
    try:
        problems = desk.archive.check()
        if problems:
            raise LibraryError(problems[0])
        sessions = sorted(s.session.id for s in desk.archive.sessions())
        return json.dumps([lasting(plain(desk.archive.view(s))) for s in sessions], sort_keys=True)
    finally:
        desk.close()


def flipped(good: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(good))
    return good[:place] + bytes([good[place] ^ (1 << chance.randrange(8))]) + good[place + 1 :]


def littered(good: bytes, chance: random.Random) -> bytes:
    place = 512 * chance.randrange(len(good) // 512)
    return good[:place] + chance.randbytes(512) + good[place + 512 :]


def zeroed(good: bytes, chance: random.Random) -> bytes:
    place = 4096 * chance.randrange(len(good) // 4096)
    return good[:place] + bytes(4096) + good[place + 4096 :]


def cut(good: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(good)) if chance.random() < 0.5 else 4096 * chance.randrange(len(good) // 4096)
    return good[:at]


KINDS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "a bit flipped": flipped,
    "a sector of garbage": littered,
    "a page of zeros": zeroed,
    "cut short": cut,
}


@sized("cases", 12, 500)
@pytest.mark.parametrize("kind", KINDS)
def test_a16_no_damage_is_silent(flood: Path, tmp_path: Path, figure, kind: str, cases: int) -> None:
    """A15 too. What the library shows is as it was written, or an error names what is damaged."""
    path = tmp_path / "library.sqlite"
    good, wanted = flood.read_bytes(), content(flood)
    came: Counter[str] = Counter()
    for number in range(cases):
        broken = KINDS[kind](good, random.Random(number))
        path.write_bytes(broken)
        try:
            found = content(path)
        except LibraryError as error:
            came["named" if error.what else "nameless"] += 1
        else:
            came["harmless" if found == wanted else "silent"] += 1
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    assert came["silent"] + came["nameless"] == 0
    figure("libraries with planted damage (bits, sectors, pages, truncation)", cases)
    figure("of them opened as good with something else in them", came["silent"])


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as made:
        made.bind(str(path))


THINGS: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.touch(),
    "a text": lambda path: path.write_text("not a library " * 999),
    "a head alone": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "a folder": lambda path: path.mkdir(),
    "a pipe": fifo,
    "a socket": listening,
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to nothing": lambda path: path.symlink_to("/nowhere/at/all"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a foreign database": lambda path: (
        sqlite3.connect(path).executescript("CREATE TABLE claim (x)").connection.close()
    ),
}


@pytest.mark.parametrize("thing", THINGS)
@pytest.mark.timeout(30)
def test_a17_what_is_no_library_is_said_at_once_and_left(tmp_path: Path, thing: str) -> None:
    path = tmp_path / "library.sqlite"
    THINGS[thing](path)
    before = os.lstat(path)
    with pytest.raises(LibraryError) as caught:
        opened(str(path))
    assert caught.value.what
    assert caught.value.todo
    assert os.lstat(path).st_mtime_ns == before.st_mtime_ns
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def hostile(*statements: str) -> Callable[[Path], None]:
    def plant(path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection, connection:
            for statement in statements:
                connection.execute(statement)

    return plant


HOSTILE = {
    "a trigger": hostile(
        "CREATE TRIGGER t AFTER UPDATE ON session BEGIN UPDATE ruling SET verdict = 'rejected'; END"
    ),
    "a view": hostile(
        "CREATE VIEW v AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT x FROM n"
    ),
    "a view for a table": hostile(
        "ALTER TABLE note RENAME TO other", "CREATE VIEW note AS SELECT * FROM other"
    ),
    "a virtual table": hostile("CREATE VIRTUAL TABLE f USING fts5(x)"),
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.timeout(30)
def test_j1_a_library_with_statements_in_it_is_not_opened(flood: Path, tmp_path: Path, kind: str) -> None:
    """A backup from a stranger is data; what would run when it is used is refused, and so is restoring it."""
    path, own = tmp_path / "strange.sqlite", tmp_path / "library.sqlite"
    for place in (path, own):
        shutil.copy(flood, place)
    HOSTILE[kind](path)
    before = own.read_bytes()
    for attempt in (lambda: opened(str(path)), lambda: safekeeping.put_back(str(own), path, utc_now())):
        with pytest.raises(LibraryError, match="never makes"):
            attempt()
    assert own.read_bytes() == before


@pytest.fixture
def crashed(stage: Stage, flood: Path) -> Path:
    """A library with an unfinished write beside it."""
    place = stage.place()
    path = place / "library.sqlite"
    shutil.copy(flood, path)
    for at in range(24, 60):
        stage.perform("rule_on", [str(path), str(place / ".told"), 0, 3], Fault(KILL, at))
        if (
            path.with_name("library.sqlite-journal").read_bytes()[8:12].strip(b"\0")
        ):  # synced, with pages in it
            return path
    pytest.fail("no kill left a journal")


def test_a18_a_journal_of_another_state_is_not_mixed_in(crashed: Path, flood: Path) -> None:
    """Somebody copies an older library over one that had crashed, and leaves its journal there."""
    older = crashed.with_name("older.sqlite")
    shutil.copy(flood, older)
    desk = opened(str(older))
    for number in range(5):
        desk.review.note("s1", "c1", f"note {number}")
    desk.close()
    shutil.copy(older, crashed)
    before = {p.name: p.read_bytes() for p in crashed.parent.iterdir() if p.is_file()}
    with pytest.raises(LibraryError, match="unfinished write of another state"):
        opened(str(crashed))
    assert {p.name: p.read_bytes() for p in crashed.parent.iterdir() if p.is_file()} == before


def test_a18_its_own_journal_is_undone_and_a_restore_takes_it_along(crashed: Path, flood: Path) -> None:
    copy = crashed.with_name("copy.sqlite")
    shutil.copy(flood, copy)
    kept = safekeeping.put_back(str(crashed), copy, utc_now())
    assert kept is not None
    assert kept.with_name(f"{kept.name}-journal").stat().st_size > 512
    for path in (crashed, kept):
        desk = opened(str(path))
        assert desk.archive.check() == ()
        desk.close()


def test_a18_a_write_ahead_log_is_not_mixed_in(flood: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    other = tmp_path / "other.sqlite"
    shutil.copy(flood, other)
    code = "import os,sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute('PRAGMA journal_mode=WAL'); "
    code += "c.execute('UPDATE session SET name=1'); c.commit(); os._exit(0)"
    subprocess.run([sys.executable, "-c", code, str(other)], check=True)
    shutil.copy(f"{other}-wal", f"{path}-wal")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="did not write"):
        opened(str(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize("how", ["deleted", "renamed", "replaced"])
def test_a14_nothing_is_acknowledged_into_a_file_that_is_gone(flood: Path, tmp_path: Path, how: str) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    desk = opened(str(path))
    desk.review.rule("s1", "c2", "accepted", "before")
    if how == "deleted":
        path.unlink()
    elif how == "renamed":
        path.rename(tmp_path / "moved.sqlite")
    else:
        shutil.copy(flood, tmp_path / "new.sqlite")
        (tmp_path / "new.sqlite").replace(path)
    for attempt in (
        lambda: desk.review.rule("s1", "c2", "accepted", "after"),
        lambda: desk.archive.revision("s1"),
    ):
        with pytest.raises(LibraryGone, match="moved, replaced or deleted"):
            attempt()
    desk.archive.rescue(tmp_path / "rescue.sqlite")
    desk.close()
    saved = opened(str(tmp_path / "rescue.sqlite"))
    assert saved.archive.reviewed("s1", ["c2"])[0].history[-1].rationale == "before"
    assert saved.archive.check() == ()
    saved.close()


def test_a14_a_library_that_vanished_is_not_made_anew(flood: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    kept = safekeeping.keep(str(path), utc_now())
    assert kept
    path.unlink()
    with pytest.raises(LibraryError, match="missing; its backups are still there"):
        opened(str(path))
    assert safekeeping.put_back(str(path), kept, utc_now()) is None
    assert content(path) == content(flood)


def test_c1_c2_what_is_newer_or_foreign_is_left_byte_for_byte(flood: Path, tmp_path: Path) -> None:
    for number, pragma in enumerate((f"user_version={sqlite.SCHEMA + 1}", "application_id=7")):
        path = tmp_path / f"library{number}.sqlite"
        shutil.copy(flood, path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA {pragma}")
        before = path.read_bytes()
        with pytest.raises(LibraryError, match="not touched"):
            opened(str(path))
        assert path.read_bytes() == before
