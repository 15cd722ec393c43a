from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import sentences, times
from workbench.analysis.mentions import TimeMention
from workbench.core.dates import Window
from workbench.core.span import Span

TUESDAY = date(2022, 1, 11)
WEDNESDAY = date(2022, 1, 19)


def on(day: date) -> Window:
    return Window(day, day)


def find(text: str, window: Window | None) -> tuple[TimeMention, ...]:
    return times.find(text, sentences.split(text, [Span(0, len(text))]), window)


# The words of the time stand in brackets; the article was written on Tuesday, 11 January 2022.
READ = [
    ("It ended on [January 19, 2022], in Almaty.", "DATE", "2022-01-19"),
    ("It ended on [19 January 2022].", "DATE", "2022-01-19"),
    ("It declared independence in [1991].", "DATE", "1991"),
    ("He has been in office since [2019].", "DATE", "2019"),
    ("Troops left on [Monday].", "DATE", "2022-01-10"),
    ("Tokayev said [Tuesday] that troops will leave.", "DATE", "2022-01-11"),
    ("Troops will leave on [Thursday].", "DATE", "2022-01-13"),
    ("It should be completed by [next Wednesday].", "DATE", "2022-01-19"),
    ("They met [last Friday].", "DATE", "2022-01-07"),
    ("Troops will leave [tomorrow].", "DATE", "2022-01-12"),
    ("Russian-led troops to leave in [two days].", "DATE", "2022-01-13"),
    ("They met [yesterday].", "DATE", "2022-01-10"),
    ("They leave [tonight].", "TIME", "2022-01-11TNI"),
    ("They met [Monday morning].", "TIME", "2022-01-10TMO"),
    ("He asked for troops [last week].", "DATE", "2022-W01"),
    ("It was shaken [this month].", "DATE", "2022-01"),
    ("Prices will rise [next month].", "DATE", "2022-02"),
    ("Prices rose [last year].", "DATE", "2021"),
    ("Troops will leave in [two days].", "DATE", "2022-01-13"),
    ("They arrived [three days ago].", "DATE", "2022-01-08"),
    ("He asked for help on [the 5th].", "DATE", "2022-01-05"),
    ("Prices rose at [the turn of the year].", "DATE", "2022-01-01"),
    ("It began around [the New Year].", "DATE", "2022-01-01"),
    ("They arrived on [Jan. 6].", "DATE", "2022-01-06"),
    ("They met on [Dec. 20].", "DATE", "2021-12-20"),
    ("The tariffs will take effect on [June 1].", "DATE", "2022-06-01"),
    ("It will take [ten days].", "DURATION", "P10D"),
    ("The internet was broken for [several days].", "DURATION", "PXD"),
    ("It was a [two-week] stay.", "DURATION", "P2W"),
    ("It lasted [2 1/2 years].", "DURATION", "P2Y6M"),
    ("It is held [every month].", "SET", "P1M"),
    ("They meet [each Thursday].", "SET", "XXXX-WXX-4"),
    ("Music of [the 1990s] was played.", "DATE", "199X"),
    ("It grew in [the third quarter] of it.", "DATE", "2021-Q3"),
    ("They are [now] safe.", "DATE", "PRESENT_REF"),
    ("They were [recently] seen.", "DATE", "PAST_REF"),
    ("It began at [5 p.m.] there.", "TIME", "2022-01-11T17:00"),
    ("It began at [noon on Monday].", "TIME", "2022-01-10T12:00"),
    ("It began on [Monday at 14:30].", "TIME", "2022-01-10T14:30"),
    ("They met in [June last year].", "DATE", "2021-06"),
    ("They met [last December].", "DATE", "2021-12"),
    ("They met in [March].", "DATE", "2021-03"),
    ("They will meet on [Friday, March 4].", "DATE", "2022-03-04"),
    ("It opened in [nineteen ninety-six].", "DATE", "1996"),
    ("They leave [the day after tomorrow].", "DATE", "2022-01-13"),
    ("They leave on [Wednesday of next week].", "DATE", "2022-01-19"),
    ("It fell in [the first week of October].", "DATE", "2021-W39"),
    ("They met on [the last Friday in March 2014].", "DATE", "2014-03-28"),
    ("They met on [the 20th of last month].", "DATE", "2021-12-20"),
    ("It falls in [the week of March 7].", "DATE", "2022-W10"),
    ("It was held on [Christmas Eve].", "DATE", "2021-12-24"),
    ("It was held on [Thanksgiving 2019].", "DATE", "2019-11-28"),
    ("It rained [overnight].", "TIME", "2022-01-10TNI"),
    ("It fell over [the past three months].", "DURATION", "P3M"),
]


