"""A library that cannot be opened, is gone, or can only be read: what the desk says, offers and does."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Clock
from tests.ui.keys import arrive
from workbench.services import safekeeping
from workbench.services.inprocess import InProcess
from workbench.services.place import utc_now
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.actions import READ_ONLY, WRITES
from workbench.ui.commands.table import TABLE
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import Inline, WorkThread


@pytest.fixture
def damaged(sample_library: Path, tmp_path: Path) -> Path:
    """A library with a backup and a ruling since, in whose file a page was lost."""
    path = tmp_path / "library.sqlite"
    path.write_bytes(sample_library.read_bytes())
    assert safekeeping.keep(str(path), utc_now() - timedelta(hours=2))
    desk = open_workbench(str(path), clock=Clock(), reviewer="A. Editor", reader=InProcess())
    desk.review.rule("s1", "c1", "accepted")
    desk.close()
    content = bytearray(path.read_bytes())
    content[4096 : 3 * 4096] = bytes(2 * 4096)
    path.write_bytes(content)
    return path


@pytest.fixture
def shut(damaged: Path, looks: Looks, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose library does not open."""
    work = WorkThread(
        lambda: open_workbench(str(damaged), clock=Clock(), reviewer="A. Editor", reader=InProcess()),
        Workbench.close,
    )
    window = MainWindow(Means(work, Inline(object()), looks, settings, utc_now))
    qtbot.addWidget(window)
    window.show()
    window.begin()
    qtbot.waitUntil(lambda: bool(window.start.recovery.buttons))
    yield window
    window.close()
    work.close()


def test_a_damaged_library_offers_its_backups_and_going_back_is_one_press(
    shut: MainWindow, damaged: Path, qtbot: QtBot
) -> None:
    assert "damaged" in shut.banner.text
    broken = damaged.read_bytes()
    (button,) = shut.start.recovery.buttons
    assert "1 session" in button.text()
    assert "loses what was done since" in button.text() or "loses 1 ruling" in button.text()
    button.click()
    qtbot.waitUntil(lambda: bool(shut.station.desk.session_id))
    kept = next(damaged.parent.glob("library-before-*.sqlite"))
    assert kept.read_bytes() == broken
    qtbot.waitUntil(lambda: str(kept) in shut.banner.text)
    assert not shut.start.recovery.isVisible()
    shut.banner.acted.emit("restored")
    wanted = shut.next_sitting
    assert wanted
    assert (wanted.library, wanted.undoes_restore) == (str(damaged), True)


def test_a_library_that_vanishes_is_said_and_can_be_saved_elsewhere(
    window: MainWindow, workbench: Workbench, tmp_path: Path
) -> None:
    library = Path(workbench.library)
    workbench.review.rule("s1", "c1", "accepted")
    library.unlink()
    window.station.following.poll()
    assert "moved, replaced or deleted" in window.banner.text
    window.recovering.rescue_to(str(tmp_path / "rescue.sqlite"))
    assert str(tmp_path / "rescue.sqlite") in window.banner.text or "moved" in window.banner.text
    saved = open_workbench(str(tmp_path / "rescue.sqlite"), reader=InProcess())
    assert saved.archive.reviewed("s1", ["c1"])[0].verdict == "accepted"
    assert saved.archive.check() == ()
    saved.close()


def test_the_desk_backs_its_library_up_while_a_session_is_open(
    window: MainWindow, workbench: Workbench
) -> None:
    window.recovering.keep()
    window.recovering.keep()
    (kept,) = safekeeping.backups(workbench.library)
    assert kept.sessions == 1
    with closing(sqlite3.connect(kept.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.fixture
def locked(sample_library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library whose file says that it may not be written."""
    path = tmp_path / "library.sqlite"
    path.write_bytes(sample_library.read_bytes())
    access = os.access
    monkeypatch.setattr(os, "access", lambda at, mode: Path(at) != path and access(at, mode))
    return path


def test_a_library_that_can_only_be_read_is_shown_and_what_writes_is_off(
    locked: Path, looks: Looks, settings: Settings, qtbot: QtBot
) -> None:
    desk = open_workbench(str(locked), clock=Clock(), reviewer="A. Editor", reader=InProcess())
    before = locked.read_bytes()
    window = MainWindow(Means(Inline(desk), Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(window)
    window.begin()
    arrive(window)
    assert window.station.desk.session_id
    assert READ_ONLY in window.banner.text
    window.station.desk.focus("c1")
    states = {row.id: window._actions[row.id].isEnabled() for row in TABLE}
    assert not any(states[name] for name in WRITES)
    assert states["claim.next"]
    assert states["sheet.export"]
    window.station.following.poll()
    window.close()
    desk.close()
    assert locked.read_bytes() == before


def test_every_command_that_writes_is_one() -> None:
    assert {row.id for row in TABLE} >= WRITES
