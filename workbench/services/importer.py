"""The engine in a process of its own: one hostile file can neither freeze nor crash the desk."""

from __future__ import annotations

import contextlib
import hashlib
import sys
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from workbench.core.article import Article, Original
from workbench.core.claim import Claim, Kind
from workbench.core.dates import Window
from workbench.core.errors import UnreadableInput
from workbench.core.likeness import Likeness
from workbench.core.links import Links
from workbench.core.plain import Plain, plain, revive
from workbench.core.point import Point
from workbench.core.query import Query
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.wire import Body, Overlap
from workbench.services.child import Child, ChildLost
from workbench.services.reader import Allowance, Cancelled, Piece, Stopped, never

T = TypeVar("T")

_NONSENSE = "the import process answered nonsense"


def own_command() -> tuple[str, ...]:
    """Return what starts the import process: this interpreter, cut off from the user's environment."""
    return (sys.executable, "-I", "-B", "-m", "workbench.services.importchild")


@dataclass(frozen=True, slots=True)
class Shared:
    """What an answer on shared words holds."""

    overlaps: tuple[Overlap, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """What an answer to a search holds: the places in each text."""

    spans: tuple[tuple[Span, ...], ...]


class ImportProcess:
    """A reader whose work is done by a child process, kept warm between requests.

    A child that ends, hangs or answers nonsense is killed and costs the one input it was given; the next
    request starts a new one. The methods may be called from any thread and wait for each other.
    """

    def __init__(self, command: Sequence[str] | None = None, allowance: Allowance | None = None) -> None:
        self._command = tuple(command or own_command())
        self._allowance = allowance or Allowance()
        self._turn = threading.Lock()
        self._child: Child | None = None
        self._is_closed = False

    def warm(self) -> None:
        """Start the child ahead of its first request, which says so if it cannot be started."""
        with self._turn, contextlib.suppress(ChildLost):
            self._ready()

    def read(self, piece: Piece, cancelled: Cancelled) -> tuple[Article, Original]:
        """Read the bytes of ``piece`` into an article without an id."""
        request: dict[str, Plain] = {"verb": "read", "name": piece.name}
        request |= {"url": piece.url, "retrieved": piece.retrieved}
        answer = self._ask(piece.name, request, piece.raw, self._allowance, cancelled)
        digest = hashlib.sha256(piece.raw).hexdigest()
        article = _revived(Article, answer, piece.name)
        if (article.name, article.sha256) != (piece.name, digest) or not _is_sound(article):
            raise _unreadable(piece.name, _NONSENSE)
        return article, Original(piece.raw, digest)

    def analyze(self, articles: Sequence[Article], cancelled: Cancelled) -> Analysis:
        """Find the claims of ``articles`` and the points they share."""
        name = _names(articles)
        request: dict[str, Plain] = {"verb": "analyze", "articles": plain(tuple(articles))}
        answer = self._ask(name, request, b"", self._allowance.times(len(articles)), cancelled)
        found = _revived(Analysis, answer, name)
        if not _stands_in(articles, found):
            raise _unreadable(name, _NONSENSE)
        return found

    def compare(
        self, articles: Sequence[Article], claims: Sequence[Claim], links: Links
    ) -> tuple[Point, ...]:
        """Group the given claims into points."""
        name = _names(articles)
        request: dict[str, Plain] = {"verb": "compare", "articles": plain(tuple(articles))}
        request |= {"claims": plain(tuple(claims)), "links": plain(links)}
        answer = self._ask(name, request, b"", self._allowance.times(len(articles)), never)
        points = _revived(Analysis, {"claims": [], "points": answer}, name).points
        if not _are_of(points, {c.id for c in claims}):
            raise _unreadable(name, _NONSENSE)
        return points

    def explain(self, articles: Sequence[Article], claims: Sequence[Claim], a: str, b: str) -> Likeness:
        """Say why two of the given claims match as they do."""
        name = _names(articles)
        request: dict[str, Plain] = {"verb": "explain", "articles": plain(tuple(articles))}
        request |= {"claims": plain(tuple(claims)), "a": a, "b": b}
        answer = self._ask(name, request, b"", self._allowance.times(len(articles)), never)
        return _revived(Likeness, answer, name)

    def overlaps(self, bodies: Sequence[Body]) -> tuple[Overlap, ...]:
        """Find what pairs of articles share word for word."""
        request: dict[str, Plain] = {"verb": "overlaps", "bodies": plain(tuple(bodies))}
        allowance = self._allowance.times(len(bodies))
        answer = self._ask("The comparison of the texts", request, b"", allowance, never)
        return _revived(Shared, {"overlaps": answer}, "The comparison of the texts").overlaps

    def search(
        self, query: Query, texts: Sequence[str], cancelled: Cancelled
    ) -> tuple[tuple[Span, ...], ...]:
        """Find ``query`` in each of ``texts``."""
        request: dict[str, Plain] = {"verb": "search", "query": plain(query), "texts": list(texts)}
        answer = self._ask("The expression", request, b"", self._allowance, cancelled)
        return _revived(Places, {"spans": answer}, "The expression").spans

    def describe(self, article: Article, span: Span, window: Window | None, kind: Kind | None) -> Claim:
        """Make a claim of the words under ``span``."""
        request: dict[str, Plain] = {"verb": "describe", "article": plain(article), "span": plain(span)}
        request |= {"window": plain(window), "kind": plain(kind)}
        answer = self._ask(article.name, request, b"", self._allowance, never)
        claim = _revived(Claim, answer, article.name)
        if claim.span != span or not _stands(claim, article.text):
            raise _unreadable(article.name, _NONSENSE)
        return claim

    def preview(self, markdown: str, allowance: Allowance) -> str:
        """Set Markdown as safe HTML."""
        answer = self._ask("the text", {"verb": "preview", "markdown": markdown}, b"", allowance, never)
        if not isinstance(answer, str):
            raise _unreadable("the text", _NONSENSE)
        return answer

    def close(self) -> None:
        """End the child at once; a request that waits for it is Stopped, and so is every later one."""
        self._is_closed = True
        child = self._child
        if child is not None:
            child.kill()
        with self._turn:
            self._drop()

    def _ask(
        self, name: str, request: dict[str, Plain], raw: bytes, allowance: Allowance, cancelled: Cancelled
    ) -> Plain:
        while not self._turn.acquire(timeout=0.05):
            if cancelled():
                raise _stopped()
        try:
            if self._is_closed:
                raise _stopped()
            head: Plain = {**request, "seconds": allowance.computing}
            answer = self._ready().ask(head, raw, allowance.waiting, cancelled)
        except ChildLost as error:
            self._drop()
            if self._is_closed:
                raise _stopped() from error
            raise _unreadable(name, str(error)) from error
        except Stopped:
            self._drop()
            raise
        finally:
            self._turn.release()
        return _taken(name, answer)

    def _ready(self) -> Child:
        if self._child is not None and not self._child.runs:
            self._drop()
        if self._child is None:
            try:
                self._child = Child(self._command)
            except OSError as error:
                raise ChildLost(f"the import process could not be started ({error.strerror})") from error
        return self._child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


def _taken(name: str, answer: Plain) -> Plain:
    """Return what the child found; raise what it refused, in its words but as plain text of one line."""
    if isinstance(answer, dict) and "answer" in answer:
        return answer["answer"]
    if isinstance(answer, dict) and isinstance(answer.get("refused"), str):
        raise UnreadableInput(_line(answer["refused"]), _line(answer.get("todo")))
    if isinstance(answer, dict) and isinstance(answer.get("failed"), str):
        raise _unreadable(name, _line(answer["failed"]))
    raise _unreadable(name, _NONSENSE)


def _revived(cls: type[T], answer: Plain, name: str) -> T:
    try:
        return revive(cls, answer)
    except ValueError as error:
        raise _unreadable(name, _NONSENSE) from error


def _is_sound(article: Article) -> bool:
    ends = [line.start for line in article.lines] + [len(article.text)]
    in_order = all(a <= b for a, b in pairwise(ends))
    inside = all(line.start <= line.end <= len(article.text) for line in article.lines)
    return bool(article.lines) and in_order and inside


def _stands_in(articles: Sequence[Article], found: Analysis) -> bool:
    """Tell whether each claim quotes the words it points to, and each point holds claims there are."""
    texts = {a.id: a.text for a in articles}
    known = {c.id for c in found.claims}
    standing = all(c.article in texts and _stands(c, texts[c.article]) for c in found.claims)
    return standing and len(known) == len(found.claims) and _are_of(found.points, known)


def _stands(claim: Claim, text: str) -> bool:
    """Tell whether a claim quotes the words under its span, and all it points to lies in the text."""
    others = claim.appearances if claim.attribution is None else (*claim.appearances, claim.attribution)
    inside = all(place.end <= len(text) for place in others)
    return inside and len(claim.span) > 0 and claim.span.of(text) == claim.quote


def _are_of(points: Sequence[Point], claims: Collection[str]) -> bool:
    """Tell whether points and their relations speak of ``claims`` alone."""
    return all(
        set(p.claims).issubset(claims) and all(r.pair.issubset(claims) for r in p.relations) for p in points
    )


def _stopped() -> Stopped:
    return Stopped("The work was cancelled.", "Everything is as it was before.")


def _unreadable(name: str, reason: str) -> UnreadableInput:
    return UnreadableInput(
        f"{name} cannot be read: {reason}.", "Leave it out, or cut it to the article itself."
    )


def _names(articles: Sequence[Article]) -> str:
    return ", ".join(a.name for a in articles[:3]) + (" and more" if len(articles) > 3 else "")


def _line(text: Plain) -> str:
    return " ".join(str(text or "").split())[:500]
