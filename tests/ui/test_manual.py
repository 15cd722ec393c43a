import re

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.keys import SHIFT, press
from workbench.ui.commands.table import TABLE
from workbench.ui.keys.manual import ManualDialog, manual_text
from workbench.ui.window import MainWindow


def test_the_manual_opens_by_key_and_closes_by_escape(window: MainWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_F1, modifier=SHIFT)
    dialog = window.findChild(ManualDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    shown = dialog.browser.toPlainText()
    assert "One sitting" in shown
    assert "**" not in shown, "it is set, not shown as it was written"
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_manual_names_no_key_that_the_desk_does_not_have() -> None:
    named = re.findall(r"`([^`]+)`", manual_text())
    keys = {key for row in TABLE for key in row.keys}
    assert len(named) > 15
    assert not [key for key in named if key not in keys]


def test_an_answer_that_comes_too_late_is_dropped(window: MainWindow, qtbot: QtBot) -> None:
    from workbench.ui.sheet.late import Late

    dialog = ManualDialog(window.station.looks)
    shown: list[str] = []
    late = Late(dialog, shown.append)
    late("in time")
    dialog.deleteLater()
    qtbot.waitUntil(lambda: not isValid(dialog))
    late("too late")
    assert shown == ["in time"]
