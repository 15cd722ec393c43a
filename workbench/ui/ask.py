"""Small dialogs that ask for a line or two of text, or for a yes."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from workbench.ui.labels import PLAIN, QUIET, button_box, label
from workbench.ui.room import room_on_screen
from workbench.ui.theme import Space, scaled

WIDTH = 480


class AskDialog(QDialog):
    """Asks for texts; ``answered`` carries a tuple of them, stripped; the first is needed, mostly."""

    answered = Signal(object)

    def __init__(
        self,
        title: str,
        prompts: tuple[tuple[str, str], ...],
        verb: str,
        parent: QWidget | None = None,
        *,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(min(scaled(420), room_on_screen(self).width()))
        self._may_be_empty = may_be_empty
        self.fields = [QLineEdit(text) for _, text in prompts]
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        for (words, _), field in zip(prompts, self.fields, strict=True):
            name = label(words, QUIET, wraps=False)
            name.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(name)
            column.addWidget(field)
        self._buttons = _buttons(verb)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column.addSpacing(Space.SMALL)
        column.addWidget(self._buttons)
        self.fields[0].textChanged.connect(self._check)
        self.fields[0].selectAll()
        self.accepted.connect(self._answer)
        self._check()

    def _answer(self) -> None:
        self.answered.emit(tuple(field.text().strip() for field in self.fields))

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(self._may_be_empty or bool(self.fields[0].text().strip()))


class TellDialog(QDialog):
    """Tells something at length; its lines can be selected and copied."""

    def __init__(self, title: str, lead: str, lines: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(label(lead, PLAIN))
        for line in lines:
            made = label(line, QUIET)
            made.setMinimumWidth(min(scaled(WIDTH), room_on_screen(self).width()))
            made.setTextInteractionFlags(made.textInteractionFlags().TextSelectableByMouse)
            column.addWidget(made)
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _buttons(verb: str) -> QDialogButtonBox:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
    ok.setText(verb)
    ok.setDefault(True)
    return button_box(buttons)
