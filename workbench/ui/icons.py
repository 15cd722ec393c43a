"""The program's own line icons, coloured by the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from workbench.core.places import resource
from workbench.ui.theme import Role, Theme

_SIZES = (16, 32)


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons, read from disk once."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def pixmap(name: str, look: Theme, role: Role = Role.INK, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Return the icon ``name``, ``size`` logical pixels wide, for a screen of ``ratio`` pixels each.

    Qt's pixmap cache keeps what was drawn, by name, colour and size.
    """
    colour = look.hex(role)
    key = f"{name}/{colour}/{size}/{ratio}"
    held = QPixmap()
    if not QPixmapCache.find(key, held):
        held = _drawn(_source(name).replace("currentColor", colour), size, ratio)
        QPixmapCache.insert(key, held)
    return held


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(source: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, look: Theme, role: Role = Role.INK) -> QIcon:
    """Return the icon ``name`` for buttons and menus, dimmed where it is disabled."""
    made = QIcon()
    for size in _SIZES:
        made.addPixmap(pixmap(name, look, role, size))
        made.addPixmap(pixmap(name, look, Role.FAINT, size), QIcon.Mode.Disabled)
    return made
