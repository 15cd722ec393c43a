"""What names a key: tool tips and sentences say the key that the editor gave to the command."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QLabel, QToolTip, QWidget
from typing_extensions import override

from workbench.ui.actions import menu_words, plain_text
from workbench.ui.commands.table import TABLE
from workbench.ui.labels import tip
from workbench.ui.words import tr

NATIVE = QKeySequence.SequenceFormat.NativeText


def keyed(widget: QWidget, words: str, command: str) -> None:
    """Give ``widget`` a tool tip of these words and the key that the editor gave to ``command``."""
    widget.setToolTip(words)
    widget.installEventFilter(_Hint(command, widget))


def hint(widget: QWidget, command: str) -> str:
    """Return the tool tip of a control with the key that its command has in this window."""
    action = _action(widget, command)
    key = action.shortcut().toString(NATIVE) if action is not None else ""
    return f"{widget.toolTip()} ({key})" if key else widget.toolTip()


def key_of(widget: QWidget, command: str) -> str:
    """Return the key that a command has now, for a sentence; without one, where in the menus it is."""
    row = next(row for row in TABLE if row.id == command)
    action = _action(widget, command)
    key = action.shortcut() if action is not None else QKeySequence(row.keys[0] if row.keys else "")
    if not key.isEmpty():
        return key.toString(NATIVE)
    return tr("“{command}” in the menu “{menu}”", command=plain_text(row), menu=menu_words(row))


def has_key(widget: QWidget, command: str, key: str) -> bool:
    """Tell whether a command answers to a key now."""
    action = _action(widget, command)
    return action is None or QKeySequence(key) in action.shortcuts()


def naming(label: QLabel, words: str, **commands: str) -> QLabel:
    """Let ``label`` say ``words`` (translated, ``{name}`` in them the key of a command), always as it is now.

    The words are renewed whenever the label comes into sight.
    """
    _Sentence(words, commands, label)
    return label


def _action(widget: QWidget, command: str) -> QAction | None:
    """Return the action of a command of the window that holds ``widget`` or its dialog."""
    top = widget.window()
    while (over := top.parentWidget()) is not None:
        top = over.window()
    return top.findChild(QAction, command)


class _Hint(QObject):
    """Shows the tip of its parent: the key is asked for when it is shown, so that it is never an old one."""

    def __init__(self, command: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._command = command

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip or not isinstance(watched, QWidget):
            return False
        if isinstance(event, QHelpEvent) and watched.toolTip():
            QToolTip.showText(event.globalPos(), tip(hint(watched, self._command)), watched)
        return True


class _Sentence(QObject):
    """Keeps the words of its label true to the keys."""

    def __init__(self, words: str, commands: Mapping[str, str], label: QLabel) -> None:
        super().__init__(label)
        self._words, self._commands, self._label = words, dict(commands), label
        self._followed: set[str] = set()
        label.installEventFilter(self)
        self._say()

    def _say(self) -> None:
        keys = {name: key_of(self._label, command) for name, command in self._commands.items()}
        words = self._words.format(**keys)
        if words != self._label.text():
            self._label.setText(words)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show:
            self._follow()
            self._say()
        return False

    def _follow(self) -> None:
        for command in set(self._commands.values()) - self._followed:
            action = _action(self._label, command)
            if action is not None:
                self._followed.add(command)
                action.changed.connect(self._say)
