"""Inputs read and analysed before anything is written: what can be read, what cannot, what is known."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from workbench.core.article import Article, Original
from workbench.core.dates import PartialDate
from workbench.core.errors import UnreadableInput
from workbench.core.session import Analysis
from workbench.core.wire import Overlap
from workbench.services.copies import shared
from workbench.services.inputs import Input, unique_name
from workbench.services.reader import Cancelled, Piece, Reader

Progress = Callable[[int, int, str], None]
"""Told how many are done, of how many, and what is in work now."""


def quiet(done: int, total: int, name: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that did not come in: its name, why, and what to do."""

    name: str
    what: str
    todo: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an import must know of its session: the articles in it, as corrected."""

    session: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """An article read but not admitted yet, under a provisional id; ``published`` is the editor's date."""

    article: Article
    original: Original
    published: str | None = None

    @property
    def as_corrected(self) -> Article:
        """The article with the editor's date."""
        if self.published is None:
            return self.article
        date = PartialDate.parse(self.published)
        masthead = replace(self.article.masthead, published=date, published_from="editor")
        return replace(self.article, masthead=masthead)


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything an import found, ready to be written; ``alike`` are articles that share words."""

    ground: Ground
    read: tuple[Fresh, ...]
    analysis: Analysis
    failures: tuple[Failure, ...]
    skipped: tuple[Failure, ...]
    alike: tuple[Overlap, ...] = ()

    def into(self, session: str) -> Batch:
        """Return the same batch for a session that was made for it."""
        return replace(self, ground=Ground(session, ()))


class _Sorting:
    """Sorts inputs into what came, what failed and what was skipped."""

    def __init__(self, ground: Ground) -> None:
        self.fresh: list[Fresh] = []
        self.failures: list[Failure] = []
        self.skipped: list[Failure] = []
        self._names = [a.name for a in ground.articles]
        self._digests = {a.sha256: a.name for a in ground.articles}

    def take(self, reader: Reader, given: Input, cancelled: Cancelled) -> None:
        """Read one input."""
        shown = given.shown_name
        try:
            raw = given.content()
            digest = hashlib.sha256(raw).hexdigest()
            if digest in self._digests:
                what = f"{shown} is in this session already, as {self._digests[digest]}."
                self.skipped.append(Failure(shown, what, "It was left out."))
                return
            name = unique_name(shown, self._names)
            article, original = reader.read(Piece(name, raw, given.url, given.retrieved), cancelled)
        except UnreadableInput as error:
            self.failures.append(Failure(shown, error.what, error.todo))
            return
        self._names.append(name)
        self._digests[digest] = name
        provisional = article.with_id(f"new{len(self.fresh) + 1}")
        self.fresh.append(Fresh(provisional, original, given.published))

    def give_up(self, fresh: Fresh, error: UnreadableInput) -> None:
        """Take back what was read but cannot be analysed."""
        self.fresh.remove(fresh)
        self.failures.append(Failure(fresh.article.name, error.what, error.todo))


def read_batch(
    reader: Reader, ground: Ground, inputs: Sequence[Input], progress: Progress, cancelled: Cancelled
) -> Batch:
    """Read each input, then analyze them with the articles of the session."""
    sorting = _Sorting(ground)
    for number, given in enumerate(inputs):
        progress(number, len(inputs), given.shown_name)
        sorting.take(reader, given, cancelled)
    progress(len(inputs), len(inputs), "comparing the articles")
    analysis = _analysis(reader, ground, sorting, cancelled) if sorting.fresh else Analysis((), ())
    failures, skipped = tuple(sorting.failures), tuple(sorting.skipped)
    return Batch(ground, tuple(sorting.fresh), analysis, failures, skipped, _alike(reader, ground, sorting))


def _alike(reader: Reader, ground: Ground, sorting: _Sorting) -> tuple[Overlap, ...]:
    """Return what the articles that came in share with others."""
    if not sorting.fresh:
        return ()
    return shared(reader, [*ground.articles, *(f.article for f in sorting.fresh)])


def with_ids(batch: Batch, articles: Sequence[Article]) -> Analysis:
    """Return the batch's analysis with the ids that the library gave its articles."""
    given = {item.article.id: article.id for item, article in zip(batch.read, articles, strict=True)}
    claims = tuple(replace(c, article=given.get(c.article, c.article)) for c in batch.analysis.claims)
    return Analysis(claims, batch.analysis.points)


def _analysis(reader: Reader, ground: Ground, sorting: _Sorting, cancelled: Cancelled) -> Analysis:
    """Analyze all; where that fails, find the articles at fault and go on with the others."""
    try:
        return _together(reader, ground, sorting.fresh, cancelled)
    except UnreadableInput:
        for fresh in list(sorting.fresh):
            try:
                reader.analyze([fresh.as_corrected], cancelled)
            except UnreadableInput as error:
                sorting.give_up(fresh, error)
    if not sorting.fresh:
        return Analysis((), ())
    return _together(reader, ground, sorting.fresh, cancelled)


def _together(reader: Reader, ground: Ground, fresh: Sequence[Fresh], cancelled: Cancelled) -> Analysis:
    return reader.analyze([*ground.articles, *(f.as_corrected for f in fresh)], cancelled)
