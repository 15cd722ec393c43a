"""The strip of passages: what every other article says of the focused point, one row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workbench.core.point import RelationKind
from workbench.core.verdict import DEFAULT_SCALE, UNREVIEWED, Look
from workbench.ui.icons import icon, pixmap
from workbench.ui.keyed import keyed
from workbench.ui.labels import tip
from workbench.ui.reading.header import Elided
from workbench.ui.terms import UNREVIEWED_WORD, relation_words
from workbench.ui.theme import Role, Space, Theme, Type, relation_role, scaled, ui_font, verdict_role
from workbench.ui.words import tr, trn

ROW = 26
_NAME, _VALUE = (132, 280), 176
"""Pixels for the article's name, least and most, and for the value."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Passage:
    """What one article says of the point; ``claim_id`` None where it says nothing."""

    claim_id: str | None
    article: str
    article_name: str
    value: str = ""
    quote: str = ""
    relation: RelationKind | None = None
    verdict: str = UNREVIEWED
    current: bool = False
    own_look: Look | None = None
    said: str = ""
    """The verdict in words."""

    @property
    def look(self) -> Look:
        """How the verdict looks."""
        return self.own_look or DEFAULT_SCALE.look(self.verdict)

    def words(self) -> str:
        """Return the row as one sentence, for a screen reader."""
        if self.claim_id is None:
            return tr("{article}: not mentioned", article=self.article_name)
        parts = [
            self.value,
            f"“{self.quote}”",
            relation_words(self.relation) if self.relation else "",
            self.said or tr(UNREVIEWED_WORD),
        ]
        return f"{self.article_name}: " + ", ".join(part for part in parts if part)


