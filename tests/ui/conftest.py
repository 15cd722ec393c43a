"""Tests of the desk run without a display; Qt's warnings fail them."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.clock import Clock
from tests.ui.keys import arrive
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.settings import Settings
from workbench.ui.station import Means, Station
from workbench.ui.theme import LIGHT, Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import Inline

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OFFSCREEN = r"This plugin does not support (propagateSizeHints\(\)|raise\(\)|grabbing the keyboard)"
"""What the offscreen platform says of every window; it says nothing of ours."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and not t.name.startswith("Dummy")]
    assert not left


@pytest.fixture(autouse=True)
def no_dialog_left(qapp: QApplication) -> Iterator[None]:
    """A dialog that a test left open goes with it, or the next test would take it for its own."""
    yield
    for dialog in [top for top in qapp.topLevelWidgets() if isinstance(top, QDialog)]:
        if isValid(dialog):  # else it went with the window that it belonged to
            dialog.close()
        if isValid(dialog):
            dialog.deleteLater()
            QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def sample_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that holds the sample session, made once and only copied."""
    path = tmp_path_factory.mktemp("sample") / "library.sqlite"
    opened = open_workbench(str(path), clock=Clock(), reviewer="A. Editor", reader=InProcess())
    opened.archive.sample()
    opened.close()
    return path


@pytest.fixture
def library(tmp_path: Path, sample_library: Path) -> Path:
    """A library of this test with the sample session in it."""
    return Path(shutil.copy(sample_library, tmp_path / "library.sqlite"))


@pytest.fixture
def workbench(library: Path) -> Iterator[Workbench]:
    opened = open_workbench(str(library), clock=Clock(), reviewer="A. Editor", reader=InProcess())
    yield opened
    opened.close()


@pytest.fixture
def empty_workbench(tmp_path: Path) -> Iterator[Workbench]:
    path = str(tmp_path / "empty.sqlite")
    opened = open_workbench(path, clock=Clock(), reviewer="A. Editor", reader=InProcess())
    yield opened
    opened.close()


@pytest.fixture
def looks(qapp: QApplication) -> Iterator[Looks]:
    made = Looks(qapp, LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "desk.ini")


@pytest.fixture
def means(workbench: Workbench, looks: Looks, settings: Settings) -> Means:
    return Means(Inline(workbench), Inline(object()), looks, settings, Clock())


@pytest.fixture
def station(means: Means, workbench: Workbench) -> Iterator[Station]:
    """The faceless parts of a window with the sample session on the desk."""
    made = Station(means)
    session = workbench.archive.last()
    assert session is not None
    made.following.open(session.id)
    yield made
    made.following.close()


@pytest.fixture
def window(means: Means, qtbot: QtBot) -> Iterator[MainWindow]:
    """The main window with the sample session on the desk."""
    made = MainWindow(means)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.begin()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    arrive(made)
    yield made
    made.close()
