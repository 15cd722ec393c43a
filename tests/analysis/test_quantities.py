from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import quantities, sentences
from workbench.analysis.mentions import QuantityMention
from workbench.core.span import Span


def find(text: str) -> tuple[QuantityMention, ...]:
    return quantities.find(text, sentences.split(text, [Span(0, len(text))]))


def said(text: str) -> list[tuple[str, float | None, float | None, bool, str]]:
    return [
        (m.span.of(text), m.value.low, m.value.high, m.value.approximate, m.value.unit) for m in find(text)
    ]


# The words of the quantity stand in brackets; then the interval ("~" approximate) and the unit.
READ = [
    ("Among the dead were [12 women] here.", "12..12", "women dead"),
    ("The injured included [two guards].", "2..2", "guards injured"),
    ("[no-one was hurt] there", "0..0", "people injured"),
    ("It announced [a week of national mourning].", "1..1", "weeks of mourning"),
    ("It is offering [640p a share] in cash.", "640..640", "pence a share"),
    ("It closed at [628p], up on Monday.", "628..628", "pence"),
    ("Holm is the [fourth minister] to go.", "4..4", "minister in order"),
    ("[Five of the escaped prisoners] are back.", "5..5", "escaped prisoners"),
    ("[Eleven of the victims died] there.", "11..11", "people dead"),
    ("A crew of [12] was on board.", "12..12", "crew members"),
    ("A gang of [five] was seen.", "5..5", "people"),
    ("Many of them [under five], they said.", "..5", "years old"),
    ("People [over 65] come first.", "65..", "years old"),
    ("He was [82].", "82..82", "years old"),
    ("Anna Berg, who is [56], won.", "56..56", "years old"),
    ("She was [30 miles] away.", "30..30", "miles"),
    ("an [8- to 16-meter] telescope", "8..16", "metres"),
    ("[A reported 29 firefighters died] there.", "29..29", "firefighters dead"),
    ("[A total of 300 people] came.", "300..300", "people"),
    ("[About 200 homes] and other structures have burned.", "200..200~", "homes burned"),
    ("[One in five children] was hurt.", "0.2..0.2", "share of children"),
    ("[Nearly eight of 10 voters] came.", "..0.8~", "share of voters"),
    ("They won [3-1] on Monday.", "3..3", "to 1 (score)"),
    ("It was decided in a [52-48] vote.", "52..52", "to 48 (score)"),
    ("A [20th member] of the unit survived.", "20..20", "member in order"),
    ("It was their [third straight win].", "3..3", "win in order"),
    ("[More than a decade] had passed.", "1..", "decades"),
    ("He got [15-plus years] in jail.", "15..", "years"),
    ("It was [57F] there.", "57..57", "degrees Fahrenheit"),
    ("[Two or three roads] were closed.", "2..3", "roads"),
    ("It cost [millions of dollars] there.", "2000000..~", "US dollars"),
    ("[8.2m people] watched it.", "8200000..8200000", "people"),
    ("He ran [100m] in it.", "100..100", "metres"),
    ("It had [a magnitude of 5.8], they said.", "5.8..5.8", "magnitude"),
    ("a [300-strong crowd] came", "300..300", "people"),
    ("[300 of them died] there.", "300..300", "people dead"),
    ("They found [10 others injured].", "10..10", "people injured"),
    ("[The death toll rose to 225], officials said.", "225..225", "people dead"),
    ("Unrest left [some 164 people dead].", "164..164~", "people dead"),
    ("It left [thousands injured].", "2000..~", "people injured"),
    ("[At least a hundred people died] in it.", "100..", "people dead"),
    ("[Nearly 10,000 protesters] were arrested.", "..10000~", "protesters arrested"),
    ("It sent [more than 2,000 troops] there.", "2000..", "troops"),
    ("The [more than 2,000 Collective Security Treaty Organization (CTO) troops] left.", "2000..", "troops"),
    ("It will take [no more than ten days].", "..10", "days"),
    ("It would [not take longer than 10 days].", "..10", "days"),
    ("the [six-member military bloc] led by Moscow", "6..6", "members"),
    ("which includes [Russia and five other former Soviet states],", "6..6", "former states"),
    ("cities throughout the country of [19 million].", "19000000..19000000", "people"),
    ("producing [1.6 million barrels of oil a day].", "1600000..1600000", "barrels of oil a day"),
    ("[A least one military transport plane] with troops left.", "1..", "military transport plane"),
    ("tariffs on [$60 billion] of goods", "60000000000..60000000000", "US dollars"),
    ("tariffs on [$60bn] of goods", "60000000000..60000000000", "US dollars"),
    ("a deal worth [60bn euros]", "60000000000..60000000000", "euros"),
    ("It cost [£2,000].", "2000..2000", "pounds"),
    ("Duties of [5% to 25%] apply.", "5..25", "percent"),
    ("[between 50 and 60 houses burned]", "50..60", "houses burned"),
    ("It takes [9 to 10 hours].", "9..10", "hours"),
    ("[two to three million voters]", "2000000..3000000", "voters"),
    ("[two and a half million voters]", "2500000..2500000", "voters"),
    ("[half a million voters]", "500000..500000", "voters"),
    ("[as many as 250 structures] were destroyed", "..250", "structures destroyed"),
    ("[no fewer than 12 schools] closed", "12..", "schools"),
    ("[an estimated 400 firefighters]", "400..400~", "firefighters"),
    ("[just over 600 votes]", "600..~", "votes"),
    ("[a few hundred residents]", "300..~", "residents"),
    ("[dozens of people killed] during the unrest", "24..~", "people dead"),
    ("up by [0.5 percentage points]", "0.5..0.5", "percentage points"),
    ("[The 43-year-old] was found.", "43..43", "years old"),
    ("Anna Smith, [29], was found.", "29..29", "years old"),
    ("at [98 degrees Fahrenheit] in the shade", "98..98", "degrees Fahrenheit"),
    ("winds of [120 km/h] hit", "120..120", "kilometres per hour"),
    ("[No one was hurt] in it.", "0..0", "people injured"),
    ("There were [no injuries] there.", "0..0", "people injured"),
    ("after a [weeklong] deployment", "1..1", "weeks"),
    ("[300 people or more] came", "300..", "people"),
    ("killing [19 members] of the crew", "19..19", "members dead"),
    ("[An aftershock of magnitude 5.2] came.", "5.2..5.2", "magnitude"),
    ("[A magnitude 6.8 earthquake] struck.", "6.8..6.8", "magnitude"),
    ("It took [a 42-year-old fisherman] with it.", "42..42", "years old"),
    ("It was [a fisherman aged 24].", "24..24", "years old"),
    ("[ROVERS 3 CITY 2]", "3..3", "to 2 (score)"),
    ("City went in [2-0] up at the break.", "2..2", "to 0 (score)"),
    ("It fell by [61 votes to 38] late.", "61..61", "to 38 (score)"),
    ("The court ruled [five to four] for her.", "5..5", "to 4 (score)"),
    ("It was [five-to-four] decision.", "5..5", "to 4 (score)"),
    ("with [30 votes in favour and 12 against] it", "30..30", "to 12 (score)"),
    ("[Three of the five] judges ruled against him.", "3..3", "to 2 (score)"),
    ("The voting age falls to [16] in May.", "16..16", "years of age"),
    ("Judges serve until they are [70].", "70..70", "years of age"),
    ("It took [3 hours 12 minutes] there.", "192..192", "minutes"),
    ("He swam it in [two minutes and 4 seconds].", "124..124", "seconds"),
    ("The lake fell in [36 hours].", "36..36", "hours"),
    ("He was sent off in the [74th minute].", "74..74", "minute of match"),
    ("He [scored twice] there.", "2..2", "goals"),
    ("He got [a hat-trick] there.", "3..3", "goals"),
    ("with [five days of national mourning] there", "5..5", "days of national mourning"),
    ("It claimed [28 lives].", "28..28", "people dead"),
    ("It saved [28 lives].", "28..28", "lives"),
    ("[Some 40,000 officers and troops] were sent.", "40000..40000~", "officers and troops"),
    ("[41,000 soldiers and police officers] guard it", "41000..41000", "soldiers and police officers"),
    ("[12 people] and houses were hit", "12..12", "people"),
    ("Her lead stood at [3.8 points].", "3.8..3.8", "percentage points"),
    ("The index gave up its lead and fell [3.8 points].", "3.8..3.8", "points"),
    ("[About two thirds of the voters] came", "0.6667..0.6667~", "share of voters"),
    ("They waited [half an hour].", "0.5..0.5", "hours"),
    ("It rose by [half a percentage point].", "0.5..0.5", "percentage points"),
    ("[Nobody on board was hurt].", "0..0", "people injured"),
    ("A stationmaster, [59], was held.", "59..59", "years old"),
]


