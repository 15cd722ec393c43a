"""Articles on their way into a session and corrections of them, each followed by the analysis it needs."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.core import wording
from workbench.core.act import Act, Correct, Reline, Remove
from workbench.core.article import Article, LineRole
from workbench.core.change import Change, Done, Label, Step
from workbench.core.dates import PartialDate
from workbench.core.errors import LibraryError, NotFound, Refused, UnreadableInput
from workbench.core.wire import Overlap
from workbench.services.acting import act, unfinished
from workbench.services.batch import Batch, Failure, Ground, Progress, quiet, read_batch, with_ids
from workbench.services.conflicts import contradiction_warnings
from workbench.services.context import Context
from workbench.services.copies import copy_warnings, shared
from workbench.services.inputs import Input
from workbench.services.reader import Cancelled, never
from workbench.services.recompute import read_again, settle

FIELDS = ("headline", "publisher", "byline", "dateline", "published", "updated")
"""What can be corrected in a masthead."""

_DATES = ("published", "updated")


@dataclass(frozen=True, slots=True)
class Admitted:
    """What came of an import: ``done`` is None where nothing came in.

    ``failures`` cannot be read; ``skipped`` were in the session already.
    """

    session: str
    done: Done | None
    articles: tuple[Article, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Failure, ...]


class Intake:
    """Takes articles in and corrects them; ``seen`` means the same as in ``Review``.

    An import has three parts, so that a desk can go on ruling meanwhile: ``ground`` and ``admit`` use the
    library, ``read`` in between only the import process, and may run in any thread. ``add`` is all three.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def add(
        self,
        session: str,
        inputs: Sequence[Input],
        progress: Progress = quiet,
        cancelled: Cancelled = never,
    ) -> Admitted:
        """Read ``inputs`` into the session and analyze all of it; Stopped leaves the session as it was."""
        return self.admit(self.read(self.ground(session), inputs, progress, cancelled))

    def ground(self, session: str) -> Ground:
        """Return what an import needs to know of its session."""
        found = self._context.store.find(session)
        return Ground(found.id, self._context.store.view(found.id).articles)

    def read(
        self,
        ground: Ground,
        inputs: Sequence[Input],
        progress: Progress = quiet,
        cancelled: Cancelled = never,
    ) -> Batch:
        """Read and analyze ``inputs`` without the library; ``progress`` is told each name before its turn."""
        return read_batch(self._context.reader, ground, inputs, progress, cancelled)

    def admit(self, batch: Batch) -> Admitted:
        """Write what was read into the session."""
        session = batch.ground.session
        if not batch.read:
            return Admitted(session, None, (), batch.failures, batch.skipped)
        store, at = self._context.store, self._context.clock()
        pairs = [(item.article, item.original) for item in batch.read]
        dates = [item.published for item in batch.read]
        articles = store.admit(session, pairs, at, self._context.reviewer, dates)
        came = frozenset(a.id for a in articles)
        try:
            change, warnings = self._settled(batch, articles), self._contradictions(session, articles)
        except LibraryError as error:  # the articles are in; ``finish`` computes what is missing
            self._context.doubtful.add(session)
            change, warnings = Change(session, articles=came), (unfinished(error),)
        change = replace(change, articles=change.articles | came, everything=True)
        done = Done(change, _step(session, articles), (*warnings, *_copies(batch, articles)))
        return Admitted(session, done, articles, batch.failures, batch.skipped)

    def _settled(self, batch: Batch, articles: Sequence[Article]) -> Change:
        """Merge the findings of a batch whose ``articles`` were just admitted."""
        session, came = batch.ground.session, {a.id for a in articles}
        view = self._context.store.view(session)
        if tuple(a for a in view.articles if a.id not in came) == batch.ground.articles:
            return settle(self._context, view, with_ids(batch, articles))
        return read_again(self._context, session)  # another desk added, removed or corrected articles

    def shared(self, articles: Sequence[Article]) -> tuple[Overlap, ...]:
        """Return what articles share word for word; in any thread, the library is not used."""
        return shared(self._context.reader, articles)

    def finish(self, session: str) -> None:
        """Compute again what is older than the articles and the editor's acts, as after a crash."""
        if self._context.store.is_read_only or not self._context.store.is_stale(session):
            return
        # An article that cannot be analyzed stays as it is; it must not keep the session from opening.
        with contextlib.suppress(UnreadableInput):
            read_again(self._context, session)

    def paste(
        self,
        session: str,
        text: str,
        name: str = "",
        url: str | None = None,
        published: str | None = None,
    ) -> Admitted:
        """Make an article of pasted text; where it has a URL, today is kept as the day of retrieval."""
        return self.add(session, [self.pasted(text, name, url, published)])

    def pasted(
        self, text: str, name: str = "", url: str | None = None, published: str | None = None
    ) -> Input:
        """Return pasted text as an input, named after its first line."""
        first = next((line for line in text.splitlines() if line.strip()), "Pasted text")
        retrieved = self._context.clock().date().isoformat() if url else None
        raw = text.encode("utf-8", "replace")
        return Input(name.strip() or wording.shortened(first, 60), None, raw, url, retrieved, published)

    def correct(
        self, session: str, article: str, field: str, value: str | None, *, seen: int | None = None
    ) -> Done:
        """Correct a field of a masthead; "" says unknown, None returns to what was read.

        Dates are ISO dates as far as known. Refused for anything else.
        """
        found = self._article(session, article)
        if field not in FIELDS:
            raise Refused(f"An article has no “{field}”.", f"Correct one of: {', '.join(FIELDS)}.")
        text = " ".join(value.split()) if value is not None else None
        if text and field in _DATES:
            text = str(_date(text))
        label = Label("Correct the {field} of {article}", field=Label(field), article=found.name)
        return act(self._context, session, label, [Correct(article, field, text)], seen)

    def reline(
        self,
        session: str,
        article: str,
        lines: int | Sequence[int],
        role: str | None,
        *,
        seen: int | None = None,
    ) -> Done:
        """Say what lines are: body, neutral or boilerplate; None returns to what was read."""
        found = self._article(session, article)
        numbers = (lines,) if isinstance(lines, int) else tuple(dict.fromkeys(lines))
        known = {line.number for line in found.lines}
        wrong = [n for n in numbers if n not in known]
        if wrong or not numbers:
            raise Refused(
                f"{found.name} has no line {wrong[0] if wrong else ''}.", "Choose one of its lines."
            )
        if role is not None and role not in tuple(LineRole):
            raise Refused(f"A line cannot be “{role}”.", f"Take one of: {', '.join(LineRole)}.")
        words = Label("line {n}", n=numbers[0]) if len(numbers) == 1 else Label("{n} lines", n=len(numbers))
        label = (
            Label("Call {lines} of {article} {role}", lines=words, article=found.name, role=Label(role))
            if role
            else Label("Call {lines} of {article} as read", lines=words, article=found.name)
        )
        return act(self._context, session, label, [Reline(article, n, role) for n in numbers], seen)

    def remove(self, session: str, article: str, *, seen: int | None = None) -> Done:
        """Take an article out of the session; nothing of it is deleted."""
        found = self._article(session, article)
        return act(
            self._context, session, Label("Remove {article}", article=found.name), [Remove(article)], seen
        )

    def _article(self, session: str, article: str) -> Article:
        for found in self._context.store.view(session).articles:
            if found.id == article:
                return found
        raise NotFound(f"There is no article {article} in this session.", "Choose one of its articles.")

    def _contradictions(self, session: str, articles: Sequence[Article]) -> tuple[str, ...]:
        view = self._context.store.view(session)
        return contradiction_warnings(view, [a.id for a in articles])


