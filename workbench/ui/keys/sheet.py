"""The list of keys, made from the action table."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.actions import plain_text
from workbench.ui.commands.row import MENUS, Row
from workbench.ui.commands.table import TABLE
from workbench.ui.labels import QUIET, SECTION, button_box, label
from workbench.ui.room import roomy
from workbench.ui.theme import Space, ui_font
from workbench.ui.words import tr

_CLEARLY = 0.8
"""Up to this part of the width, words fit with all that stands around them."""


class KeySheet(QDialog):
    """Lists every command that has a key, by menu; ``change_asked`` when they are to be changed."""

    change_asked = Signal()

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # its labels would be styled with every theme
        self.setWindowTitle(tr("Keys"))
        roomy(self, 860, 620)
        shown = {key: _written(action) for key, action in actions.items()}
        page = _page(_halves(shown), shown)
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        may_not_fit = _words_wide(_halves(shown), shown) > _CLEARLY * self.width()
        if may_not_fit and page.sizeHint().width() + bar > self.width():  # the exact width takes long
            page = _page((MENUS,), shown, wraps=True)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        change = QPushButton(tr("Change keys…"))
        change.clicked.connect(self._ask_change)
        told = tr("Letters work everywhere but in a text field; Escape leaves a field.")
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.WIDE, Space.SMALL, Space.LARGE, Space.LARGE)
        foot.addWidget(label(told, QUIET), 1)
        foot.addWidget(change)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _ask_change(self) -> None:
        self.accept()
        self.change_asked.emit()


def _halves(shown: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part the menus, in their order, into two columns that are as nearly alike in height as can be."""
    heights = [2 + sum(1 for row in TABLE if row.menu == menu and shown[row.id]) for menu in MENUS]
    cut = min(range(1, len(MENUS)), key=lambda n: max(sum(heights[:n]), sum(heights[n:])))
    return MENUS[:cut], MENUS[cut:]


def _words_wide(parts: tuple[tuple[str, ...], ...], shown: Mapping[str, str]) -> int:
    """Return the pixels that the longest words of each column take, without what stands around them."""
    metrics = QFontMetrics(ui_font())
    return sum(
        max(
            metrics.horizontalAdvance(plain_text(row)) + metrics.horizontalAdvance(shown[row.id])
            for row in TABLE
            if row.menu in menus and shown[row.id]
        )
        for menus in parts
    )


def _page(parts: tuple[tuple[str, ...], ...], shown: Mapping[str, str], *, wraps: bool = False) -> QWidget:
    """Return the menus in columns."""
    page = QWidget()
    page.setObjectName("keyPage")
    columns = QHBoxLayout(page)
    columns.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
    columns.setSpacing(2 * Space.WIDE)
    for menus in parts:
        columns.addLayout(_column(menus, shown, wraps=wraps), 1)
    return page


def _column(menus: tuple[str, ...], shown: Mapping[str, str], *, wraps: bool) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.SMALL)
    for menu in menus:
        found = [row for row in TABLE if row.menu == menu and shown[row.id]]
        if found:
            column.addWidget(label(tr(menu).replace("&", ""), SECTION, wraps=False))
            column.addLayout(_grid(found, shown, wraps=wraps))
            column.addSpacing(Space.MEDIUM)
    column.addStretch(1)
    return column


def _grid(found: list[Row], shown: Mapping[str, str], *, wraps: bool) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.setVerticalSpacing(Space.TIGHT)
    for number, row in enumerate(found):
        grid.addWidget(label(plain_text(row), wraps=wraps), number, 0)
        grid.addWidget(_key(row, shown[row.id]), number, 1, Qt.AlignmentFlag.AlignRight)
    grid.setColumnStretch(0, 1)
    return grid


def _key(row: Row, shown: str) -> QLabel:
    made = label(shown, "key", wraps=False)
    made.setToolTip(tr(row.help))
    return made


def _written(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ",  ".join(key.toString(native) for key in action.shortcuts())
