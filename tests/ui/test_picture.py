"""A session shown from its picture before the library is open: whole, obeying keys, and never above the library."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.clock import Clock
from tests.ui.keys import CONTROL, arrive, press
from workbench.core.errors import CannotOpen
from workbench.core.verdict import ACCEPTED, UNREVIEWED, UNVERIFIABLE
from workbench.services import picture
from workbench.services.inprocess import InProcess
from workbench.services.picture import Picture
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import Failed, Inline

T = TypeVar("T")


class Opening:
    """A library that is still being opened: what is asked waits until ``open`` or ``fail``."""

    def __init__(self, library: Workbench) -> None:
        self._inner = Inline(library)
        self._is_open = False
        self._waiting: list[tuple[Callable[[], None], Failed]] = []

    def submit(self, call: Callable[[Workbench], T], done: Callable[[T], None], failed: Failed) -> None:
        if self._is_open:
            self._inner.submit(call, done, failed)
        else:
            self._waiting.append((lambda: self._inner.submit(call, done, failed), failed))

    def open(self) -> None:
        while self._waiting:
            self._waiting.pop(0)[0]()
        self._is_open = True

    def fail(self, error: Exception) -> None:
        while self._waiting:
            self._waiting.pop(0)[1](error)

    def close(self) -> None:
        pass


@pytest.fixture
def taken(library: Path, workbench: Workbench) -> Picture:
    """The picture of the sample, left at a claim of its middle."""
    workbench.archive.keep_layout(
        "s1", replace(workbench.archive.layout("s1"), claim=workbench.archive.view("s1").claims[40].claim.id)
    )
    workbench.archive.take_picture("s1")
    found = picture.read(str(library))
    assert found is not None
    return found


@pytest.fixture
def work(workbench: Workbench) -> Opening:
    return Opening(workbench)


@pytest.fixture
def window(
    work: Opening, taken: Picture, looks: Looks, settings: Settings, qtbot: QtBot
) -> Iterator[MainWindow]:
    made = MainWindow(Means(work, Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.begin(picture=taken)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    arrive(made)
    yield made
    work.open()
    made.close()


@pytest.fixture
def other(library: Path, taken: Picture) -> Iterator[Workbench]:
    opened = open_workbench(str(library), clock=Clock(), reviewer="B. Other", reader=InProcess())
    yield opened
    opened.close()


def test_the_session_is_there_as_it_was_left(window: MainWindow, taken: Picture) -> None:
    desk = window.station.desk
    assert desk.focused == taken.layout.claim
    assert window.page.isVisible()
    assert taken.view.session.name in window.windowTitle()
    home = desk.claims[desk.focused or ""].claim.article
    assert home in window.page.workspace.shown()
    assert window.page.workspace.pane(home).text.toPlainText().strip()


def test_keys_are_obeyed_and_what_they_write_waits_for_the_library(
    window: MainWindow, work: Opening, workbench: Workbench
) -> None:
    desk = window.station.desk
    press("j")
    claim = desk.focused or ""
    press("a")
    assert workbench.archive.reviewed("s1", [claim])[0].verdict == UNREVIEWED
    work.open()
    assert workbench.archive.reviewed("s1", [claim])[0].verdict == ACCEPTED
    assert desk.claims[claim].verdict == ACCEPTED
    press("z", modifier=CONTROL)
    assert workbench.archive.reviewed("s1", [claim])[0].verdict == UNREVIEWED


def test_where_the_library_says_otherwise_it_is_right(
    window: MainWindow, work: Opening, other: Workbench, qtbot: QtBot
) -> None:
    desk = window.station.desk
    claim = desk.listed()[3]
    other.review.rule("s1", [claim], UNVERIFIABLE)
    assert desk.claims[claim].verdict == UNREVIEWED
    work.open()
    qtbot.waitUntil(lambda: desk.claims[claim].verdict == UNVERIFIABLE)


def test_a_ruling_on_what_another_desk_ruled_meanwhile_is_refused(
    window: MainWindow, work: Opening, other: Workbench
) -> None:
    desk = window.station.desk
    claim = desk.focused or ""
    other.review.rule("s1", [claim], UNVERIFIABLE, "nobody answers")
    press("a")
    work.open()
    assert desk.claims[claim].verdict == UNVERIFIABLE
    assert [r.verdict for r in other.archive.reviewed("s1", [claim])[0].history] == [UNVERIFIABLE]


def test_a_library_that_does_not_open_leaves_nothing_on_the_desk(
    window: MainWindow, work: Opening, library: Path
) -> None:
    work.fail(CannotOpen("It is damaged.", "Restore a backup.", str(library)))
    assert window.station.desk.session is None
    assert not window.page.isVisible()
    assert window.start.isVisible()
    assert "damaged" in window.banner.text


def test_a_session_in_the_trash_is_not_shown_any_more(
    window: MainWindow, work: Opening, other: Workbench
) -> None:
    other.archive.trash("s1")
    work.open()
    assert window.station.desk.session is None
    assert window.start.isVisible()
    assert "trash" in window.banner.text


def test_a_session_that_was_put_away_meanwhile_stays_away(window: MainWindow, work: Opening) -> None:
    window.sessions.close()
    work.open()
    assert window.station.desk.session is None
    assert window.start.isVisible()


def test_a_picture_of_another_session_is_not_shown(
    work: Opening, taken: Picture, looks: Looks, settings: Settings, qtbot: QtBot
) -> None:
    made = MainWindow(Means(work, Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(made)
    made.begin(("another",), picture=taken)
    assert made.station.desk.session is None
    work.open()


def test_a_closed_window_says_which_session_was_left(window: MainWindow, work: Opening, qtbot: QtBot) -> None:
    work.open()
    with qtbot.waitSignal(window.closed):
        window.close()
    assert window.left == "s1"


def test_the_program_leaves_a_picture_and_begins_with_it(tmp_path: Path) -> None:
    library = tmp_path / "library.sqlite"
    command = [sys.executable, "-m", "tests.benchmarks.shown", "--library", str(library), "open", "--sample"]
    kinds = ("DATA", "CONFIG", "STATE", "CACHE")
    own = {**os.environ, "HOME": str(tmp_path)} | {f"XDG_{kind}_HOME": str(tmp_path / kind) for kind in kinds}
    for _ in range(2):
        told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, env=own)
        assert told.stdout == "shown\n"
        found = picture.read(str(library))
        assert found is not None
        assert found.view.articles
