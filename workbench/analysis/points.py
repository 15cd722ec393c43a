"""Points of fact: claims of one question across articles, their relations, their label and their spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from workbench.analysis import (
    matching_records,
    points_names,
    points_pairs,
    quantities_elliptic,
    records,
    relations,
)
from workbench.analysis.matching import OF_A_THING, Match, Matcher, is_telling, only_other_nouns, tells_apart
from workbench.analysis.matching_places import scoped
from workbench.analysis.matching_profile import Profile, base_figure
from workbench.analysis.matching_text import takes_place
from workbench.analysis.points_grouping import grouped
from workbench.analysis.points_label import label
from workbench.core.claim import Kind
from workbench.core.links import Links
from workbench.core.point import LinkState, Point, Relation, RelationKind
from workbench.core.value import Quantity

_SAME_FACT = {Kind.QUANTITY: 0.28, Kind.TIME: 0.5, Kind.EVENT: 0.52, Kind.QUOTE: 0.55}
OPPOSED_SURE = 0.5
NAMES_ALIKE = 0.8
"""From this likeness on, two names are variants of one."""
_ON_AVERAGE = 0.7
_SURE = {Kind.QUANTITY: 0.24, Kind.TIME: 0.6, Kind.EVENT: 0.6, Kind.QUOTE: 0.6}
_NONE_SURE = 0.4
_COUNTED_ALIKE = 0.15
_LOOSE = ("percent", "duration")
_LOOSELY_SURE = 0.6
_SAME_UNIT_SURE = 0.3
_NEAR = 0.85
_FIRST = 0.3
_CLOSER = 0.1
_BESIDE = 200
_MOSTLY = 0.6
_ALWAYS_SHOWN = (RelationKind.CONFLICT, RelationKind.VARIANT)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing needs: the claims' profiles, and the day each article is of, by its id."""

    profiles: Sequence[Profile]
    days: Mapping[str, Day | None]


def find(comparison: Comparison, links: Links) -> tuple[Point, ...]:
    """Return the points in the order of their first claims; ``links`` bind."""
    comparison = replace(comparison, profiles=scoped(comparison.profiles))
    profiles = comparison.profiles
    matcher = Matcher(profiles)
    index = {p.claim.id: i for i, p in enumerate(profiles)}
    bound = _indices(links.together, index)
    held = {frozenset(pair) for pair in _indices(links.apart, index)}
    scored = [*_matched(matcher, profiles), *_named(profiles)]

    def likeness(a: int, b: int) -> float | None:
        if (held and frozenset((a, b)) in held) or _names_clash(profiles[a], profiles[b]):
            return None
        if profiles[a].claim.kind is Kind.NAME:
            return 1.0
        match = matcher.match(min(a, b), max(a, b))
        if match is None and tells_apart(profiles[a], profiles[b]):
            return _ON_AVERAGE if only_other_nouns(profiles[a], profiles[b]) else None
        if _side_by_side(profiles[a], profiles[b]):
            return None
        score = match.score if match else 0.0
        return score / least(profiles[a], profiles[b], match)

    groups = grouped(_articles(profiles), bound, scored, likeness, _ON_AVERAGE)
    ties = {frozenset(pair) for pair in bound}
    found = [(members, _point("", comparison, matcher, members, ties)) for members in groups]
    told = [p for members, p in found if p.relations or p.confirmed or _is_shared(profiles, members)]
    return tuple(replace(point, id=f"g{number}") for number, point in enumerate(told, start=1))


def _articles(profiles: Sequence[Profile]) -> list[int]:
    """Return a number for the article of each claim."""
    numbers: dict[str, int] = {}
    return [numbers.setdefault(p.claim.article, len(numbers)) for p in profiles]


def least(a: Profile, b: Profile, match: Match | None) -> float:
    """Return how surely two claims, neither of them a name, must match to be brought together."""
    if match is not None and match.is_opposed:
        return OPPOSED_SURE
    return max(_SAME_FACT.get(a.claim.kind, 0.0), _SAME_FACT.get(b.claim.kind, 0.0)) or 1.0


def _is_shared(profiles: Sequence[Profile], members: Sequence[int]) -> bool:
    """Tell whether more than one article speaks of a point."""
    return len({profiles[i].claim.article for i in members}) > 1


