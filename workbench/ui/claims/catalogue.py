"""What the list and the counts ask of all claims of a session, kept up claim by claim as they change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from workbench.core.session import Reviewed
from workbench.core.verdict import UNREVIEWED
from workbench.core.workflow import FlagKind
from workbench.ui.claims.filters import Filter, Scope, scopes_of, searched


class Catalogue:
    """The claims of a session in their turn: those with a flag first, then in reading order.

    A change costs as much as it touches; only a flag moves claims, and then ``turn`` grows.
    It looks at ``claims`` and holds what is slow to find out about each. Made on any thread, then used on
    one.
    """

    def __init__(self, claims: Mapping[str, Reviewed]) -> None:
        self._claims = claims
        self.turn = 0
        self._ids = _in_turn(claims)
        self.places: Mapping[str, int] = {key: place for place, key in enumerate(self._ids)}
        self._scopes = [scopes_of(claims[key]) for key in self._ids]
        self._words = [searched(claims[key]) for key in self._ids]
        self._in: dict[str, list[str]] = {}
        for key, item in claims.items():
            self._in.setdefault(item.claim.article, []).append(key)
        self._counts = Counter(scope for held in self._scopes for scope in held)
        self._progress = Counter(_progress(item) for item in claims.values())

    def renew(self, claims: Iterable[str], before: Mapping[str, Reviewed]) -> None:
        """Look again at these claims; ``before`` is how they were."""
        for key in claims:
            place, item = self.places[key], self._claims[key]
            self._counts.subtract(self._scopes[place])
            self._scopes[place] = scopes_of(item)
            self._counts.update(self._scopes[place])
            self._words[place] = searched(item)
            self._progress[_progress(before[key])] -= 1
            self._progress[_progress(item)] += 1
        if any(_urgency(self._claims[key]) != _urgency(before[key]) for key in before):
            self._turn_again()

    def _turn_again(self) -> None:
        held = {key: (self._scopes[place], self._words[place]) for key, place in self.places.items()}
        self._ids = _in_turn(self._claims)
        self.places = {key: place for place, key in enumerate(self._ids)}
        self._scopes = [held[key][0] for key in self._ids]
        self._words = [held[key][1] for key in self._ids]
        self.turn += 1

    def standing_in(self, article: str) -> Sequence[str]:
        """Return the claims of an article in reading order."""
        return self._in.get(article, ())

    def count(self, scope: Scope) -> int:
        """Return how many claims belong to a scope."""
        return self._counts[scope]

    def progress(self) -> tuple[int, int]:
        """Return how many claims are reviewed, and how many are to review."""
        reviewed, open_ones = self._progress[True], self._progress[False]
        return reviewed, reviewed + open_ones

    def listed(self, wanted: Filter) -> list[str]:
        """Return the claims that a filter shows, in their turn."""
        scope, text = wanted.scope, wanted.text.casefold()
        places: Iterable[int] = (place for place, held in enumerate(self._scopes) if scope in held)
        if text:
            words = self._words
            places = [place for place in places if text in words[place]]
        ids = self._ids
        if not wanted.has_fields:
            return [ids[place] for place in places]
        claims = self._claims
        return [key for key in map(ids.__getitem__, places) if wanted.fits(claims[key])]


def _in_turn(claims: Mapping[str, Reviewed]) -> list[str]:
    """Return the ids, those with flags first; Python's sort keeps the reading order of the others."""
    if not any(item.flags for item in claims.values()):
        return list(claims)
    return sorted(claims, key=lambda key: _urgency(claims[key]))


def _urgency(item: Reviewed) -> int:
    """Return 0 for what comes first: a legal risk, then what has priority, then the rest."""
    if FlagKind.LEGAL in item.flags:
        return 0
    return 1 if FlagKind.PRIORITY in item.flags else 2


def _progress(item: Reviewed) -> bool | None:
    """Tell whether a claim that is to be reviewed has been; None where it is none of them."""
    return item.verdict != UNREVIEWED if item.to_review else None
