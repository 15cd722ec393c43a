from datetime import date

import pytest

from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue, Value
from workbench.core.wording import number, partial_date, quantity, spread, stated, time


def claim(quote: str, value: Value | None) -> Claim:
    return Claim("c1", "a1", Span(0, len(quote)), quote, Kind.EVENT, value)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Quantity(164, None, unit="people killed", hedge="at least"), "at least 164 people killed"),
        (Quantity(164, None), "at least 164"),
        (Quantity(20_000, None, unit="euros", hedge="-plus"), "20,000-plus euros"),
        (Quantity(40, None, unit="people", hedge="+"), "40+ people"),
        (Quantity(40, 40, approximate=True, unit="people", hedge="or so"), "40 or so people"),
        (Quantity(None, 40, unit="people", hedge="or fewer"), "40 or fewer people"),
        (Quantity(None, 1000, approximate=True, hedge="nearly"), "nearly 1,000"),
        (Quantity(None, 1000, approximate=True), "nearly 1,000"),
        (Quantity(None, 10, unit="days", hedge="no more than"), "no more than 10 days"),
        (Quantity(None, 10), "up to 10"),
        (Quantity(2500, 2500, approximate=True, unit="forces", hedge="some"), "some 2,500 forces"),
        (Quantity(2500, 2500, approximate=True), "about 2,500"),
        (Quantity(9, 10, unit="days"), "9 to 10 days"),
        (Quantity(1, 1, unit="weeks"), "1 week"),
        (Quantity(1, 1, unit="people killed"), "1 person killed"),
        (Quantity(1, None, unit="days"), "at least 1 day"),
        (Quantity(2000, None, approximate=True, unit="people injured"), "thousands of people injured"),
        (Quantity(2000, None, approximate=True, hedge="thousands"), "thousands"),
        (Quantity(24, None, approximate=True), "dozens"),
        (Quantity(None, None, hedge="many", unit="people"), "many people"),
        (Quantity(0, 0, unit="people injured"), "0 people injured"),
    ],
)
def test_a_quantity_reads_as_stated(value: Quantity, words: str) -> None:
    assert quantity(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (164, "164"),
        (10_000, "10,000"),
        (1_600_000, "1.6 million"),
        (60e9, "60 billion"),
        (1_234_567, "1,234,567"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (-3, "-3"),
    ],
)
def test_numbers_have_thousands_separators(value: float, words: str) -> None:
    assert number(value) == words


def test_a_spread_names_both_ends_once() -> None:
    assert spread((100, 225)) == "100 to 225"
    assert spread((6, 6)) == "6"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-01-13", "Thu 13 Jan 2022"),
        ("2022-01", "January 2022"),
        ("1991", "1991"),
        ("--01-11", "11 January, year not known"),
        ("--01", "January, year not known"),
        ("---05", "the 5th, month not known"),
        ("---22", "the 22nd, month not known"),
    ],
)
def test_a_date_says_what_is_not_known(value: str, words: str) -> None:
    assert partial_date(PartialDate.parse(value)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2022, 1, 3), date(2022, 1, 9), "3 to 9 Jan 2022"),
        (date(2021, 12, 30), date(2022, 1, 2), "30 Dec 2021 to 2 Jan 2022"),
        (date(2022, 1, 30), date(2022, 2, 2), "30 Jan to 2 Feb 2022"),
        (date(2022, 1, 1), date(2022, 1, 31), "January 2022"),
        (date(1991, 1, 1), date(1991, 12, 31), "1991"),
        (date(1990, 1, 1), date(1999, 12, 31), "1990 to 1999"),
        (date(2022, 1, 3), date(2022, 1, 3), "Mon 3 Jan 2022"),
    ],
)
def test_an_interval_of_days_is_short(first: date, last: date, words: str) -> None:
    assert time(TimeValue(first=first, last=last)) == words


def test_a_resolved_time_shows_what_it_was_resolved_from() -> None:
    thursday = TimeValue(PartialDate(2022, 1, 13), weekday="Thursday")
    assert stated(claim("would begin on Thursday", thursday)) == "Thu 13 Jan 2022 (resolved from “Thursday”)"
    tomorrow = TimeValue(PartialDate(2022, 1, 13), weekday="Thursday", inferred="session", said="tomorrow")
    assert stated(claim("begins tomorrow", tomorrow)) == (
        "Thu 13 Jan 2022 (resolved from “tomorrow”, by the other articles' dates)"
    )


def test_a_time_written_out_is_not_said_twice() -> None:
    value = TimeValue(PartialDate(1991), said="1991")
    assert stated(claim("declared independence in 1991", value)) == "1991"


def test_an_approximate_time_says_so() -> None:
    assert time(TimeValue(PartialDate(2022, 1, 1), approximate=True)) == "about Sat 1 Jan 2022"


def test_other_kinds_are_their_own_words() -> None:
    assert stated(claim("Tokayev", NameValue("Kassym-Jomart Tokayev"))) == "Kassym-Jomart Tokayev"
    assert stated(claim("x", QuoteValue("very important\nrole"))) == "“very important role”"
    assert stated(claim("x", QuoteValue("he was tired", direct=False))) == "he was tired"
    assert stated(claim("It  rained", EventValue())) == "It rained"
    assert stated(claim("It rained", None)) == "It rained"
    assert stated(claim("three days after", TimeValue(rule="hangs on an event"))) == "three days after"
