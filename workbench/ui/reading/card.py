"""The hover card: what a claim says and what the other articles say, in plain text."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.point import RelationKind
from workbench.ui.glyphs import glyph, known
from workbench.ui.reading.header import Elided
from workbench.ui.theme import Role, Space, Theme, Type, relation_role, scaled, ui_font
from workbench.ui.words import begun, trn

WIDTH = 340
GLYPH = 14
_QUOTE = 160
_MOST = 6


@dataclass(frozen=True, slots=True)
class CardPassage:
    """What one article says: its name, how that stands to the claim in words, and the quote."""

    article: str
    says: str
    quote: str
    relation: RelationKind | None = None


@dataclass(frozen=True, slots=True)
class HoverCard:
    """``title`` is the claim in short, ``rows`` are named values, ``passages`` what others say."""

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    passages: tuple[CardPassage, ...] = ()


class CardPopup(QFrame):
    """A small window that shows one card beside the mouse and takes neither focus nor clicks."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setObjectName("card")
        self._inner = QWidget(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._inner)
        self.setFixedWidth(scaled(WIDTH))
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self.setStyleSheet(
            f"#card {{ background: {look.hex(Role.RAISED)}; border: 1px solid {look.hex(Role.LINE_STRONG)};"
            " border-radius: 6px; }"
        )

    def show_card(self, card: HoverCard, at: QPoint) -> None:
        """Show ``card`` below the global point ``at``, or above it where the screen ends."""
        fresh = self._filled(card)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._inner, fresh)
        self._inner.deleteLater()
        self._inner = fresh
        fresh.show()
        self.adjustSize()
        self.move(self._beside(at))
        self.show()

    def words(self) -> str:
        """Return all that the card says, a line a label."""
        return "\n".join(label.text() for label in self._inner.findChildren(QLabel) if label.text())

    def _beside(self, at: QPoint) -> QPoint:
        area = self.screen().availableGeometry()
        x = min(at.x() + 8, area.right() - self.width() - 4)
        y = at.y() + 20
        if y + self.height() > area.bottom():
            y = at.y() - self.height() - 12
        return QPoint(max(x, area.left() + 4), max(y, area.top() + 4))

    def _filled(self, card: HoverCard) -> QWidget:
        inner = QWidget(self)
        grid = QGridLayout(inner)
        grid.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TIGHT)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._label(card.title, Type.BODY, Role.INK, bold=True), 0, 0, 1, 2)
        row = 1
        for name, value in card.rows:
            grid.addWidget(self._label(name, Type.SMALL, Role.DIM), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._label(value, Type.SMALL, Role.INK), row, 1)
            row += 1
        for passage in card.passages[:_MOST]:
            grid.setRowMinimumHeight(row, Space.SMALL)
            grid.addLayout(self._head(passage), row + 1, 0, 1, 2)
            grid.addWidget(self._label(_cut(passage.quote), Type.SMALL, Role.INK), row + 2, 0, 1, 2)
            row += 3
        left = len(card.passages) - _MOST
        if left > 0:
            grid.addWidget(
                self._label(trn(left, "and {n} more", "and {n} more"), Type.SMALL, Role.DIM), row, 0, 1, 2
            )
        return inner

    def _head(self, passage: CardPassage) -> QHBoxLayout:
        """Return sign and word of the relation, then the article, in one line."""
        role = relation_role(passage.relation)
        head = QHBoxLayout()
        head.setSpacing(Space.TIGHT)
        if passage.relation is not None and passage.relation.value in known():
            sign = QLabel(self)
            sign.setTextFormat(Qt.TextFormat.PlainText)
            sign.setPixmap(
                glyph(passage.relation.value, self._look, role, scaled(GLYPH), self.devicePixelRatioF())
            )
            head.addWidget(sign)
        if passage.says:
            says = self._label(f"{begun(passage.says)}:", Type.SMALL, role, bold=True)
            says.setWordWrap(False)
            head.addWidget(says)
        head.addWidget(
            self._dressed(Elided(self, Type.SMALL), passage.article, Type.SMALL, Role.ACCENT, bold=True), 1
        )
        return head

    def _label(self, words: str, size: Type, role: Role, *, bold: bool = False) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return self._dressed(label, words, size, role, bold=bold)

    def _dressed(self, label: QLabel, words: str, size: Type, role: Role, *, bold: bool = False) -> QLabel:
        label.setText(words)
        label.setFont(ui_font(size, bold=bold))
        colours = label.palette()
        colours.setColor(QPalette.ColorRole.WindowText, self._look.colour(role))
        label.setPalette(colours)
        return label


def _cut(quote: str) -> str:
    return quote if len(quote) <= _QUOTE else quote[: _QUOTE - 1].rstrip() + "…"
