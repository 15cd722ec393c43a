from __future__ import annotations

from datetime import date as Day

import pytest

from workbench.analysis import relations, relations_quantity, relations_time, relations_words
from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue, Value

AGREE, COMPATIBLE, CONFLICT = RelationKind.AGREE, RelationKind.COMPATIBLE, RelationKind.CONFLICT
VARIANT, UNRELATED = RelationKind.VARIANT, RelationKind.UNRELATED


def plain(x: float, unit: str = "people dead") -> Quantity:
    return Quantity(x, x, unit=unit)


def least(x: float) -> Quantity:
    return Quantity(x, None, unit="people dead", hedge="at least")


def nearly(x: float) -> Quantity:
    return Quantity(None, x, True, "people dead", "nearly")


def some(x: float) -> Quantity:
    return Quantity(x, x, True, "people dead", "some")


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (plain(164), plain(164), AGREE),
        (some(164), plain(164), AGREE),
        (least(164), plain(164), AGREE),
        (nearly(700), plain(687), AGREE),
        (nearly(700), plain(617), CONFLICT),
        (nearly(10_000), plain(10_000), AGREE),
        (plain(164), least(225), CONFLICT),
        (some(164), least(225), CONFLICT),
        (least(164), least(225), COMPATIBLE),
        (least(100), plain(164), COMPATIBLE),
        (Quantity(2000, None, True, "people hurt", "thousands"), nearly(1000), CONFLICT),
        (Quantity(None, 10, unit="days"), Quantity(10, 10, unit="days"), AGREE),
        (Quantity(5, 25, unit="percent"), Quantity(25, 25, unit="percent"), COMPATIBLE),
        (plain(8374, "acres"), plain(8400, "acres"), AGREE),
        (plain(14), plain(19), CONFLICT),
    ],
)
def test_figures(a: Quantity, b: Quantity, kind: RelationKind) -> None:
    assert relations_quantity.relate(a, b)[0] is kind
    assert relations_quantity.relate(b, a)[0] is kind


def test_figures_of_two_units_are_brought_to_one() -> None:
    assert relations_quantity.relate(plain(85, "miles"), plain(135, "kilometers"))[0] is AGREE
    assert relations_quantity.relate(plain(2, "weeks"), plain(3, "days"))[0] is CONFLICT
    assert relations_quantity.relate(plain(2, "weeks"), plain(3, "people"))[0] is UNRELATED


def test_basis_points_and_shares_are_percentages() -> None:
    points = plain(50, "basis points"), plain(0.5, "percentage points")
    assert relations_quantity.relate(*points)[0] is AGREE
    share = Quantity(1 / 7, 1 / 7, True, "share of patients", "about")
    assert relations_quantity.relate(share, Quantity(15, 15, True, "percent", "about"))[0] is AGREE
    assert relations_quantity.relate(share, plain(25, "percent"))[0] is CONFLICT


def test_the_reason_says_both_figures() -> None:
    assert relations_quantity.relate(plain(164), least(225))[1] == "164 and at least 225 cannot both be true"


def on(text: str, **more: object) -> TimeValue:
    return TimeValue(date=PartialDate.parse(text), **more)  # type: ignore[arg-type]


def test_times_by_the_days_they_can_mean() -> None:
    week = TimeValue(first=Day(2022, 1, 3), last=Day(2022, 1, 9), granularity="week")
    assert relations_time.relate(on("2022-01-13"), on("2022-01-13"))[0] is AGREE
    assert relations_time.relate(on("2022-01-13"), on("2022-01-12"))[0] is CONFLICT
    assert relations_time.relate(on("2022-01-05"), week)[0] is COMPATIBLE
    assert relations_time.relate(on("2022-01-01", approximate=True), on("2022-01-02"))[0] is COMPATIBLE


def test_times_of_which_a_part_is_unknown() -> None:
    thursday = TimeValue(weekday="Thursday")
    assert relations_time.relate(thursday, TimeValue(weekday="Thursday"))[0] is AGREE
    assert relations_time.relate(on("--01-05"), on("--01-06"))[0] is CONFLICT
    assert relations_time.relate(on("---05"), on("--01-05"))[0] is COMPATIBLE
    assert relations_time.relate(thursday, on("---05"))[0] is COMPATIBLE


