"""How large a dialog is: as its letters ask for, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QStyle, QWidget

from workbench.ui.theme import scaled

EDGE = 96
"""What a screen leaves around a dialog for its frame and for panels, in pixels."""


def room_on_screen(widget: QWidget) -> QSize:
    """Return how large a dialog can be at most."""
    return widget.screen().availableSize() - QSize(EDGE, EDGE)


def roomy(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog the size that it has at the usual size of letters, larger with larger ones."""
    dialog.resize(QSize(scaled(width), scaled(height)).boundedTo(room_on_screen(dialog)))


def scrolling(page: QWidget) -> QScrollArea:
    """Return what shows ``page`` whole where there is room, and else by scrolling."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(page)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard belongs to the fields; they scroll into sight
    area.viewport().setAutoFillBackground(False)
    page.setAutoFillBackground(False)
    return area


def fitting(dialog: QWidget, page: QWidget, foot: int, *, least: int = 0) -> None:
    """Give a dialog the size of what scrolls in it, ``least`` wide, and of the foot below that does not."""
    room, wanted = room_on_screen(dialog), page.sizeHint()
    width = max(wanted.width(), least)
    height = (page.heightForWidth(width) if page.hasHeightForWidth() else wanted.height()) + foot
    bar = dialog.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent) if height > room.height() else 0
    dialog.resize(QSize(width + bar, height).boundedTo(room))
