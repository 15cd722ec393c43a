"""Which keys a command has: those of the table, or those that the editor chose instead."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence

from workbench.ui.actions import tooltip_with
from workbench.ui.commands.row import Row
from workbench.ui.commands.table import TABLE
from workbench.ui.settings import Settings

PORTABLE = QKeySequence.SequenceFormat.PortableText


class Keys:
    """The keys in force; changing them changes the actions at once and is kept for the next start."""

    def __init__(self, settings: Settings, actions: Mapping[str, QAction]) -> None:
        self._settings, self._actions = settings, actions
        self._own = {key: keys for key, keys in settings.keys.items() if key in actions}
        self._put_on()

    def of(self, row: Row) -> tuple[str, ...]:
        """Return the keys of a command, in Qt's portable form.

        What the editor gave to another command is none of them, even where a later table has it here.
        """
        if row.id in self._own:
            return self._own[row.id]
        taken = {_portable(key) for keys in self._own.values() for key in keys}
        return tuple(key for key in row.keys if _portable(key) not in taken)

    def is_own(self, row: Row) -> bool:
        """Tell whether the editor chose the keys of a command."""
        return row.id in self._own

    def holder(self, key: str, but: str) -> Row | None:
        """Return the other command that has a key already."""
        wanted = _portable(key)
        for row in TABLE:
            if row.id != but and wanted in map(_portable, self.of(row)):
                return row
        return None

    def change(self, row: Row, key: str) -> Row | None:
        """Give a command one key, "" none; return the command that has it already, which refuses it."""
        taken = self.holder(key, row.id) if key else None
        if taken is None:
            self._own[row.id] = (key,) if key else ()
            self._keep()
        return taken

    def back(self, row: Row) -> Row | None:
        """Return a command to the keys of the table; return the command that has one of them now."""
        for key in row.keys:
            taken = self.holder(key, row.id)
            if taken is not None:
                return taken
        self._own.pop(row.id, None)
        self._keep()
        return None

    def _keep(self) -> None:
        self._settings.keys = self._own
        self._put_on()

    def _put_on(self) -> None:
        for row in TABLE:
            action, keys = self._actions[row.id], self.of(row)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setToolTip(tooltip_with(row, keys))


def _portable(key: str) -> str:
    return QKeySequence(key).toString(PORTABLE)
