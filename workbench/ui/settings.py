"""What the desk remembers of a person, not of a session: library, name, looks, window."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from workbench.ui.theme import DARK, LIGHT, SYSTEM

_THEMES = (LIGHT, DARK, SYSTEM)
FULL, SHORT, SILENT = "full", "short", "silent"
"""How much a screen reader is told of the claim in focus."""
TEXT_PERCENTS = (90, 100, 110, 125, 150, 175, 200)


class Settings:
    """An ini file; every value is read with its type (QSettings forgets types)."""

    def __init__(self, path: Path) -> None:
        with suppress(OSError):  # Qt would make it for everybody to read; where it cannot be, nothing is kept
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
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
    def library(self) -> str:
        """The library to begin with where none is named, empty for the platform's."""
        return str(self._store.value("library", ""))

    @library.setter
    def library(self, path: str) -> None:
        self._store.setValue("library", path)

    @property
    def reviewer(self) -> str:
        """Whose rulings are made here, empty for the login name."""
        return str(self._store.value("reviewer", ""))

    @reviewer.setter
    def reviewer(self, name: str) -> None:
        self._store.setValue("reviewer", name)

    @property
    def reading_face(self) -> str:
        """The face that articles are set in, empty for the desk's own choice."""
        return str(self._store.value("reading_face", ""))

    @reading_face.setter
    def reading_face(self, family: str) -> None:
        self._store.setValue("reading_face", family)

    @property
    def text_percent(self) -> int:
        """The size of all text, in per cent of the platform's."""
        found = str(self._store.value("text_percent", "100"))
        return min(max(int(found), min(TEXT_PERCENTS)), max(TEXT_PERCENTS)) if found.isdigit() else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self._store.setValue("text_percent", str(percent))

    @property
    def moves(self) -> bool:
        """Whether anything may move or flash."""
        return str(self._store.value("moves", "yes")) == "yes"

    @moves.setter
    def moves(self, wanted: bool) -> None:
        self._store.setValue("moves", "yes" if wanted else "no")

    @property
    def keys(self) -> dict[str, tuple[str, ...]]:
        """The keys that the editor chose, by command; a command without any has none."""
        try:
            found = json.loads(str(self._store.value("keys", "{}")))
        except ValueError:
            return {}
        if not isinstance(found, dict):
            return {}
        return {str(k): tuple(map(str, v)) for k, v in found.items() if isinstance(v, list)}

    @keys.setter
    def keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        self._store.setValue("keys", json.dumps({k: list(v) for k, v in sorted(keys.items())}))

    @property
    def announcements(self) -> str:
        """How much a screen reader is told: FULL, SHORT or SILENT."""
        found = str(self._store.value("announcements", FULL))
        return found if found in (FULL, SHORT, SILENT) else FULL

    @announcements.setter
    def announcements(self, wanted: str) -> None:
        self._store.setValue("announcements", wanted)

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
