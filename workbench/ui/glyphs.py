"""Icons drawn once: Qt's pixmap cache keeps them, by name, colour and size."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QPixmap, QPixmapCache

from workbench.ui.icons import names, pixmap
from workbench.ui.theme import Role, Theme


@cache
def known() -> frozenset[str]:
    """Return the names of all icons, read from disk once."""
    return frozenset(names())


def glyph(name: str, look: Theme, role: Role, size: int, ratio: float) -> QPixmap:
    """Return an icon ``size`` logical pixels wide, for a screen of ``ratio`` pixels each."""
    key = f"{name}/{look.hex(role)}/{size}/{ratio}"
    held = QPixmap()
    if not QPixmapCache.find(key, held):
        held = pixmap(name, look, role, size, ratio)
        QPixmapCache.insert(key, held)
    return held
