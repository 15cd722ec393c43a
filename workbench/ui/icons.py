"""The program's own line icons, coloured by the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.core.places import resource
from workbench.ui.theme import Role, Theme

_SIZES = (16, 32)


@cache
def names() -> tuple[str, ...]:
    """Return the names of all icons, read from disk once."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def pixmap(name: str, look: Theme, role: Role = Role.INK, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Draw the icon ``name``, ``size`` logical pixels wide, for a screen of ``ratio`` pixels each."""
    return _drawn(_renderer(name, look, role), size, ratio)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _renderer(name: str, look: Theme, role: Role) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", look.hex(role)).encode()))


def _drawn(renderer: QSvgRenderer, size: int, ratio: float = 1.0) -> QPixmap:
    drawn = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, look: Theme, role: Role = Role.INK) -> QIcon:
    """Return the icon ``name`` for buttons and menus, dimmed where it is disabled."""
    made = QIcon()
    plain, faint = _renderer(name, look, role), _renderer(name, look, Role.FAINT)
    for size in _SIZES:
        made.addPixmap(_drawn(plain, size))
        made.addPixmap(_drawn(faint, size), QIcon.Mode.Disabled)
    return made
