"""One verdict of the scale while it is edited: what it is called, comes to, looks like and needs."""

from __future__ import annotations

import re
from dataclasses import replace

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QToolButton, QWidget

from workbench.core.verdict import COLOURS, DEFAULT_SCALE, SENSES, SHAPES, Grade
from workbench.ui.choice import Choice
from workbench.ui.icons import icon
from workbench.ui.labels import whole
from workbench.ui.theme import Looks, Role, Space, scaled
from workbench.ui.words import noop, tr, trn

SENSE_WORDS = {
    "accepted": noop("the claim holds"),
    "rejected": noop("it does not hold"),
    "unverifiable": noop("it cannot be told"),
}
COLOUR_WORDS = {
    "accepted": noop("green"),
    "rejected": noop("red"),
    "unverifiable": noop("plum"),
    "variant": noop("violet"),
    "compatible": noop("teal"),
    "agree": noop("olive"),
    "conflict": noop("amber"),
}
SHAPE_WORDS = {
    "solid": noop("solid"),
    "double": noop("double"),
    "dashed": noop("dashed"),
    "wave": noop("wave"),
    "thick": noop("thick"),
}
SWATCH = QSize(14, 14)
NAME, FRAME = 112, 16
"""Pixels that the name of a verdict has, and the frame of a field, at the usual size of text."""


