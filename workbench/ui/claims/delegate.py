"""Paints a whole row of the claim list: verdict glyph, quote, place, value, conflict mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from workbench.core.point import RelationKind
from workbench.core.verdict import UNREVIEWED
from workbench.core.workflow import FlagKind
from workbench.ui.claims.model import ROW_ROLE
from workbench.ui.claims.row import ClaimRow
from workbench.ui.glyphs import glyph
from workbench.ui.theme import Looks, Role, Space, Type, relation_role, scaled, ui_font, verdict_role

GLYPH = 16
MARKED = (RelationKind.CONFLICT, RelationKind.VARIANT)


class ClaimDelegate(QStyledItemDelegate):
    """Two lines a row: the words of the claim, under them where it stands and what it says."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._theme = looks.theme
        self._words = ui_font(Type.BODY)
        self._small = ui_font(Type.SMALL)
        looks.changed.connect(self._put_on)

    @property
    def row_height(self) -> int:
        """The height of every row in logical pixels."""
        lines = QFontMetrics(self._words).height() + QFontMetrics(self._small).height()
        return lines + Space.HAIR + 2 * Space.SMALL

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, self.row_height)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, ClaimRow):
            return
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        ratio = painter.device().devicePixelRatio()
        self._ground(painter, rect, state)
        inner = rect.adjusted(Space.MEDIUM, Space.SMALL, -Space.MEDIUM, -Space.SMALL)
        sign = glyph(row.look.sign, self._theme, verdict_role(row.look), scaled(GLYPH), ratio)
        painter.drawPixmap(inner.topLeft(), sign)
        words = inner.adjusted(scaled(GLYPH) + Space.SMALL, 0, 0, 0)
        words.setRight(self._marks(painter, words, row, ratio))
        self._text(painter, words, inner.right(), row)
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        look = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.colour(Role.ACCENT_WASH))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.colour(Role.ACCENT))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.colour(Role.HOVER))
        painter.setPen(look.colour(Role.LINE))
        painter.drawLine(
            rect.left() + Space.MEDIUM, rect.bottom(), rect.right() - Space.MEDIUM, rect.bottom()
        )

    def _marks(self, painter: QPainter, words: QRect, row: ClaimRow, ratio: float) -> int:
        """Draw relation and note marks from the right; return where the words must end."""
        right = words.right()
        marks: list[tuple[str, Role]] = []
        if row.relation in MARKED and row.relation is not None:
            role = Role.DIM if row.is_decided else relation_role(row.relation)
            marks.append((row.relation.value, role))
        if row.flags:
            marks.append(("flag", Role.REJECTED if FlagKind.LEGAL in row.flags else Role.WARNING))
        if row.has_note:
            marks.append(("note", Role.DIM))
        if row.is_manual:
            marks.append(("mark", Role.DIM))
        if row.disguise:
            marks.append(("disguise", Role.WARNING))
        for name, role in marks:
            sign = glyph(name, self._theme, role, scaled(GLYPH), ratio)
            painter.drawPixmap(QPoint(right - scaled(GLYPH) + 1, words.top()), sign)
            right -= scaled(GLYPH) + Space.TIGHT
        return right - Space.TIGHT if marks else right

    def _text(self, painter: QPainter, words: QRect, right: int, row: ClaimRow) -> None:
        look = self._theme
        metrics = QFontMetrics(self._words)
        painter.setFont(self._words)
        is_quiet = row.verdict != UNREVIEWED or row.is_dismissed
        painter.setPen(look.colour(Role.DIM if is_quiet else Role.INK))
        quote = metrics.elidedText(row.quote, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words.left(), words.top() + metrics.ascent(), quote)
        small = QFontMetrics(self._small)
        painter.setFont(self._small)
        painter.setPen(look.colour(Role.DIM))
        top = words.top() + metrics.height() + Space.HAIR
        baseline = top + small.ascent()
        value = small.elidedText(row.value, Qt.TextElideMode.ElideRight, (right - words.left()) // 2)
        width = right - words.left()
        if value:
            advance = small.horizontalAdvance(value)
            painter.setPen(look.colour(Role.INK if not is_quiet else Role.DIM))
            painter.drawText(right - advance, baseline, value)
            width -= advance + Space.SMALL
        painter.setPen(look.colour(Role.DIM))
        place = small.elidedText(row.place, Qt.TextElideMode.ElideRight, width)
        painter.drawText(words.left(), baseline, place)

    def _put_on(self) -> None:
        self._theme = self._looks.theme