def article_named(articles: Sequence[Article], name: str) -> Article:
    """Return the article with that id or name; NotFound names those there are."""
    for found in articles:
        if name in (found.id, found.name):
            return found
    there = ", ".join(f"{a.id} {a.name}" for a in articles)
    raise NotFound(f"There is no article {name} in this session.", f"There are: {there}.")


def checked_date(text: str) -> str:
    """Return an ISO date as it is stored; Refused where it is none."""
    return str(_date(text))


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as error:
        raise Refused(
            f"“{text}” is not a date.", "Write it as 2022-01-19, or --01-19 without a year."
        ) from error


def _copies(batch: Batch, articles: Sequence[Article]) -> tuple[str, ...]:
    """Return a sentence for each article that came in and is largely the story of another."""
    given = {item.article.id: article.id for item, article in zip(batch.read, articles, strict=True)}
    known = {a.id: a for a in (*batch.ground.articles, *articles)}
    found = [replace(o, a=given.get(o.a, o.a), b=given.get(o.b, o.b)) for o in batch.alike]
    return copy_warnings(found, known, given.values())


def _step(session: str, articles: Sequence[Article]) -> Step:
    words = articles[0].name if len(articles) == 1 else Label("{n} articles", n=len(articles))
    back: tuple[Act, ...] = tuple(Remove(a.id) for a in articles)
    again: tuple[Act, ...] = tuple(Remove(a.id, removed=False) for a in articles)
    return Step(session, Label("Import {articles}", articles=words), again, back)
