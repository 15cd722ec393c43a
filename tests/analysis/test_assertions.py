from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import assertions, pipeline, relations_words
from workbench.core.claim import Kind
from workbench.core.point import RelationKind

CONFLICT = RelationKind.CONFLICT

OPPOSITES = [
    (
        "The group denied that it was in talks to sell its boiler division.",
        "It was in talks to sell its boiler division.",
    ),
    (
        "The ministry denied reports that the Alda dam had cracked.",
        "The Alda dam cracked in the quake, officials said.",
    ),
    ("Marek refused to concede.", "President Marek telephoned his rival on Monday to concede defeat."),
    ("Marek had still not conceded on Tuesday morning.", "Marek concedes defeat to Orlova"),
    ("Talver kept its forecast for full-year revenue.", "Talver said it cut its forecast for the year."),
    ("Talver said it had no plans to close plants.", "Two Talver factories will be closed."),
    ("Neighbouring Zalaya closed its border with Ombara on Monday.", "The border with Zalaya remains open."),
    (
        "Orlova's solicitor said his client would appeal.",
        "Orlova's lawyer said that there would be no appeal.",
    ),
    (
        "The commission said there had been no serious violations.",
        "They had seen serious violations at 14 stations.",
    ),
    ("The skipper's ankle is not broken, the club said.", "The skipper was carried off with a broken ankle."),
    ("Vidal was sent off in the 74th minute.", "Vidal's red card in the 64th minute changed the game."),
    ("The central bank raised its main interest rate.", "The central bank cut its main interest rate."),
    ("Kova denied that he would leave the club.", "Kova will leave the club in June."),
]

ALIKE = [
    ("The parties failed to reach a deal.", "The parties did not reach a deal."),
    ("Schools will not reopen before the end of June.", "Schools will reopen in July."),
    ("Trump warned them not to take any action.", "Trump took action last week."),
    ("The troops will not stay longer than ten days.", "The troops will stay for ten days."),
    ("Shares in the group closed down 8.1% on Thursday.", "The group has no plans to close plants."),
    ("Wrona is injured.", "Bellini is not injured."),
    ("Will the plant close?", "The plant will not close."),
    ("He was not only fined but jailed.", "He was fined and jailed."),
    ("The pilot denied drinking.", "The pilot rejected claims that he had been drinking."),
]


@pytest.mark.parametrize(("a", "b"), OPPOSITES)
def test_opposites_conflict_either_way(a: str, b: str) -> None:
    assert pipeline.compare_sentences(a, b)[0] is CONFLICT
    assert pipeline.compare_sentences(b, a)[0] is CONFLICT


@pytest.mark.parametrize(("a", "b"), ALIKE)
def test_what_only_looks_opposed_does_not(a: str, b: str) -> None:
    assert pipeline.compare_sentences(a, b)[0] is not CONFLICT
    assert pipeline.compare_sentences(b, a)[0] is not CONFLICT


@pytest.mark.parametrize(("a", "b"), OPPOSITES)
def test_articles_are_compared_as_sentences_are(a: str, b: str) -> None:
    found = pipeline.analyze([article("a", a, "2024-05-02"), article("b", b, "2024-05-02")])
    assert any(r.kind is CONFLICT for p in found.points for r in p.relations)


@pytest.mark.parametrize(
    ("words", "negated"),
    [
        ("the ministry denied that the dam had cracked", True),
        ("she dismissed reports of cases in the capital", True),
        ("the club dismissed its manager", False),
        ("they ruled out a ground operation", True),
        ("he declined to name the victims", True),
        ("the talks fell short of a deal, but did not fail", True),
        ("she did not deny the charge", False),
        ("the troops left the country", False),
    ],
)
def test_what_denies(words: str, negated: bool) -> None:
    assert assertions.is_negated(words) is negated


def test_a_part_denied_is_not_the_statement() -> None:
    assert assertions.of("imports not currently targeted by the tariffs").is_partial
    assert assertions.of("companies in China do not pay tariffs directly").is_partial
    assert not assertions.of("companies in China do not pay tariffs").is_partial


def test_the_clause_that_denies_stays_in_the_claim() -> None:
    text = "The energy ministry denied reports that the Alda dam had cracked."
    found = pipeline.analyze([article("a", text, "2024-05-02")])
    (event,) = [c.quote for c in found.claims if c.kind is Kind.EVENT]
    assert event == text.rstrip(".")


def test_other_figures_never_agree() -> None:
    kind, reason = relations_words.events("Vidal scored 2 goals in Lund", "Vidal scored 3 goals in Lund")
    assert kind is RelationKind.COMPATIBLE
    assert reason == "they hold other figures"


def test_a_shared_place_joins_nothing() -> None:
    a = article("a", "Troops were guarding the buildings and the local authorities.", "2024-05-02")
    b = article("b", "Activists would hold protests outside local government buildings.", "2024-05-02")
    assert pipeline.analyze([a, b]).points == ()


def test_hostile_words_are_read_in_passing() -> None:
    assert not assertions.of("denied that " * 20_000).sides.keys() - {"±confirm", "±admit"}


@pytest.mark.parametrize(
    ("quote", "way"),
    [
        ("Shares closed 2 percent lower.", "fell"),
        ("Stocks finished Friday sharply higher.", "rose"),
        ("The index ended the day 0.7% up.", "rose"),
        ("The council closed roads in the lower town.", None),
        ("The ministry opened talks on higher wages.", None),
    ],
)
def test_which_way_a_price_went_is_told_by_a_particle_of_its_verb(quote: str, way: str | None) -> None:
    side = assertions.of(quote).sides.get("±increase")
    assert (side[1] if side else None) == way
