"""Figures that look alike and are not: parts, places, years and additions; and one fact told in other words."""

from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import pipeline, relations_words
from workbench.core.point import RelationKind


def related(first: str, second: str) -> dict[tuple[str, str], RelationKind]:
    """Return the relation of each pair of figures or times of two articles, by the words of both."""
    found = pipeline.analyze([article("a", first, "2024-03-06"), article("b", second, "2024-03-06")])
    by_id = {c.id: c for c in found.claims}
    pairs = {}
    for point in found.points:
        for r in point.relations:
            x, y = sorted((by_id[r.a], by_id[r.b]), key=lambda c: c.article)
            if x.article != y.article:
                pairs[x.quote, y.quote] = r.kind
    return pairs


def kinds(first: str, second: str, word: str) -> set[RelationKind]:
    """Return how what the first says with ``word`` stands to what the second says with it."""
    return {kind for (a, b), kind in related(first, second).items() if word in a and word in b}


CONFLICTS = {
    "counted alike, in other words": (
        "MediNorth has 31,000 employees in four states.",
        "The operator MediNorth employs 27,000 people.",
    ),
    "an age under two spellings of a name": (
        "“We lost everything,” said farmer Josef Kral, 67.",
        "“We lost everything,” said farmer Jozef Král, 76.",
    ),
    "an age of who is described alike": (
        "A 59-year-old station master was charged over the crash at Serralvo.",
        "The station master, aged 61, was charged over the crash at Serralvo.",
    ),
    "the dead of one place, however it is named": (
        "The floods killed 22 people. In Tarnova, nine people died.",
        "The floods killed 22 people. 12 of them died in Tarnova.",
    ),
    "what takes place on two days": (
        "The next round of talks is set for 10 May.",
        "The talks will resume on 12 May.",
    ),
    "who is in hospital, though one tells it as a part": (
        "57 people remained in hospital after the crash at Serralvo.",
        "The crash at Serralvo hurt 85 people, of whom 49 are in hospital.",
    ),
    "another so many of another fate": (
        "The flood in Karvina killed 14 people, and 23 people were missing in Karvina.",
        "The flood in Karvina killed 14 people. Another 11 people were missing in Karvina.",
    ),
    "what had still not happened on a later day": (
        "The occupation of the town hall ended on Monday.",
        "The occupation of the town hall had still not ended on Tuesday.",
    ),
    "shares of one candidate": (
        "Ilona Holt took 51.9 percent.",
        "Ilona Holt had 52.3 percent.",
    ),
    "a people counted": (
        "Nearly 3 million people voted.",
        "More than 3.2 million Marvonians voted.",
    ),
    "a vote in two forms": (
        "The court ruled by five votes to four that the dam may be built.",
        "Six of the nine judges ruled for the dam.",
    ),
    "money of a small country, and years beside it": (
        "The new ferry will save the island 40 million kroner a year by 2031.",
        "The new ferry would save the island 55 million kroner a year from 2031 on.",
    ),
    "refused to, with the day between": (
        "The mayor refused on Friday to open the bridge at Lesk.",
        "The mayor opened the bridge at Lesk on Friday.",
    ),
    "letters that count people": (
        "Four GPs of the clinic in Lesk signed the letter.",
        "Six GPs of the clinic in Lesk signed the letter.",
    ),
    "lengths of time in two units": (
        "She ran the race at Lesk in 2 hours 21 minutes.",
        "She ran the race at Lesk in two hours and 24 minutes.",
    ),
    "opposites of a bridge": (
        "A bridge on the road to Lesk was swept away.",
        "The bridge on the road to Lesk is still standing.",
    ),
}


