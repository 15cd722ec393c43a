"""What the desk does for the safety of its library: backups, going back to one, a rescue copy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.backup import Backup
from workbench.core.errors import WorkbenchError
from workbench.services import safekeeping, surroundings
from workbench.services.workbench import Workbench
from workbench.ui.commands.libraries import FILTER
from workbench.ui.sessions.recovery import Recovery
from workbench.ui.station import Station
from workbench.ui.words import tr

LOOK_MS = 60_000


@dataclass(frozen=True, slots=True)
class Ground:
    """What a look at an open library found: what endangers it, and whether it can only be read."""

    address: str
    warnings: tuple[str, ...]
    is_read_only: bool


class Recovering(QObject):
    """``restored`` carries the library's address and what to tell, ``told`` a sentence."""

    restored = Signal(str, str)
    found = Signal(Ground)
    told = Signal(str)

    def __init__(self, station: Station, recovery: Recovery, owner: QWidget) -> None:
        super().__init__(owner)
        self._station, self._recovery, self._owner = station, recovery, owner
        self._address = ""
        self._said = ""
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.keep)
        recovery.chosen.connect(self.restore)

    def opened(self) -> None:
        """Look around the library that is open now, and back it up from time to time."""
        self._timer.start()
        self._station.work.submit(_ground, self._ground, self._station.tell)

    def offer(self, address: str) -> None:
        """Offer the backups of a library that cannot be opened."""
        self._address = address
        self._station.means.aside.submit(partial(_backups, address), self._recovery.offer, self._station.tell)

    def restore(self, backup: Backup) -> None:
        """Put a backup in the place of the library that cannot be opened."""
        call = partial(_put_back, self._address, backup.path, self._station.means.clock())
        self._station.means.aside.submit(call, self._restored, self._station.tell)

    def keep(self) -> None:
        """Back the library up if it is time; it is told once why that cannot be done."""
        if self._address and self._station.desk.session_id:
            call = partial(_keep, self._address, self._station.means.clock())
            self._station.means.aside.submit(call, self._kept, self._not_kept)

    def rescue(self) -> None:
        """Ask where what is still open is to be saved, and save it there."""
        dialog = QFileDialog(self._owner, tr("Save a copy of what is open"), "", tr(FILTER))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("sqlite")
        dialog.fileSelected.connect(self.rescue_to)
        dialog.open()

    def rescue_to(self, path: str) -> None:
        """Save what is still open to a new file."""
        self._station.work.submit(partial(_rescue, Path(path)), self._rescued, self._station.tell)

    def _ground(self, ground: Ground) -> None:
        self._address = ground.address
        self.found.emit(ground)

    def _restored(self, words: str) -> None:
        self._recovery.offer(())
        self.restored.emit(self._address, words)

    def _rescued(self, path: Path) -> None:
        self.told.emit(tr("What is open was saved to {path}. Open it there to go on working.", path=path))

    def _kept(self, path: Path | None) -> None:
        if path is not None:
            self._said = ""

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, WorkbenchError) and str(error) == self._said:
            return
        self._said = str(error)
        self._station.tell(error)


def _ground(library: Workbench) -> Ground:
    return Ground(library.library, surroundings.warnings(library.library), library.archive.is_read_only)


def _backups(address: str, _: object) -> tuple[Backup, ...]:
    return safekeeping.backups(address)


def _put_back(address: str, copy: Path, at: datetime, _: object) -> str:
    kept = safekeeping.put_back(address, copy, at)
    words = tr("The library is now what the backup {name} held.", name=copy.name)
    return words if kept is None else f"{words} {tr('What was there is kept as {name}.', name=kept)}"


def _keep(address: str, at: datetime, _: object) -> Path | None:
    return safekeeping.keep(address, at)


def _rescue(path: Path, library: Workbench) -> Path:
    return library.archive.rescue(path)
