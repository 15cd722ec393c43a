from __future__ import annotations

import pytest

from tests.analysis.built import article, only, point_of
from workbench.analysis import pipeline
from workbench.analysis.points_grouping import grouped
from workbench.core.claim import Kind
from workbench.core.links import Links
from workbench.core.point import LinkState, RelationKind

DEAD_A = article("a", "At least 164 people have died in the unrest, officials said.", "2022-01-11")
DEAD_B = article("b", "The clashes left 225 people dead, a police spokesman said.", "2022-01-19")


def test_another_figure_does_not_part_two_claims_of_one_fact() -> None:
    a = article("a", "Some 164 people were killed in the unrest.", "2022-01-11")
    found = pipeline.analyze([a, DEAD_B])
    (point,) = [p for p in found.points if p.spread is not None]
    assert point.spread == (164, 225)
    (relation,) = point.relations
    assert relation.kind is RelationKind.CONFLICT
    assert relation.superseded_by == point.claims[1]


def test_compatible_figures_show_their_spread() -> None:
    found = pipeline.analyze([DEAD_A, DEAD_B])
    (point,) = [p for p in found.points if p.spread is not None]
    assert point.spread == (164, 225)
    assert point.relation is RelationKind.COMPATIBLE
    assert point.label == "people dead"


def test_a_vague_number_is_no_end_of_a_spread() -> None:
    vague = article("c", "The president mourned dozens of people killed in the unrest.", "2022-01-10")
    found = pipeline.analyze([DEAD_A, DEAD_B, vague])
    (point,) = [p for p in found.points if p.spread is not None]
    assert len(point.claims) == 3
    assert point.spread == (164, 225)


def test_dead_and_injured_are_two_facts() -> None:
    a = article("a", "The quake killed 40 people and injured 200.")
    b = article("b", "Rescuers said 45 people were killed and 300 injured in the quake.")
    found = pipeline.analyze([a, b])
    for point in found.points:
        units = {
            c.value.unit.split()[-1]
            for c in found.claims
            if c.id in point.claims and hasattr(c.value, "unit")
        }
        assert len(units) < 2


def test_an_old_disaster_is_not_the_new_one() -> None:
    a = article("a", "The fire killed 19 firefighters on Sunday.", "2013-07-01")
    b = article("b", "A fire killed 29 firefighters in 1933.", "2013-07-01")
    found = pipeline.analyze([a, b])
    assert all(r.kind is not RelationKind.CONFLICT for p in found.points for r in p.relations)


def test_figures_side_by_side_in_one_article_are_of_two_facts() -> None:
    a = article(
        "a",
        "China put tariffs on $60 billion of American goods. The US put tariffs on $200 billion of goods.",
    )
    b = article("b", "China will put tariffs on $60 billion of American goods.")
    found = pipeline.analyze([a, b])
    assert all(r.kind is not RelationKind.CONFLICT for p in found.points for r in p.relations)


def test_a_name_and_its_spelling_elsewhere() -> None:
    a = article("a", "President Kassym-Jomart Tokayev spoke in Almaty.")
    b = article("b", "President Kasym-Zhomart Tokajev spoke in Almaty.")
    found = pipeline.analyze([a, b])
    (point,) = [p for p in found.points if p.label.startswith("name: ") and "Toka" in p.label]
    assert point.relation is RelationKind.VARIANT


def test_two_people_of_one_article_stay_two() -> None:
    a = article("a", "Anna Tokarev met Boris Tokayev in Paris. Tokarev left before Tokayev did.")
    b = article("b", "Boris Tokayev was in Paris.")
    found = pipeline.analyze([a, b])
    assert all("Tokarev" not in p.label for p in found.points)


def test_the_editors_links_bind() -> None:
    articles = [DEAD_A, article("b", "Around 3,000 shops closed in the capital.", "2022-01-19")]
    claims = pipeline.analyze(articles).claims
    ids = [c.id for c in claims if c.kind is Kind.QUANTITY]
    assert len(ids) == 2
    together = pipeline.compare(articles, claims, Links(together=frozenset({frozenset(ids)})))
    (point,) = [p for p in together if set(ids) <= set(p.claims)]
    assert {r.state for r in point.relations} == {LinkState.CONFIRMED}
    assert point.confirmed == set(ids)


def test_what_the_editor_held_apart_stays_apart() -> None:
    articles = [DEAD_A, DEAD_B]
    claims = pipeline.analyze(articles).claims
    ids = frozenset(c.id for c in claims if c.kind is Kind.QUANTITY)
    apart = pipeline.compare(articles, claims, Links(apart=frozenset({ids})))
    assert not any(ids <= set(p.claims) for p in apart)