@pytest.mark.parametrize(("first", "second"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_one_fact_told_in_two_ways_is_a_conflict(first: str, second: str) -> None:
    assert RelationKind.CONFLICT in related(first, second).values()


APART = {
    "a place and the whole": (
        "The floods killed 22 people. 12 of them died in Tarnova.",
        "Police said the floods killed 22 people.",
    ),
    "an earlier year that opens the sentence": (
        "The crash at Serralvo killed 31 people. In 1985, 46 people were killed at Alcafar.",
        "The crash at Serralvo killed 31 people, the ministry said.",
    ),
    "an earlier year in the subject that is shared": (
        "The strike cost the airport 7 million euros.",
        "The last strike at Halden in 2017 lasted three days and cost the airport 12 million euros.",
    ),
    "what comes on top": (
        "Tariffs were raised on $200 billion of Chinese goods.",
        "Tariffs were threatened on another $325 billion of Chinese goods.",
    ),
    "a part that the other article has, too": (
        "Kestrel is recalling 310,000 pressure cookers.",
        "Kestrel has recalled 352,000 pressure cookers: 310,000 in the United States and 42,000 in Canada.",
    ),
    "sizes of two days": (
        "The shares closed at $48.15 on Tuesday.",
        "The shares closed at $44.70 on Wednesday.",
    ),
    "a stop and a start": (
        "Trains between Tarnova and Lesk have been stopped since Saturday.",
        "Trains between Tarnova and Lesk resumed on Tuesday.",
    ),
    "a fire that dismisses nobody": (
        "The fire destroyed a school in Lund.",
        "The council appointed a new head of the school in Lund.",
    ),
}


@pytest.mark.parametrize(("first", "second"), APART.values(), ids=APART.keys())
def test_look_alikes_are_no_conflict(first: str, second: str) -> None:
    assert RelationKind.CONFLICT not in related(first, second).values()


def test_a_part_agrees_with_the_part_of_the_other_article() -> None:
    first, second = APART["a part that the other article has, too"]
    assert kinds(first, second, "310,000") == {RelationKind.AGREE}


def test_since_a_day_and_on_that_day_are_one_beginning() -> None:
    found = kinds(
        "Schools in Kivalo have been closed since May 19 and will stay shut.",
        "All schools in Kivalo were closed on 19 May.",
        "closed",
    )
    assert RelationKind.AGREE in found


def test_a_size_and_its_rounding_are_one() -> None:
    first = "The wildfire near Lund grew to 8,374 acres."
    second = "A fire near Lund, which now spans 8,400 acres, forced hundreds to flee."
    assert kinds(first, second, "acres") == {RelationKind.AGREE}


def test_a_record_since_a_year_is_of_the_day_of_the_report() -> None:
    first = "Storm Irena swept the coast with winds of up to 168 km/h."
    second = "Storm Irena reached 181 km/h at Landort, the highest value since records began in 1951."
    assert kinds(first, second, "km/h") == {RelationKind.CONFLICT}


def test_one_round_percentage_is_no_evidence() -> None:
    first = "The dead were about 20 percent of the fire department of Prescott."
    second = "Humidity was below 20 percent in the valley."
    assert related(first, second) == {}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Ostrel, which has 300,000 people, is a port.",
            "Organisers said 12,000 people had joined the march.",
        ),
        (
            "The council can vote him out with most of its 61 members.",
            "Four members of the council resigned.",
        ),
        ("The storm hit Velm, a town of 4,000 people.", "The storm left 150 people without power in Velm."),
        ("They live in Velm, a town of 4,000 people.", "They live in Harn, a town of 9,000 people."),
    ],
)
def test_how_many_belong_to_a_whole_is_no_other_count(a: str, b: str) -> None:
    assert RelationKind.CONFLICT not in related(a, b).values()


def test_two_sizes_of_one_whole_clash() -> None:
    told = related("The fire reached Velm, a town of 4,000 people.", "Velm has 6,500 residents, police said.")
    assert RelationKind.CONFLICT in told.values()


def test_what_may_still_be_done_is_neither_done_nor_refused() -> None:
    told = related("The king has ten days to sign the treaty.", "The king has vetoed the treaty.")
    assert RelationKind.CONFLICT not in told.values()
    assert not relations_words.other_figures("It will cost 3 million by 2030.", "It cost 3 million in 2020.")
    assert relations_words.other_figures("Three judges of the court left.", "Two judges of the court left.")
    assert relations_words.other_figures("It will cost 3 million by 2030.", "It will cost 4 million by 2030.")


def test_an_age_that_is_a_limit_is_no_length_of_time() -> None:
    told = related(
        "The pension age rises from 62 to 65.", "The debate of the pension age took more than 9 hours."
    )
    assert not told
    told = related(
        "The law raises the pension age to 65.", "The pension age will be raised to 66 by the law."
    )
    assert RelationKind.CONFLICT in told.values()


def test_midnight_is_twelve_at_night_and_to_avoid_a_thing_denies_none() -> None:
    told = related("The truce begins at midnight on Friday.", "The truce begins at 12:00 a.m. on Friday.")
    assert set(told.values()) == {RelationKind.AGREE}
    told = related("Firms moved their works to avoid the new tax.", "The new tax is a tax on works.")
    assert RelationKind.CONFLICT not in told.values()
