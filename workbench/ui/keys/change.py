"""The dialog in which keys are changed: all commands, and for the chosen one the key to press."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QKeySequenceEdit,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.ui.actions import menu_words, plain_text
from workbench.ui.commands.row import Row
from workbench.ui.commands.table import TABLE
from workbench.ui.keys.chosen import Keys
from workbench.ui.labels import QUIET, button_box, label
from workbench.ui.palette.ranking import fitting, folded
from workbench.ui.plaintable import PlainModel, plain_table
from workbench.ui.room import roomy
from workbench.ui.theme import Space
from workbench.ui.words import noop, tr

NATIVE = QKeySequence.SequenceFormat.NativeText
HEADS = (noop("Command"), noop("Keys"), noop("What it does"))
WIDTH, HEIGHT = 780, 600
COMMAND, KEY = 32, 18
"""How many letters the first columns have room for."""


class KeyModel(PlainModel):
    """A row a command, those that hold what is typed."""

    def __init__(self, keys: Keys, parent: QObject | None = None) -> None:
        super().__init__(HEADS, parent)
        self._keys = keys
        self._rows: tuple[Row, ...] = TABLE

    def type(self, typed: str) -> None:
        """List the commands that fit."""
        self.beginResetModel()
        texts = [folded(f"{plain_text(row)} {menu_words(row)} {self.shown(row)}") for row in TABLE]
        self._rows = tuple(TABLE[n] for n in fitting(typed, texts))
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return the command of a row."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def renew(self) -> None:
        """Say that keys were changed."""
        if self._rows:
            self.dataChanged.emit(self.index(0, 1), self.index(len(self._rows) - 1, 1), [])

    def shown(self, row: Row) -> str:
        """Return the keys of a command as the platform writes them."""
        words = ",  ".join(QKeySequence(key).toString(NATIVE) for key in self._keys.of(row))
        return tr("{keys}  (yours)", keys=words) if self._keys.is_own(row) and words else words or tr("none")

    @override
    def count(self) -> int:
        return len(self._rows)

    @override
    def cells(self, row: int) -> tuple[str, ...]:
        held = self._rows[row]
        return plain_text(held), self.shown(held), tr(held.help)


class ChangeKeysDialog(QDialog):
    """Changes keys; a key that another command has is refused, and that command is named."""

    def __init__(self, keys: Keys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Change keys"))
        roomy(self, WIDTH, HEIGHT)
        self._keys = keys
        self.model = KeyModel(keys, self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Find a command, or the key it has"))
        self.filter.setAccessibleName(tr("Find a command, or the key it has"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._typed)
        self.view = plain_table(self.model, tr("Commands and their keys"), (COMMAND, KEY))
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setClearButtonEnabled(True)
        self.key.setAccessibleName(tr("The new key"))
        self._set = QPushButton(tr("Set key"))
        self._set.clicked.connect(self.set_key)
        self._back = QPushButton(tr("As delivered"))
        self._back.clicked.connect(self.set_back)
        self.told = label("", QUIET)
        self.view.selectionModel().currentRowChanged.connect(self._chosen)
        self._lay_out()
        self.view.selectRow(0)
        self.filter.setFocus()

    def current(self) -> Row | None:
        """Return the command that is chosen."""
        return self.model.row(self.view.currentIndex().row())

    def set_key(self) -> None:
        """Give the chosen command the key that was pressed; none takes its keys away."""
        row = self.current()
        if row is None:
            return
        key = self.key.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        self._tell(row, self._keys.change(row, key), key)

    def set_back(self) -> None:
        """Return the chosen command to the keys it came with."""
        row = self.current()
        if row is not None:
            self._tell(row, self._keys.back(row), row.keys[0] if row.keys else "")

    def _tell(self, row: Row, taken: Row | None, key: str) -> None:
        shown = QKeySequence(key).toString(NATIVE)
        if taken is not None:
            words = tr(
                "{key} is the key of “{command}” already. Take another, or change that first.",
                key=shown,
                command=plain_text(taken),
            )
        elif key:
            words = tr("“{command}” has the key {key} now.", command=plain_text(row), key=shown)
        else:
            words = tr(
                "“{command}” has no key now; the menu and “{palette}” still lead to it.",
                command=plain_text(row),
                palette=plain_text(next(row for row in TABLE if row.id == "palette.open")),
            )
        self.told.setText(words)
        self.model.renew()

    def _typed(self, typed: str) -> None:
        self.model.type(typed)
        self.view.selectRow(0)

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.model.row(current.row())
        keys = self._keys.of(row) if row is not None else ()
        self.key.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self.told.setText(tr(row.help) if row is not None else "")

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        named = label(tr("New key"), QUIET, wraps=False)
        named.setBuddy(self.key)
        for part in (named, self.key, self._set, self._back):
            foot.addWidget(part)
        foot.addStretch(1)
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.filter)
        column.addWidget(self.view, 1)
        column.addWidget(self.told)
        column.addLayout(foot)
