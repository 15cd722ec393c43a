"""The head of a pane: publisher, headline once it left the screen, date, byline, and the pane's buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QToolTip,
    QWidget,
)
from typing_extensions import override

from workbench.core.article import Article
from workbench.ui.icons import icon
from workbench.ui.labels import tip
from workbench.ui.reading.mastheads import published_words
from workbench.ui.theme import Role, Space, Theme, Type, scaled, ui_font
from workbench.ui.words import tr


class Elided(QLabel):
    """One line of plain text that ends in an ellipsis where there is no room for all of it."""

    def __init__(self, parent: QWidget, size: Type, *, bold: bool = False) -> None:
        super().__init__(parent)
        self._colour: QColor | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(ui_font(size, bold=bold))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def dye(self, colour: QColor) -> None:
        """Draw the words in this colour, whatever palette a stylesheet puts on later."""
        self._colour = colour
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.sizeHint().height())

    @property
    def is_cut(self) -> bool:
        """Whether there is no room for all of the words."""
        return QFontMetrics(self.font()).horizontalAdvance(self.text()) > self.contentsRect().width()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and not self.toolTip() and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tip(self.text()) if self.is_cut else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._colour or self.palette().color(QPalette.ColorRole.WindowText))
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawText(
            self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words
        )


class WordButton(QAbstractButton):
    """Words that can be pressed; underlined where they ask for something, and under the mouse."""

    def __init__(self, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._asking = False
        self.setFont(ui_font(Type.SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str, *, asking: bool) -> None:
        """Say ``words``; ``asking`` where something is missing."""
        self._asking = asking
        self.setText(words)
        self.updateGeometry()
        self.update()

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self.update()

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height() + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        font.setUnderline(self._asking or self.underMouse())
        painter.setFont(font)
        painter.setPen(self._look.colour(Role.WARNING if self._asking else Role.DIM))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour(Role.FOCUS), 1.5))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 3, 3)


class Header(QWidget):
    """Shows a masthead; emits what was asked of it and changes nothing itself."""

    date_asked = Signal()
    hide_asked = Signal()
    move_asked = Signal(int)

    def __init__(self, article: Article, look: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._active = False
        self._unsigned = False
        self._publisher = Elided(self, Type.BODY, bold=True)
        self._headline = Elided(self, Type.BODY)
        self._headline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._byline = Elided(self, Type.SMALL)
        self._byline.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._date = WordButton(look, self)
        self._date.clicked.connect(self._ask_date)
        self._left = self._button(tr("Move this article to the left"))
        self._right = self._button(tr("Move this article to the right"))
        self._close = self._button(tr("Hide this article"))
        self._left.clicked.connect(self._ask_left)
        self._right.clicked.connect(self._ask_right)
        self._close.clicked.connect(self._ask_hide)
        self._arrange()
        self.set_article(article)

    def set_article(self, article: Article) -> None:
        """Show the masthead of an article."""
        masthead = article.masthead
        publisher = masthead.publisher or tr("Publisher unknown")
        self._publisher.setText(publisher)
        self._headline.setText(masthead.headline or "")
        self._byline.setText(f"· {masthead.byline}" if masthead.byline else "")
        self._date.set_words(published_words(masthead), asking=masthead.published is None)
        self._date.setAccessibleName(tr("Published: {date}", date=self._date.text()))
        self.setAccessibleName(f"{publisher}: {masthead.headline or article.name}")
        self._publisher.updateGeometry()
        self._unsigned = masthead.publisher is None
        self.set_theme(self._look)

    @property
    def date(self) -> QWidget:
        """The date, which can be pressed where it asks to be set."""
        return self._date

    def show_headline(self, *, shown: bool) -> None:
        """Show the headline, where the text does not show it itself."""
        self._headline.setVisible(shown)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self._publisher.dye(look.colour(Role.DIM if self._unsigned else Role.ACCENT))
        self._headline.dye(look.colour(Role.INK))
        self._byline.dye(look.colour(Role.DIM))
        self._date.set_theme(look)
        for button, name in ((self._left, "left"), (self._right, "right"), (self._close, "close")):
            button.setIcon(icon(name, look, Role.DIM))
        self.update()

    def set_active(self, *, active: bool) -> None:
        """Show that the keyboard is in this pane."""
        if active != self._active:
            self._active = active
            self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(Role.PAPER))
        if self._active:
            painter.fillRect(0, 0, self.width(), 2, self._look.colour(Role.ACCENT))
        painter.setPen(QPen(self._look.colour(Role.LINE), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.SMALL, Space.SMALL)
        grid.setHorizontalSpacing(Space.TIGHT)
        grid.setVerticalSpacing(Space.HAIR)
        above, buttons, below = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        above.setSpacing(Space.SMALL)
        above.addWidget(self._publisher)
        above.addWidget(self._headline, 1)
        above.addStretch()
        buttons.setSpacing(0)
        for button in (self._left, self._right, self._close):
            buttons.addWidget(button)
        below.setSpacing(Space.TIGHT)
        below.addWidget(self._date)
        below.addWidget(self._byline, 1)
        grid.addLayout(above, 0, 0)
        grid.addLayout(buttons, 0, 1)
        grid.addLayout(below, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(scaled(12), scaled(12)))
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
