"""What was found in one article, kept as long as the article and its day stay what they were."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from workbench.analysis import claims, sentences
from workbench.analysis.matching_profile import Profile, profiles
from workbench.analysis.reading import read
from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.dates import Window
from workbench.core.span import Span

T = TypeVar("T")
MOST = 250
"""Articles kept; those asked for longest ago are forgotten first."""


class _Kept(Generic[T]):
    """Results by what they were computed from, the least used dropped where there are too many."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._found: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, compute: Callable[[], T]) -> T:
        """Return what is kept for ``key``, else compute and keep it."""
        if key not in self._found:
            self._found[key] = compute()
            if len(self._found) > self._most:
                self._found.popitem(last=False)
        self._found.move_to_end(key)
        return self._found[key]


class Memory:
    """The readings of articles, for one engine that is asked again and again; not for several threads.

    A sixth article, a moved span or another date makes new keys for what depends on it alone: the article
    with its lines, the days that its times are resolved in, the claims that it is compared by.
    """

    def __init__(self, most: int = MOST) -> None:
        self._claims: _Kept[tuple[Claim, ...]] = _Kept(most)
        self._sentences: _Kept[tuple[Span, ...]] = _Kept(most)
        self._profiles: _Kept[tuple[Profile, ...]] = _Kept(most)

    def claims(self, article: Article, window: Window | None) -> tuple[Claim, ...]:
        """Return the claims of an article that is read within ``window``; their ids are empty."""
        return self._claims.get((article, window), lambda: tuple(claims.find(article, read(article, window))))

    def sentences(self, article: Article) -> tuple[Span, ...]:
        """Return the sentences of what can be read of an article."""
        return self._sentences.get(article, lambda: tuple(sentences.split(article.text, article.readable)))

    def profiles(self, article: Article, given: Sequence[Claim]) -> tuple[Profile, ...]:
        """Return what the ``given`` claims of an article are compared by, in their order."""
        return self._profiles.get(
            (article, tuple(given)), lambda: tuple(profiles(article, self.sentences(article), given))
        )
