from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from tests.ui.keys import CONTROL, press, write
from workbench.services.workbench import Workbench
from workbench.ui.preferences.choice import Choice
from workbench.ui.preferences.dialog import PreferencesDialog
from workbench.ui.settings import Settings
from workbench.ui.sitting import Sitting
from workbench.ui.theme import DARK, LIGHT, Faces, Looks, Type, moves, reading_font, ui_font
from workbench.ui.window import MainWindow


def opened(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    press(",", modifier=CONTROL)
    dialog = window.findChild(PreferencesDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def choose(box: QComboBox, value: str) -> None:
    """Choose as a person does: the box says that it was activated."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_what_can_be_put_on_at_once_is(window: MainWindow, settings: Settings, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    choose(dialog.theme, DARK)
    assert window.station.looks.theme.name == DARK
    assert window._actions["theme.dark"].isChecked()
    dialog.moves.click()
    assert not moves()
    dialog.moves_on.click()
    dialog.reject()
    assert window.next_sitting is None
    assert window.isVisible()
    kept = Choice.of(Settings(Path(settings._store.fileName())))
    assert (kept.theme, kept.moves, kept.moves_on) == (DARK, False, True)
    window.station.looks.let_move(True)


def test_another_name_comes_with_another_desk_on_the_same_library(
    window: MainWindow, workbench: Workbench, settings: Settings, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    write("B. Second")  # the name has the keyboard at once
    dialog.reject()
    assert settings.reviewer == "B. Second"
    assert window.next_sitting == Sitting(workbench.library)
    assert not window.isVisible()


def test_the_library_to_begin_with_is_this_one_or_the_platform_s(
    window: MainWindow, workbench: Workbench, settings: Settings, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot)
    dialog.begins_here.click()
    assert settings.library == workbench.library
    dialog.begins_here.click()
    assert settings.library == ""
    dialog.reject()


def test_every_field_says_what_it_is(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    for kind in (QComboBox, QCheckBox):
        assert all(field.accessibleName() for field in dialog.findChildren(kind))
    assert dialog.name.accessibleName() == "Your name"
    dialog.reject()


def test_letters_are_set_larger_and_in_another_face(qapp: QApplication) -> None:
    before = ui_font().pointSizeF(), reading_font().family()
    looks = Looks(qapp, LIGHT, Faces("DejaVu Sans Mono", 150))
    assert ui_font().pointSizeF() == Type.BODY.points * 1.5
    assert reading_font().families()[0] == "DejaVu Sans Mono"
    looks.deleteLater()
    Looks(qapp, LIGHT).deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert (ui_font().pointSizeF(), reading_font().family()) == before


def test_settings_that_make_no_sense_are_as_none(tmp_path: Path) -> None:
    path = tmp_path / "desk.ini"
    path.write_text("[General]\ntheme=purple\ntext_percent=9000\nmoves=perhaps\n", encoding="utf-8")
    found = Choice.of(Settings(path))
    assert (found.theme, found.text_percent, found.moves) == ("system", 200, False)
    path.write_text("[General]\ntext_percent=much\n", encoding="utf-8")
    assert Choice.of(Settings(path)).text_percent == 100
