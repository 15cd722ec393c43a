"""The list of keys, made from the action table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.actions import plain_text
from workbench.ui.commands.row import MENUS, Row
from workbench.ui.commands.table import TABLE
from workbench.ui.labels import QUIET, SECTION, button_box, label
from workbench.ui.theme import Space


class KeySheet(QDialog):
    """Lists every command that has a key, by menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys")
        self.resize(860, 620)
        page = QWidget()
        page.setObjectName("keyPage")
        columns = QHBoxLayout(page)
        columns.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        columns.setSpacing(2 * Space.WIDE)
        for menus in _halves():
            columns.addLayout(_column(menus), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        told = "Letters work everywhere but in a text field; Escape leaves a field."
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.WIDE, Space.SMALL, Space.LARGE, Space.LARGE)
        foot.addWidget(label(told, QUIET), 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)


def _halves() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the menus, in their order, into two columns that are as nearly alike in height as can be."""
    heights = [2 + sum(1 for row in TABLE if row.menu == menu and row.keys) for menu in MENUS]
    cut = min(range(1, len(MENUS)), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))
    return MENUS[:cut], MENUS[cut:]


def _column(menus: tuple[str, ...]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.SMALL)
    for menu in menus:
        found = [row for row in TABLE if row.menu == menu and row.keys]
        if found:
            column.addWidget(label(menu.replace("&", ""), SECTION, wraps=False))
            column.addLayout(_grid(found))
            column.addSpacing(Space.MEDIUM)
    column.addStretch(1)
    return column


def _grid(found: list[Row]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.setVerticalSpacing(Space.TIGHT)
    for number, row in enumerate(found):
        grid.addWidget(label(plain_text(row), wraps=False), number, 0)
        grid.addWidget(_key(row), number, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid


def _key(row: Row) -> QLabel:
    native = QKeySequence.SequenceFormat.NativeText
    made = label(",  ".join(QKeySequence(key).toString(native) for key in row.keys), "key", wraps=False)
    made.setToolTip(row.help)
    return made
