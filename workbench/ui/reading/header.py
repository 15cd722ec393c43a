"""The head of a pane: publisher, date, headline and byline, and the buttons that hide and move the pane."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from workbench.core.article import Article
from workbench.ui.icons import icon
from workbench.ui.reading.mastheads import published_words
from workbench.ui.theme import Role, Space, Theme, Type, ui_font


class Elided(QLabel):
    """One line of plain text that ends in an ellipsis where there is no room for all of it."""

    def __init__(self, parent: QWidget, size: Type, *, bold: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui_font(size, bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Header(QWidget):
    """Shows a masthead; emits what was asked of it and changes nothing itself."""

    date_asked = Signal()
    hide_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, article: Article, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._active = False
        self._undated = False
        self.setAutoFillBackground(True)
        self._publisher = Elided(self, Type.SMALL, bold=True)
        self._headline = Elided(self, Type.TITLE, bold=True)
        self._byline = Elided(self, Type.SMALL)
        self._date = QToolButton(self)
        self._date.setFont(ui_font(Type.SMALL))
        self._date.setCursor(Qt.CursorShape.PointingHandCursor)
        self._date.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._date.clicked.connect(self._ask_date)
        self._left = self._button("Move this article to the left")
        self._right = self._button("Move this article to the right")
        self._close = self._button("Hide this article")
        self._left.clicked.connect(self._ask_left)
        self._right.clicked.connect(self._ask_right)
        self._close.clicked.connect(self._ask_hide)
        self._arrange()
        self.set_article(article)
        self.set_theme(look)

    def set_article(self, article: Article) -> None:
        """Show the masthead of an article."""
        masthead = article.masthead
        self._publisher.setText(masthead.publisher or article.name)
        self._headline.setText(masthead.headline or article.name)
        self._byline.setText(masthead.byline or "")
        self._date.setText(published_words(masthead))
        self._undated = masthead.published is None
        self._date.setAccessibleName(f"Published: {self._date.text()}")
        self.setAccessibleName(f"{self._publisher.text()}: {self._headline.text()}")
        self.set_theme(self._look)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        _dye(self, QPalette.ColorRole.Window, look, Role.PAPER)
        _dye(self._publisher, QPalette.ColorRole.WindowText, look, Role.ACCENT)
        _dye(self._headline, QPalette.ColorRole.WindowText, look, Role.INK)
        _dye(self._byline, QPalette.ColorRole.WindowText, look, Role.DIM)
        colour = look.hex(Role.WARNING if self._undated else Role.DIM)
        line = "underline" if self._undated else "none"
        self._date.setStyleSheet(
            f"QToolButton {{ color: {colour}; text-decoration: {line}; padding: 0 2px; margin: 0; }}"
        )
        for button, name in ((self._left, "left"), (self._right, "right"), (self._close, "close")):
            button.setIcon(icon(name, look, Role.DIM))
        self.update()

    def set_active(self, *, active: bool) -> None:
        """Show that the keyboard is in this pane."""
        self._active = active
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._active:
            painter.fillRect(0, 0, self.width(), 2, self._look.colour(Role.ACCENT))
        painter.setPen(QPen(self._look.colour(Role.LINE), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        grid.setHorizontalSpacing(Space.TIGHT)
        grid.setVerticalSpacing(Space.HAIR)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        for button in (self._left, self._right, self._close):
            buttons.addWidget(button)
        grid.addWidget(self._publisher, 0, 0)
        grid.addLayout(buttons, 0, 1)
        grid.addWidget(self._headline, 1, 0, 1, 2)
        below = QHBoxLayout()
        below.setSpacing(Space.SMALL)
        below.addWidget(self._date)
        below.addWidget(self._byline, 1)
        grid.addLayout(below, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(12, 12))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setStyleSheet("QToolButton { padding: 1px 3px; }")
        return button

    def _ask_date(self) -> None:
        self.date_asked.emit()

    def _ask_hide(self) -> None:
        self.hide_asked.emit()

    def _ask_left(self) -> None:
        self.move_asked.emit(-1)

    def _ask_right(self) -> None:
        self.move_asked.emit(1)


def _dye(widget: QWidget, part: QPalette.ColorRole, look: Theme, role: Role) -> None:
    colours = widget.palette()
    colours.setColor(part, look.colour(role))
    widget.setPalette(colours)
