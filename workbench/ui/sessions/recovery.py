"""What is offered where the library cannot be opened: its backups, and what each would lose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.core.backup import Backup
from workbench.services.listing import holds, lacks, size
from workbench.ui import dates
from workbench.ui.labels import STRONG, label
from workbench.ui.theme import Space
from workbench.ui.words import tr

MOST = 8


class Recovery(QWidget):
    """A button for each of the newest backups; ``chosen`` carries the one to go back to."""

    chosen = Signal(Backup)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(label(tr("Go back to a backup; what is there now is kept beside it"), STRONG))
        self.hide()

    def offer(self, backups: Sequence[Backup]) -> None:
        """Show these backups, the newest first; nothing where there are none that can be read."""
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        readable = [backup for backup in backups if backup.sessions is not None][:MOST]
        self.buttons = [self._button(backup) for backup in readable]
        self.setVisible(bool(readable))

    def _button(self, backup: Backup) -> QPushButton:
        at = backup.at.astimezone()
        button = QPushButton(f"{dates.moment(at)} ·  {size(backup.size)} · {holds(backup)} · {lacks(backup)}")
        button.clicked.connect(partial(self._choose, backup))
        self._column.addWidget(button)
        return button

    def _choose(self, backup: Backup, _checked: bool = False) -> None:
        self.chosen.emit(backup)
