"""An article set as a page: a text document with one block a line, its formats, its folds and its coats.

The document's text is the article's text, unit for unit: folding hides blocks and never takes words away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from workbench.core.article import Article, Line, LineRole
from workbench.core.span import Span
from workbench.ui.reading.folds import Fold, folds
from workbench.ui.reading.highlights import Coat
from workbench.ui.reading.styles import Shape
from workbench.ui.reading.utf16 import Utf16
from workbench.ui.theme import Role, Space, Theme
from workbench.ui.turns import Parts

LINES = 400
"""Lines that are coloured in one go."""
FOLD_HEIGHT = 30
"""The room, in pixels, that is kept for the button of a fold."""

_LEADING = {"headline": 125.0, "deck": 140.0, "caption": 140.0}
_BODY_LEADING = 155.0
_GAP = 5
_BLANK = 6

_UNDERLINES = {
    Shape.SOLID: QTextCharFormat.UnderlineStyle.SingleUnderline,
    Shape.DOUBLE: QTextCharFormat.UnderlineStyle.WaveUnderline,
    Shape.DASHED: QTextCharFormat.UnderlineStyle.DashUnderline,
    Shape.DOTTED: QTextCharFormat.UnderlineStyle.DotLine,
    Shape.WAVE: QTextCharFormat.UnderlineStyle.DashDotLine,
    Shape.THICK: QTextCharFormat.UnderlineStyle.DashDotDotLine,
    Shape.HAIR: QTextCharFormat.UnderlineStyle.NoUnderline,
}


class Page:
    """One article in one text document. Offsets taken and given are code points."""

    def __init__(self, document: QTextDocument, article: Article, look: Theme) -> None:
        self.document = document
        self.article = article
        self.folds: tuple[Fold, ...] = folds(article)
        self.unfolded: frozenset[int] = frozenset()
        self.utf16 = Utf16(article.text)
        self.shown: tuple[int, ...] = ()
        self._look = look
        self._formats: dict[tuple[LineRole, str, Coat | None], QTextCharFormat] = {}
        self._starts = [line.start for line in article.lines]
        self._fill()

    def line_at(self, offset: int) -> Line:
        """Return the line that holds a code point."""
        return self.article.lines[max(bisect_right(self._starts, offset) - 1, 0)]

    def block_of(self, line: Line) -> QTextBlock:
        """Return the first block of a line."""
        return self.document.findBlock(self.utf16.unit(line.start))

    def dressing(self, look: Theme) -> Parts:
        """Set every line again in the colours of ``look``, in parts; coats are to be put on anew."""
        self._look = look
        self._formats.clear()
        cursor, lines = QTextCursor(self.document), self.article.lines
        for start in range(0, len(lines), LINES):
            cursor.beginEditBlock()
            for line in lines[start : start + LINES]:
                self._ink(cursor, line.span, line)
            cursor.endEditBlock()
            yield

    def put_on(self, coats: Mapping[Span, Coat | None]) -> None:
        """Give each segment its coat; None takes it off."""
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for span, coat in coats.items():
            for line in self._lines_over(span):
                part = Span(max(span.start, line.start), min(span.end, line.end))
                self._ink(cursor, part, line, coat)
        cursor.endEditBlock()

    def set_unfolded(self, firsts: Iterable[int]) -> None:
        """Open the folds whose first lines have these numbers, close the others."""
        self.unfolded = frozenset(firsts) & {fold.first for fold in self.folds}
        for fold in self.folds:
            self._set_visible(fold, fold.first in self.unfolded)
        self.shown = tuple(self._shown_blocks())
        self._make_room()
        self.document.markContentsDirty(0, self.document.characterCount())

    def anchor(self, fold: Fold) -> tuple[QTextBlock, bool]:
        """Return the block beside which the button of a fold stands, and whether it stands above it."""
        if fold.first in self.unfolded:
            return self.block_of(self.article.lines[fold.first - 1]), True
        after = next((line for line in self.article.lines[fold.last :] if self._shown(line)), None)
        if after is not None:
            return self.block_of(after), True
        before = next((ln for ln in reversed(self.article.lines[: fold.first - 1]) if self._shown(ln)), None)
        return self.block_of(before or self.article.lines[0]), False

    def is_hidden(self, line: Line) -> bool:
        """Tell whether a line lies in a closed fold."""
        return not self.block_of(line).isVisible()

    def _shown(self, line: Line) -> bool:
        return line.end > line.start and not self.is_hidden(line)

    def _shown_blocks(self) -> Iterator[int]:
        block = self.document.firstBlock()
        while block.isValid():
            if block.isVisible():
                yield block.blockNumber()
            block = block.next()

    def _fill(self) -> None:
        self.document.setPlainText(self.article.text)
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for line in self.article.lines:
            cursor.setPosition(self.utf16.unit(line.start))
            cursor.setPosition(self.utf16.unit(line.end), QTextCursor.MoveMode.KeepAnchor)
            cursor.setBlockFormat(self._block_format(line))
            self._ink(cursor, line.span, line)
        cursor.endEditBlock()
        self._frame()
        self.set_unfolded(())

    def _frame(self) -> None:
        frame = self.document.rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(Space.LARGE)
        form.setBottomMargin(2 * Space.WIDE)
        frame.setFrameFormat(form)

    def _ink(self, cursor: QTextCursor, span: Span, line: Line, coat: Coat | None = None) -> None:
        start, end = self.utf16.units(span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        key = (line.role, line.part, coat)
        if key not in self._formats:
            self._formats[key] = self._char_format(line, coat)
        cursor.setCharFormat(self._formats[key])

    def _char_format(self, line: Line, coat: Coat | None) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setForeground(self._look.colour(Role.DIM if _is_dim(line) else Role.INK))
        size = _size_step(line)
        if size:
            form.setProperty(QTextFormat.Property.FontSizeAdjustment, size)
        if line.part == "headline":
            form.setFontWeight(QFont.Weight.Bold)
        if line.part in ("deck", "caption"):
            form.setFontItalic(True)
        if coat is not None:
            if coat.wash is not None:
                form.setBackground(self._look.colour(coat.wash))
            form.setUnderlineStyle(_UNDERLINES[coat.shape])
            form.setUnderlineColor(QColor(0, 0, 0, 0))
        return form

    def _block_format(self, line: Line) -> QTextBlockFormat:
        form = QTextBlockFormat()
        if not line.span.of(self.article.text).strip():
            form.setLineHeight(_BLANK, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
            return form
        leading = _LEADING.get(line.part, _BODY_LEADING)
        form.setLineHeight(leading, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(_GAP)
        return form

    def _set_visible(self, fold: Fold, visible: bool) -> None:
        first = self.article.lines[fold.first - 1]
        end = self.utf16.unit(self.article.lines[fold.last - 1].end)
        block = self.block_of(first)
        while block.isValid() and block.position() <= end:
            block.setVisible(visible)
            block = block.next()

    def _make_room(self) -> None:
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        for line in self.article.lines:
            self._margins(cursor, self.block_of(line), 0, None)
        for fold in self.folds:
            block, above = self.anchor(fold)
            self._margins(cursor, block, FOLD_HEIGHT if above else 0, None if above else FOLD_HEIGHT + _GAP)
        cursor.endEditBlock()

    @staticmethod
    def _margins(cursor: QTextCursor, block: QTextBlock, top: float, bottom: float | None) -> None:
        form = block.blockFormat()
        blank = form.lineHeightType() == QTextBlockFormat.LineHeightTypes.FixedHeight.value
        wanted = bottom if bottom is not None else (0 if blank else _GAP)
        if form.topMargin() == top and form.bottomMargin() == wanted:
            return
        form.setTopMargin(top)
        form.setBottomMargin(wanted)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(form)

    def _lines_over(self, span: Span) -> Iterable[Line]:
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        for place in range(index, len(self.article.lines)):  # a slice would copy the rest each time
            line = self.article.lines[place]
            if line.start >= span.end:
                return
            if line.end > span.start:
                yield line


def _is_dim(line: Line) -> bool:
    return line.role is LineRole.BOILERPLATE or (
        line.role is LineRole.NEUTRAL and line.part not in ("headline", "deck")
    )


def _size_step(line: Line) -> int:
    """Return the steps of Qt's font size scale by which a line differs from the running text."""
    if line.part == "headline":
        return 1
    return -1 if _is_dim(line) else 0
