"""The comparison: a row a point, a column an article, a cell what the article says of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.core import point as point_rules
from workbench.core import wording
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.session import Reviewed, SessionView
from workbench.core.wire import NOTHING_SHARED, Sharing, witnesses
from workbench.services.wording import as_stated, brief

NOT_MENTIONED = "not mentioned"

_LONE = 60
"""Characters of a claim that heads a row of its own."""


@dataclass(frozen=True, slots=True)
class Column:
    """An article of the comparison."""

    article: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of a point: ``text`` as stated, ``claim`` the one that the cell leads to.

    ``claims`` are all of the article's claims on the point, none where it is not mentioned;
    ``in_conflict`` is set where one of them is in a conflict that is still open, ``is_confirmed`` where
    the editor confirmed that all of them belong to the point.
    """

    text: str
    claims: tuple[str, ...] = ()
    claim: str | None = None
    in_conflict: bool = False
    is_confirmed: bool = False


_SILENT = Cell(NOT_MENTIONED)
_Rank = tuple[int, float, int, int, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A point with a cell for each column; ``is_open`` says that it holds a conflict nobody has closed.

    ``articles`` is how many articles speak of the point, ``witnesses`` counts copies of one story once. A
    claim that belongs to no point may have a row of its own: its point's id is "".
    """

    point: Point
    cells: tuple[Cell, ...]
    is_open: bool
    articles: int
    witnesses: int

    @property
    def key(self) -> str:
        """What tells the row from all others: its point's id, or that of its one claim."""
        return self.point.id or self.point.claims[0]


@dataclass(frozen=True, slots=True)
class Table:
    """The comparison of a session, ranked: open conflicts, other conflicts, spread, variants, the rest."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def only_in(self, article: str) -> tuple[Row, ...]:
        """Return the points that this article alone mentions."""
        index = self._index(article)
        return tuple(row for row in self.rows if row.articles == 1 and row.cells[index].claims)

    def missing_in(self, article: str) -> tuple[Row, ...]:
        """Return the points that other articles mention and this one does not."""
        index = self._index(article)
        return tuple(row for row in self.rows if not row.cells[index].claims)

    def _index(self, article: str) -> int:
        return [column.article for column in self.columns].index(article)


class Ranking:
    """The rows of a session in their order, renewed point by point: a change costs what it touches."""

    def __init__(self, view: SessionView, shared: Sharing = NOTHING_SHARED) -> None:
        self._articles, self._shared = view.articles, shared
        self._columns = tuple(Column(a.id, title(a)) for a in view.articles)
        self._place = {r.claim.id: number for number, r in enumerate(view.claims)}
        claims = {r.claim.id: r for r in view.claims}
        ranked = sorted(filter(None, (self._ranked(point, claims) for point in view.points)), key=_by_rank)
        self._ranks = [rank for rank, _ in ranked]
        self._rows = [row for _, row in ranked]
        self._rank_of = {row.point.id: rank for rank, row in ranked}

    @property
    def table(self) -> Table:
        """The comparison as it is now."""
        return Table(self._columns, tuple(self._rows))

    def renew(self, points: Iterable[Point], claims: Mapping[str, Reviewed]) -> None:
        """Make the rows of these points anew, as the claims stand now; all of them must be known."""
        for point in points:
            rank = self._rank_of.pop(point.id, None)
            if rank is not None:
                at = bisect_left(self._ranks, rank)
                del self._ranks[at], self._rows[at]
            fresh = self._ranked(point, claims)
            if fresh is not None:
                at = bisect_left(self._ranks, fresh[0])
                self._ranks.insert(at, fresh[0])
                self._rows.insert(at, fresh[1])
                self._rank_of[point.id] = fresh[0]

    def _ranked(self, point: Point, claims: Mapping[str, Reviewed]) -> tuple[_Rank, Row] | None:
        """Return the row of a point with what ranks it, which no other point has; None without a claim."""
        members = [claims[key] for key in point.claims if key in claims and not claims[key].dismissed]
        if not members:
            return None
        row = _row(point, self._articles, members, self._shared)
        return (*_rank(row, members, self._place), point.id), row


def comparison(view: SessionView, shared: Sharing = NOTHING_SHARED) -> Table:
    """Return the comparison of a session; dismissed claims are left out.

    ``shared`` is what the articles have in common.
    """
    return Ranking(view, shared).table


def lone(claims: Iterable[Reviewed], articles: Sequence[Article], article: str) -> tuple[Row, ...]:
    """Return a row for each claim to review of ``article`` that belongs to no point."""
    alone = (r for r in claims if r.point is None and r.claim.article == article and r.to_review)
    return tuple(
        _row(Point("", brief(r.claim, _LONE), (r.claim.id,)), articles, (r,), NOTHING_SHARED) for r in alone
    )


class Order(StrEnum):
    """What the rows are sorted by."""

    RANK = "rank"
    NAME = "name"
    SPREAD = "spread"
    ARTICLES = "articles"
    WITNESSES = "witnesses"


def ordered(rows: tuple[Row, ...], order: Order) -> tuple[Row, ...]:
    """Return ranked ``rows`` in another order; equals stay as they are ranked."""
    if order is Order.RANK:
        return rows
    keys: Mapping[Order, Callable[[Row], tuple[float, str]]] = {
        Order.NAME: lambda row: (0, row.point.label.casefold()),
        Order.SPREAD: lambda row: (-_spread(row.point), ""),
        Order.ARTICLES: lambda row: (-row.articles, ""),
        Order.WITNESSES: lambda row: (row.witnesses, ""),
    }
    return tuple(sorted(rows, key=keys[order]))


def _by_rank(ranked: tuple[_Rank, Row]) -> _Rank:
    return ranked[0]


def title(article: Article) -> str:
    """Return what heads an article's column."""
    return wording.called(article)


def open_conflicts(point: Point, claims: Mapping[str, Reviewed]) -> tuple[Relation, ...]:
    """Return the conflicts of a point that nothing has closed, by the claims as they stand."""
    standing = (claims[key] for key in point.claims if key in claims)
    return point_rules.open_conflicts(point, {r.claim.id: r.sense for r in standing if not r.dismissed})


def _row(point: Point, articles: Sequence[Article], members: Sequence[Reviewed], shared: Sharing) -> Row:
    clashing = frozenset(
        key for r in open_conflicts(point, {m.claim.id: m for m in members}) for key in r.pair
    )
    said: dict[str, list[Claim]] = {}
    for member in members:
        said.setdefault(member.claim.article, []).append(member.claim)
    spoken = {article: _cell(claims, clashing, point.confirmed) for article, claims in said.items()}
    cells = tuple(spoken.get(article.id, _SILENT) for article in articles)
    count = len(witnesses((m.claim for m in members), shared)) if shared.pairs else len(spoken)
    return Row(point, cells, bool(clashing), len(spoken), count)


def _cell(claims: list[Claim], clashing: frozenset[str], confirmed: frozenset[str]) -> Cell:
    text = "; ".join(dict.fromkeys(as_stated(claim) for claim in claims))
    leads = next((c for c in claims if c.id in clashing), claims[0])
    ids = tuple(c.id for c in claims)
    return Cell(text, ids, leads.id, leads.id in clashing, confirmed.issuperset(ids))


def _rank(row: Row, members: Sequence[Reviewed], place: Mapping[str, int]) -> tuple[int, float, int, int]:
    """Rank by what is to be done, then by spread, by how many articles speak, by place."""
    first = min(place.get(member.claim.id, 0) for member in members)
    is_index = all(member.claim.kind is Kind.NAME for member in members)
    return (_group(row, is_index), -_spread(row.point), -row.articles, first)


def _group(row: Row, is_index: bool) -> int:
    """Open conflicts, closed ones, figures that differ, variants, the rest, names that are an index only."""
    relation = row.point.relation
    found = (
        row.is_open,
        relation is RelationKind.CONFLICT,
        _spread(row.point) > 0,
        relation is RelationKind.VARIANT,
        not is_index,
    )
    return found.index(True) if True in found else len(found)


def _spread(point: Point) -> float:
    """Return how far apart the figures are, as a share of the higher one."""
    low, high = point.spread or (0.0, 0.0)
    largest = max(abs(low), abs(high))
    return (high - low) / largest if largest else 0.0