def test_groups_join_the_surest_first_and_keep_clashes_apart() -> None:
    def likeness(a: int, b: int) -> float | None:
        return None if {a, b} == {0, 2} else 0.5

    scored = [(0.6, 1, 2), (0.9, 0, 1), (0.7, 3, 4)]
    assert grouped(range(5), [], scored, likeness, 0.3) == [[0, 1], [3, 4]]
    assert [0, 2] in [g[:2] for g in grouped(range(5), [(0, 2)], [], likeness, 0.3)]


def test_unlike_claims_do_not_chain() -> None:
    def likeness(a: int, b: int) -> float | None:
        return 0.9 if abs(a - b) == 1 else 0.0

    scored = [(0.9, 0, 1), (0.9, 1, 2), (0.9, 2, 3)]
    assert grouped(range(4), [], scored, likeness, 0.6) == [[0, 1], [2, 3]]


def test_what_one_article_says_twice_counts_once() -> None:
    def likeness(a: int, b: int) -> float | None:
        return {frozenset({0, 1}): 1.0, frozenset({0, 2}): 0.1, frozenset({1, 2}): 1.0}[frozenset({a, b})]

    scored = [(1.0, 1, 2), (0.9, 0, 1)]
    assert grouped([0, 1, 2], [], scored, likeness, 0.7) == [[1, 2]]
    assert grouped([0, 1, 1], [], scored, likeness, 0.7) == [[0, 1, 2]]


def test_the_same_fact_in_other_words() -> None:
    a = article("a", "The tariffs will take effect on June 1.", "2019-05-13")
    b = article("b", "Those tariffs will come into force on June 1.", "2019-05-13")
    found = pipeline.analyze([a, b])
    point = point_of(found, only(found, Kind.TIME, "a"))
    assert point is not None
    assert point.relation is RelationKind.AGREE


LOOK_ALIKES = [
    ("The company employs about 46,000 people.", "The plant employs 5,200 people."),
    ("The quake killed 64 people.", "Of those, 45 died in Santa Imelda, the mayor said."),
    (
        "The fever killed 50 percent of patients if they were not treated.",
        "The fever kills 15 percent of patients.",
    ),
    ("He had denied 14 counts of fraud.", "He was convicted of 11 counts of fraud."),
    ("Some 263 people were infected.", "In all, 160 people are confirmed to be infected."),
    ("The layoffs are about 5% of its workforce.", "Shares in the group closed down 8.1% on Thursday."),
    ("Will 300 people lose their jobs at the mill?", "The mill said 200 people will lose their jobs."),
]


@pytest.mark.parametrize(("a", "b"), LOOK_ALIKES)
def test_tiers_and_scopes_are_not_conflicts(a: str, b: str) -> None:
    found = pipeline.analyze([article("a", a, "2024-05-02"), article("b", b, "2024-05-02")])
    assert all(r.kind is not RelationKind.CONFLICT for p in found.points for r in p.relations)


CLASHES = [
    ("The company will cut 2,300 jobs.", "The company will axe 2,500 posts."),
    ("Seremet won 51.9% of the vote on Sunday.", "Seremet won 52.3 percent of the vote on Sunday."),
    ("A fisherman aged 24 fell ill first.", "A 42-year-old fisherman fell ill first."),
    ("The quake struck at 4:17 a.m. on Wednesday.", "The quake struck at 4:47 a.m. on Wednesday."),
    ("The fever has claimed 28 lives in Ombara.", "The fever has killed 41 people in Ombara."),
    ("The jury was out for 13 hours.", "The jury was out for nearly 20 hours."),
]


@pytest.mark.parametrize(("a", "b"), CLASHES)
def test_one_fact_in_other_words_conflicts(a: str, b: str) -> None:
    found = pipeline.analyze([article("a", a, "2024-05-02"), article("b", b, "2024-05-02")])
    assert any(r.kind is RelationKind.CONFLICT for p in found.points for r in p.relations)


def test_a_rate_names_a_tier() -> None:
    a = article("a", "The new 25% tariff will affect almost 2,500 items from America.", "2019-05-13")
    b = article("b", "The new tariffs will affect 5,140 items from America.", "2019-05-13")
    kinds = {r.kind for p in pipeline.analyze([a, b]).points for r in p.relations}
    assert RelationKind.CONFLICT not in kinds


def test_a_name_written_alike_is_one_whatever_it_was_taken_for() -> None:
    given = [
        article("a", "Shares in Calder rose. The strike in Calder ended."),
        article("b", "Calder said so. Later Calder told it again."),
    ]
    labels = [p.label for p in pipeline.analyze(given).points]
    assert "name: Calder" in labels