@pytest.mark.parametrize(("marked", "kind", "value"), READ)
def test_a_time_is_read_and_resolved(marked: str, kind: str, value: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    (mention,) = find(text, on(TUESDAY))
    start, end = mention.span.start, mention.span.end
    assert f"{text[:start]}[{text[start:end]}]{text[end:]}" == marked.replace("[the 1990s]", "the [1990s]")
    assert (mention.type, mention.timex) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "We sat in the sun.",
        "They may march.",
        "It cost 1,991 dollars.",
        "Call 555-1234.",
        "He was second.",
        "One man fell.",
        "He spoke on “60 Minutes” of it.",
        "Both Anna Berg and Jan Kavan spoke.",
        "It imports three-quarters of its food.",
        "He told the Daily Mail of it.",
        "The poster showed High Noon.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find(text, on(TUESDAY)) == ()


def test_a_day_and_an_interval_are_given_in_full() -> None:
    (monday,) = find("They met on Monday.", on(TUESDAY))
    assert monday.value.days() == (date(2022, 1, 10), date(2022, 1, 10))
    assert monday.value.weekday == "Monday"
    (week,) = find("They met last week.", on(TUESDAY))
    assert week.value.days() == (date(2022, 1, 3), date(2022, 1, 9))
    assert week.value.granularity == "week"
    assert week.value.rule


def test_a_span_of_days_keeps_its_last_day() -> None:
    (summit,) = find("They will meet on June 28-29 in Osaka.", on(TUESDAY))
    assert summit.timex == "2022-06-28"
    assert summit.value.days() == (date(2022, 6, 28), date(2022, 6, 29))


def test_a_weekday_in_a_long_window_stays_open() -> None:
    (monday,) = find("Troops left on Monday.", Window(date(2021, 1, 4), WEDNESDAY, "session"))
    assert monday.value.date is None


def test_a_weekday_is_resolved_in_the_window_of_the_session() -> None:
    (thursday,) = find("Troops left on Thursday.", Window(TUESDAY, WEDNESDAY, "session"))
    assert str(thursday.value.date) == "2022-01-13"
    assert thursday.value.inferred == "session"


def test_a_weekday_that_is_twice_in_the_window_stays_open() -> None:
    (tuesday,) = find("Troops left on Tuesday.", Window(TUESDAY, WEDNESDAY, "session"))
    assert tuesday.value.date is None
    assert tuesday.value.weekday == "Tuesday"
    assert tuesday.timex == "XXXX-WXX-2"


def test_relative_days_stay_open_in_a_window_of_several_days() -> None:
    (tomorrow,) = find("Troops leave tomorrow.", Window(TUESDAY, WEDNESDAY, "session"))
    assert tomorrow.value.days() is None
    (month,) = find("It was shaken this month.", Window(TUESDAY, WEDNESDAY, "session"))
    assert month.value.days() == (date(2022, 1, 1), date(2022, 1, 31))


def test_without_a_window_the_parts_that_are_said_are_kept() -> None:
    (thursday,) = find("Troops left on Thursday.", None)
    assert (thursday.value.date, thursday.value.weekday) == (None, "Thursday")
    (june,) = find("It starts on June 1.", None)
    assert str(june.value.date) == "--06-01"
    (fifth,) = find("It starts on the 5th.", None)
    assert str(fifth.value.date) == "---05"


def test_a_time_that_hangs_on_an_event_is_marked() -> None:
    (mention,) = find("three days after the start of the protests", on(TUESDAY))
    assert mention.is_anchored
    assert mention.value.days() is None


@given(st.text(alphabet=st.sampled_from("19Jan. Mondayweksgo5th/:-'t"), max_size=60))
def test_every_span_lies_inside_and_holds_words(text: str) -> None:
    end = 0
    for mention in find(text, on(TUESDAY)):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.of(text).strip()
        end = mention.span.end


HOSTILE = [
    "go to a b c ",
    "on Monday visit ",
    "between March and April ",
    "at 4.17 on ",
    "two years ",
    "Monday ",
    "January ",
    "the end of ",
    "last ",
    "1990 ",
    "5 p.m. ",
    "in two ",
    "a ",
    "every ",
    "early ",
    "1/1/",
]


@pytest.mark.unmeasured
@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    assert all(m.span.end <= len(text) for m in times.find(text, [Span(0, len(text))], on(TUESDAY)))


FEBRUARY = Window(date(2025, 2, 16), date(2025, 2, 16))  # a Sunday


def clocks(text: str) -> list[tuple[str, str, str | None]]:
    found = times.find(text, [Span(0, len(text))], FEBRUARY)
    return [(m.span.of(text), str(m.value.date), m.value.clock) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It struck at 4:17 a.m. on Wednesday.", ("4:17 a.m. on Wednesday", "2025-02-12", "04:17")),
        ("It struck at 4.17 on Wednesday.", ("4.17 on Wednesday", "2025-02-12", "04:17")),
        (
            "It struck at 04:17 local time on Wednesday.",
            ("04:17 local time on Wednesday", "2025-02-12", "04:17"),
        ),
        ("It struck at 0417 GMT on Wednesday.", ("0417 GMT on Wednesday", "2025-02-12", "04:17")),
        ("It came at around 10.15 on Monday.", ("10.15 on Monday", "2025-02-10", "10:15")),
        ("Shares closed at about 4.17 on Wednesday.", ("Wednesday", "2025-02-12", None)),
        ("The start of the play on Tuesday was late.", ("Tuesday", "2025-02-11", None)),
        ("Shares closed at 4.17 on Wednesday.", ("Wednesday", "2025-02-12", None)),
        ("It rose 4.17 on Wednesday.", ("Wednesday", "2025-02-12", None)),
        ("Port Ellan, whom they visit on Tuesday.", ("Tuesday", "2025-02-18", None)),
        ("Fourth-placed Rovers go to Port Ellan on Tuesday night.", ("Tuesday night", "2025-02-18", None)),
        ("The union has called for a protest\non Monday.", ("Monday", "2025-02-17", None)),
        ("They called for calm on Monday.", ("Monday", "2025-02-10", None)),
        ("He decided to travel to the region on Tuesday.", ("Tuesday", "2025-02-11", None)),
        ("It did not open on Tuesday.", ("Tuesday", "2025-02-11", None)),
        ("He spoke of the start on Tuesday.", ("Tuesday", "2025-02-11", None)),
        ("They visited it on Tuesday.", ("Tuesday", "2025-02-11", None)),
        (
            "Shut since May, it will not reopen before the end of June.",
            ("the end of June", "2025-06-30", None),
        ),
    ],
)
def test_clocks_plans_and_deadlines(text: str, expected: tuple[str, str, str | None]) -> None:
    assert expected in clocks(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("They robbed it between March 2016 and August 2020.", date(2016, 3, 1), date(2020, 8, 31)),
        ("It ran from 2016 to 2020.", date(2016, 1, 1), date(2020, 12, 31)),
        ("It opened in mid-July 2023.", date(2023, 7, 11), date(2023, 7, 20)),
        ("It opened at the start of May 2023.", date(2023, 5, 1), date(2023, 5, 10)),
        ("It ran from Monday to Wednesday.", date(2025, 2, 10), date(2025, 2, 12)),
        ("It fell in March 2016 and August 2020.", date(2016, 3, 1), date(2016, 3, 31)),
    ],
)
def test_a_stretch_of_time_has_its_ends(text: str, first: date, last: date) -> None:
    value = times.find(text, [Span(0, len(text))], FEBRUARY)[0].value
    assert (value.first, value.last) == (first, last)
