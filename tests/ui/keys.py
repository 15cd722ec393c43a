"""Pressing keys as a person does: where the keyboard is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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
