"""Clashes and variants inside one article, and dates that do not fit their weekday."""

from __future__ import annotations

from tests.analysis.built import article
from workbench.analysis import pipeline
from workbench.core.claim import Kind
from workbench.core.point import RelationKind
from workbench.core.session import Analysis

FILLER = "Nothing else of note was heard from the town, and the roads stayed quiet all through the day. " * 4


def kinds(found: Analysis) -> set[RelationKind]:
    return {r.kind for p in found.points for r in p.relations}


def test_an_article_that_counts_the_same_twice_clashes_with_itself() -> None:
    text = f"The quake killed 20 people in Lund.\n{FILLER}\nThe quake killed 30 people in Lund, police said."
    assert kinds(pipeline.analyze([article("a", text, "2024-05-02")])) == {RelationKind.CONFLICT}


def test_two_places_or_parts_are_no_clash() -> None:
    text = f"The quake killed 20 people in Lund.\n{FILLER}\nOf those, 12 people were killed in one house."
    assert RelationKind.CONFLICT not in kinds(pipeline.analyze([article("a", text, "2024-05-02")]))


def test_another_hundred_and_a_hundred_are_told_in_two_ways() -> None:
    text = (
        f"At least another hundred people died in the unrest.\n{FILLER}\n"
        "At least a hundred people died in the unrest in the country."
    )
    assert kinds(pipeline.analyze([article("a", text, "2024-05-02")])) == {RelationKind.VARIANT}


def reasons(text: str) -> list[str]:
    found = pipeline.analyze([article("a", text, "2019-05-10")])
    return [r for c in found.claims if c.kind is Kind.TIME for r in c.reasons if r.startswith("check: ")]


def test_a_weekday_that_does_not_fit_its_date_is_named() -> None:
    assert reasons("The talks will resume on Monday, 14 May 2019.") == ["check: 2019-05-14 was a Tuesday"]
    assert reasons("The talks will resume on Tuesday, 14 May 2019.") == []
    assert reasons("The talks will resume on Monday.") == []


def test_a_claim_does_not_start_with_what_links_it() -> None:
    text = "Officials said that the withdrawal would begin on Thursday. The quake, which killed 14 people, was short."
    found = pipeline.analyze([article("a", text, "2024-05-02")]).claims
    assert all(not c.quote.lower().startswith(("that ", "which ")) for c in found)


def test_times_of_the_clock_alone_are_of_nothing() -> None:
    a = article(
        "a", "The mayor spoke in Lund. [6:04 p.m. ET] The fire grew. [5:02 p.m. ET] Rain fell.", "2024-05-02"
    )
    assert RelationKind.CONFLICT not in kinds(pipeline.analyze([a]))


def test_the_date_of_a_dateline_is_no_claim() -> None:
    text = "OSTRAVA, March 5, 2024 (Wire) - The floods in Ostrava killed 15 people on Sunday."
    found = pipeline.analyze([article("a", text, "2024-03-05")]).claims
    assert [c.quote for c in found if c.kind is Kind.TIME and "March" in c.quote] == []
