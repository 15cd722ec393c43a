"""The dialog that takes an article from the clipboard, with its address and date."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.core.dates import PartialDate
from workbench.ui.labels import QUIET, button_box, label
from workbench.ui.room import roomy
from workbench.ui.theme import Space
from workbench.ui.words import tr


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was given: ``published`` is an ISO date as far as known; empty is unknown."""

    text: str
    name: str
    url: str
    published: str


class PasteDialog(QDialog):
    """Asks for an article's text, and what is known of it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Paste an article"))
        roomy(self, 640, 520)
        self.text = QPlainTextEdit(text)
        self.text.setPlaceholderText(tr("The article's text, headline first"))
        self.text.setAccessibleName(tr("Text of the article"))
        self.text.setTabChangesFocus(True)
        self.name, self.url, self.published = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("its first line, if left empty"))
        self.url.setPlaceholderText("https://")
        self.published.setPlaceholderText(tr("2022-01-19, or --01-19 where the year is not known"))
        form = QFormLayout()
        form.setHorizontalSpacing(Space.MEDIUM)
        form.setVerticalSpacing(Space.SMALL)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Address"), self.url)
        form.addRow(tr("Published"), self.published)
        self._problem = label("", QUIET)
        offered = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self._buttons = button_box(QDialogButtonBox(offered))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Add article"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.text, 1)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        self.text.textChanged.connect(self._check)
        self.published.textChanged.connect(self._check)
        self._check()

    def given(self) -> Pasted:
        """Return what the editor gave."""
        fields = (self.name.text().strip(), self.url.text().strip(), self.published.text().strip())
        return Pasted(self.text.toPlainText(), *fields)

    def _check(self) -> None:
        problem = date_problem(self.published.text())
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        has_text = bool(self.text.toPlainText().strip())
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(has_text and not problem)


def date_problem(text: str) -> str:
    """Return what is wrong with a date as typed, empty where it can be read or is empty."""
    if not text.strip():
        return ""
    try:
        PartialDate.parse(text)
    except ValueError:
        return tr("Write the date as 2022-01-19, 2022-01, or --01-19 where the year is not known.")
    return ""
