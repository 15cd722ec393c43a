"""The reading room as a whole: panes side by side, tabs for the articles without room, the passages strip."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core.article import Article
from workbench.core.session import PaneLayout
from workbench.core.span import Span
from workbench.ui.reading.arrangement import Arrangement
from workbench.ui.reading.fit import widths
from workbench.ui.reading.marks import Highlighting, Mark, MarkSource
from workbench.ui.reading.pane import ArticlePane, CardSource, narrowest
from workbench.ui.reading.passages import Passage, Passages
from workbench.ui.reading.shelf import Shelf
from workbench.ui.reading.splitter import PaneSplitter, in_reading_order
from workbench.ui.reading.strip import Strip
from workbench.ui.theme import Theme
from workbench.ui.turns import Parts

LOW_WINDOW = 800
"""Pixels of a window's height below which the passages are folded into one line."""
READY = 5
"""So many panes are there before they are asked for."""
_ROW_SHARE = 150
"""Pixels of height for each row that the passages strip may show without scrolling, 2 to 6."""


class Workspace(QWidget):
    """Holds the panes of a session's articles, each made when it is first shown. Emits intent.

    While ``is_locked``, the panes on the screen scroll together, from wherever each of them stands.
    """

    claim_pressed = Signal(object)
    claim_hovered = Signal(object)
    selection_changed = Signal(object, object)
    date_asked = Signal(object)
    context_asked = Signal(object)
    pane_entered = Signal(object)
    layout_changed = Signal()
    resized = Signal(int)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._arrangement = Arrangement()
        self._shown: tuple[str, ...] = ()
        self._active: str | None = None
        self._focused: str | None = None
        self._counterparts: frozenset[str] = frozenset()
        self._motion = True
        self._settling = False
        self._held = 0
        self._is_unfitted = False
        self.is_locked = False
        self.strip = Strip(look, self)
        self.splitter = PaneSplitter(look, self)
        self.shelf = Shelf(look, self.splitter)
        self.passages = Passages(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.strip)
        self._across = QHBoxLayout()
        self._across.setSpacing(0)
        self._across.addWidget(self.splitter, 1)
        column.addLayout(self._across, 1)
        column.addWidget(self.passages)
        self._connect()

    def put_beside(self, widget: QWidget) -> None:
        """Put another pane to the right of the articles; they share what it leaves."""
        self._across.addWidget(widget)

    # what is shown

    def set_articles(self, articles: Sequence[Article]) -> None:
        """Show these articles; panes that stay keep their place, changed articles are set anew.

        The marks of an article whose text is another one go: set them again.
        """
        self.shelf.set_articles(articles)
        self._shown = tuple(article for article in self._shown if article in self.shelf.panes)
        if self._active not in self.shelf.articles:
            self._active = None
        self._arrangement.take(self.shelf.articles)
        self._refit()

    def set_marks(self, source: MarkSource) -> None:
        """Show the claims of ``source`` and no others, each in its article."""
        self.shelf.set_marks(source)

    def update_marks(self, marks: Iterable[Mark]) -> None:
        """Show the new state of these claims; touches nothing else."""
        self.shelf.update_marks(marks)

    def focus_claim(
        self,
        claim_id: str | None,
        counterparts: Collection[str] = (),
        *,
        against: Sequence[str] = (),
        take_focus: bool = False,
    ) -> None:
        """Outline a claim, bring its pane in, and scroll the other panes to their counterparts.

        Of the claims ``against`` it, which contradict it, one is brought in too, where there is room for two
        and none of them can be seen; once only, until another claim is focused.
        """
        is_fresh = claim_id != self._focused
        self._focused = claim_id
        self._counterparts = frozenset(counterparts)
        home = self.article_of(claim_id) if claim_id else None
        if home is not None:
            self._active = home if is_fresh else self._active
            self._arrangement.used(home)
            opponent = self._opponent(home, against) if is_fresh else None
            self._use(*((opponent,) if opponent is not None else ()), home)
            self._show_tabs()
        for article_id in self._shown:
            self._emphasise(article_id, flash=self._motion)
        # while a session is on its way, a pane that is not made yet comes with its focus
        if home is not None and home in self.shelf.panes:
            self.shelf.panes[home].focus_claim(claim_id)
            self._emphasise(home, flash=False)
            if take_focus:
                self.shelf.panes[home].text.setFocus()

    def set_passages(self, title: str, passages: Sequence[Passage]) -> None:
        """Show what the other articles say of the focused point; none hide the strip."""
        self.passages.set_passages(title, passages)

    def set_highlighting(self, highlighting: Highlighting) -> None:
        """Choose which claims are shown in the texts."""
        self.shelf.set_highlighting(highlighting)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours."""
        self.strip.set_theme(look)
        self.splitter.set_theme(look)
        self.passages.set_theme(look)
        self.shelf.set_theme(look)
        self._show_tabs()

    def set_card_source(self, card_for: CardSource | None) -> None:
        """Take the function that tells what the hover card of a claim says."""
        self.shelf.set_card_source(card_for)

    def set_motion(self, *, motion: bool) -> None:
        """Allow or forbid what moves by itself."""
        self._motion = motion

    # where the editor is

    def active(self) -> str | None:
        """Return the article used last, by keyboard or by its claim, else the first on the screen."""
        if self._active in self._shown:
            return self._active
        return self._shown[0] if self._shown else None

    def shown(self) -> tuple[str, ...]:
        """Return the articles on the screen, from left to right."""
        return self._shown

    def due(self) -> tuple[str, ...]:
        """Return the articles for which there is room on the screen, from left to right."""
        return self._arrangement.shown(self._narrowest, self.splitter.width())

    def making_panes(self) -> Parts:
        """Make the panes for which there is room, in parts, before they are laid out."""
        yield from self._making(self.due())

    def getting_ready(self) -> Parts:
        """Make a few panes more, those used last: to be brought in by a claim, they have to be there."""
        yield from self._making(self._arrangement.recent[:READY])

    def _making(self, articles: Sequence[str]) -> Parts:
        for article_id in articles:
            if article_id in self.shelf.articles:
                yield from self.shelf.making(article_id, self._arrangement.left(article_id))
                yield

    def article_of(self, claim_id: str) -> str | None:
        """Return the article that holds a claim."""
        return self.shelf.article_of(claim_id)

    def pane(self, article_id: str) -> ArticlePane:
        """Return the pane of an article, made if need be; KeyError for an unknown one."""
        return self.shelf.pane(article_id, self._arrangement.left(article_id))

    def selection(self) -> tuple[str, Span] | None:
        """Return article and selected words, trimmed: where the keyboard is, else in the active pane."""
        for article in filter(None, (self._typed_in(), self.active())):
            span = self.shelf.panes[article].selection()
            if span is not None:
                return article, span
        return None

    def current_line(self) -> tuple[str, int] | None:
        """Return article and line number of the caret, in the pane with the keyboard, else the active one."""
        article = self._typed_in() or self.active()
        if article is None:
            return None
        text = self.shelf.panes[article].text
        return article, text.page.line_at(text.caret()).number

    def _typed_in(self) -> str | None:
        """Return the article whose text has the keyboard now."""
        panes = self.shelf.panes
        return next((key for key in self._shown if key in panes and panes[key].text.hasFocus()), None)

    def cycle_overlaps(self) -> bool:
        """Ask for the next of the claims that overlap the focused one, or lie at the caret; tell if any."""
        home = self.article_of(self._focused) if self._focused else None
        article = home if home in self._shown else self.active()
        found = self.shelf.panes[article].cycled(self._focused) if article is not None else None
        if found is None or found == self._focused:
            return False
        self.claim_pressed.emit(found)
        return True

    def next_pane(self, by: int = 1) -> None:
        """Bring the keyboard to the next pane on the screen, round and round."""
        if not self._shown:
            return
        held = [article for article in self._shown if self.shelf.panes[article].text.hasFocus()]
        place = self._shown.index(held[0]) + by if held else 0
        self.shelf.panes[self._shown[place % len(self._shown)]].text.setFocus()

    # arranging

    @contextmanager
    def arranging(self) -> Iterator[None]:
        """Share the room out once, when all inside is done: until then the same articles stay shown."""
        self._held += 1
        try:
            yield
        finally:
            self._held -= 1
            if self._is_unfitted and not self._held:
                self._refit()

    def bring_in(self, article_id: str) -> None:
        """Put an article on the screen, in the room of the one that was used longest ago."""
        if article_id in self.shelf.articles:
            self._arrangement.used(article_id)
            self._refit()
            self.layout_changed.emit()

    def show_hidden(self) -> None:
        """Bring back every article that was hidden, as far as there is room beside the one used last."""
        if self._arrangement.show_hidden(self.active()):
            self._refit()
            self.layout_changed.emit()

    def enter(self, article_id: str) -> None:
        """Put an article on the screen and the keyboard into it."""
        self.bring_in(article_id)
        if article_id in self._shown:
            self.shelf.panes[article_id].text.setFocus()

    def hide_article(self, article_id: str) -> None:
        """Take an article off the screen until it is asked for."""
        self._arrangement.hide(article_id)
        self._refit()
        self.layout_changed.emit()

    def move_article(self, article_id: str, by: int) -> None:
        """Move a pane past its neighbour on the screen: -1 to the left, 1 to the right."""
        if self._arrangement.move(article_id, by, self._shown):
            self._refit()
            self.layout_changed.emit()

    def widen_article(self, article_id: str, by: int) -> None:
        """Give a pane so many pixels more, or fewer, at the cost of its neighbours."""
        if article_id not in self._shown or len(self._shown) < 2:
            return
        for other in self._shown:
            width = self.shelf.panes[other].width()
            part = by if other == article_id else -by // (len(self._shown) - 1)
            left = self._arrangement.left(other)
            self._arrangement.keep(replace(left, width=max(width + part, 1)))
        self._refit()
        self.layout_changed.emit()

    def toggle_furniture(self) -> None:
        """Open the page furniture of the active pane, or fold it where all of it is open."""
        article = self.active()
        if article is not None:
            self.shelf.panes[article].text.toggle_folds()

    def zoom(self, by: int) -> None:
        """Make the text of the active pane larger or smaller by per cent; 0 returns to 100."""
        article = self.active()
        if article is not None:
            text = self.shelf.panes[article].text
            text.set_zoom(text.zoom + by if by else 100)

    def panes(self) -> tuple[PaneLayout, ...]:
        """Return how every article stands, in their order."""
        return tuple(self._state(article) for article in self._arrangement.order)

    def set_panes(self, states: Sequence[PaneLayout]) -> None:
        """Bring order, widths, folds, zoom and places back to how they were left; the unnamed are as new."""
        self._arrangement.restore(states)
        self._settling = True
        for article_id, pane in self.shelf.panes.items():
            pane.restore(self._arrangement.left(article_id))
        self._settling = False
        self._shown = ()
        self._refit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit(self.width())
        self.passages.set_low(low=self.window().height() < LOW_WINDOW)
        self.passages.set_most(min(max(self.height() // _ROW_SHARE, 2), 6))

    # within

    def _connect(self) -> None:
        self.strip.article_pressed.connect(self._tab_pressed)
        self.strip.order_changed.connect(self._reordered)
        self.splitter.splitterMoved.connect(self._dragged)
        self.splitter.resized.connect(self._refit)
        self.passages.claim_pressed.connect(self.claim_pressed)
        self.passages.folded.connect(self.layout_changed)
        shelf = self.shelf
        shelf.claim_pressed.connect(self.claim_pressed)
        shelf.claim_hovered.connect(self.claim_hovered)
        shelf.context_asked.connect(self.context_asked)
        shelf.selection_changed.connect(self.selection_changed)
        shelf.date_asked.connect(self.date_asked)
        shelf.hide_asked.connect(self.hide_article)
        shelf.move_asked.connect(self.move_article)
        shelf.entered.connect(self._entered)
        shelf.zoomed.connect(self._zoomed)
        shelf.left_otherwise.connect(self._left_otherwise)
        shelf.scrolled.connect(self._scrolled)

    def _scrolled(self, article_id: str, pixels: int) -> None:
        """Let the other panes follow, where they are locked to each other."""
        if self.is_locked:
            for other in self._shown:
                if other != article_id:
                    self.shelf.panes[other].text.scroll_by(pixels)

    def _opponent(self, home: str, against: Sequence[str]) -> str | None:
        """Return the article of the first of the claims ``against``, none where one will be on the screen."""
        articles = [self.article_of(claim) for claim in against]
        away = [article for article in articles if article is not None and article != home]
        return away[0] if away and not set(away) & set(self.due()) else None

    def _use(self, *article_ids: str) -> None:
        """Note these articles as used, the last one last, and bring in those that are off the screen."""
        for article_id in article_ids:
            self._arrangement.used(article_id)
        if any(article_id not in self._shown for article_id in article_ids):
            self._refit()

    def _emphasise(self, article_id: str, *, flash: bool) -> None:
        held = self.shelf.marks_of(article_id)
        pane = self.shelf.panes[article_id]
        own = [mark for claim, mark in held.items() if claim in self._counterparts]
        own.sort(key=lambda mark: mark.spans[0])
        focused = self._focused if self._focused in held else None
        pane.text.set_emphasis(focused, (), flash=False)
        first = own[0].claim_id if own and focused is None else None
        pane.set_counterparts([mark.claim_id for mark in own], scroll_to=first, flash=flash)

    def _state(self, article_id: str) -> PaneLayout:
        left = self._arrangement.left(article_id)
        pane = self.shelf.panes.get(article_id)
        return pane.state(left.width, hidden=left.hidden) if pane is not None else left

    def _refit(self) -> None:
        """Choose the articles for the screen and share the room out among them."""
        self._is_unfitted = self._held > 0
        if self._is_unfitted:
            return
        room, held = self.splitter.width(), self._typed_in()
        shown = self.due()
        for article_id in self._shown:
            if article_id in self.shelf.panes and article_id not in shown:
                self._arrangement.keep(self._state(article_id))
        fresh = [article_id for article_id in shown if article_id not in self._shown]
        self._shown = shown
        self._place(shown)
        wanted = {article_id: self._arrangement.left(article_id).width for article_id in shown}
        least = {article_id: self._narrowest(article_id) for article_id in shown}
        shares = widths(shown, wanted, least, room)
        for article_id, pane in self.shelf.panes.items():
            pane.setMinimumWidth(least.get(article_id, 0) if len(shown) > 1 else 0)
            pane.setVisible(article_id in shown)
        rest = self.splitter.count() - len(shown)
        self.splitter.setSizes([*(shares[article_id] for article_id in shown), *[0] * rest])
        for article_id in fresh:
            self._emphasise(article_id, flash=False)
        if held is not None and held not in shown and shown:  # Qt would give the keyboard to what comes next
            self.shelf.panes[self._active if self._active in shown else shown[0]].text.setFocus()
        self._show_tabs()

    def _place(self, shown: Sequence[str]) -> None:
        """Bring the panes of ``shown`` into the splitter in their order."""
        for index, article_id in enumerate(shown):
            pane = self.pane(article_id)
            if self.splitter.widget(index) is not pane:
                self.splitter.insertWidget(index, pane)
        in_reading_order(self.splitter)
        panes = (stop for article_id in shown for stop in self.shelf.panes[article_id].stops())
        for before, after in pairwise((*self.strip.stops(), *panes, *self.passages.stops())):
            QWidget.setTabOrder(before, after)  # a pane made later would come last of all

    def _narrowest(self, article_id: str) -> int:
        pane = self.shelf.panes.get(article_id)
        zoom = pane.text.zoom if pane is not None else self._arrangement.left(article_id).zoom
        return narrowest(self.shelf.articles[article_id], zoom)

    def _show_tabs(self) -> None:
        articles = [self.shelf.articles[article_id] for article_id in self._arrangement.order]
        self.strip.set_articles(articles, self._shown, self.active(), self._arrangement.recent)
        for article_id in self._shown:
            self.shelf.panes[article_id].set_active(
                active=article_id == self._active and len(self._shown) > 1
            )

    def _tab_pressed(self, article_id: object) -> None:
        if isinstance(article_id, str):
            self.enter(article_id)

    def _entered(self, article_id: str) -> None:
        self._active = article_id
        self._arrangement.used(article_id)
        self._show_tabs()
        self.pane_entered.emit(article_id)

    def _reordered(self, order: object) -> None:
        if isinstance(order, tuple):
            self._arrangement.reorder(order)
            self._refit()
            self.layout_changed.emit()

    def _dragged(self, _position: int, _index: int) -> None:
        for article_id in self._shown:
            left = self._arrangement.left(article_id)
            self._arrangement.keep(replace(left, width=self.shelf.panes[article_id].width()))
        self.layout_changed.emit()

    def _zoomed(self, article_id: str) -> None:
        if not self._settling:
            self._arrangement.used(article_id)
            self._refit()
            self.layout_changed.emit()

    def _left_otherwise(self) -> None:
        if not self._settling:
            self.layout_changed.emit()
