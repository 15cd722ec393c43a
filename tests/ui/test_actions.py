from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QMenu

from workbench.ui.actions import plain_text
from workbench.ui.commands.row import MENUS
from workbench.ui.commands.table import TABLE
from workbench.ui.icons import names
from workbench.ui.keys.sheet import KeySheet
from workbench.ui.window import MainWindow

KEYS_OF_THE_ISSUE = [
    *("J", "K", "U", "C", "A", "R", "V", "N", "M", "Backspace", "L", "O"),
    *("Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+F", "Ctrl+E", "F6", "?"),
]


def test_no_key_is_given_twice() -> None:
    keys = [QKeySequence(key).toString() for row in TABLE for key in row.keys]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert all(keys)
    assert set(KEYS_OF_THE_ISSUE) <= {key for row in TABLE for key in row.keys}


def test_rows_are_whole() -> None:
    assert [row.id for row in TABLE if not row.help.endswith(".")] == []
    assert {row.menu for row in TABLE} == set(MENUS)
    assert {row.icon for row in TABLE if row.icon} <= set(names())
    assert len({row.id for row in TABLE}) == len(TABLE)


def test_every_command_is_in_a_menu_with_its_key(window: MainWindow) -> None:
    found: dict[str, QAction] = {}
    for top in window.menuBar().actions():
        menu = top.menu()
        assert isinstance(menu, QMenu)
        found.update({action.objectName(): action for action in menu.actions() if action.objectName()})
    assert set(found) == {row.id for row in TABLE}
    for row in TABLE:
        assert [key.toString() for key in found[row.id].shortcuts()] == [
            QKeySequence(key).toString() for key in row.keys
        ]


def test_the_list_of_keys_is_true_to_the_table(window: MainWindow) -> None:
    window.rooms.moving.show_keys()
    sheet = window.findChildren(KeySheet)[-1]
    told = {label.text() for label in sheet.findChildren(QLabel)}
    for row in TABLE:
        assert (plain_text(row) in told) is bool(row.keys)