def bounds(mention: QuantityMention) -> str:
    value = mention.value
    low, high = (
        ("" if v is None else f"{v:.4g}" if abs(v) < 1 else f"{v:.12g}") for v in (value.low, value.high)
    )
    return f"{low}..{high}{'~' if value.approximate else ''}"


@pytest.mark.parametrize(("marked", "interval", "unit"), READ)
def test_a_quantity_is_read_with_hedge_and_unit(marked: str, interval: str, unit: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    (mention,) = find(text)
    start, end = mention.span.start, mention.span.end
    assert f"{text[:start]}[{text[start:end]}]{text[end:]}" == marked
    assert (bounds(mention), mention.value.unit) == (interval, unit)


@pytest.mark.parametrize(
    "text",
    [
        "It declared independence in 1991.",
        "He has been in office since 2019.",
        "He asked for help on the 5th.",
        "On January 19, 2022, it ended.",
        "Flight 370 vanished at 14:30.",
        "It began at 5 p.m. on Monday.",
        "One of the soldiers left.",
        "This one is better.",
        "Article 5 was invoked.",
        "Call 555-123-4567 now.",
        "the COVID-19 pandemic and the G20",
        "the 9/11 attacks",
        "the Stoxx 600 index",
        "It was signed on Monday (28) there.",
        "the 2013-14 season",
    ],
)
def test_numbers_that_count_nothing_are_left_alone(text: str) -> None:
    assert said(text) == []


def test_figures_of_one_list_each_keep_their_own_fact() -> None:
    text = "The protests resulted in 164 people dead, nearly 1,000 injured and 10,000 arrested."
    assert [(low, high, unit) for _, low, high, _, unit in said(text)] == [
        (164, 164, "people dead"),
        (None, 1000, "people injured"),
        (10000, 10000, "people arrested"),
    ]


def test_a_verb_that_two_counts_share_belongs_to_both() -> None:
    text = "12 children and 3 adults were killed."
    assert [unit for *_, unit in said(text)] == ["children dead", "adults dead"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "killing 1,300 people in Turkey and 430 in Syria",
            [("1300..1300", "people dead"), ("430..430", "people dead")],
        ),
        (
            "At least 30 people, including 12 children, were killed.",
            [("30..", "people dead"), ("12..12", "children dead")],
        ),
        (
            "At least 11 people were killed, including three children, and 24 others were wounded.",
            [("11..", "people dead"), ("3..3", "children dead"), ("24..24", "people injured")],
        ),
        ("Labour won 412 of 650 seats there.", [("412..412", "seats")]),
        (
            "Profit rose to $4.5bn from $4bn a year earlier.",
            [("4500000000..4500000000", "US dollars"), ("4000000000..4000000000", "US dollars")],
        ),
        ("It fell to 120 cases per 100,000 people.", [("120..120", "cases per 100,000 people")]),
        (
            "It rose by a quarter of a percentage point to 5.25%-5.5%.",
            [("0.25..0.25", "percentage points"), ("5.25..5.5", "percent")],
        ),
        ("Income fell by a fifth to $3m.", [("0.2..0.2", "share"), ("3000000..3000000", "US dollars")]),
        ("It made a loss in the first half of the year.", []),
        ("The other three remain at large.", []),
    ],
)
def test_figures_of_a_sentence_explain_each_other(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(bounds(m), m.value.unit) for m in find(text)] == expected


