"""Made-up news of kinds that no labelled cluster has: what clashes is shown, what only looks alike is not."""

from __future__ import annotations

from tests.analysis.built import article
from workbench.analysis import pipeline
from workbench.core.point import RelationKind

QUAKE = {
    "a": "A magnitude 6.8 earthquake struck central Morocco late on Friday, killing at least 1,037 people and "
    "injuring 1,204, the Interior Ministry said. In Marrakech, 13 people died. No foreigners were among the dead.",
    "b": "The 6.9-magnitude quake struck on Friday night, and 2,059 people were injured, state television reported. "
    "In Marrakesh, 15 people were killed. King Mohamed VI declared three days of mourning.",
    "c": "More than 2,000 people were killed when a 6.8-magnitude earthquake hit Morocco on Friday. King Mohammed VI "
    "ordered three days of national mourning. The last quake of that strength killed 12,000 people in 1960.",
}
COURT = {
    "a": "A jury convicted former mayor John Kessler of fraud on Thursday. Kessler, 62, faces up to 20 years in prison. "
    "Sentencing is set for July 12.",
    "b": "John Kesler, the former mayor, was found guilty of fraud on Thursday. Kessler, 63, could be sentenced to as "
    "much as 20 years.",
    "c": "He will be sentenced on 12 July. His brother Paul Kessler, 58, left the court.",
}
RESULTS = {
    "a": "Acme Corp. reported fourth-quarter revenue of $12.4 billion, up 8% from a year earlier. Shares fell 3% in "
    "after-hours trading. The company will cut 4,000 jobs.",
    "b": "Acme's revenue climbed 8 percent to $12.4bn in the fourth quarter. Acme plans to lay off 4,500 employees.",
    "c": "It said it would eliminate 4,000 positions. For the full year, revenue reached $46 billion.",
}
MATCH = {
    "a": "Rovers beat City 3-1 in front of 41,000 fans on Saturday. Diego Marin scored twice.",
    "b": "Two goals from Diego Marín gave Rovers a 3-2 victory over City at the weekend.",
}


def conflicts(news: dict[str, str], day: str) -> set[frozenset[str]]:
    found = pipeline.analyze([article(name, text, day) for name, text in news.items()])
    quotes = {c.id: c.quote for c in found.claims}
    pairs = [(r.a, r.b) for p in found.points for r in p.relations if r.kind is RelationKind.CONFLICT]
    return {frozenset((quotes[a], quotes[b])) for a, b in pairs}


def clash(found: set[frozenset[str]], a: str, b: str) -> bool:
    return any(any(a in q for q in pair) and any(b in q for q in pair) for pair in found)


def test_an_earthquake() -> None:
    found = conflicts(QUAKE, "2023-09-09")
    assert clash(found, "6.8", "6.9")
    assert clash(found, "1,204", "2,059")
    assert clash(found, "13 people", "15 people")
    assert not clash(found, "12,000", "2,000")
    assert not clash(found, "12,000", "1,037")
    assert not clash(found, "2,000", "13 people")


def test_a_court_case() -> None:
    found = conflicts(COURT, "2024-05-10")
    assert clash(found, "Kessler, 62", "Kessler, 63")
    assert not clash(found, "62", "58")
    assert not clash(found, "July", "July")


def test_company_results() -> None:
    found = conflicts(RESULTS, "2024-02-01")
    assert clash(found, "4,000", "4,500")
    assert not clash(found, "12.4", "46")
    assert not clash(found, "8%", "3%")


def test_a_football_match() -> None:
    found = conflicts(MATCH, "2024-04-14")
    assert clash(found, "3-1", "3-2")
    assert not clash(found, "41,000", "Two")


def test_spellings_are_variants_and_short_forms_are_not() -> None:
    found = pipeline.analyze([article(name, text, "2024-05-10") for name, text in COURT.items()])
    kinds = {r.reason: r.kind for p in found.points if p.label.startswith("name: John") for r in p.relations}
    assert RelationKind.VARIANT in kinds.values()
