"""The note on a claim: Markdown to write, and how it will read."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from workbench.core.session import Reviewed
from workbench.ui.drafts import Drafts
from workbench.ui.labels import QUIET, SECTION, Field, label
from workbench.ui.sheet.browser import SafeBrowser
from workbench.ui.statebutton import StateButton
from workbench.ui.theme import Looks, Space
from workbench.ui.words import tr

PREVIEW_HEIGHT = 140


class NoteBox(QWidget):
    """Takes a note: ``given`` carries the claim and the text when the field is left or confirmed.

    ``preview_asked`` carries Markdown; ``show_preview`` takes its HTML back.
    """

    given = Signal(str, str)
    preview_asked = Signal(str)
    finished = Signal()

    def __init__(self, drafts: Drafts, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._claim = ""
        self._stored = ""
        self._is_leaving = False
        self.field = Field(3, enter_confirms=False)
        self.field.setPlaceholderText(tr("A note, in Markdown"))
        self.field.setAccessibleName(tr("Note on the claim, in Markdown"))
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self._give)
        self.field.confirmed.connect(self._finish)
        self.field.escaped.connect(self._finish)
        self._preview = SafeBrowser(looks)
        self._preview.setAccessibleName(tr("Preview of the note"))
        self._preview.setFixedHeight(PREVIEW_HEIGHT)
        self._preview.hide()
        self._hint = label("", QUIET)
        self._write, self._read = _tab(tr("Write")), _tab(tr("Preview"))
        self._lay_out()

    def show_claim(self, item: Reviewed) -> None:
        """Show the note of a claim, or what was half written."""
        if item.claim.id != self._claim:
            self._write.mark(True)
            self._show_field()
        self._claim = item.claim.id
        self._stored = item.note.text if item.note else ""
        draft = self._drafts.get(self._claim)
        self.field.put(self._stored if draft is None else draft)
        self._say()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through, from the top down."""
        return (self._write, self._read, self.field)

    def begin(self) -> None:
        """Put the keyboard into the note."""
        self._write.click()
        self.field.setFocus()

    def show_preview(self, html: str) -> None:
        """Show the note as it will read."""
        self._preview.setHtml(html)

    def _lay_out(self) -> None:
        tabs = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(Space.HAIR)
        row.addWidget(label(tr("Note"), SECTION, wraps=False))
        row.addStretch(1)
        for tab in (self._write, self._read):
            tabs.addButton(tab)
            row.addWidget(tab)
        self._write.mark(True)
        self._write.clicked.connect(self._show_field)
        self._read.clicked.connect(self._ask_preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addLayout(row)
        column.addWidget(self.field)
        column.addWidget(self._preview)
        column.addWidget(self._hint)

    def _show_field(self) -> None:
        self._preview.hide()
        self.field.show()

    def _ask_preview(self) -> None:
        self.field.hide()
        self._preview.show()
        self.preview_asked.emit(self.field.text)

    def _typed(self) -> None:
        if not self._claim:
            return
        if self.field.text == self._stored:
            self._drafts.drop(self._claim)
        else:
            self._drafts.keep(self._claim, self.field.text)
        self._say()

    def _say(self) -> None:
        is_draft = self.field.text != self._stored
        self._hint.setText(
            tr("Not saved yet. Ctrl+Enter, or leaving the field, saves it.") if is_draft else ""
        )
        self._hint.setVisible(is_draft)

    def _give(self) -> None:
        if self._claim and not self._is_leaving and self.field.text.strip() != self._stored.strip():
            self.given.emit(self._claim, self.field.text)

    def _finish(self) -> None:
        self._give()
        self._is_leaving = True  # the keyboard goes elsewhere now: the field is left, which gives it too
        try:
            self.finished.emit()
        finally:
            self._is_leaving = False


def _tab(text: str) -> StateButton:
    button = StateButton()
    button.setText(text)
    button.setObjectName("tab")
    return button
