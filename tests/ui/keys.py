"""Pressing keys as a person does: where the keyboard is."""

import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from workbench.ui.window import MainWindow

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def arrive(window: MainWindow) -> None:
    """Let a session that is being opened come onto the screen; it comes in turns."""
    end = time.monotonic() + 60
    while not window.station.following.has_arrived:
        assert time.monotonic() < end, "the session did not come onto the screen"
        QTest.qWait(1)


def focus_widget() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key | str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys one after the other."""
    for key in keys:
        code = Qt.Key(ord(key.upper())) if isinstance(key, str) else key
        QTest.keyClick(focus_widget(), code, modifier)


def write(text: str) -> None:
    """Type ASCII text."""
    QTest.keyClicks(focus_widget(), text)
