"""A session's view turned into what the sheet looks up: labels, places, counterparts, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.point import Point, Relation, open_conflicts
from workbench.core.session import Reviewed, SessionView
from workbench.core.span import Span
from workbench.core.verdict import UNREVIEWED
from workbench.export.escaping import inline


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Another claim of the same point and how it stands to the first."""

    reviewed: Reviewed
    relation: Relation
    point: Point


@dataclass(frozen=True, slots=True)
class Counts:
    """The figures of the summary; ``found`` is the sum of the verdicts and of the unreviewed."""

    found: int
    to_review: int
    reviewed_of_these: int
    by_verdict: Mapping[str, int]
    open_conflicts: int
    decisions: int
    dismissed: int

    @property
    def reviewed(self) -> int:
        """How many claims have a verdict."""
        return self.found - self.by_verdict.get(UNREVIEWED, 0)


class Register:
    """Looks up what stands in one view of a session."""

    def __init__(self, view: SessionView) -> None:
        self.view = view
        self.standing = tuple(r for r in view.claims if not r.dismissed)
        self.articles = {article.id: article for article in view.articles}
        self.claims = {r.claim.id: r for r in self.standing}
        self.verdicts = {key: r.verdict for key, r in self.claims.items()}
        senses = {key: r.sense for key, r in self.claims.items()}
        self._labels = _labels(view.articles)
        self._counterparts = self._related()
        self.conflicts = tuple((p, o) for p in view.points if (o := open_conflicts(p, senses)))

    def counts(self) -> Counts:
        """Return the figures of the summary."""
        to_review = [r for r in self.standing if r.to_review]
        return Counts(
            found=len(self.standing),
            to_review=len(to_review),
            reviewed_of_these=sum(r.verdict != UNREVIEWED for r in to_review),
            by_verdict=Counter(self.verdicts.values()),
            open_conflicts=len(self.conflicts),
            decisions=sum(p.decision is not None for p in self.view.points),
            dismissed=len(self.view.claims) - len(self.standing),
        )

    def label(self, article_id: str) -> str:
        """Return an article's name on the sheet: publisher, else headline, never twice the same."""
        return self._labels[article_id]

    def counterparts(self, claim_id: str) -> tuple[Counterpart, ...]:
        """Return the claims related to this one, conflicts first, then in reading order."""
        return self._counterparts.get(claim_id, ())

    def members(self, point: Point) -> tuple[Reviewed, ...]:
        """Return the claims of a point that stand, in reading order."""
        wanted = set(point.claims)
        return tuple(r for r in self.standing if r.claim.id in wanted)

    def line(self, claim: Claim) -> str:
        """Return where a claim stands: "line 15", "lines 15–16"."""
        place = _line(self.articles[claim.article], claim.span)
        return f"lines {place}" if "–" in place else f"line {place}"

    def lines(self, claim: Claim) -> str:
        """Return everywhere a claim's words stand: "line 3, again in 9 and 14"."""
        article = self.articles[claim.article]
        first, *others = dict.fromkeys(_line(article, span) for span in (claim.span, *claim.appearances))
        again = f", again in {_listed(others)}" if others else ""
        return f"lines {first}{again}" if "–" in first else f"line {first}{again}"

    def _related(self) -> dict[str, tuple[Counterpart, ...]]:
        found: dict[str, list[Counterpart]] = {}
        for point in self.view.points:
            for relation in point.relations:
                for here, there in ((relation.a, relation.b), (relation.b, relation.a)):
                    if here in self.claims and there in self.claims:
                        other = Counterpart(self.claims[there], relation, point)
                        found.setdefault(here, []).append(other)
        order = {r.claim.id: i for i, r in enumerate(self.standing)}
        rank = {"conflict": 0, "variant": 1, "compatible": 2, "agree": 3, "unrelated": 4}
        return {
            key: tuple(sorted(others, key=lambda c: (rank[c.relation.kind], order[c.reviewed.claim.id])))
            for key, others in found.items()
        }


def moment(at: datetime) -> str:
    """Return a time in UTC as the sheet prints it: "2026-11-22 14:02:11 UTC"."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def published(article: Article) -> str:
    """Return the article's date with where it comes from: "Wed 19 Jan 2022 (date line)"."""
    masthead = article.masthead
    if masthead.published is None:
        return "date not known"
    origin = f" ({inline(masthead.published_from)})" if masthead.published_from else ""
    return wording.partial_date(masthead.published) + origin


def dated(article: Article) -> str:
    """Return the article's date alone."""
    date = article.masthead.published
    return wording.partial_date(date) if date is not None else "date not known"


def _name(article: Article) -> str:
    called = wording.called(article)
    has_only_headline = article.masthead.headline and not article.masthead.publisher
    return f"“{called}”" if has_only_headline else called


def _labels(articles: tuple[Article, ...]) -> dict[str, str]:
    names = {a.id: _name(a) for a in articles}
    taken = Counter(name.casefold() for name in names.values())
    return {
        a.id: names[a.id] if taken[names[a.id].casefold()] == 1 else f"{names[a.id]}, {a.name}"
        for a in articles
    }


def _line(article: Article, span: Span) -> str:
    first = article.line_at(span.start).number
    last = article.line_at(max(span.start, span.end - 1)).number
    return str(first) if first == last else f"{first}–{last}"


def _listed(places: list[str]) -> str:
    *front, last = places
    return f"{', '.join(front)} and {last}" if front else last
