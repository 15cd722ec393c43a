from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.clock import Clock
from tests.ui.keys import CONTROL, arrive, press, write
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.ask import AskDialog, TellDialog
from workbench.ui.importing.paste import PasteDialog
from workbench.ui.settings import Settings
from workbench.ui.station import Means
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import Inline, WorkThread

ARTICLE = b"""Twelve people die in floods

BERLIN, 3 May 2021 - At least 12 people died in floods on Sunday, officials said.

Some 4,000 people left their homes.
"""
OTHER = b"""Floods kill 20

MUNICH, 4 May 2021 - At least 20 people died in floods on Sunday, police said.
"""


@pytest.fixture
def fresh(empty_workbench: Workbench, looks: Looks, settings: Settings, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on an empty library."""
    made = MainWindow(Means(Inline(empty_workbench), Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    made.begin()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    contents = {
        "berlin.txt": ARTICLE,
        "munich.txt": OTHER,
        "empty.txt": b"",
        "picture.txt": b"\x89PNG\x00\x01" * 50,
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [str(tmp_path / name) for name in contents]


def answer(window: MainWindow, *texts: str) -> None:
    dialog = window.findChildren(AskDialog)[-1]
    for field, text in zip(dialog.fields, texts, strict=False):
        field.setText(text)
    dialog.accept()


def test_a_first_start_offers_sample_import_and_paste(fresh: MainWindow) -> None:
    assert fresh.start.isVisible()
    assert fresh.start.model.rowCount() == 0
    assert fresh.start.offers[0].hasFocus(), "the keyboard is on what can be chosen"
    press(Qt.Key.Key_Return)
    arrive(fresh)
    assert fresh.page.isVisible()
    assert len(fresh.station.desk.articles) == 5
    assert fresh.station.desk.counts()[1] > 0
    assert fresh.windowTitle().startswith("Kazakhstan")
    fresh.sessions.close()
    assert fresh.start.view.hasFocus()


def test_with_sample_an_empty_library_opens_on_the_articles(
    empty_workbench: Workbench, looks: Looks, settings: Settings, qtbot: QtBot
) -> None:
    window = MainWindow(Means(Inline(empty_workbench), Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(window)
    window.begin(sample=True)
    arrive(window)
    assert len(window.station.desk.articles) == 5
    window.close()


def test_importing_names_what_cannot_be_read_and_loads_the_others(
    fresh: MainWindow, files: list[str], empty_workbench: Workbench
) -> None:
    fresh.imports.add_files(files)
    answer(fresh, "Floods", "Floods of May 2021")
    desk = fresh.station.desk
    assert [a.name for a in desk.articles.values()] == ["berlin.txt", "munich.txt"]
    assert desk.claims
    told = fresh.statusBar().currentMessage()
    assert told == "2 articles imported, 2 files not read."
    assert empty_workbench.archive.find("Floods").event == "Floods of May 2021"
    dialog = fresh.findChild(TellDialog)
    lines = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert "empty.txt" in lines
    assert "picture.txt" in lines
    dialog.close()
    fresh.station.verbs.history.undo()
    assert desk.articles == {}


def test_the_same_article_is_not_taken_in_twice(fresh: MainWindow, files: list[str]) -> None:
    fresh.imports.add_files(files[:1])
    answer(fresh, "Floods")
    fresh.imports.add_files(files[:2])
    assert len(fresh.station.desk.articles) == 2
    assert "here already" in fresh.statusBar().currentMessage()


def test_files_named_on_the_command_line_make_a_session(fresh: MainWindow, files: list[str]) -> None:
    fresh.begin(files[:2])
    arrive(fresh)
    assert len(fresh.station.desk.articles) == 2
    assert fresh.station.desk.session is not None
    assert fresh.station.desk.session.name == "berlin"


def test_a_name_that_is_neither_session_nor_file_is_said(fresh: MainWindow) -> None:
    fresh.begin(["no such thing"])
    assert "no such thing" in fresh.banner.text
    assert fresh.start.isVisible()


def test_an_article_is_pasted_with_its_date(window: MainWindow, qtbot: QtBot) -> None:
    window.imports.paste()
    dialog = window.findChild(PasteDialog)
    dialog.text.setPlainText(ARTICLE.decode())
    dialog.published.setText("5 May")
    assert not dialog._buttons.buttons()[0].isEnabled()
    dialog.published.setText("2021-05-03")
    dialog.url.setText("https://example.org/floods")
    dialog.accept()
    pasted = list(window.station.desk.articles.values())[-1]
    assert pasted.masthead.published is not None
    assert str(pasted.masthead.published) == "2021-05-03"
    assert pasted.url == "https://example.org/floods"


def test_sessions_are_renamed_duplicated_put_into_the_trash_and_brought_back(
    window: MainWindow, workbench: Workbench
) -> None:
    press("l", modifier=CONTROL)
    assert window.start.isVisible()
    session = workbench.archive.sessions()[0].session
    menu = QMenu()
    verbs = {a.text(): a for a in window.start.session_actions(session.id, menu)}
    verbs["Rename…"].trigger()
    answer(window, "Almaty")
    verbs["Duplicate"].trigger()
    assert {s.session.name for s in workbench.archive.sessions()} == {"Almaty", "Almaty (2)"}
    assert window.start.model.rowCount() == 2
    verbs["Move to the trash"].trigger()
    assert window.start.model.rowCount() == 1
    window.start._trash.click()
    assert window.start.model.rowCount() == 1
    next(a for a in window.start.session_actions(session.id, menu) if a.text() == "Restore").trigger()
    window.start._trash.click()
    assert window.start.model.rowCount() == 2


def test_the_list_is_searched_and_opened_by_key(
    window: MainWindow, workbench: Workbench, qtmodeltester: ModelTester
) -> None:
    workbench.archive.create("Floods", "May 2021")
    press("l", modifier=CONTROL)
    qtmodeltester.check(window.start.model, force_py=True)  # type: ignore[no-untyped-call]
    window.start._search.setFocus()
    write("may")
    assert window.start.model.rowCount() == 1
    window.start.view.setFocus()
    press(Qt.Key.Key_Return)
    arrive(window)
    assert window.station.desk.session is not None
    assert window.station.desk.session.name == "Floods"
    assert window.page.isVisible()


def test_the_buttons_act_on_the_session_that_is_shown_as_chosen(
    window: MainWindow, workbench: Workbench
) -> None:
    workbench.archive.create("Floods", "May 2021")
    press("l", modifier=CONTROL)
    start = window.start
    names = [found.session.name for found in map(start.model.at, range(2)) if found]
    assert [i.row() for i in start.view.selectionModel().selectedRows()] == [0], "one is chosen at once"
    start.view.selectRow(names.index("Floods"))
    button = next(b for b in start.findChildren(QPushButton) if b.text() == "Rename…" and b.isVisible())
    button.click()
    answer(window, "Floods in May")
    chosen = start.model.at(start.view.currentIndex().row())
    assert chosen is not None
    assert chosen.session.name == "Floods in May", "the list was filled anew, the choice stays"
    next(b for b in start.findChildren(QPushButton) if b.text().startswith("Move") and b.isVisible()).click()
    assert [found.session.name for found in workbench.archive.sessions(trashed=True)] == ["Floods in May"]


def test_a_taken_name_is_refused_in_words(window: MainWindow) -> None:
    window.sessions.new()
    name = window.station.desk.session.name if window.station.desk.session else ""
    answer(window, name)
    assert "already" in window.banner.text


def test_renaming_shows_in_the_header(window: MainWindow) -> None:
    window.sessions.rename()
    answer(window, "Almaty, January", "Protests")
    assert window.page.header.name.text() == "Almaty, January"


def test_the_first_articles_of_a_session_get_the_keyboard(
    tmp_path: Path, looks: Looks, settings: Settings, qtbot: QtBot
) -> None:
    library = str(tmp_path / "empty.sqlite")
    work = WorkThread(
        lambda: open_workbench(library, clock=Clock(), reviewer="A. Editor", reader=InProcess()),
        Workbench.close,
    )
    window = MainWindow(Means(work, Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.begin(sample=True)
    qtbot.waitUntil(lambda: bool(window.page.workspace.shown()), timeout=20_000)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert window.page.workspace.isAncestorOf(QApplication.focusWidget())
    with qtbot.waitSignal(window.closed):
        window.close()
    work.close()
