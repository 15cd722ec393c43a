"""Paints a cell of the comparison: conflict by wash and glyph, verdict, what is printed, what is absent."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.core.point import RelationKind
from workbench.core.verdict import UNREVIEWED_LOOK
from workbench.ui.comparison.model import ENTRY_ROLE, Entry
from workbench.ui.glyphs import glyph, known
from workbench.ui.theme import Looks, Role, Space, Type, relation_role, scaled, ui_font, verdict_role

GLYPH, LEAST = 14, 64
"""Pixels of a sign, and of a cell in which it grows with the letters: in less, words go first."""


class CellDelegate(QStyledItemDelegate):
    """One line a cell, two in the first column."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._theme = looks.theme
        self._plain = ui_font()
        self._bold = ui_font(bold=True)
        self._small = ui_font(Type.CAPTION)
        looks.changed.connect(self._put_on)

    @property
    def row_height(self) -> int:
        """The height of every row in logical pixels."""
        return QFontMetrics(self._bold).height() + QFontMetrics(self._small).height() + 2 * Space.TIGHT + 2

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, self.row_height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._ground(painter, rect, state, entry)
        inner = rect.adjusted(Space.SMALL, Space.TIGHT, -Space.SMALL, -Space.TIGHT)
        ratio = painter.device().devicePixelRatio()
        left = self._glyphs(painter, inner, entry, ratio)
        self._words(painter, QRect(QPoint(left, inner.top()), inner.bottomRight()), entry)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, entry: Entry) -> None:
        look = self._theme
        if entry.is_open and not entry.is_point:
            painter.fillRect(rect, look.colour(Role.CONFLICT_WASH))
        elif state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour(Role.ACCENT_WASH))
        if entry.is_focused:
            pen = painter.pen()
            pen.setColor(look.colour(Role.FOCUS))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _glyphs(self, painter: QPainter, inner: QRect, entry: Entry, ratio: float) -> int:
        """Draw what stands before the words; return where they begin."""
        left, side = inner.left(), scaled(GLYPH) if inner.width() >= scaled(LEAST) else GLYPH
        for name, role in self._marks(entry):
            top = inner.top() + (QFontMetrics(self._plain).height() - side) // 2
            if not entry.is_point:
                top = inner.center().y() - side // 2
            painter.drawPixmap(QPoint(left, top), glyph(name, self._theme, role, side, ratio))
            left += side + Space.TIGHT
        return left

    def _marks(self, entry: Entry) -> list[tuple[str, Role]]:
        if entry.is_point:
            if entry.is_printed:
                return [("decide", Role.ACCEPTED)]
            if entry.is_open:
                return [("conflict", Role.CONFLICT)]
            if entry.relation is RelationKind.CONFLICT:
                return [("conflict", Role.FAINT)]
            found = entry.relation.value if entry.relation is not None else ""
            return [(found, relation_role(entry.relation))] if found in known() else []
        marks: list[tuple[str, Role]] = []
        if entry.is_open:
            marks.append(("conflict", Role.CONFLICT))
        if entry.is_printed:
            marks.append(("decide", Role.ACCEPTED))
        if entry.is_confirmed:  # a suggestion is the rule, and stays quiet
            marks.append(("link", Role.ACCENT))
        if entry.look != UNREVIEWED_LOOK:
            marks.append((entry.look.sign, verdict_role(entry.look)))
        return marks

    def _words(self, painter: QPainter, rect: QRect, entry: Entry) -> None:
        look = self._theme
        metrics = QFontMetrics(self._bold if entry.is_point else self._plain)
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(self._bold if entry.is_point else self._plain)
        if entry.is_point:
            painter.setPen(look.colour(Role.INK))
            vertical = Qt.AlignmentFlag.AlignTop if entry.under else Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | vertical, text)
            painter.setFont(self._small)
            painter.setPen(look.colour(Role.DIM))
            under = QFontMetrics(self._small).elidedText(
                entry.under, Qt.TextElideMode.ElideRight, rect.width()
            )
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, under)
            return
        painter.setPen(look.colour(Role.INK if entry.claim else Role.FAINT))
        lines = two_lines(entry.text, metrics, rect.width())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, "\n".join(lines))

    def _put_on(self) -> None:
        self._theme = self._looks.theme


def two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """Break ``text`` after the last word that fits; the second line ends in an ellipsis where it must."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    words = text.split(" ")
    first = words[0]
    for count in range(len(words) - 1, 0, -1):
        head = " ".join(words[:count])
        if metrics.horizontalAdvance(head) <= width:
            first = head
            break
    rest = text[len(first) :].strip()
    elided = Qt.TextElideMode.ElideRight
    return tuple(metrics.elidedText(line, elided, width) for line in (first, rest) if line)
