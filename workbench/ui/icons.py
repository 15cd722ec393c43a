"""The program's own line icons, coloured by the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench.core.places import resource
from workbench.ui.theme import Role, Theme

_SIZES = (16, 20, 32)


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(sorted(path.stem for path in resource("icons").glob("*.svg")))


def pixmap(name: str, look: Theme, role: Role = Role.INK, size: int = 16, ratio: float = 1.0) -> QPixmap:
    """Draw the icon ``name``, ``size`` logical pixels wide, for a screen of ``ratio`` pixels each."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", look.hex(role)).encode()))
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
    for size in _SIZES:
        made.addPixmap(pixmap(name, look, role, size))
        made.addPixmap(pixmap(name, look, Role.FAINT, size), QIcon.Mode.Disabled)
    return made
