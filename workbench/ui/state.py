"""The desk's state: the session on it, the focused claim, the filter; views listen to its signals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from workbench.core.article import Article
from workbench.core.change import Change
from workbench.core.house import DEFAULT_RULES, HouseRules
from workbench.core.point import Point, Relation
from workbench.core.session import Layout, Reviewed, Session, SessionView
from workbench.core.verdict import DEFAULT_SCALE
from workbench.services.comparison import title
from workbench.ui.claims.catalogue import Catalogue
from workbench.ui.claims.filters import Filter, from_stored
from workbench.ui.standing import Standing


class Contents:
    """A session by ids, with what is counted of it: made of a view on any thread, then the desk's own."""

    def __init__(self, view: SessionView) -> None:
        self.session, self.scale = view.session, view.scale
        self.rules = HouseRules(view.scale, view.threshold)
        self.articles = {article.id: article for article in view.articles}
        self.claims = {item.claim.id: item for item in view.claims}
        self.points = {point.id: point for point in view.points}
        self.catalogue = Catalogue(self.claims)
        self.standing = Standing(self.claims, self.points)


class Desk(QObject):
    """One session as last read from the library, by ids. It reads and writes nothing itself.

    ``seen`` is the revision up to which it shows everything that anybody wrote.
    ``view_loaded``: another session, or none, is on the desk. ``changed``: these ids were read again.
    ``claim_focused``: the focus is on another claim (None: on none). ``filtered``: the filter is another.
    ``revealed``: quotes are shown with their disguised characters, or no longer.
    """

    view_loaded = Signal()
    changed = Signal(Change)
    claim_focused = Signal(object)
    filtered = Signal()
    revealed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.seen = 0
        self.articles: dict[str, Article] = {}
        self.claims: dict[str, Reviewed] = {}
        self.points: dict[str, Point] = {}
        self.scale, self.rules = DEFAULT_SCALE, DEFAULT_RULES
        self.catalogue = Catalogue(self.claims)
        self.standing = Standing(self.claims, self.points)
        self.layout = Layout()
        self.filter = Filter()
        self.focused: str | None = None
        self.reveals = False

    @property
    def session_id(self) -> str:
        """The id of the session on the desk, empty for none."""
        return self.session.id if self.session else ""

    def show(self, contents: Contents, layout: Layout) -> None:
        """Put a session on the desk as ``layout`` left it; ``resume`` focuses the claim where it was left."""
        self._take(contents)
        self.layout = layout
        self.filter = from_stored(layout.filters)
        self.focused = None
        self.view_loaded.emit()

    def resume(self) -> None:
        """Focus the claim at which the session was left, if it is still there."""
        if self.layout.claim in self.claims:
            self.focus(self.layout.claim)

    def clear(self) -> None:
        """Leave the desk empty."""
        self.session = None
        self.articles, self.claims, self.points = {}, {}, {}
        self.catalogue, self.standing = Catalogue(self.claims), Standing(self.claims, self.points)
        self.layout, self.filter, self.focused = Layout(), Filter(), None
        self.view_loaded.emit()
        self.claim_focused.emit(None)

    def rename(self, session: Session) -> None:
        """Take another name of the session on the desk."""
        if session.id == self.session_id:
            self.session = session
            self.changed.emit(Change(session.id, sessions=True))

    def read_again(self, contents: Contents, change: Change) -> None:
        """Take the whole session as it is now."""
        self._take(contents)
        if self.focused not in self.claims:
            self.focused = None
            self.claim_focused.emit(None)
        self.changed.emit(change)

    def replace(self, claims: Iterable[Reviewed], points: Iterable[Point], change: Change) -> None:
        """Take some claims and points as they are now; a claim that is here no longer stays away."""
        fresh = {item.claim.id: item for item in claims if item.claim.id in self.claims}
        before = {key: self.claims[key] for key in fresh}
        self.claims.update(fresh)
        self.catalogue.renew(fresh, before)
        own = {point.id: point for point in points}
        self.points.update(own)
        near = {item.point for item in (*before.values(), *fresh.values()) if item.point is not None}
        self.standing.renew(near | own.keys())
        self.changed.emit(change)

    def knows(self, change: Change) -> bool:
        """Tell whether reading the touched claims and points alone suffices."""
        if change.everything or change.articles:
            return False
        return change.claims <= self.claims.keys() and change.points <= self.points.keys()

    def focus(self, claim: str | None) -> None:
        """Put the focus on a claim; None takes it away."""
        if claim != self.focused and (claim is None or claim in self.claims):
            self.focused = claim
            self.claim_focused.emit(claim)

    def go_to(self, claim: object) -> None:
        """Put the focus on the claim that a signal carries."""
        if isinstance(claim, str):
            self.focus(claim)

    def narrow(self, wanted: Filter) -> None:
        """Show what ``wanted`` shows."""
        if wanted != self.filter:
            self.filter = wanted
            self.filtered.emit()

    def reveal(self, wanted: bool) -> None:
        """Show quotes with every disguised character by its number, or as they stand."""
        if wanted != self.reveals:
            self.reveals = wanted
            self.revealed.emit()

    def view(self) -> SessionView | None:
        """Return the session as it was last read, None where none is on the desk."""
        if self.session is None:
            return None
        articles, claims = tuple(self.articles.values()), tuple(self.claims.values())
        points = tuple(self.points.values())
        return SessionView(self.session, articles, claims, points, self.scale, self.rules.threshold)

    def listed(self) -> list[str]:
        """Return the ids that the filter shows, in reading order."""
        return self.catalogue.listed(self.filter)

    def point_of(self, claim: str | None) -> Point | None:
        """Return the point to which a claim belongs."""
        item = self.claims.get(claim) if claim else None
        return self.points.get(item.point) if item and item.point else None

    def peers(self, claim: str | None) -> tuple[str, ...]:
        """Return the other claims of the same point."""
        point = self.point_of(claim)
        return tuple(c for c in point.claims if c != claim and c in self.claims) if point else ()

    def relation(self, a: str, b: str) -> Relation | None:
        """Return what holds between two claims of one point."""
        point = self.point_of(a)
        pair = frozenset((a, b))
        return next((r for r in point.relations if r.pair == pair), None) if point else None

    def line(self, claim: str) -> int:
        """Return the number of the line on which a claim starts."""
        found = self.claims[claim].claim
        return self.articles[found.article].line_at(found.span.start).number

    def has_open_conflict(self, point: Point) -> bool:
        """Tell whether claims of the point contradict each other and nobody has ruled on it."""
        return bool(self.standing.clashing(point.id))

    def in_open_conflict(self, claim: str) -> bool:
        """Tell whether another claim contradicts this one and nobody has ruled on it."""
        point = self.claims[claim].point
        return point is not None and claim in self.standing.clashing(point)

    def counts(self) -> tuple[int, int, int]:
        """Return how many claims are reviewed, how many are to review, how many conflicts are open."""
        return (*self.catalogue.progress(), self.standing.open_points)

    def names(self) -> Sequence[tuple[str, str]]:
        """Return each article's id with the name a person knows it by."""
        return [(key, title(article)) for key, article in self.articles.items()]

    def _take(self, contents: Contents) -> None:
        self.session, self.scale, self.rules = contents.session, contents.scale, contents.rules
        self.seen = contents.session.revision
        self.articles, self.claims, self.points = contents.articles, contents.claims, contents.points
        self.catalogue, self.standing = contents.catalogue, contents.standing
