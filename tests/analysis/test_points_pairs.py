from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from tests.analysis.built import article
from workbench.analysis import pipeline, points_pairs
from workbench.core.claim import Claim, Kind
from workbench.core.links import Links
from workbench.core.point import LinkState, Point, RelationKind, unlisted
from workbench.core.session import Analysis

TOLLS = (164, 225, 164, 171, 164, 164, 225)


def wire(number: int) -> Analysis:
    """Return the analysis of so many articles, of which the last alone has another figure."""
    tolls = [TOLLS[i % len(TOLLS)] for i in range(number - 1)] + [617]
    return pipeline.analyze(
        [
            article(f"a{i}", f"The unrest left {toll} people dead, police said.")
            for i, toll in enumerate(tolls)
        ]
    )


def dead(found: Analysis) -> Point:
    return max((p for p in found.points if p.spread is not None), key=lambda p: len(p.claims))


def figures(found: Analysis) -> list[Claim]:
    return [c for c in found.claims if c.kind is Kind.QUANTITY]


def test_up_to_sixty_claims_every_pair_is_related() -> None:
    found = wire(60)
    point = dead(found)
    assert len(point.relations) == 60 * 59 // 2
    assert unlisted(point, {c.id: c.article for c in found.claims}) == 0


@pytest.mark.unmeasured
def test_a_point_of_very_many_grows_with_its_claims_and_says_what_it_leaves_out() -> None:
    few, many = wire(100), wire(200)
    sizes = [len(dead(f).relations) for f in (few, many)]
    assert sizes[1] < 2.2 * sizes[0]
    left = unlisted(dead(many), {c.id: c.article for c in many.claims})
    assert left == 200 * 199 // 2 - sizes[1] > 0


def test_in_a_point_of_very_many_each_claim_keeps_its_worst_relation() -> None:
    found = wire(100)
    related = {
        claim for r in dead(found).relations if r.kind is RelationKind.CONFLICT for claim in (r.a, r.b)
    }
    assert related == set(dead(found).claims)
    last = figures(found)[-1].id
    against = Counter(r.kind for r in dead(found).relations if last in (r.a, r.b))
    assert against[RelationKind.CONFLICT] == 99


def test_with_one_claim_rejected_the_others_that_say_so_still_conflict() -> None:
    found = wire(100)
    said = {c.id: c.value for c in figures(found)}
    first = next(c for c, v in said.items() if getattr(v, "low", 0) == 225)
    left = [r for r in dead(found).relations if r.kind is RelationKind.CONFLICT and first not in (r.a, r.b)]
    assert any(getattr(said[r.a], "low", 0) == 225 or getattr(said[r.b], "low", 0) == 225 for r in left)


def test_what_the_editor_bound_is_always_related() -> None:
    articles = [
        article(f"a{i}", f"The unrest left {164 + i % 3} people dead, police said.") for i in range(90)
    ]
    found = pipeline.analyze(articles)
    listed = {r.pair for r in dead(found).relations}
    pair = next(p for p in map(frozenset, combinations(dead(found).claims, 2)) if p not in listed)
    points = pipeline.compare(articles, found.claims, Links(together=frozenset({pair})))
    (relation,) = [r for p in points for r in p.relations if r.pair == pair]
    assert relation.state is LinkState.CONFIRMED


def test_the_lowest_and_the_highest_figure_speak_for_themselves() -> None:
    found = figures(wire(100))
    chosen = Counter(index for pair in points_pairs.pairs(found, ()) for index in pair)
    speakers = {i for i, n in chosen.items() if n == len(found) - 1}
    assert len(found) - 1 in speakers
