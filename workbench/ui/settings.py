"""What the desk remembers of a person, not of a session: theme, window, moving on after a verdict."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from workbench.ui.theme import DARK, LIGHT, SYSTEM

_THEMES = (LIGHT, DARK, SYSTEM)


class Settings:
    """An ini file; every value is read with its type (QSettings forgets types)."""

    def __init__(self, path: Path) -> None:
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> str:
        """The chosen theme: light, dark or system."""
        found = str(self._store.value("theme", SYSTEM))
        return found if found in _THEMES else SYSTEM

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("theme", choice)

    @property
    def moves_on(self) -> bool:
        """Whether the focus goes to the next unreviewed claim after a verdict."""
        return str(self._store.value("moves_on", "no")) == "yes"

    @moves_on.setter
    def moves_on(self, wanted: bool) -> None:
        self._store.setValue("moves_on", "yes" if wanted else "no")

    @property
    def geometry(self) -> QByteArray:
        """The window's place and size while no session says otherwise."""
        found = self._store.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    def write(self) -> None:
        """Put everything on disk."""
        self._store.sync()
