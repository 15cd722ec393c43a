"""The dialog that corrects an article's masthead."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.core.article import Article
from workbench.ui.importing.paste import date_problem
from workbench.ui.labels import QUIET, button_box, label
from workbench.ui.room import room_on_screen
from workbench.ui.theme import Space, scaled
from workbench.ui.words import noop, tr

FIELDS = (
    ("headline", noop("Headline")),
    ("publisher", noop("Publisher")),
    ("byline", noop("Byline")),
    ("dateline", noop("Dateline")),
    ("published", noop("Published")),
    ("updated", noop("Updated")),
)
DATES = ("published", "updated")
WIDTH = 480


class MastheadDialog(QDialog):
    """Shows the masthead as it stands; ``corrections`` are the fields that were changed."""

    def __init__(self, article: Article, field: str = "headline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Masthead of {name}", name=article.name))
        self._before = {key: _value(article, key) for key, _ in FIELDS}
        self.fields = {key: QLineEdit(self._before[key]) for key, _ in FIELDS}
        form = QFormLayout()
        form.setHorizontalSpacing(Space.MEDIUM)
        form.setVerticalSpacing(Space.SMALL)
        for key, words in FIELDS:
            self.fields[key].setPlaceholderText(tr("not known"))
            form.addRow(tr(words), self.fields[key])
            self.fields[key].textChanged.connect(self._check)
        self._origin = label(_origin(article), QUIET)
        self._problem = label("", QUIET)
        offered = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self._buttons = button_box(QDialogButtonBox(offered))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Correct"))
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(form)
        for part in (self._origin, self._problem):
            part.setMinimumWidth(min(scaled(WIDTH), room_on_screen(self).width()))
            column.addWidget(part)
        column.addWidget(self._buttons)
        self.fields[field].setFocus()
        self.fields[field].selectAll()
        self._check()

    def corrections(self) -> dict[str, str]:
        """Return the changed fields with what they now say; empty says unknown."""
        now = {key: edit.text().strip() for key, edit in self.fields.items()}
        return {key: text for key, text in now.items() if text != self._before[key]}

    def _check(self) -> None:
        problem = next((p for p in (date_problem(self.fields[key].text()) for key in DATES) if p), "")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)


def _value(article: Article, key: str) -> str:
    found = getattr(article.masthead, key)
    return "" if found is None else str(found)


def _origin(article: Article) -> str:
    masthead = article.masthead
    if masthead.published is None:
        return tr(
            "No date was found in the text. Times in it are compared by the dates of the other articles."
        )
    return (
        tr("The date comes from: {origin}.", origin=masthead.published_from)
        if masthead.published_from
        else ""
    )
