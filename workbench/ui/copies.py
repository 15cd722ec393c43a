"""What the articles on the desk share word for word, found aside while the editor works."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.core.article import Article
from workbench.core.change import Change
from workbench.core.wire import NOTHING_SHARED, Overlap, Sharing, sharing, witnesses
from workbench.services.workbench import Workbench
from workbench.ui.state import Desk
from workbench.ui.work import Work

PAUSE_MS = 300

Shared = Callable[[Sequence[Article]], tuple[Overlap, ...]]
"""Returns what articles share word for word; in any thread."""


class Copies(QObject):
    """Knows which articles are copies of one story; ``found`` when that became known or changed."""

    found = Signal()
    failed = Signal(object)

    def __init__(
        self, desk: Desk, work: Work[Workbench], aside: Work[object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._work, self._aside = desk, work, aside
        self._looked: tuple[Article, ...] = ()
        self.shared = NOTHING_SHARED
        self._soon = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._soon.timeout.connect(self.look)
        desk.view_loaded.connect(self._soon.start)
        desk.changed.connect(self._changed)

    def look(self) -> None:
        """Compare the articles as they are now."""
        self._soon.stop()
        self._looked = articles = tuple(self._desk.articles.values())
        self._work.submit(_shared, partial(self._compare, articles), self.failed.emit)

    def witnesses(self, claims: tuple[str, ...]) -> tuple[frozenset[str], ...]:
        """Return the articles of these claims, those that are one witness together."""
        held = [self._desk.claims[key].claim for key in claims if key in self._desk.claims]
        return witnesses(held, self.shared)

    def _compare(self, articles: tuple[Article, ...], shared: Shared) -> None:
        call = partial(_compared, shared, articles)
        self._aside.submit(call, partial(self._take, articles), self.failed.emit)

    def _take(self, articles: tuple[Article, ...], shared: Sharing) -> None:
        is_wanted = articles is self._looked  # else others are being compared
        if is_wanted and shared != self.shared:
            self.shared = shared
            self.found.emit()

    def _changed(self, change: Change) -> None:
        if change.articles:
            self._soon.start()


def _shared(library: Workbench) -> Shared:
    return library.intake.shared


def _compared(shared: Shared, articles: tuple[Article, ...], _: object) -> Sharing:
    return sharing(shared(articles))
