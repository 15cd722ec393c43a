"""The fact sheet as it would be exported, to read before it goes out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.core.sheet import Section
from workbench.ui.labels import SECTION, label
from workbench.ui.room import roomy
from workbench.ui.sheet.browser import SafeBrowser
from workbench.ui.theme import Looks, Space, reading_font
from workbench.ui.words import noop, tr

SECTIONS = {
    Section.DECISIONS: noop("Decisions"),
    Section.CONFLICTS: noop("Open conflicts"),
    Section.VERDICTS: noop("Reviewed claims"),
    Section.UNREVIEWED: noop("Unreviewed claims"),
    Section.VARIANTS: noop("Name and quotation variants"),
    Section.ONLY_HERE: noop("What stands in one article only"),
    Section.CORRECTIONS: noop("Corrections"),
    Section.REGISTER: noop("Register of sources"),
    Section.ARTICLES: noop("Articles"),
    Section.METHOD: noop("Method"),
}


class PreviewDialog(QDialog):
    """Shows HTML that was made safe, and the sections to choose from.

    ``sections_chosen`` carries those that are left out, ``export_asked`` too: so it is to be written.
    """

    sections_chosen = Signal(frozenset)
    export_asked = Signal(frozenset)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Fact sheet"))
        roomy(self, 980, 720)
        self.browser = SafeBrowser(looks)
        self.browser.setObjectName("paper")
        self.browser.document().setDefaultFont(reading_font())
        self.browser.setAccessibleName(tr("Fact sheet"))
        self._export = QPushButton(tr("Export…"))
        self._export.setDefault(True)
        self._export.setEnabled(False)
        self._export.clicked.connect(self._ask_export)
        self._wanted = {section: _wanted(section) for section in Section}
        for box in self._wanted.values():
            box.toggled.connect(self._choose)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.LARGE)
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._sections())
        body.addWidget(self.browser, 1)
        column.addLayout(body, 1)
        column.addLayout(row)
        self.browser.setPlainText(tr("Writing the fact sheet…"))

    def without(self) -> frozenset[Section]:
        """Return the sections that are left out."""
        return frozenset(section for section, box in self._wanted.items() if not box.isChecked())

    def _sections(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(label(tr("Sections"), SECTION, wraps=False))
        for box in self._wanted.values():
            column.addWidget(box)
        column.addStretch(1)
        return column

    def _choose(self) -> None:
        self._export.setEnabled(False)
        self.sections_chosen.emit(self.without())

    def _ask_export(self) -> None:
        self.export_asked.emit(self.without())

    def show_sheet(self, html: str) -> None:
        """Show the fact sheet."""
        self.browser.setHtml(html)
        self._export.setEnabled(True)


def _wanted(section: Section) -> QCheckBox:
    box = QCheckBox(tr(SECTIONS[section]))
    box.setChecked(True)
    return box
