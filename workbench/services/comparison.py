"""The comparison: a row a point, a column an article, a cell what the article says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.core import point as point_rules
from workbench.core import wording
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.session import Reviewed, SessionView
from workbench.services.wording import as_stated

NOT_MENTIONED = "not mentioned"


@dataclass(frozen=True, slots=True)
class Column:
    """An article of the comparison."""

    article: str
    title: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article says of a point: ``text`` as stated, ``claim`` the one that the cell leads to.

    ``claims`` are all of the article's claims on the point, none where it is not mentioned;
    ``in_conflict`` is set where one of them is in a conflict that is still open.
    """

    text: str
    claims: tuple[str, ...] = ()
    claim: str | None = None
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A point with a cell for each column; ``is_open`` says that it holds a conflict nobody has closed."""

    point: Point
    cells: tuple[Cell, ...]
    is_open: bool

    @property
    def articles(self) -> int:
        """How many articles speak of the point."""
        return sum(1 for cell in self.cells if cell.claims)


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


def comparison(view: SessionView) -> Table:
    """Return the comparison of a session; dismissed claims are left out."""
    claims = {r.claim.id: r for r in view.claims if not r.dismissed}
    place = {key: number for number, key in enumerate(claims)}
    rows = [_row(point, view.articles, claims) for point in view.points]
    rows = [row for row in rows if row.articles]
    columns = tuple(Column(a.id, title(a)) for a in view.articles)
    return Table(columns, tuple(sorted(rows, key=lambda row: _rank(row, claims, place))))


def title(article: Article) -> str:
    """Return what heads an article's column."""
    return wording.called(article)


def open_conflicts(point: Point, claims: Mapping[str, Reviewed]) -> tuple[Relation, ...]:
    """Return the conflicts of a point that nothing has closed, by the claims as they stand."""
    standing = (claims[key] for key in point.claims if key in claims)
    return point_rules.open_conflicts(point, {r.claim.id: r.sense for r in standing if not r.dismissed})


def _row(point: Point, articles: tuple[Article, ...], claims: Mapping[str, Reviewed]) -> Row:
    clashing = frozenset(key for r in open_conflicts(point, claims) for key in r.pair)
    members = [claims[key].claim for key in point.claims if key in claims]
    cells = [_cell([c for c in members if c.article == a.id], clashing) for a in articles]
    return Row(point, tuple(cells), bool(clashing))


def _cell(claims: list[Claim], clashing: frozenset[str]) -> Cell:
    if not claims:
        return Cell(NOT_MENTIONED)
    text = "; ".join(dict.fromkeys(as_stated(claim) for claim in claims))
    leads = next((c for c in claims if c.id in clashing), claims[0])
    return Cell(text, tuple(c.id for c in claims), leads.id, leads.id in clashing)


def _rank(row: Row, claims: Mapping[str, Reviewed], place: Mapping[str, int]) -> tuple[int, float, int, int]:
    """Rank by what is to be done, then by spread, by how many articles speak, by place."""
    members = [key for cell in row.cells for key in cell.claims]
    first = min((place[key] for key in members), default=0)
    is_index = all(claims[key].claim.kind is Kind.NAME for key in members)
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
