"""What the desk and the fact sheet are shown of a session."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy.orm import Session as Transaction

from workbench.core.article import Article
from workbench.core.links import Links
from workbench.core.point import Point
from workbench.core.session import Reviewed, SessionView
from workbench.storage import seals, sessions
from workbench.storage.corrected import corrected_articles
from workbench.storage.ids import claim_id, missing, number_of
from workbench.storage.mapping import session_of
from workbench.storage.scope import Scope, around
from workbench.storage.state import State, read_state


def view(tx: Transaction, short: str) -> SessionView:
    """Return a whole session at its present revision."""
    row = sessions.held(tx, short)
    seals.require_mapped(row)
    articles = corrected_articles(tx, row.key).present
    state = read_state(tx, row.key, Scope())
    return SessionView(
        session_of(row),
        tuple(articles.values()),
        tuple(state.reviewed(number) for number in state.claims),
        tuple(state.point(number) for number in state.shown_points()),
        state.said.relied.rules.scale,
        state.said.relied.rules.threshold,
    )


def reviewed(tx: Transaction, short: str, claims: Sequence[str]) -> tuple[Reviewed, ...]:
    """Return the given claims, in the order given; NotFound where one is not in the session."""
    key = sessions.held(tx, short).key
    numbers = [number_of(claim, "c") for claim in claims]
    state = read_state(tx, key, around(tx, key, numbers, ()))
    for number in numbers:
        if number not in state.claims:
            raise missing("c", number)
    return tuple(state.reviewed(number) for number in numbers)


def around_claims(
    tx: Transaction, short: str, claims: Sequence[str]
) -> tuple[tuple[Reviewed, ...], tuple[Point, ...]]:
    """Return the points of the given claims, with all members of these points and the claims themselves."""
    key = sessions.held(tx, short).key
    numbers = [number_of(claim, "c") for claim in claims]
    state = read_state(tx, key, around(tx, key, numbers, ()))
    found = sorted({state.point_of[number] for number in numbers if number in state.point_of})
    shown = dict.fromkeys(n for n in numbers if n in state.claims)
    shown.update(dict.fromkeys(member for point in found for member in state.members.get(point, ())))
    return tuple(state.reviewed(n) for n in shown), tuple(state.point(p) for p in found)


def articles_of(tx: Transaction, short: str, ids: Sequence[str]) -> tuple[Article, ...]:
    """Return the given articles as corrected, in the order given; NotFound where one is not there."""
    numbers = [number_of(article, "a") for article in ids]
    present = corrected_articles(tx, sessions.held(tx, short).key, frozenset(numbers)).present
    for number in numbers:
        if number not in present:
            raise missing("a", number)
    return tuple(present[number] for number in numbers)


def points(tx: Transaction, short: str, ids: Iterable[str] | None) -> tuple[Point, ...]:
    """Return the given points in the order given, or with None all that are shown."""
    key = sessions.held(tx, short).key
    if ids is None:
        state = read_state(tx, key, Scope())
        return tuple(state.point(number) for number in state.shown_points())
    numbers = [number_of(point, "p") for point in ids]
    state = read_state(tx, key, around(tx, key, (), numbers))
    for number in numbers:
        if number not in state.points:
            raise missing("p", number)
    return tuple(state.point(number) for number in numbers)


def links(tx: Transaction, short: str) -> Links:
    """Return what the editor said about which claims belong together.

    Confirmed members of a point belong together; one that is confirmed alone belongs with the point's
    first other claim. A claim taken out of a point, to another or to none, is held apart from all in it,
    and from the one that was left there alone.
    """
    state = read_state(tx, sessions.held(tx, short).key, Scope())
    together: set[frozenset[str]] = set()
    for members in state.members.values():
        together.update(_together(state, members))
    apart = {
        frozenset((claim_id(number), claim_id(other)))
        for number, bond in state.said.bonds.items()
        if number in state.claims
        for point in bond.left
        for other in (*state.members.get(point, ()), *state.left_alone.get(point, ()))
    }
    alone = {claim_id(n) for n, bond in state.said.bonds.items() if bond.point is None and n in state.claims}
    return Links(frozenset(together), frozenset(apart), frozenset(alone))


def _together(state: State, members: tuple[int, ...]) -> Iterable[frozenset[str]]:
    confirmed = [number for number in members if number in state.said.bonds]
    if len(confirmed) == 1:
        others = [number for number in members if number != confirmed[0]]
        confirmed += others[:1]
    return (frozenset((claim_id(a), claim_id(b))) for a, b in combinations(confirmed, 2))
