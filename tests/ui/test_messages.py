import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.clock import Clock
from tests.ui.keys import press
from workbench.app import Faults
from workbench.core.errors import LibraryError
from workbench.core.verdict import ACCEPTED
from workbench.ui.banner import NOT_SAVED, Banner, Message
from workbench.ui.logbook import Logbook
from workbench.ui.saving import Saving
from workbench.ui.settings import SHORT, SILENT, Settings
from workbench.ui.station import Station
from workbench.ui.theme import DARK, SYSTEM, Looks
from workbench.ui.window import MainWindow


def test_the_focus_is_announced(window: MainWindow) -> None:
    desk = window.station.desk
    press("c")
    count = len(window.page.claims.model.ids)
    place = window.page.claims.model.ids.index(desk.focused or "") + 1
    quote = " ".join(desk.claims[desk.focused or ""].claim.quote.split())
    told = f"claim {place} of {count}, {quote}, quantity, conflict, unreviewed"
    assert window.announcing.words() == window.announcing.told() == told
    settings = window.station.means.settings
    settings.announcements = SHORT
    assert window.announcing.told() == f"claim {place} of {count}, unreviewed"
    settings.announcements = SILENT
    assert window.announcing.told() == ""
    assert window.statusBar().currentMessage().startswith(f"Claim {place} of {count}")
    point = desk.point_of(desk.focused)
    assert point is not None
    window.station.verbs.decide(point.id, desk.focused, "")
    window.station.verbs.rule([desk.focused or ""], ACCEPTED)
    assert window.announcing.words().endswith("settled conflict, accepted")
    desk.focus(None)
    assert window.announcing.words() == ""


def test_the_gravest_message_shows_and_the_others_come_back(looks: Looks, qtbot: QtBot) -> None:
    banner = Banner(looks)
    qtbot.addWidget(banner)
    banner.say(Message("a", "first"))
    banner.say(Message("b", "second"))
    assert banner.text == "second"
    banner.say(Message(NOT_SAVED, "not saved", "Try again"))
    banner.say(Message("c", "third"))
    assert banner.text == "not saved"
    acted: list[str] = []
    banner.acted.connect(acted.append)
    banner._act.click()
    assert acted == [NOT_SAVED]
    banner.clear()
    assert banner.text == "not saved"
    banner.unsay(NOT_SAVED)
    assert banner.isHidden()


def test_the_mark_says_saving_until_all_is_written() -> None:
    saving = Saving(Clock())
    said: list[str] = []
    settled: list[bool] = []
    saving.said.connect(said.append)
    saving.settled.connect(lambda: settled.append(True))
    saving.begin()
    saving.begin()
    saving.succeed()
    assert said == ["saving…", "saving…"]
    assert saving.is_busy
    saving.succeed()
    assert said[-1].startswith("saved ")
    assert settled == [True]


def test_a_failed_save_keeps_the_mark_until_it_is_tried_again() -> None:
    saving = Saving(Clock())
    said: list[str] = []
    tried: list[int] = []
    saving.said.connect(said.append)
    saving.begin()
    saving.fail(LibraryError("The disk is full."), lambda: tried.append(1))
    saving.begin()
    saving.succeed()
    assert said[-1] == "saving…"
    assert saving.has_failed
    saving.retry()
    assert tried == [1]
    assert not saving.has_failed


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "desk.log"
    handler = logging.FileHandler(path)
    logging.getLogger("workbench").addHandler(handler)
    yield path
    logging.getLogger("workbench").removeHandler(handler)
    handler.close()


def test_a_fault_goes_to_the_log_and_to_one_dialog(qapp: QApplication, log: Path) -> None:
    faults = Faults(Logbook(Clock()), log)
    for number in (1, 2):
        try:
            raise ZeroDivisionError(f"fault {number}")
        except ZeroDivisionError as error:
            faults.take(type(error), error, error.__traceback__)
    boxes = [w for w in qapp.topLevelWidgets() if isinstance(w, QMessageBox)]
    assert len(boxes) == 1
    number = re.search(r"\(log (\d{6}-\d{6})\)", boxes[0].text())
    assert number is not None
    written = log.read_text(encoding="utf-8")
    assert f"{number[1]} ZeroDivisionError" in written
    assert written.count("ZeroDivisionError") == 2
    assert "fault 1" not in written
    boxes[0].close()


def test_settings_come_back_with_their_types(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "desk.ini")
    assert (settings.theme, settings.moves_on, settings.geometry.isEmpty()) == (SYSTEM, False, True)
    settings.theme, settings.moves_on = DARK, True
    settings.write()
    again = Settings(tmp_path / "desk.ini")
    assert (again.theme, again.moves_on) == (DARK, True)
    again.theme = "nonsense"
    assert again.theme == SYSTEM


def test_an_error_for_people_is_told_and_a_fault_is_not_hidden(
    station: Station, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    hooked: list[object] = []
    station.told.connect(told.append)
    monkeypatch.setattr("sys.excepthook", lambda *args: hooked.append(args[1]))
    station.tell(LibraryError("The library is gone.", "Look for it."))
    fault = ZeroDivisionError()
    station.tell(fault)
    assert re.fullmatch(r"The library is gone\. Look for it\. \(log \d{6}-\d{6}\)", told[0])
    assert hooked == [fault]


def test_nothing_long_stretches_the_window(window: MainWindow) -> None:
    size = window.size()
    session = window.station.desk.session
    assert session is not None
    window.station.desk.rename(replace(session, name="An event of many words " * 20, event="and more " * 60))
    window.import_bar.begin()
    window.import_bar.progress(0, 3, "a-file-with-a-very-long-name" * 10)
    window.say_loudly("Two claims contradict each other, and both of them were accepted by you. " * 6)
    QApplication.processEvents()
    assert window.size() == size
    assert window.minimumSizeHint().height() <= 720
    assert window.minimumSizeHint().width() <= 1280
