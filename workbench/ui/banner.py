"""The banner over the desk: what went wrong or should be seen, with one thing to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from workbench.ui.icons import icon, pixmap
from workbench.ui.labels import PLAIN, label
from workbench.ui.theme import Looks, Role, Space, scaled
from workbench.ui.words import tr

NOT_SAVED, GONE = "not-saved", "gone"


@dataclass(frozen=True, slots=True)
class Message:
    """One message; a later one of the same ``id`` takes its place. ``button`` empty: nothing to do.

    One that ``stays`` cannot be closed: what it tells of must be acted on.
    """

    id: str
    text: str
    button: str = ""
    stays: bool = False


class Banner(QFrame):
    """Shows one message at a time, the gravest first; ``acted`` carries the id of the message acted on."""

    acted = Signal(str)

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._looks = looks
        self._messages: dict[str, Message] = {}
        self._sign = QLabel()
        self._words = label("", PLAIN)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = QPushButton()
        self._act.clicked.connect(self._acted)
        self._close = QToolButton()
        self._close.setAccessibleName(tr("Close this message"))
        self._close.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addWidget(self._act)
        row.addWidget(self._close)
        looks.changed.connect(self._put_on)
        self._put_on()
        self.hide()

    @property
    def text(self) -> str:
        """The words that are shown, empty while none are."""
        message = self._current()
        return message.text if message else ""

    def say(self, message: Message) -> None:
        """Show a message."""
        self._messages.pop(message.id, None)
        self._messages[message.id] = message
        self._show()
        if message.stays:
            self._act.setFocus()

    def unsay(self, message: str) -> None:
        """Take the message of that id away."""
        if self._messages.pop(message, None) is not None:
            self._show()

    def clear(self) -> None:
        """Take every message away but that work is not saved."""
        self._messages = {key: m for key, m in self._messages.items() if key == NOT_SAVED}
        self._show()

    def _current(self) -> Message | None:
        for gravest in (GONE, NOT_SAVED):
            if gravest in self._messages:
                return self._messages[gravest]
        return next(reversed(self._messages.values()), None)

    def _show(self) -> None:
        message = self._current()
        self.setVisible(message is not None)
        if message is not None:
            self._words.setText(message.text)
            self._act.setText(message.button)
            self._act.setVisible(bool(message.button))
            self._close.setVisible(message.id != NOT_SAVED and not message.stays)

    def _acted(self) -> None:
        message = self._current()
        if message is not None:
            self.acted.emit(message.id)

    def _dismiss(self) -> None:
        message = self._current()
        if message is not None:
            self.unsay(message.id)

    def _put_on(self) -> None:
        self._sign.setPixmap(
            pixmap("warning", self._looks.theme, Role.WARNING, scaled(16), self.devicePixelRatioF())
        )
        self._close.setIcon(icon("close", self._looks.theme, Role.DIM))
