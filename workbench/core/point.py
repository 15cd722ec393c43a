"""Points of fact, the links of claims to them, and the relations of claims within them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workbench.core.verdict import REJECTED, UNVERIFIABLE

EVERY_PAIR = 60
"""Claims up to which a point holds a relation of every pair; of more, each with those that speak for all."""


class RelationKind(StrEnum):
    """How two claims of one point stand to each other (DESIGN 1)."""

    CONFLICT = "conflict"
    VARIANT = "variant"
    COMPATIBLE = "compatible"
    AGREE = "agree"
    UNRELATED = "unrelated"


class LinkState(StrEnum):
    """Whether the machine proposes a claim's membership of a point, or the editor confirmed it."""

    SUGGESTED = "suggested"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the machine says of two claims, and why."""

    kind: RelationKind
    reason: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What holds between claims ``a`` and ``b`` and why, in words an editor reads.

    ``superseded_by`` names the claim with the later as-of date that explains a conflict; ``found`` is what
    the machine says where the editor's word stands instead.
    """

    a: str
    b: str
    kind: RelationKind
    reason: str
    state: LinkState = LinkState.SUGGESTED
    superseded_by: str | None = None
    found: Finding | None = None

    @property
    def pair(self) -> frozenset[str]:
        """Both claims' ids, in no order."""
        return frozenset((self.a, self.b))


@dataclass(frozen=True, slots=True)
class Decision:
    """The editor's ruling on a point: which claim is printed (None: none of them), and why."""

    point: str
    claim: str | None
    rationale: str
    reviewer: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Point:
    """A question of fact; ``claims`` are ids in the order of articles and text.

    ``spread`` is the lowest and highest figure stated, None where no figures are.
    ``confirmed`` are those of ``claims`` whose membership the editor confirmed, ``since`` those of
    articles that came after the decision: it could not know them.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    relations: tuple[Relation, ...] = ()
    spread: tuple[float, float] | None = None
    confirmed: frozenset[str] = frozenset()
    decision: Decision | None = None
    since: frozenset[str] = frozenset()

    @property
    def relation(self) -> RelationKind | None:
        """The worst relation of the point's pairs, None where one article alone speaks."""
        return worst(r.kind for r in self.relations)


def unlisted(point: Point, article_of: Mapping[str, str]) -> int:
    """Return how many pairs of two articles have no relation in a point of very many claims.

    ``article_of`` gives the article of each claim by id.
    """
    if len(point.claims) <= EVERY_PAIR:
        return 0
    shares = Counter(article_of[claim] for claim in point.claims if claim in article_of)
    pairs = (shares.total() ** 2 - sum(n * n for n in shares.values())) // 2
    listed = sum(article_of.get(r.a) != article_of.get(r.b) for r in point.relations)
    return max(0, pairs - listed)


_ORDER = (RelationKind.CONFLICT, RelationKind.VARIANT, RelationKind.COMPATIBLE, RelationKind.AGREE)


def worst(kinds: Iterable[RelationKind]) -> RelationKind | None:
    """Return the relation that most needs the editor: conflict, variant, compatible, agree."""
    present = set(kinds)
    return next((kind for kind in _ORDER if kind in present), None)


def open_conflicts(point: Point, verdicts: Mapping[str, str]) -> tuple[Relation, ...]:
    """Return the conflicts of a point that nothing has closed: no decision, no verdict against a claim.

    A decision closes none with a claim that came after it.

    ``verdicts`` are those of the claims that stand, by id; a claim that is not there is not in the way.
    """
    if point.decision is not None and not point.since:
        return ()
    against = (REJECTED, UNVERIFIABLE)
    return tuple(
        r
        for r in point.relations
        if r.kind is RelationKind.CONFLICT
        and (point.decision is None or r.pair & point.since)
        and all(verdicts.get(claim, REJECTED) not in against for claim in (r.a, r.b))
    )