def test_more_and_another_are_additions() -> None:
    assert [m.is_more for m in find("At least 164 people died and thousands more were arrested.")] == [
        False,
        True,
    ]
    assert [m.is_more for m in find("At least another hundred people died.")] == [True]


def test_a_change_is_two_figures_and_no_range() -> None:
    text = "Trump raised tariffs from 10 percent to 25 percent on $200 billion of goods."
    assert [(low, high) for _, low, high, _, _ in said(text)] == [(10, 10), (25, 25), (200e9, 200e9)]


def test_durations_and_rates_are_marked() -> None:
    assert [m.is_time for m in find("It lasted ten days.")] == [True]
    assert [m.is_time for m in find("It has ten members.")] == [False]


@given(st.text(alphabet=st.sampled_from("1290,. -–$€%½abos ten million people one hundred and"), max_size=60))
def test_every_span_lies_in_its_sentence_and_holds_its_number(text: str) -> None:
    lines = sentences.split(text, [Span(0, len(text))])
    for mention in quantities.find(text, lines):
        assert mention.span.holds(mention.number)
        assert mention.span.of(text).strip()
        assert any(line.holds(mention.span) for line in lines)


HOSTILE = [
    "5 cats, the other three, ",
    "5 cats 67th minute ",
    "scored twice, 5 cats ",
    "rose to 5, ",
    "the number of ",
    "of the 5 ",
    "soldiers and 5 soldiers and ",
    "A 5 B 5 ",
    "over $5m over ",
    "magnitude 5 ",
    "a 5-year-old ",
    "1 of them ",
    "one hundred ",
    "1,000",
    "1 ",
    "5-",
    "$",
    "at least ",
    "more than ",
    "A B and ",
    "1 million to ",
    "no ",
    "half of a ",
    "two-",
]


