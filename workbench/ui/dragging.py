"""What is dragged over the desk: claims, or a whole point, from a list or a table to another place."""

from __future__ import annotations

import json
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import Role, Space, Theme, ui_font

FORMAT = "application/x-workbench-claims"
_WIDEST = 320


@dataclass(frozen=True, slots=True)
class Dragged:
    """Claims that are dragged; ``point`` is set where it is the whole point that they belong to."""

    claims: tuple[str, ...]
    point: str = ""

    def packed(self) -> QMimeData:
        """Return it as Qt carries it."""
        data = QMimeData()
        text = json.dumps({"claims": list(self.claims), "point": self.point})
        data.setData(FORMAT, QByteArray(text.encode()))
        return data


def unpacked(data: QMimeData) -> Dragged | None:
    """Return what is dragged, None where it is not ours."""
    if not data.hasFormat(FORMAT):
        return None
    found = json.loads(bytes(data.data(FORMAT).data()))
    return Dragged(tuple(found["claims"]), found["point"])


def drag(source: QWidget, held: Dragged, words: str, look: Theme) -> None:
    """Drag ``held`` from ``source`` until it is dropped, shown by its ``words``."""
    moving = QDrag(source)
    moving.setMimeData(held.packed())
    moving.setPixmap(_drawn(words, look, source.devicePixelRatioF()))
    moving.setHotSpot(QPoint(-Space.SMALL, -Space.SMALL))
    moving.exec(Qt.DropAction.MoveAction)


def _drawn(words: str, look: Theme, ratio: float) -> QPixmap:
    metrics = QFontMetrics(ui_font())
    text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, _WIDEST)
    size = QSize(metrics.horizontalAdvance(text) + 2 * Space.MEDIUM, metrics.height() + 2 * Space.SMALL)
    drawn = QPixmap(size * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.colour(Role.ACCENT))
    painter.setBrush(look.colour(Role.RAISED))
    area = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
    painter.drawRoundedRect(area, 5, 5)
    painter.setFont(ui_font())
    painter.setPen(look.colour(Role.INK))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return drawn
