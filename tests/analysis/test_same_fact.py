"""Statements that tell of one fact in other words are brought together; what only shares words is not."""

from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import matching_marks, pipeline, relations_words, wording
from workbench.core.point import RelationKind


def related(a: str, b: str) -> set[tuple[str, str, RelationKind]]:
    found = pipeline.analyze([article("a", a, "2023-03-16"), article("b", b, "2023-03-17")])
    quotes = {c.id: c.quote for c in found.claims}
    return {(quotes[r.a], quotes[r.b], r.kind) for p in found.points for r in p.relations}


def meet(told: set[tuple[str, str, RelationKind]], first: str, second: str) -> bool:
    return any(first in a and second in b and kind is not RelationKind.CONFLICT for a, b, kind in told)


@pytest.mark.parametrize(
    ("a", "b", "first", "second"),
    [
        (
            "The protests were set off by a sharp rise in the price of gas.",
            "Crowds protested in the capital after a rise in gas prices.",
            "rise in the price",
            "rise in gas prices",
        ),
        (
            "President Orlov described the protesters as terrorists.",
            "Orlov called protestors terrorists on television.",
            "described",
            "called",
        ),
        (
            "He led the six-member bloc of the east.",
            "The treaty bloc of the east is made up of six former member states.",
            "six-member",
            "six former member states",
        ),
        (
            "Mayor Vera Holub said she would travel to Lesk on Monday.",
            "Holub will visit Lesk on Monday.",
            "would travel",
            "will visit",
        ),
    ],
)
def test_one_fact_in_other_words(a: str, b: str, first: str, second: str) -> None:
    assert meet(related(a, b), first, second)


def test_a_day_that_is_named_twice_ties_two_statements() -> None:
    told = related(
        "The board will pay an interim dividend of 22 cents on Sept. 15.",
        "Shareholders will receive an interim dividend of 22 cents, payable on 15 September.",
    )
    assert meet(told, "Sept. 15", "15 September")


def test_members_of_two_numbers_are_not_one_fact() -> None:
    told = related("He led the six-member bloc.", "The team of Norvane has nine drivers.")
    assert told == set()


def test_percentages_of_one_month_clash_and_those_of_two_months_do_not() -> None:
    a = "Inflation stood at 8.6 percent in February 2023. It had peaked at 10.4 percent in October 2022."
    told = related(a, "In October 2022 inflation peaked at 10.1 percent.")
    clashes = {(x, y) for x, y, kind in told if kind is RelationKind.CONFLICT}
    assert any("10.4" in x and "10.1" in y for x, y in clashes)
    assert not any("8.6" in x for x, _ in clashes)


def test_what_is_expected_of_a_year_is_not_of_the_year_so_far() -> None:
    told = related(
        "The bank expects inflation to average 6.2 percent this year.",
        "For the whole of 2023 the bank now forecasts inflation of 5.8 percent.",
    )
    assert any("6.2" in a and "5.8" in b and kind is RelationKind.CONFLICT for a, b, kind in told)


@pytest.mark.parametrize(
    ("a", "b", "first", "second"),
    [
        ("The dam itself held.", "The Brodno dam did not break.", "held", "did not break"),
        ("The bank does not expect a recession.", "A recession will be avoided.", "not expect", "avoided"),
        ("Shares in Vestra closed lower.", "Shares fell in Vestra.", "closed lower", "fell"),
        (
            "The robbers got away with $2.3 million.",
            "Robbers escaped with $2.3 million.",
            "got away",
            "escaped",
        ),
    ],
)
def test_the_denied_opposite_and_the_set_phrase_say_the_same(a: str, b: str, first: str, second: str) -> None:
    assert meet(related(a, b), first, second)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The dam itself held.", "The Brodno dam broke on Saturday night."),
        ("The bank expects a recession this summer.", "A recession will be avoided."),
        ("The Vestra stock index ended the day 0.7% up.", "Shares in Vestra closed lower."),
        ("His lawyer said there would be no appeal.", "He intends to appeal against the length of it."),
        (
            "The pilot, Ann Holm, was among the survivors.",
            "The pilot, named as Ann Holm, 57, died in the crash.",
        ),
        (
            "The brakes had failed 20 minutes before the bus crashed.",
            "The brakes failed only after the bus had crashed.",
        ),
    ],
)
def test_opposites_of_one_subject_clash(a: str, b: str) -> None:
    assert any(kind is RelationKind.CONFLICT for _, _, kind in related(a, b))


def test_what_is_still_so_is_no_figure_of_what_was() -> None:
    told = related("More than 300,000 homes lost power.", "Some 12,000 homes are still without power.")
    assert not told


