"""Evidence: sources, the passages of them that bear on a claim, and how each was confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from workbench.core.article import Article
from workbench.core.span import Span
from workbench.core.wording import shortened


class Stance(StrEnum):
    """How a passage bears on a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class Rank(StrEnum):
    """How near a source is to the fact."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    UNSTATED = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that was copied into the library's folder; ``size`` in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where evidence comes from. ``id`` is short ("r3") and stable in its session.

    ``published`` and ``retrieved`` are dates as the editor wrote them. ``origin`` names the wire service
    or the original whose text it repeats, "" for its own. ``article`` is the article of the session that
    it is; its masthead as it stands now goes before the fields here (``as_known``).
    """

    id: str = ""
    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    retrieved: str = ""
    rank: Rank = Rank.UNSTATED
    origin: str = ""
    article: str | None = None
    file: Attachment | None = None

    @property
    def name(self) -> str:
        """What the source is called in a sentence."""
        file = self.file.name if self.file else self.id
        return shortened(self.publisher or self.title or self.url or file, 48)


@dataclass(frozen=True, slots=True)
class Passage:
    """What a source says on a claim: ``quote`` verbatim, ``locator`` a page, paragraph or time.

    ``span`` is its place where the source is an article of the session. Who confirmed it, how and when
    are the editor's words.
    """

    stance: Stance = Stance.SUPPORTS
    quote: str = ""
    locator: str = ""
    span: Span | None = None
    confirmed_by: str = ""
    confirmed_how: str = ""
    confirmed_on: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that bears on a claim, as it stands; ``id`` is short ("e7") and stable in its session."""

    id: str
    claim: str
    source: Source
    passage: Passage
    reviewer: str
    at: datetime


def as_known(source: Source, articles: Mapping[str, Article]) -> Source:
    """Return ``source`` with what the masthead of its article says now."""
    article = articles.get(source.article) if source.article else None
    if article is None:
        return source
    head = article.masthead
    return replace(
        source,
        title=head.headline or source.title or article.name,
        publisher=head.publisher or source.publisher,
        url=article.url or source.url,
        published=str(head.published) if head.published else source.published,
        retrieved=article.retrieved or source.retrieved,
    )


def stances(evidence: Iterable[Evidence]) -> dict[Stance, int]:
    """Return how many passages support, refute and give context; those there are none of are left out."""
    found = [e.passage.stance for e in evidence]
    return {stance: found.count(stance) for stance in Stance if stance in found}
