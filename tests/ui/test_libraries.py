from pathlib import Path

from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from workbench.services.inprocess import InProcess
from workbench.services.workbench import open_workbench
from workbench.ui.sitting import Sitting
from workbench.ui.window import MainWindow


def other_library(folder: Path) -> Path:
    path = folder / "other.sqlite"
    opened = open_workbench(str(path), reviewer="B. Colleague", reader=InProcess())
    opened.archive.create("A flood")
    opened.close()
    return path


def test_another_library_is_opened_in_this_one_s_place(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = other_library(tmp_path)
    window._actions["library.open"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    with qtbot.waitSignal(window.closed):
        dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert window.next_sitting == Sitting(str(path))
    assert not window.isVisible()


def test_what_is_no_library_is_told_and_the_desk_stays(window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a library\n" * 100, encoding="utf-8")
    before = path.read_bytes()
    window.libraries.turn_to(str(path))
    assert window.next_sitting is None
    assert window.isVisible()
    assert str(path) in window.banner.text
    assert path.read_bytes() == before


def test_quitting_afterwards_opens_nothing(window: MainWindow) -> None:
    window.next_sitting = Sitting("left over")
    window._actions["app.quit"].trigger()
    assert window.next_sitting is None
