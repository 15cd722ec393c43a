"""The palette's dialog: a field, and under it the choices that fit, the best first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.ui.labels import QUIET, label, tip
from workbench.ui.palette.ranking import fitting, folded
from workbench.ui.theme import Looks, Role, Space, Type, scaled, ui_font
from workbench.ui.words import tr

SHOWN = 200
"""Choices that are listed at most: who sees so many types another letter."""

WIDTH, WIDE, ROWS = 620, 940, 11
"""Pixels for names, pixels for sentences, and rows that are seen at once."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: ``group`` and ``key`` name it, ``words`` are searched, ``detail`` stands right."""

    group: str
    key: str
    words: str
    detail: str = ""

    @property
    def spoken(self) -> str:
        """The choice in words, for a screen reader."""
        return ", ".join(part for part in (self.words, self.group, self.detail) if part)


class PaletteModel(QAbstractListModel):
    """The options that fit what is typed."""

    def __init__(self, options: Sequence[Option], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._options = tuple(options)
        self._texts = tuple(folded(f"{o.words} {o.group}") for o in self._options)
        self._shown = tuple(range(min(len(self._options), SHOWN)))

    def type(self, typed: str) -> None:
        """List the options that fit."""
        self.beginResetModel()
        self._shown = tuple(fitting(typed, self._texts)[:SHOWN])
        self.endResetModel()

    def option(self, row: int) -> Option | None:
        """Return the option of a row."""
        return self._options[self._shown[row]] if 0 <= row < len(self._shown) else None

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        option = self.option(index.row()) if index.isValid() else None
        if option is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return option
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(option.words)
        return option.spoken if role in (_DISPLAY, Qt.ItemDataRole.AccessibleTextRole) else None


_DISPLAY = Qt.ItemDataRole.DisplayRole


class OptionDelegate(QStyledItemDelegate):
    """One line: the words, on the right what kind of thing it is and its key."""

    def __init__(self, looks: Looks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = looks.theme
        self._plain, self._small = ui_font(), ui_font(Type.SMALL)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, QFontMetrics(self._plain).height() + 2 * Space.SMALL)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        held = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(held, Option):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._look.colour(Role.ACCENT_WASH))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), self._look.colour(Role.ACCENT))
        inner = rect.adjusted(Space.LARGE, 0, -Space.LARGE, 0)
        right = self._right(painter, inner, held)
        painter.setFont(self._plain)
        painter.setPen(self._look.colour(Role.INK))
        words = QFontMetrics(self._plain).elidedText(
            held.words, Qt.TextElideMode.ElideRight, right - inner.left() - Space.LARGE
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def _right(self, painter: QPainter, inner: QRect, held: Option) -> int:
        """Draw what stands on the right; return where the words must end."""
        painter.setFont(self._small)
        metrics = QFontMetrics(self._small)
        right = inner.right()
        for text, role in ((held.detail, Role.ACCENT), (held.group, Role.DIM)):
            if not text:
                continue
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width() // 3)
            width = metrics.horizontalAdvance(shown)
            painter.setPen(self._look.colour(role))
            place = QRect(right - width, inner.top(), width + 1, inner.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            right -= width + Space.MEDIUM
        return right


class PaletteDialog(QDialog):
    """Offers options; ``chosen`` carries the Option taken. The keyboard stays in the field."""

    chosen = Signal(Option)

    def __init__(
        self,
        looks: Looks,
        title: str,
        options: Sequence[Option],
        parent: QWidget | None = None,
        *,
        width: int = WIDTH,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setObjectName("palette")
        self.model = PaletteModel(options, self)
        self.field = QLineEdit()
        self.field.setPlaceholderText(title)
        self.field.setAccessibleName(title)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._take_current)
        self.view = self._list(looks, title)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        nothing = label(tr("Nothing fits. Try fewer letters."), QUIET)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self._stack, 1)
        self.resize(self._size(width))
        self._typed("")

    def _list(self, looks: Looks, title: str) -> QListView:
        view = QListView()
        view.setAccessibleName(tr("{title}: what fits", title=title))
        view.setModel(self.model)
        view.setItemDelegate(OptionDelegate(looks, view))
        view.setUniformItemSizes(True)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.clicked.connect(self._take)
        view.selectionModel().currentChanged.connect(self._tell)
        return view

    def _size(self, width: int) -> QSize:
        row = QFontMetrics(ui_font()).height() + 2 * Space.SMALL
        wanted = QSize(scaled(width), self.field.sizeHint().height() + ROWS * row + 4 * Space.SMALL)
        return wanted.boundedTo(self.screen().availableSize() * 0.9)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list while the keyboard is in the field."""
        if event.key() in _MOVES:
            step = ROWS - 1 if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else 1
            back = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
            self._go(-step if back else step)
        else:
            super().keyPressEvent(event)

    def _go(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            at = self.view.currentIndex().row() + by
            row = at % count if abs(by) == 1 else min(max(at, 0), count - 1)
            self.view.setCurrentIndex(self.model.index(row, 0))

    def _tell(self, current: QModelIndex, _previous: QModelIndex) -> None:
        """Let a screen reader say what Enter would take, since the keyboard stays in the field."""
        option = self.model.option(current.row()) if current.isValid() else None
        words = option.spoken if option is not None else ""
        self.field.setAccessibleDescription(words)
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _typed(self, typed: str) -> None:
        self.model.type(typed)
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self.view.setCurrentIndex(self.model.index(0, 0))

    def _take_current(self) -> None:
        self._take(self.view.currentIndex())

    def _take(self, index: QModelIndex) -> None:
        option = self.model.option(index.row()) if index.isValid() else None
        if option is not None:
            self.accept()
            self.chosen.emit(option)