@pytest.mark.unmeasured
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    found = quantities.find(text, [Span(0, len(text))])
    assert all(m.span.end <= len(text) for m in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales edged up to $4.8bn.", (4.8e9, 4.8e9)),
        ("It had climbed slowly up to 40 people.", (40, 40)),
        ("Up to $4.8bn was lost.", (None, 4.8e9)),
        ("Up to $4.8bn of it was lost to fraud from abroad.", (None, 4.8e9)),
        ("They could add up to 40 people.", (None, 40)),
        ("He was jailed over £1.4m fraud", (1.4e6, 1.4e6)),
        ("He was fined over £3m.", (3e6, None)),
        ("A row over 12 jobs grew.", (12, 12)),
        ("Police arrested over 200 people.", (200, None)),
        ("He robbed them over four years.", (4, 4)),
        ("He had robbed them for over four years.", (4, None)),
        ("It took over a dozen years.", (12, None)),
        ("That was over two years ago.", (2, None)),
    ],
)
def test_a_preposition_is_no_hedge(text: str, expected: tuple[float | None, float | None]) -> None:
    assert [(m.value.low, m.value.high) for m in find(text)] == [expected]


def test_up_to_with_from_is_a_way_and_no_bound() -> None:
    found = find("They put the rate up to 4.25% from 3.75%.")
    assert [(m.value.low, m.value.high) for m in found] == [(4.25, 4.25), (3.75, 3.75)]


@pytest.mark.parametrize("text", ["Route 9 Exit 3", "He earns twice as much.", "On 3 May, April 2."])
def test_what_looks_like_a_game_is_none(text: str) -> None:
    assert [m.value.unit for m in find(text) if "score" in m.value.unit or m.value.unit == "goals"] == []


def test_two_minutes_of_one_match() -> None:
    text = "He struck in the 67th minute and the 87th."
    assert [(m.span.of(text), m.value.low) for m in find(text)] == [("67th minute", 67), ("87th", 87)]


def test_a_verb_belongs_to_the_counts_of_its_own_clause() -> None:
    text = "There were clashes between supporters of the two sides, and four people were slightly injured."
    assert [unit for *_, unit in said(text)] == ["sides", "people injured"]
    assert [unit for *_, unit in said("It has 131 cases and 19 deaths.")] == ["cases", "people dead"]
    text = "Two boys, three girls, and four women were hurt."
    assert [unit for *_, unit in said(text)] == ["boys injured", "girls injured", "women injured"]


def test_a_large_figure_that_follows_a_sum_is_money_too() -> None:
    found = find("Profit fell to $640 million from 810 million a year earlier.")
    assert [(m.value.low, m.value.unit) for m in found][:2] == [(640e6, "US dollars"), (810e6, "US dollars")]
    found = find("The deal is worth $4 billion. The town has 2 million people.")
    assert [m.value.unit for m in found] == ["US dollars", "people"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The launch had been called off twice.", [(2, "times")]),
        ("It earns twice as much.", []),
        ("They met twice a week.", []),
    ],
)
def test_twice_counts_where_it_does_not_compare(text: str, expected: list[tuple[float, str]]) -> None:
    assert [(m.value.low, m.value.unit) for m in find(text)] == expected


def test_what_befell_one_of_a_list_befell_all_of_it() -> None:
    assert units("The dead were 30 miners and two rescuers.") == ["miners dead", "rescuers dead"]
    assert units("Nine passengers and 3 crew members died.") == ["passengers dead", "crew members dead"]
    assert units("Police arrested 30 people and 4 journalists.") == [
        "people arrested",
        "journalists arrested",
    ]
    assert units("They arrested 12 people and 4 cars were sold.") == ["people arrested", "cars"]
    assert units("Among the dead were 12 women and six children.") == ["women dead", "children dead"]


def test_who_did_it_to_others_did_not_suffer_it() -> None:
    assert units("Two gunmen killed five people.") == ["gunmen", "people dead"]
    assert units("Two gunmen have killed the manager of a bank.") == ["gunmen"]
    assert units("Nineteen people killed Sunday were from Orm.") == ["people dead"]
    assert units("Twelve people injured a day earlier went home.")[0] == "people injured"
    assert units("19 Firefighters Killed In Orm Fire") == ["firefighters dead"]


def test_the_verb_tells_what_befell_the_head_of_its_subject() -> None:
    assert units("Three climbers from Spain died on Monday.") == ["climbers dead"]
    assert units("At least 40 people aboard the ferry are missing.") == ["people missing"]
    assert units("Five houses on the shore were destroyed.") == ["houses destroyed"]
    assert units("Twelve children and 3 adults from Orm were killed.") == ["children dead", "adults dead"]
    assert units("Two passengers who had been thrown from the boat died.") == ["passengers dead"]
    assert units("The mother of two boys from Orm was killed.") == ["boys"]
    assert units("Two soldiers in the town arrested five men.") == ["soldiers", "men arrested"]


def units(text: str) -> list[str]:
    return [m.value.unit for m in find(text)]
