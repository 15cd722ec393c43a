"""The bar that shows how far an import is, with its Cancel."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from workbench.ui.reading.header import Elided
from workbench.ui.theme import Space, Type
from workbench.ui.words import number, tr


class ImportBar(QFrame):
    """Hidden while nothing is imported; ``cancel_asked`` when the editor has enough."""

    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importBar")
        self._words = Elided(self, Type.BODY)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Progress of the import"))
        self._progress.setMaximumWidth(240)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.clicked.connect(self._asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._words, 2)
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel)
        row.addStretch(1)
        self.hide()

    def begin(self) -> None:
        """Show that an import was started."""
        self._words.setText(tr("Reading…"))
        self._progress.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def progress(self, done: int, total: int, name: str) -> None:
        """Show how far it is: the comparison at the end counts as one step."""
        self._progress.setRange(0, total + 1)
        self._progress.setValue(done)
        comparing = done == total
        self._words.setText(
            tr("Comparing the articles…")
            if comparing
            else tr("Reading {place} of {all}: {name}", place=number(done + 1), all=number(total), name=name)
        )

    def _asked(self) -> None:
        self._words.setText(tr("Stopping…"))
        self._cancel.setEnabled(False)
        self.cancel_asked.emit()