class PassageModel(QAbstractListModel):
    """The passages as a Qt model; the display role is the whole row in words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()

    def replace(self, passages: Sequence[Passage]) -> None:
        """Hold these passages."""
        self.beginResetModel()
        self._passages = tuple(passages)
        self.endResetModel()

    def passage(self, row: int) -> Passage:
        """Return the passage of a row."""
        return self._passages[row]

    def summary(self, about: str) -> str:
        """Return in a few words how many others speak of the point, and how many contradict."""
        others = [p for p in self._passages if p.claim_id is not None and not p.current]
        against = sum(p.relation is RelationKind.CONFLICT for p in others)
        words = (
            trn(len(others), "{n} more on: {point}", "{n} more on: {point}", point=about)
            if others
            else tr("No other claim on: {point}", point=about)
        )
        if not against:
            return words
        return f"{words} · {trn(against, '{n} contradicts this one', '{n} contradict this one')}"

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._passages)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid() or index.row() >= len(self._passages):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._passages[index.row()].words()
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._passages[index.row()].words())
        return None


class PassageRow(QStyledItemDelegate):
    """Paints a passage: relation, article, value as stated, quote."""

    def __init__(self, model: PassageModel, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, max(ROW, QFontMetrics(ui_font(Type.SMALL)).height() + Space.SMALL))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        passage = self._model.passage(index.row())
        state, area = option.state, option.rect
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self.look.colour(Role.ACCENT_WASH))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self.look.colour(Role.HOVER))
        self._columns(painter, area, passage)
        painter.restore()

    def _columns(self, painter: QPainter, area: QRect, passage: Passage) -> None:
        if passage.current:
            painter.fillRect(
                QRect(area.left(), area.top() + 3, 3, area.height() - 6), self.look.colour(Role.ACCENT)
            )
        x = area.left() + Space.MEDIUM
        middle = area.center().y() - scaled(7)
        if passage.relation not in (None, RelationKind.UNRELATED):
            glyph = pixmap(passage.relation.value, self.look, relation_role(passage.relation), scaled(14))
            painter.drawPixmap(QPointF(x, middle), glyph)
        x += scaled(14) + Space.SMALL
        name = min(max(area.width() // 5, _NAME[0]), scaled(_NAME[1]))
        self._words(
            painter, QRect(x, area.top(), name, area.height()), passage.article_name, Role.ACCENT, bold=True
        )
        x += name + Space.SMALL
        if passage.claim_id is None:
            room = QRect(x, area.top(), area.right() - x, area.height())
            self._words(painter, room, tr("not mentioned"), Role.DIM)
            return
        self._words(
            painter, QRect(x, area.top(), scaled(_VALUE), area.height()), passage.value, Role.INK, bold=True
        )
        x += scaled(_VALUE) + Space.SMALL
        if passage.verdict != UNREVIEWED:
            drawn = pixmap(passage.look.sign, self.look, verdict_role(passage.look), scaled(14))
            painter.drawPixmap(QPointF(x, middle), drawn)
        x += scaled(14) + Space.SMALL
        room = QRect(x, area.top(), area.right() - x - Space.SMALL, area.height())
        self._words(painter, room, f"“{passage.quote}”", Role.DIM)

    def _words(self, painter: QPainter, room: QRect, words: str, role: Role, *, bold: bool = False) -> None:
        painter.setFont(ui_font(Type.SMALL, bold=bold))
        painter.setPen(self.look.colour(role))
        shown = painter.fontMetrics().elidedText(
            words.replace("\n", " "), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class Passages(QWidget):
    """The strip, or the one line into which it folds where there is little room.

    ``claim_pressed`` carries the claim of a row that was clicked or entered; ``folded``: the editor
    folded or opened the strip.
    """

    claim_pressed = Signal(object)
    folded = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PassageModel(self)
        self._most = 4
        self._is_low = False
        self._choice: bool | None = None
        self._about = ""
        self._title = Elided(self, Type.SMALL)
        self._fold = QToolButton(self)
        self._fold.setObjectName("more")
        self._fold.clicked.connect(self.toggle)
        keyed(self._fold, "", "view.passages")  # its words say what it would do
        self._list = QListView(self)
        self._row = PassageRow(self._model, look, self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(self._row)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTabKeyNavigation(False)
        self._list.clicked.connect(self._pressed)
        self._list.activated.connect(self._pressed)
        head = QHBoxLayout()
        head.setSpacing(Space.TIGHT)
        head.addWidget(self._fold)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.HAIR, 0, Space.HAIR)
        column.setSpacing(Space.HAIR)
        column.addLayout(head)
        column.addWidget(self._list)
        self.set_theme(look)
        self.set_passages("", ())

    @property
    def model(self) -> PassageModel:
        """The rows that are shown."""
        return self._model

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through, from the top down."""
        return (self._fold, self._list)

    @property
    def view(self) -> QListView:
        """The list that shows them."""
        return self._list

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._row.look = look
        self._title.dye(look.colour(Role.DIM))
        self._show_fold()
        self.update()
        self._list.viewport().update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._row.look.colour(Role.PANEL))
        painter.fillRect(0, 0, self.width(), 1, self._row.look.colour(Role.LINE))

    def set_passages(self, title: str, passages: Sequence[Passage]) -> None:
        """Show the passages of a point; none hide the strip."""
        self._about = title
        self._list.setAccessibleName(
            tr("What the other articles say: {title}", title=title) if title else tr("Passages")
        )
        self._model.replace(passages)
        self.set_most(self._most)
        self.setVisible(bool(passages))

    def set_most(self, rows: int) -> None:
        """Show at most so many rows without scrolling."""
        self._most = rows
        self._list.setFixedHeight(min(self._model.rowCount(), rows) * ROW + 2)
        self._show_fold()

    @property
    def choice(self) -> bool | None:
        """Whether the editor wants it folded; None leaves it to the room there is."""
        return self._choice

    @property
    def is_folded(self) -> bool:
        """Whether one line stands for the strip."""
        return self._is_low if self._choice is None else self._choice

    def choose(self, choice: bool | None) -> None:
        """Fold or open the strip as the editor left it."""
        self._choice = choice
        self._show_fold()

    def set_low(self, *, low: bool) -> None:
        """Fold the strip where the window is low, unless the editor chose otherwise."""
        self._is_low = low
        self._show_fold()

    def toggle(self) -> None:
        """Fold the strip, or open it."""
        self.choose(not self.is_folded)
        self.folded.emit()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and event.position().y() < self._list.y():
            self.toggle()
            return
        super().mousePressEvent(event)

    def _show_fold(self) -> None:
        folded = self.is_folded
        self._list.setVisible(not folded)
        self._title.setText(self._model.summary(self._about) if folded else self._about)

        self._fold.setToolTip(
            tr("Show what the articles say") if folded else tr("Fold what the articles say")
        )
        self._fold.setAccessibleName(
            tr("Show what the articles say: {title}", title=self._title.text())
            if folded
            else tr("Fold what the articles say: {title}", title=self._title.text())
        )
        self._fold.setIcon(icon("right" if folded else "down", self._row.look, Role.DIM))

    def _pressed(self, index: QModelIndex) -> None:
        claim = self._model.passage(index.row()).claim_id
        if claim is not None:
            self.claim_pressed.emit(claim)