def _side_by_side(a: Profile, b: Profile) -> bool:
    """Tell whether one article states two figures or times that clash: then they are of two facts.

    An article hardly contradicts itself; what it says twice in the same words still may.
    """
    if a.claim.article != b.claim.article or a.claim.kind is not b.claim.kind:
        return False
    if a.claim.kind not in (Kind.QUANTITY, Kind.TIME) or _says_twice(a, b):
        return False
    if (a.records and b.records) or _by_two(a, b):
        return False
    if a.measure in OF_A_THING and a.subject & b.subject and _close(a, b):
        return False
    dated = (bool(a.claim.as_of), bool(b.claim.as_of))
    if a.claim.as_of != b.claim.as_of and (all(dated) or (any(dated) and a.fates and a.fates == b.fates)):
        return False
    return relations.relate(a.claim, b.claim)[0] is RelationKind.CONFLICT


def _by_two(a: Profile, b: Profile) -> bool:
    """Tell whether an article hands on two figures of two claimants: it does not contradict itself."""
    if a.claim.kind is not Kind.QUANTITY or not a.nouns & b.nouns:
        return False
    if any(quantities_elliptic.hands_on(p.claim.quote) for p in (a, b)):
        return True
    voices = [(p.claim.claimant or "").lower() for p in (a, b)]
    return all(voices) and voices[0] not in voices[1] and voices[1] not in voices[0]


def _close(a: Profile, b: Profile) -> bool:
    """Tell whether two figures are so near that they measure one thing in two ways."""
    return _ratio(a, b) >= _NEAR


def _ratio(a: Profile, b: Profile) -> float:
    """Return how near two figures are: the lower as a share of the higher, 0 where there are none."""
    first, second = sorted((base_figure(a.claim) or 0.0, base_figure(b.claim) or 0.0))
    return first / second if first > 0 else 0.0


def _says_twice(a: Profile, b: Profile) -> bool:
    """Tell whether an article says the same in two places: in the same words, or counts the same twice."""
    if abs(a.claim.span.start - b.claim.span.start) <= _BESIDE:
        return False
    if a.core == b.core and a.subject == b.subject:
        return True
    counts_alike = bool(a.fates) and (a.fates, a.nouns, a.place) == (b.fates, b.nouns, b.place)
    return counts_alike and len(a.core & b.core) >= _MOSTLY * len(a.core | b.core) > 0


def _indices(pairs: frozenset[frozenset[str]], index: Mapping[str, int]) -> list[tuple[int, int]]:
    known = (sorted(index[i] for i in pair if i in index) for pair in pairs)
    return sorted((found[0], found[1]) for found in known if len(found) == 2)


def _matched(matcher: Matcher, profiles: Sequence[Profile]) -> list[tuple[float, int, int]]:
    """Return the pairs that match, with how surely; one figure that hardly comes twice joins first."""
    found = []
    for match in matcher.matches():
        if match.score >= least(profiles[match.a], profiles[match.b], match):
            first, second = profiles[match.a], profiles[match.b]
            surer = _FIRST if is_telling(first, second) else _CLOSER * _ratio(first, second)
            found.append((match.score + surer, match.a, match.b))
    return found


def _named(profiles: Sequence[Profile]) -> list[tuple[float, int, int]]:
    names = [i for i, p in enumerate(profiles) if p.claim.kind is Kind.NAME]
    claims = [profiles[i].claim for i in names]
    return [(score, names[a], names[b]) for a, b, score in points_names.pairs(claims)]


def _names_clash(a: Profile, b: Profile) -> bool:
    """Tell whether a name meets a statement, or in its own article a name that is no spelling of it."""
    if Kind.NAME not in (a.claim.kind, b.claim.kind):
        return False
    if a.claim.kind is not b.claim.kind:
        return True
    return a.claim.article == b.claim.article and not points_names.spelt_alike(a.claim, b.claim)


def _point(
    name: str, comparison: Comparison, matcher: Matcher, members: Sequence[int], ties: set[frozenset[int]]
) -> Point:
    profiles = [comparison.profiles[i] for i in members]
    at = {member: place for place, member in enumerate(members)}
    bound = [(at[min(pair)], at[max(pair)]) for pair in ties if pair <= at.keys()]
    found = []
    for a, b in points_pairs.pairs([p.claim for p in profiles], bound):
        relation = _relation(comparison, matcher, (members[a], members[b]), ties)
        if relation is not None:
            found.append(relation)
    tied = {i for pair in ties for i in pair}
    return Point(
        name,
        label(profiles),
        tuple(p.claim.id for p in profiles),
        tuple(found),
        _spread(profiles),
        frozenset(comparison.profiles[i].claim.id for i in members if i in tied),
    )


