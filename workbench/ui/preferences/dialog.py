"""The dialog of preferences: what can be put on at once is, what needs another desk comes when it closes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.services.place import login_name
from workbench.ui.choice import Choice as Box
from workbench.ui.keyed import key_of
from workbench.ui.labels import QUIET, button_box, label
from workbench.ui.preferences.choice import Choice
from workbench.ui.reading.header import Elided
from workbench.ui.room import fitting, scrolling
from workbench.ui.settings import FULL, SHORT, SILENT, TEXT_PERCENTS
from workbench.ui.theme import DARK, LIGHT, SYSTEM, Looks, Space, Type, scaled
from workbench.ui.words import noop, tr

WIDTH = 520
THEMES = ((noop("As the system is"), SYSTEM), (noop("Light"), LIGHT), (noop("Dark"), DARK))
ANNOUNCEMENTS = (
    (noop("Each claim with its words"), FULL),
    (noop("Its place and verdict"), SHORT),
    (noop("Nothing by itself"), SILENT),
)


class PreferencesDialog(QDialog):
    """Shows a choice and says what was changed: ``chosen`` carries the whole choice after each change."""

    chosen = Signal(object)

    def __init__(self, choice: Choice, library: str, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Preferences"))
        self._library, self._looks = library, looks
        self.name = QLineEdit(choice.reviewer)
        self.name.setPlaceholderText(login_name())
        self.theme = self._box([(tr(words), key) for words, key in THEMES], choice.theme)
        self.face = self._box([(tr("The desk’s own"), ""), *((f, f) for f in _faces())], choice.reading_face)
        self.percent = self._box(
            [(tr("{n} %", n=n), str(n)) for n in TEXT_PERCENTS], str(choice.text_percent)
        )
        self.moves = QCheckBox(tr("Let the same fact flash in other articles"))
        self.moves.setChecked(choice.moves)
        self.moves_on = QCheckBox(tr("Go to the next unreviewed claim"))
        self.moves_on.setChecked(choice.moves_on)
        self.announcements = self._box(
            [(tr(words), key) for words, key in ANNOUNCEMENTS], choice.announcements
        )
        self.begins_here = QCheckBox(tr("Always begin with this library"))
        self.begins_here.setChecked(choice.library == library)
        self._lay_out()
        self._listen()
        self.name.setFocus()

    def choice(self) -> Choice:
        """Return what is chosen now."""
        return Choice(
            reviewer=self.name.text().strip(),
            theme=str(self.theme.currentData()),
            reading_face=str(self.face.currentData()),
            text_percent=int(self.percent.currentData()),
            moves=self.moves.isChecked(),
            moves_on=self.moves_on.isChecked(),
            library=self._library if self.begins_here.isChecked() else "",
            announcements=str(self.announcements.currentData()),
        )

    def _lay_out(self) -> None:
        larger = tr("A single article is set larger with {key}.", key=key_of(self, "view.zoom_in"))
        form = QFormLayout()
        form.setHorizontalSpacing(Space.LARGE)
        form.setVerticalSpacing(Space.SMALL)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: tuple[tuple[str, QWidget, str], ...] = (
            (tr("Your name"), self.name, tr("Stands beside every ruling that you make from now on.")),
            (tr("Theme"), self.theme, ""),
            (tr("Articles are set in"), self.face, ""),
            (tr("Size of all text"), self.percent, larger),
            (tr("Movement"), self.moves, ""),
            (tr("After a verdict"), self.moves_on, ""),
            (tr("A screen reader is told"), self.announcements, ""),
            (tr("Library"), self.begins_here, self._library),
        )
        for words, field, under in rows:
            field.setAccessibleName(f"{words}: {field.text()}" if isinstance(field, QCheckBox) else words)
            form.addRow(words, field)
            if under:
                form.addRow("", self._under(under))
        note = tr(
            "The name, the letters and their size come with a desk laid out anew as soon as you close this."
        )
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        page = QWidget()
        inner = QVBoxLayout(page)
        inner.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.MEDIUM)
        inner.setSpacing(Space.LARGE)
        inner.addLayout(form)
        inner.addWidget(label(note, QUIET))
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.WIDE, Space.SMALL, Space.WIDE, Space.LARGE)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(page), 1)
        column.addLayout(foot)
        fitting(self, page, foot.sizeHint().height(), least=scaled(WIDTH))

    def _box(self, offers: Sequence[tuple[str, str]], chosen: str) -> Box:
        box = Box(self._looks)
        for words, value in offers:
            box.addItem(words, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        return box

    def _under(self, words: str) -> Elided:
        line = Elided(self, Type.SMALL)
        line.setObjectName(QUIET)
        line.setText(words)
        return line

    def _listen(self) -> None:
        self.name.editingFinished.connect(self._tell)
        for box in (self.theme, self.face, self.percent, self.announcements):
            box.activated.connect(self._tell)
        for check in (self.moves, self.moves_on, self.begins_here):
            check.toggled.connect(self._tell)

    def _tell(self, _: object = None) -> None:
        self.chosen.emit(self.choice())


def _faces() -> list[str]:
    """Return the faces of this machine that can be set at any size and write Latin letters."""
    latin = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
    return [f for f in latin if QFontDatabase.isSmoothlyScalable(f) and not QFontDatabase.isPrivateFamily(f)]
