"""The text of one article with its claims: highlights, hit test, hover, keys and painting."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from workbench.core.article import Article
from workbench.core.span import Span
from workbench.ui.reading.context import ContextAsked
from workbench.ui.reading.flash import Flash
from workbench.ui.reading.highlights import Coat, Highlights
from workbench.ui.reading.layer import Emphasis, Layer, Sight
from workbench.ui.reading.marks import Highlighting, Mark
from workbench.ui.reading.sheet import Sheet
from workbench.ui.theme import Theme
from workbench.ui.turns import Parts, done

COATS = 1000
"""Segments that are coated in one go: a long article has thousands."""


class ArticleText(Sheet):
    """A sheet with claims; ``claim_hovered`` carries the claim, or None, and where the mouse is."""

    claim_pressed = Signal(object)
    claim_hovered = Signal(object, object)
    context_asked = Signal(object)
    coated = Signal()
    emphasised = Signal()
    entered = Signal()

    def __init__(self, article: Article, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(article, look, parent)
        self.highlights = Highlights()
        self.emphasis = Emphasis()
        self._pressed_at: QPoint | None = None
        self._hovered: str | None = None
        self._layer = Layer(self.page, self.highlights, look)
        self._flash = Flash(self)
        self._flash.changed.connect(self._flashed)
        self.set_theme(look)

    @override
    def set_article(self, article: Article) -> None:
        """Show another state of the article; its marks are to be set again, folds and place are kept."""
        showing = self.highlights.showing
        self.highlights = Highlights()
        self.highlights.show(showing)
        super().set_article(article)
        self._layer = Layer(self.page, self.highlights, self._look)
        self.coated.emit()

    def set_theme(self, look: Theme) -> None:
        """Set everything in other colours."""
        done(self.dressing(look))

    @override
    def dressing(self, look: Theme) -> Parts:
        """Set everything in other colours, in parts; what was there is seen until the last one is done."""
        page, before = self.page, self.highlights.coats()
        self.setUpdatesEnabled(False)  # given up, it stays so: only another dressing gives this one up
        yield from super().dressing(look)
        yield from self._coating(before)
        self._layer = Layer(self.page, self.highlights, look)
        if page is self.page:  # else another article was filled in, in these colours
            self._recoat(before)
        self.setUpdatesEnabled(True)

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these claims and no others."""
        done(self.marking(marks))

    def marking(self, marks: Iterable[Mark]) -> Parts:
        """Show these claims and no others, in parts; to be seen when the last one is done."""
        before = self.highlights.coats()
        self.highlights.replace(marks)
        yield
        yield from self._recoating(before)

    def update_mark(self, mark: Mark) -> None:
        """Show the new state of one claim; touches only what it lies on."""
        if not self.highlights.stays(mark):
            before = self.highlights.coats()
            self.highlights.update(mark)
            self._recoat(before)
            return
        self.highlights.update(mark)
        self.page.put_on(dict(self.highlights.coats_of(mark.claim_id)))
        self._repaint((mark.claim_id,))
        self.coated.emit()

    def show_highlights(self, highlighting: Highlighting) -> None:
        """Choose which claims are shown."""
        before = self.highlights.coats()
        self.highlights.show(highlighting)
        self._recoat(before)

    def set_emphasis(self, focused: str | None, counterparts: Collection[str], *, flash: bool) -> None:
        """Outline the focused claim and its counterparts; ``flash`` draws the eye to the latter."""
        wanted = Emphasis(focused, frozenset(counterparts))
        if wanted != self.emphasis.flashing(0.0):
            touched = self._emphasised()
            self.emphasis = wanted
            self._repaint({*touched, *self._emphasised()})
            self.emphasised.emit()
        if flash and counterparts:
            self._flash.start()

    def overlapping(self, claim_id: str | None) -> tuple[str, ...]:
        """Return the claims that overlap ``claim_id``'s own place, or lie at the caret, outermost first."""
        places = self.highlights.appearances(claim_id) if claim_id else ()
        if not places:
            return self.highlights.at(self.caret())
        span = places[0].span
        found = sorted(
            self.highlights.placed(span.start, span.end),
            key=lambda p: (p.span.start, -p.span.end, p.claim_id),
        )
        return tuple(dict.fromkeys(item.claim_id for item in found))

    def toggle_folds(self) -> None:
        """Open all folds, or close them where all are open."""
        every = {fold.first for fold in self.page.folds}
        self.set_unfolded(() if self.page.unfolded == every else every)
        self.scroll_to(self.top())
        self.fold_toggled.emit()

    def claims_at(self, point: QPoint) -> tuple[str, ...]:
        """Return the claims under a point of the viewport, outermost first."""
        offset = self.offset_at(point)
        return self.highlights.at(offset) if offset is not None else ()

    def sight(self) -> Sight:
        """Return which part of the page is on the screen."""
        top = self.verticalScrollBar().value()
        return Sight(top, top + self.viewport().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.translate(-QPointF(self.scrolled()))
        self._layer.below(painter, self.sight())
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(-QPointF(self.scrolled()))
        self._layer.above(painter, self.sight(), self.emphasis)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() is Qt.MouseButton.LeftButton
        self._pressed_at = event.position().toPoint() if left else None
        super().mousePressEvent(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        where, self._pressed_at = self._pressed_at, None
        here = event.position().toPoint()
        if where is None or (here - where).manhattanLength() > 3 or self.textCursor().hasSelection():
            return
        claims = self.claims_at(here)
        if claims:
            self.claim_pressed.emit(claims[-1])

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        claims = () if event.buttons() else self.claims_at(event.position().toPoint())
        self._hover(claims[-1] if claims else None, event.globalPosition().toPoint())

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(None, QPoint())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            claims = self.highlights.at(self.caret())
            if claims:
                self.claim_pressed.emit(claims[-1])
            return
        super().keyPressEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._flash.stop()
        self.emphasis = self.emphasis.flashing(0.0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        point = event.pos() if by_mouse else self.cursorRect().center()
        offset = self.offset_at(point) if by_mouse else self.caret()
        offset = self.caret() if offset is None else offset
        claims = self.highlights.at(offset)
        self.context_asked.emit(
            ContextAsked(
                article=self.page.article.id,
                offset=offset,
                line=self.page.line_at(offset).number,
                claim=claims[-1] if claims else None,
                span=self.selection(),
                at=self.viewport().mapToGlobal(point),
            )
        )
        event.accept()

    def _recoat(self, before: dict[Span, Coat]) -> None:
        done(self._recoating(before))

    def _recoating(self, before: dict[Span, Coat]) -> Parts:
        after = self.highlights.coats()
        changed: dict[Span, Coat | None] = {span: None for span in before if span not in after}
        changed |= {span: coat for span, coat in after.items() if before.get(span) != coat}
        yield from self._coating(changed)
        self.viewport().update()
        self.coated.emit()

    def _coating(self, coats: Mapping[Span, Coat | None]) -> Parts:
        page, items = self.page, list(coats.items())
        for start in range(0, len(items), COATS):
            if page is self.page:
                page.put_on(dict(items[start : start + COATS]))
                yield

    def _emphasised(self) -> set[str]:
        focused = self.emphasis.focused
        return {*self.emphasis.counterparts, *((focused,) if focused else ())}

    def _flashed(self, strength: float) -> None:
        self.emphasis = self.emphasis.flashing(strength)
        self._repaint(self.emphasis.counterparts)

    def _repaint(self, claims: Collection[str]) -> None:
        offset = self.scrolled()
        for area in self._layer.area(claims):
            self.viewport().update(area.toAlignedRect().translated(-offset))

    def _hover(self, claim_id: str | None, at: QPoint) -> None:
        if claim_id != self._hovered:
            self._hovered = claim_id
            self.claim_hovered.emit(claim_id, at)
