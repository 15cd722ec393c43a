"""The order of the articles on the desk, which are hidden, which were used last, and how each was left."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from workbench.core.session import PaneLayout
from workbench.ui.reading.fit import fitting, used_last


class Arrangement:
    """Knows articles by id and no widget."""

    def __init__(self) -> None:
        self.order: list[str] = []
        self.recent: list[str] = []
        self._left: dict[str, PaneLayout] = {}

    def take(self, articles: Iterable[str]) -> None:
        """Hold these articles: those already there keep their place, new ones come last."""
        ids = list(articles)
        kept = [article for article in self.order if article in ids]
        self.order = kept + [article for article in ids if article not in kept]
        self.recent = [article for article in self.recent if article in ids]
        self.recent += [article for article in self.order if article not in self.recent]

    def used(self, article: str) -> None:
        """Note that an article was used now; it is hidden no longer."""
        self.recent = used_last(self.recent, article, self.order)
        self.hide(article, hidden=False)

    def hide(self, article: str, *, hidden: bool = True) -> None:
        """Hide an article, or show it again."""
        self.keep(replace(self.left(article), hidden=hidden))

    def show_hidden(self, active: str | None) -> bool:
        """Show every hidden article, as used just before the ``active`` one; tell whether there was any."""
        hidden = [article for article in self.order if self.is_hidden(article)]
        for article in hidden:
            self.used(article)
        if hidden and active is not None:
            self.used(active)
        return bool(hidden)

    def is_hidden(self, article: str) -> bool:
        """Tell whether the editor hid an article."""
        return self.left(article).hidden

    def move(self, article: str, by: int, among: Sequence[str]) -> bool:
        """Move an article past its neighbour ``among`` those on the screen; tell whether it moved."""
        if article not in among:
            return False
        place = among.index(article) + by
        if not 0 <= place < len(among):
            return False
        neighbour = among[place]
        self.order.remove(article)
        self.order.insert(self.order.index(neighbour) + (1 if by > 0 else 0), article)
        return True

    def reorder(self, order: Iterable[str]) -> None:
        """Take another order of these articles; the others keep their places."""
        moved = [article for article in order if article in self.order]
        following = iter(moved)
        self.order = [next(following) if article in moved else article for article in self.order]

    def shown(self, narrowest: Callable[[str], int], width: int) -> tuple[str, ...]:
        """Return the articles for the screen, from left to right."""
        candidates = [article for article in self.recent if not self.is_hidden(article)]
        chosen = fitting(candidates, narrowest, width)
        return tuple(article for article in self.order if article in chosen)

    def left(self, article: str) -> PaneLayout:
        """Return how the pane of an article was left."""
        return self._left.get(article, PaneLayout(article))

    def keep(self, state: PaneLayout) -> None:
        """Note how a pane was left."""
        self._left[state.article] = state

    def restore(self, states: Sequence[PaneLayout]) -> None:
        """Take order and states of ``states``; articles that they do not name come after them, untouched."""
        self._left = {state.article: state for state in states}
        named = [state.article for state in states if state.article in self.order]
        self.order = named + [article for article in self.order if article not in named]
        self.recent = [article for article in self.order if not self.is_hidden(article)]
        self.recent += [article for article in self.order if self.is_hidden(article)]