@pytest.mark.parametrize(
    ("a", "b", "first", "second"),
    [
        (
            "A stationmaster, 59, was arrested.",
            "A 59-year-old station master was charged.",
            ", 59",
            "59-year",
        ),
        (
            "Gerald Finch-Hartley, 58, had denied it.",
            "Gerald Finch-Hartley sold the house. The 58-year-old took the money.",
            ", 58",
            "The 58-year-old",
        ),
        (
            "The bank offered 4 percent this year and 3 percent next year.",
            "The offer of the bank is 4 percent now and 3 percent in 2024.",
            "3 percent next year",
            "3 percent in 2024",
        ),
        (
            "The mission cost 640 million euros. If it works, others follow.",
            "The agency puts the price of the mission at 640 million euros.",
            "640 million",
            "640 million",
        ),
        (
            "Trump raised tariffs from 10 percent to 25 percent on $200 billion of Chinese goods.",
            "Trump hiked tariffs on $200 billion of Chinese goods to 25% from 10%.",
            "raised tariffs",
            "hiked tariffs",
        ),
    ],
)
def test_one_figure_of_one_thing(a: str, b: str, first: str, second: str) -> None:
    assert meet(related(a, b), first, second)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The craft will attempt to land near the pole on 3 May.", "It will try to touch down on May 5."),
        ("This could put off the landing until October.", "The probe will land on 3 May."),
        ("Gerald Finch, 59, was jailed.", "Gerald Finch sold it. The 58-year-old took the money."),
        ("He began a sentence of seven and a half years.", "He was jailed for seven years."),
        ("Calder was founded in 1912 by two brothers.", "Calder, founded in 1921, makes pumps."),
        ("All of them were put out to tender.", "Firms won contracts, none of which was put out to tender."),
        ("There was no inquiry against Anders Holm.", "The police opened an inquiry on Monday."),
        ("Anders Holm, 51, had come under pressure.", "Hours later, Mr Holm, 52, faced the cameras."),
        ("A bus carrying 40 people crashed in Orm.", "There were 43 people on board the bus in Orm."),
        (
            "The king declared three days of mourning.",
            "The government announced a week of national mourning.",
        ),
    ],
)
def test_other_days_of_one_plan_and_other_ages_of_one_person_clash(a: str, b: str) -> None:
    assert any(kind is RelationKind.CONFLICT for _, _, kind in related(a, b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The firm will cut jobs by the end of 2024.", "It will cut its forecast for the year on 3 May."),
        ("The mayor will visit Lesk on 3 May.", "The bishop will visit Tarnova on 5 May."),
        ("He wasn't the only son in the crew.", "The son of the crew was there."),
        ("A bus carrying 40 people crashed in Orm.", "At least 26 people died when the bus crashed in Orm."),
        ("It offers 41 per cent more than Calder's price.", "It needs the votes of 75% of Calder's owners."),
        ("Calder is to be taken over by Brandt.", "Calder is sold to Brandt."),
        ("It was licensed to carry 250 passengers.", "There were 209 passengers on board."),
        ("The fire broke out 20 minutes before the alarm.", "He tried for 15 minutes to put the fire out."),
        (
            "It is the worst fire since 1987, when the Olave burned and 61 people were killed.",
            "The fire killed 58 people.",
        ),
    ],
)
def test_what_only_shares_a_verb_does_not_clash(a: str, b: str) -> None:
    assert not any(kind is RelationKind.CONFLICT for _, _, kind in related(a, b))


def test_two_figures_in_common_tie_two_statements_and_a_range_is_one_figure() -> None:
    told = related(
        "Norland raised its toll Monday on 300 kilometres of coastal roads to 12 kronor, up from 8.",
        "The minister raised tolls from 8 to 12 kronor on 300 kilometres of coastal roads in the west.",
    )
    assert any("up from 8" in a and "from 8 to 12" in b for a, b, _ in told)
    assert relations_words.figures_shared("it went from 4 to 3.5%", "to 3.5% from 4") == 2
    assert relations_words.figures_shared("$19 billion to $20 billion", "of $19 billion to $20 billion") == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The teachers called a two-day walkout for Friday.", "The teachers called off the walkout."),
        (
            "The club plans a parade through Velm on Monday.",
            "The parade through Velm was cancelled by the club.",
        ),
    ],
)
def test_what_is_called_off_does_not_take_place(a: str, b: str) -> None:
    assert RelationKind.CONFLICT in {kind for _, _, kind in related(a, b)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            "Ferry operator Nordline cancelled 30 crossings.",
            "At Velm hospital 30 operations took place on Friday.",
        ),
        ("Two late goals cancelled out the lead of Velm.", "Velm took the lead with two goals."),
    ],
)
def test_who_does_it_is_no_deed_and_to_cancel_out_is_no_cancelling(a: str, b: str) -> None:
    assert RelationKind.CONFLICT not in {kind for _, _, kind in related(a, b)}
    assert wording.concept("operators") != wording.concept("operations")


def test_where_a_place_lies_ties_no_statements() -> None:
    told = related(
        "The Velm mine reopened Friday near the town of Velm, about 40 miles northwest of Lake Harn.",
        "Snow cut off hundreds in Velm, a town of about 900 residents about 40 miles northwest of Lake Harn.",
    )
    assert not any("reopened" in a and "Snow" in b for a, b, _ in told)
    idle = matching_marks.whereabouts("They left Velm, a town about 40 miles (64 km) north of Harn.")
    assert idle == {"town", "mile", "km", "north", "harn"}
    assert not matching_marks.whereabouts("Its centre was 40 miles north of Harn.")


def test_which_of_two_things_came_first_is_compared() -> None:
    order = relations_words.order
    assert order("The mayor resigned after the vote", "The mayor resigned before the vote") is not None
    assert order("Smoke was seen before the jet crashed", "The jet crashed before smoke was seen") is not None
    assert order("The mayor resigned after the vote", "The mayor resigned after the vote was held") is None
    assert order("The mayor did not resign before the vote", "The mayor resigned after the vote") is None
    assert order("The bus crashed after the vote", "The mayor resigned before the vote") is None


def test_that_there_was_none_of_it_clashes_with_how_it_came_about() -> None:
    none = relations_words.none_of_it
    assert none("there was no inquiry against Mr Holm", "The police opened an inquiry on Monday")
    assert none("No gale warning was in force", "The weather service had issued a gale warning")
    assert not none("There was no inquiry against him", "The police did not open an inquiry")
    assert not none("There was no inquiry against him", "The inquiry was about money")