def at(day: str, said: str, clock: str | None = None, rule: str = "") -> TimeValue:
    return TimeValue(PartialDate.parse(day), said=said, clock=clock, rule=rule)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (at("2024-03-03", "Sunday afternoon"), at("2024-03-03", "Sunday evening"), COMPATIBLE),
        (at("2024-03-03", "Sunday morning"), at("2024-03-03", "Sunday evening"), CONFLICT),
        (at("2024-03-03", "Sunday night"), at("2024-03-03", "Sunday"), AGREE),
        (at("2024-03-03", "Sunday night"), at("2024-03-04", "Monday morning"), COMPATIBLE),
        (at("2024-03-03", "Sunday morning"), at("2024-03-04", "Monday morning"), CONFLICT),
        (at("2024-03-03", "Sunday night"), at("2024-03-04", "Monday"), CONFLICT),
        (at("2024-03-03", "Sunday morning"), at("2024-03-03", "9 p.m. on Sunday", "21:00"), CONFLICT),
        (at("2024-03-03", "midnight on Sunday", "24:00"), at("2024-03-03", "Sunday"), AGREE),
    ],
)
def test_parts_of_the_day(a: TimeValue, b: TimeValue, kind: RelationKind) -> None:
    assert relations_time.relate(a, b)[0] is kind


def test_a_time_of_the_clock_without_its_day_tells_no_day() -> None:
    alone = at("2024-03-06", "4:17 a.m.", "04:17", relations_time.CLOCK)
    assert relations_time.relate(alone, at("2024-03-05", "4:17 on Tuesday", "04:17"))[0] is AGREE
    assert relations_time.relate(alone, at("2024-03-05", "4:47 on Tuesday", "04:47"))[0] is CONFLICT
    assert relations_time.relate(alone, at("2024-03-05", "Tuesday"))[0] is UNRELATED
    assert relations_time.relate(alone, at("2024-03-06", "Wednesday afternoon"))[0] is CONFLICT


@pytest.mark.parametrize(
    ("quote", "clock", "kind"),
    [
        ("They came at about 9 p.m.", "21:10", COMPATIBLE),
        ("They came shortly after 9 p.m.", "21:20", COMPATIBLE),
        ("They came at about 9 p.m.", "22:00", CONFLICT),
        ("They came at 9 p.m.", "21:10", CONFLICT),
    ],
)
def test_a_time_that_is_only_about_so_allows_half_an_hour(quote: str, clock: str, kind: RelationKind) -> None:
    first = claim(quote, at("2024-03-03", "9 p.m.", "21:00"), Kind.TIME)
    second = claim(f"They came at {clock}", at("2024-03-03", clock, clock), Kind.TIME, "b")
    found, reason = relations.relate(first, second)
    assert found is kind
    assert kind is CONFLICT or reason.startswith(f"“{quote[10:].removeprefix('at ')}” and “{clock}”")


def test_names_and_quotations() -> None:
    assert relations_words.names(NameValue("Tokayev"), NameValue("Tokayev"))[0] is AGREE
    assert relations_words.names(NameValue("Tokayev"), NameValue("Tokajev"))[0] is VARIANT
    first = QuoteValue("We just lost 19 of some of the finest people")
    assert (
        relations_words.quotes(first, QuoteValue("We just lost 19 of some of the finest people."))[0] is AGREE
    )
    assert relations_words.quotes(first, QuoteValue("We just lost 19 of the finest people"))[0] is VARIANT


def claim(quote: str, value: Value, kind: Kind, name: str = "a") -> Claim:
    return Claim(name, name, Span(0, len(quote)), quote, kind, value)


def event(quote: str, negated: bool = False, name: str = "a") -> Claim:
    return claim(quote, EventValue(negated), Kind.EVENT, name)


def test_an_event_and_its_denial_conflict() -> None:
    said = event("the ministry closed the border crossing")
    denied = event("the ministry has not closed the border crossing", True)
    assert relations.relate(said, denied)[0] is CONFLICT
    assert relations.relate(said, event("the ministry closed the crossing"))[0] is AGREE


def test_another_denial_is_no_conflict() -> None:
    said = event("the president raised tariffs on Chinese goods")
    other = event("increased tariffs on Chinese goods don't hurt consumers", True)
    assert relations.relate(said, other)[0] is not CONFLICT


def test_opposites_conflict() -> None:
    assert (
        relations.relate(
            event("the parliament approved the bill"), event("the parliament rejected the bill")
        )[0]
        is CONFLICT
    )


def test_a_later_figure_supersedes_but_stays_a_conflict() -> None:
    early, late = claim("164", plain(164), Kind.QUANTITY), claim("225", least(225), Kind.QUANTITY, "b")
    found = relations.as_relation(early, late, (Day(2022, 1, 11), Day(2022, 1, 19)))
    assert found.kind is CONFLICT
    assert found.superseded_by == "b"
    assert "the later report is of Wed 19 Jan 2022" in found.reason
    assert relations.as_relation(early, late, (None, Day(2022, 1, 19))).superseded_by is None


def test_figures_on_top_of_others_do_not_conflict() -> None:
    first = claim("150 arrested", plain(150), Kind.QUANTITY)
    more = claim("20 more arrested", plain(20), Kind.QUANTITY)
    assert relations.relate(first, more)[0] is COMPATIBLE
