"""One article in a pane: its head, its text, and the card that shows over a claim."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core.article import Article
from workbench.core.session import PaneLayout
from workbench.core.span import Span
from workbench.ui.reading.card import CardPopup, HoverCard
from workbench.ui.reading.gutter import gutter_width
from workbench.ui.reading.header import Header
from workbench.ui.reading.margins import Margins
from workbench.ui.reading.marks import Highlighting, Mark
from workbench.ui.reading.ruler import WIDTH as RULER
from workbench.ui.reading.sheet import NARROWEST, character_width
from workbench.ui.reading.text import ArticleText
from workbench.ui.theme import Space, Theme, reading_font
from workbench.ui.turns import Parts, done

DWELL = 400
"""Milliseconds that the mouse rests on a claim before its card shows."""

CardSource = Callable[[str], HoverCard | None]


def narrowest(article: Article, zoom: int) -> int:
    """Return the width in pixels at which a line of the article holds 40 characters."""
    words = character_width(reading_font(zoom)) * NARROWEST + 2 * Space.SMALL
    return gutter_width(len(article.lines)) + RULER + Space.TIGHT + round(words) + 1


class ArticlePane(QWidget):
    """Shows one article; takes claims by setters and says what the editor did with them."""

    claim_pressed = Signal(object)
    claim_hovered = Signal(object)
    selection_changed = Signal(object)
    fold_toggled = Signal()
    top_changed = Signal(object)
    zoom_changed = Signal(object)
    date_asked = Signal()
    hide_asked = Signal()
    move_asked = Signal(int)
    context_asked = Signal(object)
    entered = Signal()

    def __init__(self, article: Article, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._article = article
        self._card_for: CardSource | None = None
        self._card: CardPopup | None = None
        self._hovered: tuple[str, QPoint] | None = None
        self.header = Header(article, look, self)
        self.text = ArticleText(article, look, self)
        self.margins = Margins(self.text, look)
        self._dwell = QTimer(self)
        self._dwell.setSingleShot(True)
        self._dwell.setInterval(DWELL)
        self._dwell.timeout.connect(self._show_card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.text, 1)
        self._connect()

    @property
    def article(self) -> Article:
        """The article that is shown."""
        return self._article

    def set_article(self, article: Article) -> None:
        """Show another state of the article; where only the masthead changed, the text stays as it is."""
        before, self._article = self._article, article
        self.header.set_article(article)
        if (article.text, article.lines) != (before.text, before.lines):
            self.text.set_article(article)
            self.margins.rebuild()
        else:
            self.text.page.article = article

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Show these claims and no others."""
        self.text.set_marks(marks)

    def marking(self, marks: Iterable[Mark]) -> Parts:
        """Show these claims and no others, in parts."""
        return self.text.marking(marks)

    def update_mark(self, mark: Mark) -> None:
        """Show the new state of one claim."""
        self.text.update_mark(mark)

    def focus_claim(self, claim_id: str | None, *, scroll: bool = True) -> None:
        """Outline a claim of this article and bring the caret to it; None takes the outline away."""
        self.text.set_emphasis(claim_id, (), flash=False)
        places = self.text.highlights.appearances(claim_id) if claim_id else ()
        if not places:
            return
        self.text.put_caret(places[0].span)
        if scroll:
            self.text.reveal(places[0].span)

    def set_counterparts(
        self, claims: Collection[str], *, scroll_to: str | None = None, flash: bool = True
    ) -> None:
        """Outline the claims of this article that speak of the focused point; scroll to one of them."""
        places = self.text.highlights.appearances(scroll_to) if scroll_to else ()
        if places:
            self.text.reveal(places[0].span)
        self.text.set_emphasis(self.text.emphasis.focused, claims, flash=flash)

    def show_highlights(self, highlighting: Highlighting) -> None:
        """Choose which claims are shown."""
        self.text.show_highlights(highlighting)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        done(self.dressing(look))

    def dressing(self, look: Theme) -> Parts:
        """Draw in other colours, in parts."""
        self._look = look
        self.header.set_theme(look)
        yield from self.text.dressing(look)
        self.margins.set_theme(look)
        if self._card is not None:
            self._card.set_theme(look)

    def stops(self) -> tuple[QWidget, ...]:
        """Return what Tab leads through, from the top down."""
        return (self.header.date, self.text, *self.margins.folds)

    def set_active(self, *, active: bool) -> None:
        """Show that the keyboard is in this pane."""
        self.header.set_active(active=active)

    def set_card_source(self, card_for: CardSource | None) -> None:
        """Take the function that tells what the card of a claim says."""
        self._card_for = card_for

    def cycled(self, focused: str | None) -> str | None:
        """Return the claim after ``focused`` among those that overlap it or lie at the caret."""
        claims = self.text.overlapping(focused)
        if not claims:
            return None
        return claims[(claims.index(focused) + 1) % len(claims)] if focused in claims else claims[-1]

    def selection(self) -> Span | None:
        """Return what is selected, trimmed."""
        return self.text.selection()

    def state(self, width: int, *, hidden: bool) -> PaneLayout:
        """Return how the pane stands now."""
        return PaneLayout(
            article=self._article.id,
            width=width,
            hidden=hidden,
            top=self.text.top(),
            zoom=self.text.zoom,
            unfolded=tuple(sorted(self.text.page.unfolded)),
        )

    def restore(self, state: PaneLayout) -> None:
        """Bring the pane's text to how it stood; its width is the workspace's."""
        self.text.set_zoom(state.zoom)
        self.text.set_unfolded(state.unfolded)
        self.text.scroll_to(min(state.top, len(self._article.text)))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drop_card()

    def _connect(self) -> None:
        text = self.text
        text.claim_pressed.connect(self.claim_pressed)
        text.claim_pressed.connect(self._drop_card)
        text.claim_hovered.connect(self._hover)
        text.selection_changed.connect(self.selection_changed)
        text.fold_toggled.connect(self.fold_toggled)
        text.top_changed.connect(self.top_changed)
        text.top_changed.connect(self._drop_card)
        text.zoom_changed.connect(self.zoom_changed)
        text.context_asked.connect(self.context_asked)
        text.entered.connect(self.entered)
        text.moved.connect(self._moved)
        self.header.date_asked.connect(self.date_asked)
        self.header.hide_asked.connect(self.hide_asked)
        self.header.move_asked.connect(self.move_asked)

    def _moved(self) -> None:
        """Show the headline in the head while the text does not."""
        text = self.text
        lines = (line for line in text.page.article.lines if line.part == "headline")
        heights = [height for line in lines if (height := text.height_of(line.start)) is not None]
        self.header.show_headline(shown=not heights or min(heights) < text.verticalScrollBar().value())

    def _hover(self, claim_id: object, at: object) -> None:
        self._drop_card()
        if isinstance(claim_id, str) and isinstance(at, QPoint):
            self._hovered = (claim_id, at)
            if self._card_for is not None:
                self._dwell.start()
        self.claim_hovered.emit(claim_id)

    def _show_card(self) -> None:
        if self._hovered is None or self._card_for is None:
            return
        claim_id, at = self._hovered
        card = self._card_for(claim_id)
        if card is None:
            return
        if self._card is None:
            self._card = CardPopup(self._look, self)
        self._card.show_card(card, at)

    def _drop_card(self) -> None:
        self._dwell.stop()
        self._hovered = None
        if self._card is not None:
            self._card.hide()
