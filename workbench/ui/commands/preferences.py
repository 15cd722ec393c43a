"""Preferences: put on at once, kept at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler
from workbench.ui.preferences.choice import Choice
from workbench.ui.station import Station

if TYPE_CHECKING:  # lazy: a dialog is loaded when it is opened
    from workbench.ui.preferences.dialog import PreferencesDialog


class Preferences(QObject):
    """``changed`` after each change; ``desk_asked`` when only a desk laid out anew can show them."""

    changed = Signal()
    desk_asked = Signal(str)

    def __init__(self, station: Station, owner: QWidget) -> None:
        super().__init__(owner)
        self._station, self._owner = station, owner
        station.looks.let_move(station.means.settings.moves)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {"app.preferences": self.ask}

    def ask(self) -> None:
        """Show the preferences of this library's desk."""
        self._station.work.submit(_library, self._show, self._station.tell)

    def _show(self, library: str) -> None:
        from workbench.ui.preferences.dialog import PreferencesDialog  # noqa: PLC0415  # lazy: a dialog

        before = Choice.of(self._station.means.settings)
        dialog = PreferencesDialog(before, library, self._station.looks, self._owner)
        dialog.chosen.connect(self._take)
        dialog.finished.connect(partial(self._closed, dialog, before, library))
        dialog.open()

    def _take(self, choice: object) -> None:
        if isinstance(choice, Choice):
            choice.keep(self._station.means.settings)
            self._station.looks.let_move(choice.moves)
            self._station.looks.choose(choice.theme)
            self.changed.emit()

    def _closed(self, dialog: PreferencesDialog, before: Choice, library: str, _result: int) -> None:
        choice = dialog.choice()
        self._take(choice)
        if choice.needs_another_desk(before):
            self.desk_asked.emit(library)


def _library(library: Workbench) -> str:
    return library.library