class GradeRow(QObject):
    """The widgets of one verdict; ``changed`` after each edit, ``moved`` and ``removed`` as it is asked."""

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, grade: Grade, used: int, looks: Looks) -> None:
        super().__init__()
        self._grade, self._looks = grade, looks
        self.label = QLineEdit(grade.label)
        self.sense, self.colour, self.shape = Choice(looks), Choice(looks), Choice(looks)
        self.value = QLineEdit("" if grade.value is None else f"{grade.value:g}")
        self.value.setFixedWidth(scaled(48))
        self.label.setMinimumWidth(scaled(NAME))
        self.reason, self.source = QCheckBox(), QCheckBox()
        self.up, self.down, self.remove = QToolButton(), QToolButton(), QToolButton()
        self._fill()
        self.remove.setEnabled(not used)
        if used:
            self.remove.setToolTip(
                trn(
                    used,
                    "{n} claim has this verdict: it cannot be deleted",
                    "{n} claims have this verdict: it cannot be deleted",
                )
            )
        self._name()
        self._listen()

    @property
    def known(self) -> str:
        """The id of the verdict, "" for one that is new."""
        return self._grade.id

    def put(self, grid: QGridLayout, line: int) -> None:
        """Set the widgets into a line of the grid."""
        for column, widget in enumerate(self.widgets()):
            self._seat(grid, widget, line, column, 1)

    def stack(self, grid: QGridLayout, line: int) -> None:
        """Set the widgets into two lines of a narrow grid; what has no head there says what it is."""
        first, second = (self.label, self.sense), (self.colour, self.shape, self.value)
        for column, widget in enumerate(first):
            self._seat(grid, widget, 2 * line, 2 * column, 2)
        for column, widget in enumerate((self.up, self.down, self.remove), 4):
            self._seat(grid, widget, 2 * line, column, 1)
        for column, widget in enumerate((*second, self.reason, self.source)):
            self._seat(grid, widget, 2 * line + 1, column, 1 if widget is not self.source else 3)
        self.value.setPlaceholderText(tr("Number"))
        self.value.setFixedWidth(self.value.fontMetrics().horizontalAdvance(tr("Number")) + scaled(FRAME))
        self.reason.setText(tr("Reason"))
        self.source.setText(tr("Source"))

    def _seat(self, grid: QGridLayout, widget: QWidget, line: int, column: int, columns: int) -> None:
        grid.addWidget(widget, line, column, 1, columns)
        whole(widget)
        widget.show()  # now: a hidden one does not take the keyboard, and the first letter would be lost

    def width(self) -> int:
        """Return how wide all widgets are in one line, whole."""
        return sum(widget.sizeHint().width() + Space.SMALL for widget in self.widgets())

    def widgets(self) -> tuple[QWidget, ...]:
        """Return the widgets in reading order."""
        asked = (self.label, self.sense, self.colour, self.shape, self.value, self.reason, self.source)
        return (*asked, self.up, self.down, self.remove)

    def grade(self, taken: set[str]) -> Grade:
        """Return the verdict as it is edited; a new one gets an id of its name that is not ``taken``."""
        sense = SENSES[self.sense.currentIndex()]
        colour, shape = COLOURS[self.colour.currentIndex()], SHAPES[self.shape.currentIndex()]
        return replace(
            self._grade,
            id=self._grade.id or _free(self.label.text(), taken),
            label=self.label.text().strip(),
            needs_rationale=self.reason.isChecked(),
            needs_source=self.source.isChecked(),
            sense="" if sense == self._grade.id else sense,
            value=_number(self.value.text()),
            colour="" if colour == sense else colour,
            shape="" if shape == DEFAULT_SCALE.look(sense).shape else shape,
        )

    def _fill(self) -> None:
        own = self._grade.comes_to
        for sense in SENSES:
            self.sense.addItem(tr(SENSE_WORDS[sense]), sense)
        for colour in COLOURS:
            swatch = QPixmap(SWATCH)
            swatch.fill(self._looks.theme.colour(Role(colour)))
            self.colour.addItem(swatch, tr(COLOUR_WORDS[colour]), colour)
        for shape in SHAPES:
            self.shape.addItem(tr(SHAPE_WORDS[shape]), shape)
        self.sense.setCurrentIndex(SENSES.index(own))
        self.colour.setCurrentIndex(COLOURS.index(self._grade.colour or own))
        self.shape.setCurrentIndex(SHAPES.index(self._grade.shape or DEFAULT_SCALE.look(own).shape))
        self.reason.setChecked(self._grade.needs_rationale)
        self.source.setChecked(self._grade.needs_source)

    def _name(self) -> None:
        name = self._grade.label or tr("the new verdict")
        spoken = (
            (self.label, tr("Name of {name}", name=name)),
            (self.sense, tr("What {name} comes to", name=name)),
            (self.colour, tr("Colour of {name}", name=name)),
            (self.shape, tr("Underline of {name}", name=name)),
            (self.value, tr("Number of {name}", name=name)),
            (self.reason, tr("{name} needs a reason", name=name)),
            (self.source, tr("{name} needs a source", name=name)),
            (self.up, tr("Move {name} up", name=name)),
            (self.down, tr("Move {name} down", name=name)),
            (self.remove, tr("Delete {name}", name=name)),
        )
        for widget, words in spoken:
            widget.setAccessibleName(words)
        for button, sign in ((self.up, "up"), (self.down, "down"), (self.remove, "trash")):
            button.setIcon(icon(sign, self._looks.theme, Role.DIM))

    def _listen(self) -> None:
        for field in (self.label, self.value):
            field.textChanged.connect(self._edited)
        for choice in (self.sense, self.colour, self.shape):
            choice.activated.connect(self._edited)
        for box in (self.reason, self.source):
            box.toggled.connect(self._edited)
        self.up.clicked.connect(self._go_up)
        self.down.clicked.connect(self._go_down)
        self.remove.clicked.connect(self._go)

    def _edited(self, _: object = None) -> None:
        self.changed.emit()

    def _go_up(self) -> None:
        self.moved.emit(-1)

    def _go_down(self) -> None:
        self.moved.emit(1)

    def _go(self) -> None:
        self.removed.emit()


def _free(label: str, taken: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", label.casefold()).strip("-")[:30]
    base = base if base[:1].isalpha() else f"v-{base}".strip("-")
    number, found = 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ".")) if text.strip() else None
    except ValueError:
        return None
