"""What stands beside and between the lines of an article: gutter, ruler, fold buttons."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from workbench.ui.reading.foldbutton import FoldButton
from workbench.ui.reading.geometry import block_at, boxes, visible_blocks
from workbench.ui.reading.gutter import Entry, Gutter, gutter_width
from workbench.ui.reading.page import FOLD_HEIGHT
from workbench.ui.reading.ruler import WIDTH, Ruler, Stripe
from workbench.ui.reading.text import ArticleText
from workbench.ui.theme import Role, Space, Theme

PART = 30_000
"""UTF-16 units that are set in one turn, where the whole page is to be measured."""

_Glyphs = list[tuple[str, Role]]


class Margins(QObject):
    """Keeps the margins of one text in step with it; owned by the text."""

    def __init__(self, text: ArticleText, look: Theme) -> None:
        super().__init__(text)
        self._text = text
        self._look = look
        self._places: dict[str, float] = {}
        self._page_height = 0.0
        self._stale = True
        self._measured, self._measuring = 0, False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._settle)
        self.gutter = Gutter(look, text)
        self.ruler = Ruler(look, text)
        self.folds: list[FoldButton] = []
        self.rebuild()
        text.moved.connect(self.refresh)
        text.coated.connect(self._coated)
        text.emphasised.connect(self._point)
        text.fold_toggled.connect(self._laid_out)
        text.document().documentLayout().documentSizeChanged.connect(self._laid_out)
        self.ruler.jumped.connect(self._jump)

    def rebuild(self) -> None:
        """Make the margins of another article."""
        for button in self.folds:
            button.deleteLater()
        self.folds = [FoldButton(fold, self._look, self._text.viewport()) for fold in self._text.page.folds]
        for button in self.folds:
            button.fold_pressed.connect(self._text.toggle_fold)
            button.fold_entered.connect(self._show_fold)
            button.show()
        for before, after in pairwise((self._text, *self.folds)):
            QWidget.setTabOrder(before, after)
        self._text.set_beside(gutter_width(len(self._text.page.article.lines)), WIDTH + Space.TIGHT)
        self.refresh()
        self._laid_out()

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self._look = look
        self.gutter.set_theme(look)
        self.ruler.set_theme(look)
        for button in self.folds:
            button.set_theme(look)
        self.refresh()

    def refresh(self) -> None:
        """Bring everything to where the words stand now."""
        text = self._text
        view = text.viewport().geometry()
        width = gutter_width(len(text.page.article.lines))
        self.gutter.setGeometry(view.left() - width, 0, width, text.height())
        self.ruler.setGeometry(text.width() - WIDTH, 0, WIDTH, text.height())
        self.gutter.set_entries(self._entries())
        self._place_folds()
        height = max(self._page_height, 1.0)
        sight = text.sight()
        self.ruler.set_window(sight.top / height, min(sight.bottom / height, 1.0))
        if self._stale and text.isVisible():
            self._soon.start()

    def _coated(self) -> None:
        if self._stale:
            self._settle()
        else:
            self._stripe()
            self.refresh()

    def _laid_out(self) -> None:
        """Measure the page again, once the layout has settled: each look at its height lays out all of it."""
        self._stale = True
        if not self._measuring:
            self._measured = 0
        self._soon.start()

    def _settle(self) -> None:
        if self._stale and not self._text.building and self._text.isVisible():
            if self._measure():
                self._soon.start()
                return
            self._stale = False
            self._places.clear()
            self._page_height = self._text.document().size().height()
            self._stripe()
            self.refresh()

    def _measure(self) -> bool:
        """Set the next part of the page; return whether there is more of it: a long one takes its time."""
        document = self._text.document()
        if self._measured >= document.characterCount():
            return False
        self._measured += PART
        self._measuring = True
        document.documentLayout().blockBoundingRect(document.findBlock(self._measured))
        self._measuring = False
        return self._measured < document.characterCount()

    def _entries(self) -> list[Entry]:
        text, page = self._text, self._text.page
        sight = text.sight()
        numbers: dict[int, tuple[float, int | None]] = {}
        start = end = 0
        for block, area in visible_blocks(page.document, page.shown, sight.top, sight.bottom):
            offset = page.utf16.point(block.position())
            start, end = (min(start, offset) if numbers else offset), offset + block.length()
            line = page.line_at(offset)
            if line.start == offset and block.text().strip():
                numbers[round(area.top())] = (block.layout().lineAt(0).height(), line.number)
        glyphs = self._glyphs(start, end)
        for y, (height, _) in glyphs.items():
            numbers.setdefault(y, (height, None))
        return [
            Entry(y - sight.top, height, number, tuple(glyphs[y][1]) if y in glyphs else ())
            for y, (height, number) in sorted(numbers.items())
        ]

    def _glyphs(self, start: int, end: int) -> dict[int, tuple[float, _Glyphs]]:
        text = self._text
        found: dict[int, tuple[float, _Glyphs]] = {}
        for item in text.highlights.placed(start, end):
            wanted = text.highlights.style(item.claim_id).glyphs
            if not wanted:
                continue
            first, last = text.page.utf16.units(item.span)
            box = next(boxes(text.document(), first, last), None)
            if box is None:
                continue
            held = found.setdefault(round(box.top()), (box.height(), []))[1]
            held.extend(glyph for glyph in wanted if glyph not in held)
            held.sort(key=lambda glyph: glyph[0] != "conflict")
        return found

    def _place_folds(self) -> None:
        text = self._text
        layout = text.document().documentLayout()
        margin = round(text.document().documentMargin())
        lowest = block_at(text.document(), text.page.shown, text.sight().bottom).blockNumber()
        for button in self.folds:
            button.set_unfolded(unfolded=button.fold.first in text.page.unfolded)
            block, above = text.page.anchor(button.fold)
            is_far = block.blockNumber() > lowest + 1
            if is_far and self._stale and not button.hasFocus():  # not set yet
                button.move(margin, text.height() + FOLD_HEIGHT)
                continue
            area = layout.blockBoundingRect(block)
            y = area.top() - FOLD_HEIGHT if above else area.bottom() + Space.SMALL
            top = round(y) - text.verticalScrollBar().value()
            button.setGeometry(margin, top, text.viewport().width() - 2 * margin, FOLD_HEIGHT - 4)

    def _show_fold(self) -> None:
        """Scroll to the fold button that holds the keyboard, where it is off the screen."""
        self._place_folds()
        area = next((button.geometry() for button in self.folds if button.hasFocus()), None)
        if area is not None and not self._text.viewport().rect().contains(area):
            bar = self._text.verticalScrollBar()
            bar.setValue(bar.value() + area.center().y() - self._text.viewport().height() // 2)

    def _stripe(self) -> None:
        text = self._text
        height = max(self._page_height, 1.0)
        stripes = []
        for claim in text.highlights.ids:
            style = text.highlights.style(claim)
            at = self._place(claim) if style.ruler is not None else None
            if style.ruler is not None and at is not None:
                stripes.append(Stripe(at / height, style.ruler, sharp=style.brackets is not None))
        self.ruler.set_stripes(stripes)
        self._point()

    def _point(self) -> None:
        """Show on the ruler where the focused claim is."""
        focused = self._text.emphasis.focused
        at = self._place(focused) if focused is not None else None
        self.ruler.set_focus(at / max(self._page_height, 1.0) if at is not None else None)

    def _place(self, claim: str) -> float | None:
        """Return the height of a claim on the page, None where it is folded away or not shown."""
        if claim not in self._places:
            stands = self._text.highlights.appearances(claim)
            place = self._text.height_of(stands[0].span.start) if stands else None
            if place is None:
                return None
            self._places[claim] = place
        return self._places[claim]

    def _jump(self, at: float) -> None:
        bar = self._text.verticalScrollBar()
        bar.setValue(round(at * self._page_height - self._text.viewport().height() / 2))
