"""The dialog of a session's rules: its verdicts in their order, what they need, and the threshold."""

from __future__ import annotations

from collections import Counter
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from workbench.core.claim import Claim, Kind, Origin
from workbench.core.house import HouseRules
from workbench.core.verdict import UNREVIEWED, Grade, VerdictScale
from workbench.ui.labels import PLAIN, QUIET, SECTION, button_box, label
from workbench.ui.room import fitting, room_on_screen, scrolling
from workbench.ui.rules.graderow import GradeRow
from workbench.ui.state import Desk
from workbench.ui.theme import Looks, Space
from workbench.ui.words import noop, number, tr

HEADS = (
    noop("Verdict"),
    noop("Comes to"),
    noop("Colour"),
    noop("Underline"),
    noop("Number"),
    noop("Reason"),
    noop("Source"),
)
STACKED = 2
"""So many heads are there where a verdict has two lines."""
MOST = 9
"""Verdicts that one scale may have."""


class RulesDialog(QDialog):
    """Shows the rules of the session on the desk; ``chosen`` carries them as they were set."""

    chosen = Signal(object)

    def __init__(self, desk: Desk, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Rules of the session"))
        self._looks = looks
        self._before = desk.rules
        held = [r.claim for r in desk.claims.values() if not r.dismissed]
        self._worth = [c.check_worthiness for c in held if _is_suggestion(c)]
        self._used = Counter(r.verdict for r in desk.claims.values() if r.verdict != UNREVIEWED)
        self._page, self._foot = QWidget(), QVBoxLayout()
        self.rows = [self._row(grade) for grade in self._before.scale.grades]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._heads = [label(tr(words), QUIET, wraps=False) for words in HEADS]
        self.add = QPushButton(tr("&Add a verdict"))
        self.add.setAutoDefault(False)
        self.threshold = QSlider(Qt.Orientation.Horizontal)
        self.threshold.setRange(0, 100)
        self.threshold.setPageStep(10)
        self.threshold.setValue(round(100 * self._before.threshold))
        self.threshold.setAccessibleName(
            tr("Worth checking, from which a claim is to be reviewed, in per cent")
        )
        self.hidden = label("", QUIET)
        self._problem = label("", QUIET)
        self._problem.setObjectName("weak")
        offered = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self._buttons = button_box(QDialogButtonBox(offered))
        self._lay_out()
        self._listen()
        self._place()
        self._check()
        fitting(self, self._page, self._foot.sizeHint().height())
        self.rows[0].label.setFocus()

    def rules(self) -> HouseRules:
        """Return the rules as they stand in the dialog."""
        known = {row.known for row in self.rows if row.known} | {UNREVIEWED}
        grades: list[Grade] = []
        for row in self.rows:
            grade = row.grade(known)
            known.add(grade.id)
            grades.append(grade)
        return HouseRules(VerdictScale(tuple(grades)), self.threshold.value() / 100)

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addStretch(1)
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setText(tr("Set the rules"))
        ok.setDefault(True)
        inner = QVBoxLayout(self._page)
        inner.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.MEDIUM)
        inner.setSpacing(Space.MEDIUM)
        inner.addWidget(label(tr("Verdicts"), SECTION))
        inner.addLayout(self._grid)
        inner.addLayout(below)
        inner.addWidget(label(tr("What is to be reviewed"), SECTION))
        inner.addWidget(label(tr("Suggestions that are worth checking to at least this much:"), PLAIN))
        inner.addWidget(self.threshold)
        inner.addWidget(self.hidden)
        inner.addStretch(1)
        self._foot.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.LARGE)
        self._foot.addWidget(self._problem)
        self._foot.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(self._page), 1)
        column.addLayout(self._foot)

    def _listen(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self.add.clicked.connect(self._add)
        self.threshold.valueChanged.connect(self._check)

    def _row(self, grade: Grade) -> GradeRow:
        row = GradeRow(grade, self._used.get(grade.id, 0), self._looks)
        row.setParent(self)
        row.changed.connect(self._check)
        row.moved.connect(partial(self._move, row))
        row.removed.connect(partial(self._remove, row))
        return row

    def _place(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        is_stacked = self._is_narrow()
        for column, head in enumerate(self._heads):
            self._grid.addWidget(head, 0, column * 2 if is_stacked else column)
            head.setVisible(not is_stacked or column < STACKED)
        for line, row in enumerate(self.rows, 1):
            (row.stack if is_stacked else row.put)(self._grid, line)
            row.up.setEnabled(line > 1)
            row.down.setEnabled(line < len(self.rows))
        self.add.setEnabled(len(self.rows) < MOST)

    def _is_narrow(self) -> bool:
        """Tell whether a verdict needs two lines on this screen."""
        widest = max((row.width() for row in self.rows), default=0)
        return widest + 2 * Space.LARGE > room_on_screen(self).width()

    def _add(self) -> None:
        shapes = {row.shape.currentIndex() for row in self.rows}
        row = self._row(Grade("", "", sense="unverifiable", colour="compatible"))
        row.shape.setCurrentIndex(next((i for i in range(row.shape.count()) if i not in shapes), 0))
        self.rows.append(row)
        self._place()
        row.label.setFocus()
        self._check()

    def _move(self, row: GradeRow, by: int) -> None:
        at = self.rows.index(row)
        self.rows.insert(at + by, self.rows.pop(at))
        self._place()
        (row.up if by < 0 else row.down).setFocus()
        self._check()

    def _remove(self, row: GradeRow) -> None:
        self.rows.remove(row)
        for widget in row.widgets():
            widget.hide()
            widget.deleteLater()
        row.deleteLater()
        self._place()
        self._check()

    def _check(self, _: object = None) -> None:
        least = self.threshold.value() / 100
        below = sum(worth < least for worth in self._worth)
        self.hidden.setText(
            tr(
                "{share} %: {below} of {all} suggestions lie below and are not to review. "
                "They stay in the list under “Below threshold”, each with its reasons.",
                share=self.threshold.value(),
                below=number(below),
                all=number(len(self._worth)),
            )
        )
        problem = self._problem_now()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(
            not problem and self.rules() != self._before
        )

    def _problem_now(self) -> str:
        if not self.rows:
            return tr("A scale needs a verdict.")
        names = [row.label.text().strip().casefold() for row in self.rows]
        if not all(names):
            return tr("Every verdict needs a name.")
        if len(set(names)) < len(names):
            return tr("Two verdicts have the same name.")
        looks = [(row.colour.currentIndex(), row.shape.currentIndex()) for row in self.rows]
        if len(set(looks)) < len(looks):
            return tr("Two verdicts have the same colour and the same underline.")
        return ""

    def _tell(self) -> None:
        self.chosen.emit(self.rules())


def _is_suggestion(claim: Claim) -> bool:
    """Tell whether the threshold decides on a claim: neither names nor what was made by hand."""
    return claim.kind is not Kind.NAME and claim.origin is not Origin.MANUAL
