"""The dialog in which an editor enters a source and what it says on a claim, or corrects both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from workbench.core import wording
from workbench.core.evidence import Passage, Rank, Source, Stance
from workbench.ui.choice import Choice
from workbench.ui.labels import PLAIN, QUIET, SECTION, Field, button_box, label, whole
from workbench.ui.room import room_on_screen
from workbench.ui.theme import Looks, Space, scaled
from workbench.ui.words import noop, tr

STANCES = (
    (noop("It supports the claim"), Stance.SUPPORTS),
    (noop("It refutes the claim"), Stance.REFUTES),
    (noop("It gives context"), Stance.CONTEXT),
)
RANKS = (
    (noop("Not said"), Rank.UNSTATED),
    (noop("Primary"), Rank.PRIMARY),
    (noop("Secondary"), Rank.SECONDARY),
)
OF_SOURCE = (
    ("title", noop("Title"), noop("List of the dead")),
    ("publisher", noop("Publisher"), noop("Ministry of Health")),
    ("url", noop("Address"), "https://"),
    ("published", noop("Published"), "2022-01-19"),
    ("retrieved", noop("Retrieved on"), "2022-01-20"),
    ("origin", noop("Repeats"), noop("the wire service whose text it is, if any")),
)
OF_PASSAGE = (
    ("locator", noop("Where in it"), noop("page, paragraph, or time")),
    ("confirmed_by", noop("Confirmed by"), noop("who checked it")),
    ("confirmed_how", noop("How"), noop("by phone, in the archive")),
    ("confirmed_on", noop("When"), "2022-01-20"),
)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered; ``file`` is to be attached to the source, None where none is."""

    source: Source
    passage: Passage
    file: Path | None = None


WIDTH = 760


