"""The dialog of a timeline: the chart over the table, one place in both."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from workbench.services.timeline import Timeline
from workbench.ui.labels import QUIET, STRONG, button_box, label
from workbench.ui.plaintable import plain_table
from workbench.ui.reading.splitter import in_reading_order
from workbench.ui.room import roomy
from workbench.ui.theme import Looks, Space
from workbench.ui.timeline.chart import Chart
from workbench.ui.timeline.table import TimelineModel
from workbench.ui.words import begun, tr

WIDTH, HEIGHT = 860, 620
_COLUMNS = (17, 20, 16, 16)
"""How many letters the columns have room for, but the last, which takes what is left."""


class TimelineDialog(QDialog):
    """Shows a timeline; ``picked`` carries a claim that the editor wants to see."""

    picked = Signal(str)

    def __init__(self, timeline: Timeline, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Timeline"))
        roomy(self, WIDTH, HEIGHT)
        self._timeline = timeline
        self.chart = Chart(timeline, looks)
        self.view = plain_table(
            TimelineModel(timeline, self), tr("Table: {point} over time", point=timeline.label), _COLUMNS
        )
        self.chart.picked.connect(self._pick)
        self.chart.went.connect(self.view.selectRow)
        self.view.selectionModel().currentRowChanged.connect(self._went)
        self.view.activated.connect(self._activated)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.chart)
        parts.addWidget(self.view)
        in_reading_order(parts)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        name = begun(timeline.label)
        column.addWidget(label(tr("{point} over time", point=name), STRONG))
        told = tr(
            "A dot is what is stated, a bar what that allows: one that fades has no end. Enter goes there."
        )
        column.addWidget(label(told, QUIET))
        column.addWidget(parts, 1)
        column.addWidget(buttons)
        self.chart.setFocus()
        self.view.selectRow(0)

    def _went(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.chart.go_to(current.row())

    def _activated(self, index: QModelIndex) -> None:
        self._pick(self._timeline.moments[index.row()].claim)

    def _pick(self, claim: str) -> None:
        self.accept()
        self.picked.emit(claim)
