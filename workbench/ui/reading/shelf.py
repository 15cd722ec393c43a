"""The articles of a session with their claims and their panes, each pane made when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workbench.core.article import Article
from workbench.core.session import PaneLayout
from workbench.ui.reading.marks import Gathered, Highlighting, Mark, MarkSource
from workbench.ui.reading.pane import ArticlePane, CardSource
from workbench.ui.theme import Theme
from workbench.ui.turns import Parts, Turns, done


class Shelf(QObject):
    """Keeps panes in step with articles and marks; what panes emit comes on with the article's id."""

    claim_pressed = Signal(object)
    claim_hovered = Signal(object)
    context_asked = Signal(object)
    selection_changed = Signal(object, object)
    date_asked = Signal(object)
    hide_asked = Signal(str)
    move_asked = Signal(str, int)
    entered = Signal(str)
    zoomed = Signal(str)
    left_otherwise = Signal()
    scrolled = Signal(str, int)

    def __init__(self, look: Theme, home: QWidget) -> None:
        super().__init__(home)
        self._look = look
        self._home = home
        self._articles: dict[str, Article] = {}
        self._panes: dict[str, ArticlePane] = {}
        self._source: MarkSource = Gathered()
        self._marks: dict[str, dict[str, Mark]] = {}
        self._highlighting = Highlighting.ALL
        self._card_for: CardSource | None = None
        self._turns = Turns(self)

    @property
    def articles(self) -> Mapping[str, Article]:
        """The articles by id."""
        return self._articles

    @property
    def panes(self) -> Mapping[str, ArticlePane]:
        """The panes made so far, by article."""
        return self._panes

    def set_articles(self, articles: Sequence[Article]) -> None:
        """Hold these articles; the marks of one whose text is another now go."""
        before, self._articles = self._articles, {article.id: article for article in articles}
        for article_id, old in before.items():
            if article_id not in self._articles or self._articles[article_id].text != old.text:
                self._marks.pop(article_id, None)
        for gone in [article_id for article_id in self._panes if article_id not in self._articles]:
            self._take_down(self._panes.pop(gone))
        for article_id, pane in self._panes.items():
            if pane.article != self._articles[article_id]:
                pane.set_article(self._articles[article_id])
                pane.set_marks(self.marks_of(article_id).values())

    def set_marks(self, source: MarkSource) -> None:
        """Take marks from here and from nowhere else."""
        self._source = source
        self._marks = {}
        for article_id, pane in self._panes.items():
            pane.set_marks(self.marks_of(article_id).values())

    def update_marks(self, marks: Iterable[Mark]) -> None:
        """Take the new state of these marks; those of an article that was not asked for yet come with it."""
        for mark in marks:
            if mark.article not in self._marks:
                continue
            self._marks[mark.article][mark.claim_id] = mark
            pane = self._panes.get(mark.article)
            if pane is not None:
                pane.update_mark(mark)

    def marks_of(self, article_id: str) -> Mapping[str, Mark]:
        """Return the marks of an article by claim."""
        if article_id not in self._marks:
            self._marks[article_id] = {mark.claim_id: mark for mark in self._source.marks_in(article_id)}
        return self._marks[article_id]

    def article_of(self, claim_id: str) -> str | None:
        """Return the article that holds a claim."""
        return self._source.article_of(claim_id)

    def pane(self, article_id: str, left: PaneLayout) -> ArticlePane:
        """Return the pane of an article, made as it was ``left`` if need be; KeyError for an unknown one."""
        done(self.making(article_id, left))
        return self._panes[article_id]

    def making(self, article_id: str, left: PaneLayout) -> Parts:
        """Make the pane of an article, if it is not there yet, in parts that each take a moment."""
        if article_id in self._panes:
            return
        article, look = self._articles[article_id], self._look
        pane = ArticlePane(article, look, self._home)
        pane.hide()
        try:
            yield
            if self._lacks(article):
                yield from self._putting_up(pane, left)
                if look is not self._look:
                    pane.set_theme(self._look)
        finally:
            if self._panes.get(article_id) is not pane:
                self._take_down(pane)

    def _lacks(self, article: Article) -> bool:
        """Tell whether a pane of this article, as it is, is still to come."""
        return self._articles.get(article.id) == article and article.id not in self._panes

    def _putting_up(self, pane: ArticlePane, left: PaneLayout) -> Parts:
        article = pane.article
        marks, showing = dict(self.marks_of(article.id)), self._highlighting
        pane.show_highlights(showing)
        yield
        document = pane.text.document()
        document.setLayoutEnabled(False)  # nobody sees it yet: it is laid out once, when it is all there
        yield from pane.marking(marks.values())
        document.setLayoutEnabled(True)
        if not self._lacks(article):
            return
        if marks != self.marks_of(article.id):
            pane.set_marks(self.marks_of(article.id).values())
        if showing is not self._highlighting:
            pane.show_highlights(self._highlighting)
        pane.set_card_source(self._card_for)
        pane.restore(left)
        self._connect(pane)
        self._panes[article.id] = pane

    def set_highlighting(self, highlighting: Highlighting) -> None:
        """Choose which claims are shown in the texts."""
        self._highlighting = highlighting
        for pane in self._panes.values():
            pane.show_highlights(highlighting)

    def set_card_source(self, card_for: CardSource | None) -> None:
        """Take the function that tells what the hover card of a claim says."""
        self._card_for = card_for
        for pane in self._panes.values():
            pane.set_card_source(card_for)

    def set_theme(self, look: Theme) -> None:
        """Draw in other colours, pane after pane in parts: all at once would keep the window waiting."""
        self._look = look
        self._turns.begin(self._dressing(look))

    def _dressing(self, look: Theme) -> Parts:
        yield  # what is dressed at once comes first
        for pane in sorted(self._panes.values(), key=ArticlePane.isVisible, reverse=True):
            parts = pane.dressing(look)
            while pane in self._panes.values() and next(parts, self) is not self:
                yield

    def _connect(self, pane: ArticlePane) -> None:
        article = pane.article
        pane.claim_pressed.connect(self.claim_pressed)
        pane.claim_hovered.connect(self.claim_hovered)
        pane.context_asked.connect(self.context_asked)
        pane.selection_changed.connect(partial(self.selection_changed.emit, article.id))
        pane.date_asked.connect(partial(self.date_asked.emit, article.id))
        pane.hide_asked.connect(partial(self.hide_asked.emit, article.id))
        pane.move_asked.connect(partial(self.move_asked.emit, article.id))
        pane.entered.connect(partial(self.entered.emit, article.id))
        pane.zoom_changed.connect(partial(self._zoom_changed, article.id))
        pane.top_changed.connect(self._changed)
        pane.text.scrolled_by_hand.connect(partial(self.scrolled.emit, article.id))
        pane.fold_toggled.connect(self._changed)

    @staticmethod
    def _take_down(pane: ArticlePane) -> None:
        if pane.text.hasFocus():
            pane.text.clearFocus()
        pane.hide()
        pane.setParent(None)
        pane.deleteLater()

    def _zoom_changed(self, article_id: str, _percent: object) -> None:
        self.zoomed.emit(article_id)

    def _changed(self) -> None:
        self.left_otherwise.emit()
