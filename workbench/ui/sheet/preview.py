"""The fact sheet as it would be exported, to read before it goes out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.ui.sheet.browser import SafeBrowser
from workbench.ui.theme import Looks, Space, reading_font

EDGE = 96
"""What a screen leaves around a dialog for its frame and for panels, in pixels."""


class PreviewDialog(QDialog):
    """Shows HTML that was made safe; ``export_asked`` when it is to be written."""

    export_asked = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Fact sheet")
        room = self.screen().availableSize()
        self.resize(min(820, room.width() - EDGE), min(720, room.height() - EDGE))
        self.browser = SafeBrowser(looks)
        self.browser.setObjectName("paper")
        self.browser.document().setDefaultFont(reading_font())
        self.browser.setAccessibleName("Fact sheet")
        self._export = QPushButton("Export…")
        self._export.setDefault(True)
        self._export.setEnabled(False)
        self._export.clicked.connect(self.export_asked)
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.LARGE)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.browser, 1)
        column.addLayout(row)
        self.browser.setPlainText("Writing the fact sheet…")

    def show_sheet(self, html: str) -> None:
        """Show the fact sheet."""
        self.browser.setHtml(html)
        self._export.setEnabled(True)
