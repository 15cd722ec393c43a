"""Tool tips of controls that do what a command does: they name the key that the command has now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QHelpEvent, QKeySequence
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from workbench.ui.labels import tip


def keyed(widget: QWidget, words: str, command: str) -> None:
    """Give ``widget`` a tool tip of these words and the key that the editor gave to ``command``."""
    widget.setToolTip(words)
    widget.installEventFilter(_Hint(command, widget))


def hint(widget: QWidget, command: str) -> str:
    """Return the tool tip of a control with the key that its command has in this window."""
    action = widget.window().findChild(QAction, command)
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) if action is not None else ""
    return f"{widget.toolTip()} ({key})" if key else widget.toolTip()


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