class SourceDialog(QDialog):
    """Asks for a source and its passage; ``entered`` carries them.

    A known source can be chosen instead of typing it again; that of an article is what its masthead says.
    """

    entered = Signal(object)

    def __init__(
        self,
        claim: str,
        known: Sequence[Source],
        looks: Looks,
        parent: QWidget | None = None,
        start: Entered | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Source") if start else tr("Add a source"))
        self._start = start or Entered(Source(), Passage())
        self._known = tuple(known)
        self._file: Path | None = None
        self.fields = {name: _line(tr(words), tr(hint)) for name, words, hint in (*OF_SOURCE, *OF_PASSAGE)}
        self.stance, self.rank, self.source = Choice(looks), Choice(looks), Choice(looks)
        self.quote = Field(4, enter_confirms=False)
        self.file = QPushButton(tr("Attach a file…"))
        self._problem = label("", QUIET)
        self._problem.setAccessibleDescription(tr("What is wrong"))
        offered = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self._buttons = button_box(QDialogButtonBox(offered))
        self._fill()
        self._lay_out(claim)
        self._listen()
        self._check()
        self.resize(QSize(scaled(WIDTH), self.sizeHint().height()).boundedTo(room_on_screen(self)))
        self.fields["title"].setFocus()

    def given(self) -> Entered:
        """Return what stands in the fields."""
        source = replace(
            self._chosen(),
            title=self._typed("title"),
            publisher=self._typed("publisher"),
            url=self._typed("url"),
            published=self._typed("published"),
            retrieved=self._typed("retrieved"),
            origin=self._typed("origin"),
            rank=RANKS[self.rank.currentIndex()][1],
        )
        passage = replace(
            self._start.passage,
            stance=STANCES[self.stance.currentIndex()][1],
            quote=self.quote.text.strip(),
            locator=self._typed("locator"),
            confirmed_by=self._typed("confirmed_by"),
            confirmed_how=self._typed("confirmed_how"),
            confirmed_on=self._typed("confirmed_on"),
        )
        return Entered(source, passage, self._file)

    def attach(self, path: Path) -> None:
        """Have a file attached with the source."""
        self._file = path
        self.file.setText(tr("{name} – another…", name=wording.shortened(path.name, 32)).replace("&", "&&"))
        self._check()

    def _typed(self, name: str) -> str:
        return self.fields[name].text().strip()

    def _chosen(self) -> Source:
        if self._start.source.id:
            return self._start.source
        found = self.source.currentData()
        return next((s for s in self._known if s.id == found), Source())

    def _fill(self) -> None:
        for words, stance in STANCES:
            self.stance.addItem(tr(words), stance.value)
        for words, rank in RANKS:
            self.rank.addItem(tr(words), rank.value)
        self.source.addItem(tr("A new source"), "")
        for source in self._known:
            self.source.addItem(wording.shortened(source.name, 48), source.id)
        self.stance.setAccessibleName(tr("How it bears on the claim"))
        self.rank.setAccessibleName(tr("Primary or secondary"))
        self.source.setAccessibleName(tr("Known sources"))
        self.quote.setAccessibleName(tr("What it says, word for word"))
        self.quote.setPlaceholderText(tr("What it says, word for word"))
        self.quote.put(self._start.passage.quote)
        self.stance.setCurrentIndex([s for _, s in STANCES].index(self._start.passage.stance))
        for name, _, _ in OF_PASSAGE:
            self.fields[name].setText(getattr(self._start.passage, name))
        self._show_source(self._start.source)

    def _show_source(self, source: Source) -> None:
        for name, _, _ in OF_SOURCE:
            self.fields[name].setText(getattr(source, name))
            self.fields[name].setReadOnly(source.article is not None and name != "origin")
        self.rank.setCurrentIndex([r for _, r in RANKS].index(source.rank))
        if source.file is not None:
            self.file.setText(
                tr("{name} – another…", name=wording.shortened(source.file.name, 32)).replace("&", "&&")
            )

    def _lay_out(self, claim: str) -> None:
        left, right = _form(), _form()
        left.addRow(label(tr("The source"), SECTION))
        if self._known and not self._start.source.id:
            left.addRow(tr("Known"), self.source)
        for name, words, _ in OF_SOURCE:
            left.addRow(tr(words), self.fields[name])
        left.addRow(tr("Kind"), self.rank)
        left.addRow("", self.file)
        right.addRow(label(tr("What it says"), SECTION))
        right.addRow(tr("Bearing"), self.stance)
        right.addRow(self.quote)
        for name, words, _ in OF_PASSAGE:
            right.addRow(tr(words), self.fields[name])
        halves = QHBoxLayout()
        halves.setSpacing(Space.WIDE)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(tr("On the claim “{claim}”", claim=wording.shortened(claim, 120)), PLAIN))
        column.addLayout(halves)
        column.addWidget(self._problem)
        column.addWidget(self._buttons)
        self.setMinimumWidth(760)
        for field in (*self.fields.values(), self.rank, self.stance, self.source, self.file):
            whole(field)

    def _listen(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(tr("Save") if self._start.source.id else tr("Add source"))
        ok.setDefault(True)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self.source.activated.connect(self._picked)
        self.file.clicked.connect(self._choose_file)
        self.quote.confirmed.connect(self._confirm)
        self.quote.escaped.connect(self.reject)
        for field in self.fields.values():
            field.textChanged.connect(self._check)

    def _picked(self, _index: int) -> None:
        self._show_source(self._chosen())

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, tr("Attach a file"))
        if path:
            self.attach(Path(path))

    def _confirm(self) -> None:
        if not self._problem_now():
            self.accept()

    def _check(self) -> None:
        problem = self._problem_now()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not problem)

    def _problem_now(self) -> str:
        named = any(self.fields[name].text().strip() for name in ("title", "publisher", "url"))
        if not (named or self._file):
            return tr("Give it a title, a publisher or an address.")
        url = self.fields["url"].text().strip()
        if url and not re.match(r"https?://[^\s/]+", url, re.IGNORECASE):
            return tr("An address begins with https:// or http://.")
        return ""

    def _tell(self) -> None:
        self.entered.emit(self.given())


def _line(words: str, hint: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(words)
    field.setPlaceholderText(hint)
    return field


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(Space.MEDIUM)
    form.setVerticalSpacing(Space.SMALL)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form
