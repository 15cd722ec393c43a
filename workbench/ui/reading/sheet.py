"""One article set to be read in a widget: its column, place, size, folds, caret and selection."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget
from typing_extensions import override

from workbench.core.article import Article
from workbench.core.span import Span, trimmed
from workbench.ui.reading.geometry import boxes, unit_at_height, unit_under
from workbench.ui.reading.page import Page
from workbench.ui.theme import Role, Space, Theme, reading_font
from workbench.ui.turns import Parts

SAMPLE = "The president said on Thursday that at least 164 people had died in the unrest. "
NARROWEST, WIDEST = 40, 66
"""Characters a line."""
ZOOMS = (50, 300)


def character_width(font: QFont) -> float:
    """Return how wide a character of running text is, in pixels, on the average."""
    return QFontMetricsF(font).horizontalAdvance(SAMPLE) / len(SAMPLE)


class Sheet(QTextEdit):
    """A read-only text; every offset it takes and gives is a code point of the article.

    ``moved`` says that the words stand elsewhere on the screen than before. While it is ``building``,
    page and document do not yet agree and nothing may be asked of them. ``scrolled_by_hand`` carries the
    pixels by which the editor, and not the desk, scrolled down.
    """

    moved = Signal()
    selection_changed = Signal(object)
    fold_toggled = Signal()
    top_changed = Signal(object)
    zoom_changed = Signal(object)
    scrolled_by_hand = Signal(int)

    def __init__(self, article: Article, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._zoom = 100
        self._anchor = 0
        self._fitting = False
        self._led = False
        self._beside = (0, 0)
        self._selected: Span | None = None
        self._caret_was = 0
        self.building = True
        self._prepare()
        self.page = self._set(article)
        self._return_caret(0)
        self.building = False
        self.cursorPositionChanged.connect(self._caret_moved)
        self.selectionChanged.connect(self._selection_moved)
        self.verticalScrollBar().rangeChanged.connect(self._laid_out)

    def set_article(self, article: Article) -> None:
        """Show another state of the article; folds, place and caret are kept."""
        unfolded, caret = self.page.unfolded, self.caret()
        self.building = True
        self.page = self._set(article)
        self.page.set_unfolded(unfolded)
        self._return_caret(min(caret, len(article.text)))
        self.building = False
        self.scroll_to(self._anchor)

    def set_beside(self, left: int, right: int) -> None:
        """Keep so many pixels free at the left and the right of the column."""
        self._beside = (left, right)
        self.fit_column()

    def fit_column(self) -> None:
        """Set the column: at most 66 characters a line, in the middle of what is left."""
        left, right = self._beside
        widest = (
            character_width(self.document().defaultFont()) * WIDEST + 2 * self.document().documentMargin()
        )
        spare = max(self.width() - left - right - round(widest), 0)
        self.setViewportMargins(left + spare // 2, 0, right + spare - spare // 2, 0)
        if self.document().textWidth() != self.viewport().width():
            self.document().setTextWidth(self.viewport().width())

    def dressing(self, look: Theme) -> Parts:
        """Set everything in other colours, in parts, unless another article comes in between."""
        self._look = look
        self.setStyleSheet(
            f"QTextEdit {{ background: {look.hex(Role.PAPER)}; color: {look.hex(Role.INK)}; border: none;"
            f" selection-background-color: {look.hex(Role.SELECTION)};"
            f" selection-color: {look.hex(Role.SELECTION_INK)}; }}"
        )
        page = self.page
        for _ in page.dressing(look):
            yield
            if page is not self.page:
                return  # the old lines would colour the new text

    def top(self) -> int:
        """Return the code point at the upper edge."""
        return self._anchor

    def scroll_to(self, offset: int) -> None:
        """Bring the text line of a code point to the upper edge."""
        self._anchor = offset
        y = self.height_of(offset) if offset > 0 else 0.0
        self._fitting = True
        if y is not None:
            self.verticalScrollBar().setValue(round(y))
        self._fitting = False
        self.moved.emit()

    def reveal(self, span: Span) -> None:
        """Bring a span into sight, calmly: nothing moves where all of it can be seen already."""
        self.unfold_around(span)
        areas = self._areas(span)
        if not areas:
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top, bottom = areas[0].top(), areas[-1].bottom()
        if top >= bar.value() + Space.SMALL and bottom <= bar.value() + height - Space.SMALL:
            return
        self._lead(round(top - min(height / 3, max(height - (bottom - top), 0) / 2)))

    def scroll_by(self, pixels: int) -> None:
        """Follow another pane by so many pixels."""
        self._lead(self.verticalScrollBar().value() + pixels)

    def _lead(self, height: int) -> None:
        """Scroll, which is no scrolling by hand."""
        self._led = True
        self.verticalScrollBar().setValue(height)
        self._led = False

    @property
    def zoom(self) -> int:
        """The size of the text in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text in per cent."""
        percent = min(max(percent, ZOOMS[0]), ZOOMS[1])
        if percent == self._zoom:
            return
        self._zoom = percent
        self.document().setDefaultFont(reading_font(percent))
        self.fit_column()
        self.scroll_to(self._anchor)
        self.zoom_changed.emit(percent)

    def set_unfolded(self, firsts: Iterable[int]) -> None:
        """Open the folds that begin with these line numbers, close the others."""
        if frozenset(firsts) == self.page.unfolded:
            return
        self.page.set_unfolded(firsts)
        self.moved.emit()
        self.viewport().update()

    def toggle_fold(self, first: object) -> None:
        """Open or close the fold that begins with this line number; the place stays."""
        if not isinstance(first, int):
            return
        self.set_unfolded(self.page.unfolded ^ {first})
        self.scroll_to(self._anchor)
        self.fold_toggled.emit()

    def unfold_around(self, span: Span) -> None:
        """Open the folds that hide a part of ``span``."""
        hidden = {fold.first for fold in self.page.folds if self._hides(fold.first, fold.last, span)}
        if not hidden <= self.page.unfolded:
            self.set_unfolded(self.page.unfolded | hidden)
            self.fold_toggled.emit()

    def selection(self) -> Span | None:
        """Return what is selected, trimmed of spaces and dangling punctuation; None if nothing is left."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        utf16 = self.page.utf16
        start, end = utf16.point(cursor.selectionStart()), utf16.point(cursor.selectionEnd())
        return trimmed(self.page.article.text, Span(start, end))

    def caret(self) -> int:
        """Return the code point at the caret."""
        return self.page.utf16.point(self.textCursor().position())

    def put_caret(self, span: Span) -> None:
        """Bring the caret to the start of ``span``, unless it is inside already."""
        if span.start <= self.caret() < span.end and not self.textCursor().hasSelection():
            return
        bar = self.verticalScrollBar()
        held = bar.value()
        cursor = self.textCursor()
        cursor.setPosition(self.page.utf16.unit(span.start))
        self.setTextCursor(cursor)
        bar.setValue(held)

    def select(self, span: Span) -> None:
        """Select the words of ``span``."""
        start, end = self.page.utf16.units(span)
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def offset_at(self, point: QPoint) -> int | None:
        """Return the code point drawn at a point of the viewport, None beside the words."""
        unit = unit_under(self.document(), self.page.shown, QPointF(point) + QPointF(self.scrolled()))
        return self.page.utf16.point(unit) if unit is not None else None

    def scrolled(self) -> QPoint:
        """Return the point of the page at the upper left corner of the viewport."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fitting = True
        super().resizeEvent(event)
        self.fit_column()
        self._fitting = False
        self.scroll_to(self._anchor)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Hold the place: Qt scrolls to the caret when a text is first shown."""
        self._fitting = True
        super().showEvent(event)
        self._fitting = False
        self.scroll_to(self._anchor)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        if self.building:
            return
        if not self._fitting:
            self._anchor = self._top_now()
            self.top_changed.emit(self._anchor)
            if not self._led:
                self.scrolled_by_hand.emit(-dy)
        self.moved.emit()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom + (10 if event.angleDelta().y() > 0 else -10))
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def copy(self) -> None:
        """Copy the article's own words: Qt would turn some spaces into others and add HTML.

        Not by createMimeDataFromSelection: the clipboard outlives Python, and an object made here crashes it.
        """
        cursor = self.textCursor()
        utf16 = self.page.utf16
        start, end = utf16.point(cursor.selectionStart()), utf16.point(cursor.selectionEnd())
        if end > start:
            QGuiApplication.clipboard().setText(self.page.article.text[start:end])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        super().keyPressEvent(event)

    def _prepare(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setAcceptRichText(False)
        self.setAcceptDrops(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.document().setDocumentMargin(Space.SMALL)
        self.document().setDefaultFont(reading_font())

    def _set(self, article: Article) -> Page:
        self.setAccessibleName(article.masthead.headline or article.name)
        return Page(self.document(), article, self._look)

    def _return_caret(self, offset: int) -> None:
        """Put the caret back: a filled text has it at its end, and is laid out up to it when shown."""
        cursor = self.textCursor()
        cursor.setPosition(self.page.utf16.unit(offset))
        self.setTextCursor(cursor)
        self._caret_was = cursor.position()

    def _hides(self, first: int, last: int, span: Span) -> bool:
        lines = self.page.article.lines
        return span.start < lines[last - 1].end and span.end > lines[first - 1].start

    def _areas(self, span: Span) -> list[QRectF]:
        start, end = self.page.utf16.units(span)
        return list(boxes(self.document(), start, end))

    def height_of(self, offset: int) -> float | None:
        """Return the height on the page of the text line that holds a code point, None in a closed fold."""
        unit = self.page.utf16.unit(offset)
        block = self.document().findBlock(unit)
        if not block.isValid() or not block.isVisible():
            return None
        top = self.document().documentLayout().blockBoundingRect(block).top()
        line = block.layout().lineForTextPosition(unit - block.position())
        return top + (line.y() if line.isValid() else 0.0)

    def _top_now(self) -> int:
        bar = self.verticalScrollBar()
        if bar.value() <= Space.LARGE:
            return 0
        unit = unit_at_height(self.document(), self.page.shown, bar.value() + 1)
        return self.page.utf16.point(unit)

    def _laid_out(self, _lowest: int, _highest: int) -> None:
        """Hold the place when the text grew or shrank above it."""
        if not self.building:
            self.scroll_to(self._anchor)

    def _selection_moved(self) -> None:
        if self.building:
            return
        selected = self.selection()
        if selected != self._selected:
            self._selected = selected
            self.selection_changed.emit(selected)

    def _caret_moved(self) -> None:
        """Keep the caret out of closed folds: it steps over them in the way it went."""
        if self.building:
            return
        cursor = self.textCursor()
        block, forward = cursor.block(), cursor.position() >= self._caret_was
        while block.isValid() and not block.isVisible():
            block = block.next() if forward else block.previous()
        if block.isValid() and block != cursor.block():
            mode = (
                QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
            )
            cursor.setPosition(block.position() + (0 if forward else block.length() - 1), mode)
            self.setTextCursor(cursor)
        elif not block.isValid():
            cursor.setPosition(self._caret_was)
            self.setTextCursor(cursor)
        self._caret_was = self.textCursor().position()
