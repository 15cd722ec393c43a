"""A part of the inspector that folds: a heading with what is in it, and the part below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from workbench.ui.icons import icon
from workbench.ui.labels import QUIET
from workbench.ui.reading.header import Elided
from workbench.ui.statebutton import StateButton
from workbench.ui.theme import Looks, Role, Space, Type, ui_font


class Section(QWidget):
    """Holds ``body`` under a heading; ``folded`` when the editor opens or closes it.

    ``told`` beside the heading says in few words what is in it, also while it is closed.
    """

    folded = Signal()

    def __init__(
        self, title: str, body: QWidget, looks: Looks, button: QWidget | None = None, *, opened: bool = True
    ) -> None:
        super().__init__()
        self._looks, self._body = looks, body
        self._head = StateButton()
        self._head.setObjectName("fold")
        self._head.setText(title)
        self._head.setFont(ui_font(Type.CAPTION, bold=True))
        self._head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._head.setAccessibleName(title)
        self._head.clicked.connect(self._clicked)
        self._told = Elided(self, Type.SMALL)
        self._told.setObjectName(QUIET)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._head)
        row.addWidget(self._told, 1)
        if button is not None:
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(row)
        column.addWidget(body)
        looks.changed.connect(self._put_on)
        self.open(opened=opened)

    @property
    def is_open(self) -> bool:
        """Whether the part is shown."""
        return self._head.isChecked()

    def open(self, *, opened: bool = True) -> None:
        """Show the part, or only its heading."""
        self._head.mark(opened)
        self._body.setVisible(opened)
        self._put_on()

    def tell(self, words: str) -> None:
        """Say beside the heading what is in the part."""
        self._told.setText(words)
        self._head.setAccessibleDescription(words)

    def heading(self) -> QToolButton:
        """Return the heading, which Tab leads to."""
        return self._head

    def _clicked(self) -> None:
        self.open(opened=self._head.isChecked())
        self.folded.emit()

    def _put_on(self) -> None:
        name = "down" if self.is_open else "right"
        self._head.setIcon(icon(name, self._looks.theme, Role.DIM))
