"""Other libraries: choosing one, and seeing that it opens before this one is left."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.services.workbench import check_opens
from workbench.ui.actions import Handler
from workbench.ui.station import Station
from workbench.ui.words import noop, tr

FILTER = noop("Libraries (*.sqlite *.db *.workbench);;All files (*)")


class Libraries(QObject):
    """``chosen`` carries the path of another library that opens; one that does not is told and left alone."""

    chosen = Signal(str)

    def __init__(self, station: Station, owner: QWidget) -> None:
        super().__init__(owner)
        self._station, self._owner = station, owner

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {"library.open": self.choose}

    def choose(self) -> None:
        """Ask for the file of another library."""
        dialog = QFileDialog(self._owner, tr("Open another library"), "", tr(FILTER))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.turn_to)
        dialog.open()

    def turn_to(self, path: str) -> None:
        """Go to the library at ``path`` once it was seen to open."""
        aside = self._station.means.aside  # the library's own thread has none to work with where it failed
        aside.submit(partial(_check, path), self.chosen.emit, self._station.tell)


def _check(path: str, _: object) -> str:
    check_opens(path)
    return path
