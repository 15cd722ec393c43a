"""The window over a real storage thread and a real import process; what a start loads."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.keys import arrive
from workbench.core.verdict import ACCEPTED
from workbench.services.inputs import Input
from workbench.services.place import utc_now
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import WorkThread

PATIENCE = 30_000

STARTED = """
import os, sys
before = set(sys.modules)  # what measures the coverage loads some of these itself
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import workbench.app
from PySide6.QtWidgets import QApplication
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import LIGHT, Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import Inline
from workbench.services.place import utc_now
from pathlib import Path
app = QApplication([])
window = MainWindow(Means(Inline(None), Inline(None), Looks(app, LIGHT), Settings(Path(sys.argv[1])), utc_now))
window.show()
app.processEvents()
heavy = {"sqlalchemy", "alembic", "nupunkt", "rapidfuzz", "trafilatura", "lxml", "click"}
heavy |= {"markdown", "nh3", "charset_normalizer", "workbench.analysis.pipeline", "workbench.ingest.readers"}
heavy |= {"asyncio", "sqlite3", "unittest", "multiprocessing", "workbench.storage.store", "workbench.cli"}
heavy |= {"workbench.export.markdown", "PySide6.QtNetwork", "PySide6.QtSql", "PySide6.QtPrintSupport"}
heavy |= {"workbench.services.archive", "workbench.services.context", "workbench.services.intake"}
heavy |= {"workbench.ui.timeline.dialog", "workbench.ui.sheet.preview", "workbench.ui.importing.run"}
print(sorted(heavy & (set(sys.modules) - before)))
"""


@pytest.fixture
def threaded(library: Path, looks: Looks, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose library lives on its own thread, its import in its own process."""
    work = WorkThread(lambda: open_workbench(str(library), reviewer="A. Editor"), Workbench.close)
    aside = WorkThread(object, lambda _: None, "reading")
    window = MainWindow(Means(work, aside, looks, settings, utc_now))
    qtbot.addWidget(window)
    window.show()
    window.begin()
    arrive(window)
    yield window
    window.station.following.close()
    aside.close()
    work.close()


def test_a_ruling_goes_through_the_storage_thread_and_is_on_disk_at_the_close(
    threaded: MainWindow, qtbot: QtBot, library: Path
) -> None:
    desk = threaded.station.desk
    claims = desk.listed()[:20]
    session = desk.session_id
    for claim in claims:
        threaded.station.verbs.rule([claim], ACCEPTED)
    threaded.station.verbs.history.undo()
    threaded.station.verbs.history.undo()
    desk.focus(claims[3])
    with qtbot.waitSignal(threaded.closed, timeout=PATIENCE):
        threaded.close()
    other = open_workbench(str(library), reviewer="B. Other")
    found = other.archive.reviewed(session, claims)
    assert [item.verdict for item in found] == [ACCEPTED] * 18 + ["unreviewed"] * 2
    assert other.archive.layout(session).claim == claims[3]
    other.close()


def test_rulings_go_on_while_articles_are_imported(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = threaded.station.desk
    path = tmp_path / "floods.txt"
    path.write_text(
        "Floods kill 20\n\nMUNICH, 4 May 2021 - At least 20 people died in floods, police said.\n"
    )
    claim = desk.listed()[0]
    threaded.imports.add([Input(path=path)])
    threaded.station.verbs.rule([claim], ACCEPTED)
    qtbot.waitUntil(lambda: desk.claims[claim].verdict == ACCEPTED, timeout=PATIENCE)
    qtbot.waitUntil(lambda: len(desk.articles) == 6, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not threaded.imports.is_busy, timeout=PATIENCE)
    assert desk.claims[claim].verdict == ACCEPTED


def test_a_cancelled_import_leaves_the_session_as_it_was(
    threaded: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = threaded.station.desk
    paths = [tmp_path / f"{number}.txt" for number in range(30)]
    for number, path in enumerate(paths):
        path.write_text(f"Report {number}\n\nAt least {number} people died in floods, police said.\n" * 20)
    threaded.imports.add([Input(path=path) for path in paths])
    assert threaded.import_bar.isVisible()
    threaded.import_bar.cancel_asked.emit()
    qtbot.waitUntil(lambda: not threaded.imports.is_busy, timeout=PATIENCE)
    assert len(desk.articles) == 5
    assert not threaded.import_bar.isVisible()
    assert "nothing was added" in threaded.statusBar().currentMessage()


def test_the_first_window_waits_for_no_library(tmp_path: Path) -> None:
    """What takes long to load is loaded after the window shows (DESIGN 7)."""
    found = subprocess.run(
        [sys.executable, "-c", STARTED, str(tmp_path / "desk.ini")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert found.stdout.strip() == "[]"


def test_a_library_that_cannot_be_opened_says_what_can_be_done(
    tmp_path: Path, library: Path, looks: Looks, settings: Settings, qtbot: QtBot
) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("no library at all")
    work = WorkThread(lambda: open_workbench(str(path), reviewer="A. Editor"), Workbench.close)
    aside = WorkThread(object, lambda _: None, "reading")
    window = MainWindow(Means(work, aside, looks, settings, utc_now))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    with qtbot.waitExposed(window):
        window.show()
    window.begin()
    qtbot.waitUntil(lambda: bool(window.banner.text), timeout=PATIENCE)
    told = [part.text() for part in window.findChildren(QLabel) if part.isVisible()]
    assert any("could not be opened" in words and "another library" in words for words in told)
    assert not any("Opening" in words or "server" in words for words in told)
    assert [offer for offer in window.start.offers if offer.isVisible()] == [window.start.offers[-1]]
    assert not window.banner._close.isVisible()
    assert path.read_text() == "no library at all"
    path.write_bytes(library.read_bytes())
    window.banner._act.click()
    arrive(window)
    assert window.banner.isHidden()
    window.sessions.close()
    qtbot.waitUntil(lambda: window.start.model.rowCount() == 1, timeout=PATIENCE)
    assert all(offer.isVisible() for offer in window.start.offers)
    aside.close()
    work.close()
