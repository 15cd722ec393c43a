"""Labels and fields as the desk uses them: plain text only, with the few styles that the sheet knows."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QFrame, QLabel, QPlainTextEdit, QSizePolicy, QWidget
from typing_extensions import override

from workbench.ui.theme import Space, Type, ui_font

QUIET, STRONG, SECTION, PLAIN = "quiet", "strong", "section", "plain"


def label(text: str = "", style: str = PLAIN, *, wraps: bool = True) -> QLabel:
    """Make a label that never guesses a format; ``style`` is quiet, strong, section or plain."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setObjectName(style)
    fonts = {
        QUIET: ui_font(Type.SMALL),
        STRONG: ui_font(Type.BODY, bold=True),
        SECTION: ui_font(Type.CAPTION, bold=True),
    }
    made.setFont(fonts.get(style, ui_font()))
    if wraps:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        made.setMinimumSize(1, 1)  # Qt's own minimum is the height at no width at all: a word a line
    return made


def tip(text: str) -> str:
    """Return ``text`` as a tool tip that shows it as it is and wraps it.

    Qt guesses whether a tool tip is HTML: what came from an article could then name files to be read.
    """
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if text else ""


def tipped(widget: QWidget, text: str) -> None:
    """Give a widget such a tool tip; a screen reader, which would be told its HTML, is told the words."""
    widget.setToolTip(tip(text))
    widget.setAccessibleDescription(text)


def button_box(box: QDialogButtonBox) -> QDialogButtonBox:
    """Take the pictures off the buttons of a dialog: their words suffice."""
    for button in box.buttons():
        button.setIcon(QIcon())
    return box


def whole(widget: QWidget) -> None:
    """Let a field keep the height that it needs in the desk’s looks, which come on after it was made."""
    widget.ensurePolished()
    widget.setMinimumHeight(widget.sizeHint().height())


def rule() -> QFrame:
    """Make a thin line across."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


class Field(QPlainTextEdit):
    """A field for some lines of the editor's own words.

    ``confirmed``: Enter where ``enter_confirms``, else Ctrl+Enter. ``escaped``: Escape. ``left``: the
    keyboard went elsewhere within the window.
    """

    confirmed = Signal()
    escaped = Signal()
    left = Signal()

    def __init__(self, lines: int, *, enter_confirms: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enter_confirms = enter_confirms
        self._lines = lines
        self.setFont(ui_font())
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    @property
    def text(self) -> str:
        """The words in the field."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Set the words without saying that they changed."""
        if text != self.text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
            self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        shown = min(max(self._lines, round(self.document().size().height())), 10)
        return QSize(200, shown * self.fontMetrics().lineSpacing() + 2 * Space.SMALL + 2)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            wanted = (
                Qt.KeyboardModifier.NoModifier
                if self._enter_confirms
                else Qt.KeyboardModifier.ControlModifier
            )
            if modifiers in (wanted, Qt.KeyboardModifier.ControlModifier):
                self.confirmed.emit()
                return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        elsewhere = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if event.reason() not in elsewhere and self.isVisible():
            self.left.emit()
