"""A26: the disk has lost the open file, as over a sleep: it is opened anew, once, or the failure is told."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.reliability.scenes import pair
from workbench.core.errors import LibraryError, LibraryGone
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench
from workbench.storage.library import Library

STORY = b"OSTRAVA - At least 12 people were killed in Ostrava on Monday, officials said.\n"


@pytest.fixture
def session(desk: Workbench) -> str:
    if not Path("/proc/self/fd").is_dir():
        pytest.skip("needs /proc, which tells the open files of a process")
    made = desk.archive.create("Flood").id
    for toll in (b"12", b"15"):
        desk.intake.add(made, [Input(name="story.txt", raw=STORY.replace(b"12", toll))])
    return made


@pytest.fixture
def pipe() -> Iterator[int]:
    """What every read, write and lock fails on."""
    reading, writing = os.pipe()
    yield reading
    os.close(reading)
    os.close(writing)


def lose(library: Path, pipe: int) -> int:
    """Take the open file of a library away under SQLite's hands; return how many handles were lost."""
    lost = 0
    for handle in Path("/proc/self/fd").iterdir():
        try:
            place = str(handle.readlink())
        except FileNotFoundError:  # the one that lists them
            continue
        if place == str(library.resolve()):
            os.dup2(pipe, int(handle.name))
            lost += 1
    return lost


def held(desk: Workbench) -> Library:
    found = desk.context.store._library  # type: ignore[attr-defined]
    assert isinstance(found, Library)
    return found


def verdicts(desk: Workbench, session: str, claim: str) -> list[str]:
    return [h.verdict for r in desk.archive.view(session).claims if r.claim.id == claim for h in r.history]


def test_a26_reading_and_writing_go_on_with_the_file_opened_anew(
    desk: Workbench, library: Path, session: str, pipe: int
) -> None:
    claim = pair(desk)[1]
    for verdict in ("accepted", "unverifiable"):
        assert lose(library, pipe)
        desk.review.rule(session, claim, verdict)
    assert lose(library, pipe)
    assert verdicts(desk, session, claim) == ["accepted", "unverifiable"]
    assert desk.archive.check() == ()


def test_a26_what_fails_in_the_middle_is_told_and_written_once_when_tried_again(
    desk: Workbench, library: Path, session: str, pipe: int
) -> None:
    claim = pair(desk)[1]
    began: list[int] = []

    def lose_once(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("INSERT INTO ruling") and not began:
            began.append(lose(library, pipe))

    event.listen(held(desk).engine, "before_cursor_execute", lose_once)
    with pytest.raises(LibraryError, match="could not be read or written by its disk"):
        desk.review.rule(session, claim, "accepted")
    assert began == [1]
    desk.review.rule(session, claim, "accepted")
    assert verdicts(desk, session, claim) == ["accepted"]
    assert desk.archive.check() == ()


def test_a26_a_disk_that_stays_away_is_told_and_nothing_is_lost_when_it_is_back(
    desk: Workbench, library: Path, session: str, pipe: int
) -> None:
    claim = pair(desk)[1]
    desk.review.rule(session, claim, "accepted")
    away: list[int] = []

    def lose_again(_connection: sqlite3.Connection, _record: object) -> None:
        away.append(lose(library, pipe))

    engine = held(desk).engine
    event.listen(engine, "connect", lose_again)
    assert lose(library, pipe)
    for _ in range(2):
        with pytest.raises(LibraryError, match="disk"):
            desk.review.rule(session, claim, "unverifiable")
    assert len(away) >= 2
    event.remove(engine, "connect", lose_again)
    desk.review.rule(session, claim, "unverifiable")
    assert verdicts(desk, session, claim) == ["accepted", "unverifiable"]


def test_a26_another_file_in_its_place_is_not_opened_instead(
    desk: Workbench, library: Path, session: str, pipe: int
) -> None:
    claim = pair(desk)[1]
    assert lose(library, pipe)
    library.rename(library.with_name("elsewhere.sqlite"))
    library.write_bytes(library.with_name("elsewhere.sqlite").read_bytes())
    with pytest.raises(LibraryGone):
        desk.review.rule(session, claim, "accepted")
