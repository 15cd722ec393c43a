"""The list of hits under the find bar: grouped by article and by where they stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workbench.services.searching import CLAIMANT, NOTE, RATIONALE, SOURCE, TEXT, VALUE, Hit
from workbench.ui.theme import Looks, Role, Space, Type, ui_font
from workbench.ui.words import begun, noop, tr

ROWS = 6
HEADS: Mapping[str, str] = {
    TEXT: noop("in the text"),
    CLAIMANT: noop("in who says so"),
    RATIONALE: noop("in a rationale"),
    NOTE: noop("in a note"),
    SOURCE: noop("in a source"),
    VALUE: noop("values that allow it"),
}
_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the list: the head of a group (``hit`` None), or the hit with that number."""

    words: str
    hit: Hit | None = None
    number: int = -1


def lines(hits: Sequence[Hit], names: Mapping[str, str]) -> tuple[Line, ...]:
    """Return the lines of a list of hits: a head before each group, values that allow a figure last."""
    groups: dict[tuple[str, str], list[int]] = {}
    for number, hit in enumerate(hits):
        key = ("", VALUE) if hit.where == VALUE else (hit.article, hit.where)
        groups.setdefault(key, []).append(number)
    found: list[Line] = []
    for (article, where), numbers in groups.items():
        place = tr(HEADS[where])
        words = f"{names.get(article, article)}, {place}" if article else begun(place)
        found.append(Line(f"{words} ({len(numbers)})"))
        found += [Line(_spoken(hits[n], names), hits[n], n) for n in numbers]
    return tuple(found)


def _spoken(hit: Hit, names: Mapping[str, str]) -> str:
    words = f"{hit.before}{hit.words}{hit.after}"
    return f"{names.get(hit.article, hit.article)}: {words}" if hit.where == VALUE else words


class HitModel(QAbstractListModel):
    """The lines of the list; heads cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def put(self, found: tuple[Line, ...]) -> None:
        """List these lines."""
        self.beginResetModel()
        self._lines = found
        self.endResetModel()

    def row_of(self, number: int) -> int:
        """Return the row of the hit with that number, -1 for none."""
        return next((row for row, line in enumerate(self._lines) if line.number == number), -1)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        is_head = self._lines[index.row()].hit is None
        return Qt.ItemFlag.ItemIsEnabled if is_head else super().flags(index)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == _ROLE:
            return line
        shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return line.words if role in shown else None


class HitDelegate(QStyledItemDelegate):
    """A hit in one line with its words bold, or the head of a group."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        self._plain, self._bold = ui_font(), ui_font(bold=True)
        self._head = ui_font(Type.CAPTION, bold=True)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, QFontMetrics(self._plain).height() + Space.SMALL)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(_ROLE)
        if not isinstance(line, Line):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look = self._looks.theme
        painter.save()
        painter.setClipRect(rect)
        inner = rect.adjusted(Space.LARGE, 0, -Space.SMALL, 0)
        if line.hit is None:
            self._draw(painter, inner, line.words, self._head, Role.DIM)
        else:
            if state & QStyle.StateFlag.State_Selected:
                painter.fillRect(rect, look.colour(Role.ACCENT_WASH))
                painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), look.colour(Role.ACCENT))
            self._hit(painter, inner, line, line.hit)
        painter.restore()

    def _hit(self, painter: QPainter, inner: QRect, line: Line, hit: Hit) -> None:
        """Draw what stands before the hit, the hit, what stands behind it."""
        if hit.where == VALUE:
            self._draw(painter, inner, line.words, self._plain, Role.INK)
            return
        for words, font, role in (
            (hit.before, self._plain, Role.DIM),
            (hit.words, self._bold, Role.INK),
            (hit.after, self._plain, Role.DIM),
        ):
            inner.setLeft(self._draw(painter, inner, words, font, role))

    def _draw(self, painter: QPainter, inner: QRect, words: str, font: QFont, role: Role) -> int:
        """Draw words at the left of ``inner``; return where they end."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(self._looks.theme.colour(role))
        top = inner.top() + (inner.height() - metrics.height()) // 2
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(inner.width(), 0))
        painter.drawText(QPoint(inner.left(), top + metrics.ascent()), shown)
        return inner.left() + metrics.horizontalAdvance(words)


class HitList(QListView):
    """Lists hits: ``picked`` carries the number of one that was gone to, ``left`` on Escape."""

    picked = Signal(int)
    left = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hits")
        self.setAccessibleName(tr("What was found"))
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(looks, self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._pick)
        self.selectionModel().currentChanged.connect(self._went)

    def put(self, found: Sequence[Hit], names: Mapping[str, str]) -> None:
        """List these hits."""
        self.hits.put(lines(found, names))
        self.updateGeometry()

    def mark(self, number: int) -> None:
        """Show where the hit with that number is, without going to it."""
        row = self.hits.row_of(number)
        if row >= 0 and row != self.currentIndex().row():
            self.selectionModel().blockSignals(True)
            self.setCurrentIndex(self.hits.index(row, 0))
            self.selectionModel().blockSignals(False)
            self.scrollTo(self.hits.index(row, 0))
            self.viewport().update()

    @override
    def sizeHint(self) -> QSize:
        row = self.sizeHintForRow(0) if self.hits.rowCount() else 0
        return QSize(200, min(self.hits.rowCount(), ROWS) * row + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(self.sizeHint().height(), 60))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self.currentIndex())
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _went(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if self.hasFocus():
            self._pick(current)

    def _pick(self, index: QModelIndex) -> None:
        line = index.data(_ROLE)
        if isinstance(line, Line) and line.hit is not None:
            self.picked.emit(line.number)