def _relation(
    comparison: Comparison, matcher: Matcher, pair: tuple[int, int], ties: set[frozenset[int]]
) -> Relation | None:
    """Return the relation of two members; a conflict of claims that match too weakly is none."""
    a, b = comparison.profiles[pair[0]], comparison.profiles[pair[1]]
    first, second = a.claim, b.claim
    if first.article == second.article and first.span.overlap(second.span):
        return None
    days = (comparison.days.get(first.article), comparison.days.get(second.article))
    adds = (
        not a.is_fresh and relations.says_more(first),
        not b.is_fresh and relations.says_more(second),
    )
    since = matching_records.pair(a, b)
    if since is not None:
        relation = Relation(first.id, second.id, *records.relate(*since))
    else:
        relation = relations.as_relation(first, second, days, adds)
    if ties and frozenset(pair) in ties:
        relation = Relation(
            relation.a,
            relation.b,
            relation.kind,
            relation.reason,
            LinkState.CONFIRMED,
            relation.superseded_by,
        )
    elif relation.kind is RelationKind.CONFLICT and since is None:
        relation = _doubted(comparison, matcher, pair, relation)
    if first.article == second.article and relation.kind not in _ALWAYS_SHOWN:
        return None
    return relation


def _doubted(comparison: Comparison, matcher: Matcher, pair: tuple[int, int], found: Relation) -> Relation:
    """Return a conflict, or what remains of it where the claims tell of two tiers or match weakly."""
    a, b = (comparison.profiles[i] for i in pair)
    if a.rate != b.rate:
        reason = f"the one is of what is at {a.rate or b.rate} percent, the other may be of more"
        return replace(found, kind=RelationKind.COMPATIBLE, reason=reason, superseded_by=None)
    match = matcher.match(*pair)
    is_sure = match is not None and matcher.is_one_act(*pair)
    if match is None or match.score < (OPPOSED_SURE if is_sure else _sure(match, a, b)):
        reason = "they have too little in common to say that they contradict each other"
        return replace(found, kind=RelationKind.UNRELATED, reason=reason, superseded_by=None)
    return found


def _sure(match: Match, a: Profile, b: Profile) -> float:
    """Return how surely claims must match before they are said to contradict each other."""
    if match.is_opposed:
        return OPPOSED_SURE
    if 0 in (base_figure(a.claim), base_figure(b.claim)):
        return _NONE_SURE
    if a.nouns & b.nouns or a.fates & b.fates:
        return _COUNTED_ALIKE
    if takes_place(a, b):
        return OPPOSED_SURE
    if a.measure not in _LOOSE:
        return _SURE.get(a.claim.kind, 1.0)
    if (a.share and a.share == b.share) or _levels_of_one(a, b) or _of_one_time(a, b):
        return _SAME_UNIT_SURE
    units = [p.claim.value.unit for p in (a, b) if isinstance(p.claim.value, Quantity)]
    of_what = {unit.partition(" of ")[2] for unit in units}
    if a.measure == "duration" and len(of_what) == 1 and of_what != {""}:
        return _SAME_UNIT_SURE
    return _LOOSELY_SURE if a.measure == "percent" or units[:1] != units[1:] else _SAME_UNIT_SURE


def _of_one_time(a: Profile, b: Profile) -> bool:
    """Tell whether two percentages are of one time, and of one subject or under one verb."""
    return bool(a.when & b.when) and bool(a.about_whom & b.about_whom or a.core & b.core)


def _levels_of_one(a: Profile, b: Profile) -> bool:
    """Tell whether two percentages are shares that one subject has ("Holt took 48 percent")."""
    units = {p.claim.value.unit for p in (a, b) if isinstance(p.claim.value, Quantity)}
    return units == {"percent"} and bool(a.subject & b.subject) and not (a.is_change or b.is_change)


def _spread(profiles: Sequence[Profile]) -> tuple[float, float] | None:
    """Return the lowest and the highest figure stated; vague ones ("dozens") count where others lack."""
    values = [p.claim.value for p in profiles if isinstance(p.claim.value, Quantity)]
    exact = [v for v in values if not (v.approximate and v.high is None)]
    stated = [x for v in (exact if len(exact) > 1 else values) for x in (v.low, v.high) if x is not None]
    return (min(stated), max(stated)) if stated else None
