"""What an editor's own draft rests on: each of its sentences against the claims of the session."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.links import Links
from workbench.core.point import Point, RelationKind
from workbench.core.session import Reviewed, SessionView
from workbench.core.span import Span
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE
from workbench.services.reader import Reader, never

DRAFT = "draft"


class Ground(StrEnum):
    """What stands under a sentence, the gravest first."""

    AGAINST = "against"
    REJECTED = "rejected"
    NONE = "none"
    UNVERIFIABLE = "unverifiable"
    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"


_GROUNDS = {
    ACCEPTED: Ground.ACCEPTED,
    REJECTED: Ground.REJECTED,
    UNVERIFIABLE: Ground.UNVERIFIABLE,
    UNREVIEWED: Ground.UNREVIEWED,
}
_BEST = (Ground.ACCEPTED, Ground.REJECTED, Ground.UNVERIFIABLE, Ground.UNREVIEWED)
_GRAVEST = tuple(Ground)
_NEAREST = (RelationKind.AGREE, RelationKind.CONFLICT, RelationKind.COMPATIBLE, RelationKind.VARIANT)


@dataclass(frozen=True, slots=True)
class Resting:
    """A sentence that states something, and what it rests on: ``claims`` of the session, by id."""

    span: Span
    ground: Ground
    claims: tuple[str, ...] = ()


def resting(reader: Reader, view: SessionView, text: str) -> tuple[Resting, ...]:
    """Return what the sentences of a draft rest on, those that state nothing left out.

    A sentence is as good as the worst of its statements. A statement rests on the claims that say the
    same, without any on those that may be true beside it; it stands against an accepted claim that
    contradicts it.
    """
    # Lazy: what splits sentences is loaded when a draft is written, not at every start.
    from workbench.analysis import sentences  # noqa: PLC0415  # lazy: nupunkt

    draft = _article(text)
    stated = [replace(c, id=f"{DRAFT}{n}") for n, c in enumerate(reader.analyze((draft,), never).claims)]
    if not stated:
        return ()
    known = {r.claim.id: r for r in view.claims if not r.dismissed}
    claims = [*(r.claim for r in known.values()), *stated]
    points = reader.compare((*view.articles, draft), claims, Links())
    near = _near(points, {c.id for c in stated}, known)
    found = (_judged(span, stated, near, known) for span in sentences.split(text, draft.body))
    return tuple(each for each in found if each is not None)


def _article(text: str) -> Article:
    lines, start = [], 0
    for number, words in enumerate(text.split("\n"), 1):
        lines.append(Line(number, start, start + len(words), LineRole.BODY, "the editor's own words"))
        start += len(words) + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(DRAFT, DRAFT, text, sha256, "utf-8", "en", Masthead(), tuple(lines))


def _near(
    points: Iterable[Point], mine: set[str], known: Mapping[str, Reviewed]
) -> dict[str, list[tuple[str, RelationKind]]]:
    """Return the claims of the session on the points of the draft's, each with how it stands to them."""
    found: dict[str, list[tuple[str, RelationKind]]] = {}
    for point in points:
        kinds = {relation.pair: relation.kind for relation in point.relations}
        for own in mine.intersection(point.claims):
            for other in point.claims:
                kind = kinds.get(frozenset((own, other)))
                if other in known and kind not in (None, RelationKind.UNRELATED):
                    found.setdefault(own, []).append((other, kind))
    return found


def _judged(
    span: Span,
    stated: Sequence[Claim],
    near: Mapping[str, list[tuple[str, RelationKind]]],
    known: Mapping[str, Reviewed],
) -> Resting | None:
    inside = [c for c in stated if span.start <= c.span.start < span.end and c.kind is not Kind.NAME]
    figures = [c.span for c in inside if c.kind is Kind.QUANTITY]
    weighed = [c for c in inside if c.kind is not Kind.EVENT or _has_weight(c, figures, near)] or inside
    if not weighed:
        return None
    grounds = [_ground(near.get(c.id, ()), known) for c in weighed]
    peers = [peer for c in weighed for peer in near.get(c.id, ())]
    claims = dict.fromkeys(key for key, _ in sorted(peers, key=lambda peer: _NEAREST.index(peer[1])))
    return Resting(span, min(grounds, key=_GRAVEST.index), tuple(claims))


def _has_weight(
    event: Claim, figures: Iterable[Span], near: Mapping[str, list[tuple[str, RelationKind]]]
) -> bool:
    """Tell whether the session says an event too, or denies it; one that holds a figure is weighed by it."""
    if any(figure.start < event.span.end and event.span.start < figure.end for figure in figures):
        return False
    kinds = {kind for _, kind in near.get(event.id, ())}
    return not kinds.isdisjoint((RelationKind.AGREE, RelationKind.CONFLICT))


def _ground(peers: Iterable[tuple[str, RelationKind]], known: Mapping[str, Reviewed]) -> Ground:
    senses = [(known[key].sense, kind) for key, kind in peers]
    if any(sense == ACCEPTED and kind is RelationKind.CONFLICT for sense, kind in senses):
        return Ground.AGAINST
    same = [sense for sense, kind in senses if kind is RelationKind.AGREE]
    near = [sense for sense, kind in senses if kind is not RelationKind.CONFLICT]
    under = {_GROUNDS[sense] for sense in same or near}
    return next((ground for ground in _BEST if ground in under), Ground.NONE)
