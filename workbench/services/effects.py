"""What a correction computed otherwise: values, claims and relations before and after, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workbench.core.change import Effect
from workbench.core.claim import Claim
from workbench.core.point import Relation, RelationKind
from workbench.core.session import SessionView
from workbench.services.wording import as_stated, brief, source

_LENGTH = 40

Pair = frozenset[str]


def effects(before: SessionView, after: SessionView) -> tuple[Effect, ...]:
    """Return what differs: claims come and gone, values, then relations, conflicts first."""
    old, new = _Side(before), _Side(after)
    return (*_claims(old, new), *_values(old, new), *_relations(old, new))


class _Side:
    """A session at one time: its claims as they stand, by id, and the relations of its pairs."""

    def __init__(self, view: SessionView) -> None:
        self.claims: Mapping[str, Claim] = {r.claim.id: r.claim for r in view.claims if not r.dismissed}
        self.relations: Mapping[Pair, Relation] = {
            r.pair: r for p in view.points for r in p.relations if r.pair <= self.claims.keys()
        }
        self._names = {a.id: source(a) for a in view.articles}

    def named(self, claim: str) -> str:
        """Return a claim's words and its article."""
        held = self.claims[claim]
        return f"“{brief(held, _LENGTH)}” ({self._names[held.article]})"

    def kind(self, pair: Pair) -> RelationKind | None:
        """Return how two claims stand to each other, None where they are not compared."""
        found = self.relations.get(pair)
        return found.kind if found is not None else None


def _claims(old: _Side, new: _Side) -> Iterator[Effect]:
    for key in _in_order(new, new.claims.keys() - old.claims.keys()):
        yield Effect(f"New claim: {new.named(key)}", key)
    for key in _in_order(old, old.claims.keys() - new.claims.keys()):
        yield Effect(f"No longer a claim: {old.named(key)}", key)


def _values(old: _Side, new: _Side) -> Iterator[Effect]:
    for key, claim in new.claims.items():
        before = old.claims.get(key)
        if before is not None and before.value != claim.value and as_stated(before) != as_stated(claim):
            words = f"{new.named(key)} says {as_stated(claim)}, no longer {as_stated(before)}"
            yield Effect(words, key)


def _relations(old: _Side, new: _Side) -> Iterator[Effect]:
    pairs = [p for p in old.relations.keys() | new.relations.keys() if old.kind(p) is not new.kind(p)]
    both = [p for p in pairs if p <= new.claims.keys()]
    order = {key: place for place, key in enumerate(new.claims)}
    for pair in sorted(both, key=lambda p: (not _is_conflict(old, new, p), sorted(order[k] for k in p))):
        a, b = sorted(pair, key=order.__getitem__)
        reason = new.relations[pair].reason if pair in new.relations else ""
        why = f"; {reason}" if reason else ""
        yield Effect(f"{_turn(old.kind(pair), new.kind(pair))}: {new.named(a)} and {new.named(b)}{why}", a)


def _turn(before: RelationKind | None, after: RelationKind | None) -> str:
    if after is None:
        return "No longer compared"
    return f"Now {after.value}" if before is None else f"{before.value.capitalize()} is now {after.value}"


def _is_conflict(old: _Side, new: _Side, pair: Pair) -> bool:
    return RelationKind.CONFLICT in (old.kind(pair), new.kind(pair))


def _in_order(side: _Side, keys: set[str]) -> list[str]:
    return [key for key in side.claims if key in keys]
