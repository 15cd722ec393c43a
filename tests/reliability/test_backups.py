"""A19 to A21, A25: backups are taken on change, verified, thinned; going back to one loses what it says, no more."""

import random
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tests.places import folder
from tests.reliability.harness import ROOT
from tests.reliability.scenes import opened
from tests.reliability.sizes import sized
from tests.storage.making import NOW, article
from workbench.core.backup import EVERY, is_due, to_drop
from workbench.core.errors import LibraryError
from workbench.services import safekeeping
from workbench.storage import backup
from workbench.storage.engine import open_library

MORNING = datetime(2024, 3, 4, 8, 0, tzinfo=UTC)


def test_a19_a_quarter_of_work_keeps_what_is_promised() -> None:
    """Ninety days of eight hours, a look every minute: at most half an hour is in no backup, and few are kept."""
    kept: set[datetime] = set()
    for day in range(90):
        for minute in range(8 * 60):
            now = MORNING + timedelta(days=day, minutes=minute)
            if is_due(kept, now):
                kept.add(now)
                kept -= to_drop(kept, now)
            assert now - max(kept) < EVERY
    now = MORNING + timedelta(days=89, hours=8)
    ages = [now - moment for moment in kept]
    assert sum(age <= timedelta(hours=24) for age in ages) == 16
    assert len({moment.date() for moment in kept if now - moment <= timedelta(days=14)}) == 14
    assert len({moment.isocalendar()[:2] for moment in kept}) >= 8
    assert len(kept) <= 16 + 14 + 8
    assert max(ages) <= timedelta(weeks=8)


@pytest.mark.parametrize("years", [-1, 1, 15])
def test_a19_a_clock_that_jumps_deletes_nothing_new(years: int) -> None:
    """L2 too: those from the future stay, the newest stays, however old it seems."""
    past = {MORNING + timedelta(minutes=30 * n) for n in range(10)}
    now = MORNING + timedelta(days=365 * years)
    gone = to_drop(past, now)
    assert max(past) not in gone
    assert years > 0 or not gone
    assert is_due(past, now)
    assert not is_due({*past, now}, now + timedelta(minutes=29))


def test_a19_backups_are_taken_on_change_alone_and_each_can_be_opened(flood: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    taken = []
    for number in range(6):
        desk = opened(str(path))
        if number % 2 == 0:
            desk.review.note("s1", "c1", f"note {number}")
        desk.archive.open("s1")
        desk.close()
        taken.append(safekeeping.keep(str(path), MORNING + timedelta(hours=number)))
    assert [made is not None for made in taken] == [True, False] * 3
    found = safekeeping.backups(str(path))
    assert [b.path for b in found] == [made for made in reversed(taken) if made]
    for held in found:
        backup.verify(held.path)
    assert [str(b.loss) for b in found] == ["nothing", "1 note", "2 notes"]
    assert {b.sessions for b in found} == {1}


def test_a19_a_damaged_library_is_not_backed_up_and_its_good_backups_stay(
    flood: Path, tmp_path: Path
) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    assert safekeeping.keep(str(path), MORNING)
    desk = opened(str(path))
    desk.review.note("s1", "c1", "later")
    desk.close()
    content = path.read_bytes()
    assert b"At least 12 people were killed" in content
    path.write_bytes(content.replace(b"At least 12 people were killed", b"At least 13 people were killed"))
    with pytest.raises(LibraryError, match="damaged"):
        safekeeping.keep(str(path), MORNING + timedelta(hours=1))
    assert len(safekeeping.backups(str(path))) == 1
    assert not list(tmp_path.glob("**/.*.new"))


def test_a20_restoring_is_one_step_loses_what_it_said_and_is_undone(flood: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    kept = safekeeping.keep(str(path), MORNING)
    assert kept
    desk = opened(str(path))
    desk.review.rule("s1", "c2", "rejected", "since")
    desk.review.note("s1", "c3", "since")
    desk.close()
    (offered,) = safekeeping.backups(str(path))
    assert offered.loss is not None
    assert str(offered.loss) == "1 ruling, 1 note"
    whole = path.read_bytes()
    assert safekeeping.put_back(str(path), kept, MORNING) is not None
    assert "since" not in reasons(path)
    safekeeping.undo_put_back(str(path), MORNING + timedelta(minutes=1))
    assert path.read_bytes() == whole
    safekeeping.undo_put_back(str(path), MORNING + timedelta(minutes=2))
    assert "since" not in reasons(path)


def reasons(path: Path) -> set[str]:
    desk = opened(str(path))
    found = {r.rationale for r in desk.archive.reviewed("s1", ["c2"])[0].history}
    desk.close()
    return found


WRITER = """
import sys
from tests.reliability.scenes import opened
desk = opened(sys.argv[1])
for number in range(100_000):
    desk.review.rule("s1", "c2", "accepted", f"ruling {number}")
    print(number, flush=True)
"""


def test_a21_a_copy_of_a_library_in_use_is_complete(flood: Path, tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout
    with writer.stdout as told:
        for number in range(3):
            acknowledged = [int(told.readline()) for _ in range(10)][-1]
            desk = opened(str(path))
            copy = desk.archive.backup(tmp_path / f"copy{number}.sqlite")
            desk.close()
            other = opened(str(copy))
            assert other.archive.check() == ()
            said = {r.rationale for r in other.archive.reviewed("s1", ["c2"])[0].history}
            other.close()
            assert f"ruling {acknowledged}" in said
        writer.kill()
    writer.wait()


@sized("megabytes", 2, 200)
def test_a25_what_looking_and_copying_cost(figure, megabytes: int) -> None:
    """A20 too: the time that a restore takes."""
    chance = random.Random(1)
    with folder() as place:
        path = place / "library.sqlite"
        store = open_library(str(path))
        session = store.create("Large", "", NOW)
        for number in range(max(megabytes // 10, 1)):
            words = (chance.choice(("toll", "flood", "mayor", "dam", "rain", str(n))) for n in range(900_000))
            text = "\n".join(" ".join(line) for line in zip(*[words] * 12, strict=False))[
                : 5_000_000 if megabytes > 2 else 500_000
            ]
            store.admit(session.id, [article(f"long{number}.txt", text)], NOW, "A. Editor")
        store.close()
        size = path.stat().st_size / 1e9
        took = {}
        for name, call in (
            ("opening it", lambda: open_library(str(path)).close()),
            ("a verified backup", lambda: safekeeping.keep(str(path), MORNING)),
            ("checking every row", lambda: checked(path)),
            (
                "a restore",
                lambda: safekeeping.put_back(str(path), safekeeping.backups(str(path))[0].path, MORNING),
            ),
        ):
            start = time.monotonic()
            call()
            took[name] = time.monotonic() - start
        for name, seconds in took.items():
            figure(f"seconds for {name}, library of {size * 1000:.0f} MB", seconds)


def checked(path: Path) -> None:
    desk = opened(str(path))
    assert desk.archive.check() == ()
    desk.close()


def test_a19_moments_are_told_apart() -> None:
    moments = sorted(MORNING + timedelta(minutes=30 * n) for n in range(48))
    assert to_drop(moments, moments[-1]) == frozenset()
    assert all(later - earlier == EVERY for earlier, later in pairwise(moments))
