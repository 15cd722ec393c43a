"""How large a dialog is: as its letters ask for, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import scaled

EDGE = 96
"""What a screen leaves around a dialog for its frame and for panels, in pixels."""


def room_on_screen(widget: QWidget) -> QSize:
    """Return how large a dialog can be at most."""
    return widget.screen().availableSize() - QSize(EDGE, EDGE)


def roomy(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog the size that it has at the usual size of letters, larger with larger ones."""
    dialog.resize(QSize(scaled(width), scaled(height)).boundedTo(room_on_screen(dialog)))
