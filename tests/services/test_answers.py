from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from workbench.core.dates import PartialDate
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue, Value
from workbench.services.answers import moment, value, worst_relation


@pytest.mark.parametrize(
    ("held", "data"),
    [
        (None, None),
        (
            Quantity(164, None, unit="people dead", hedge="at least"),
            {"low": 164, "high": None, "approximate": False, "unit": "people dead"},
        ),
        (
            TimeValue(PartialDate(month=1, day=5), rule="day and month", inferred="session"),
            {
                "date": "--01-05", "weekday": None, "granularity": "day", "rule": "day and month",
                "inferred": "session",
            },
        ),
        (
            TimeValue(None, date(2022, 1, 10), date(2022, 1, 16), granularity="week", approximate=True),
            {
                "from": "2022-01-10", "to": "2022-01-16", "weekday": None, "granularity": "week", "rule": "",
                "approximate": True,
            },
        ),
        (
            TimeValue(weekday="Thursday"),
            {"date": None, "weekday": "Thursday", "granularity": "day", "rule": ""},
        ),
        (
            NameValue("Tokayev", ("Tokajev",), "person"),
            {"canonical": "Tokayev", "forms": ["Tokajev"], "entity": "person"},
        ),
        (QuoteValue("we left", direct=False), {"words": "we left", "direct": False}),
        (
            EventValue(True, TimeValue(PartialDate(2022))),
            {"negated": True, "when": {"date": "2022", "weekday": None, "granularity": "day", "rule": ""}},
        ),
    ],
)  # fmt: skip
def test_values_have_the_shape_of_the_contract(held: Value | None, data: object) -> None:
    assert value(held) == data


def test_times_are_in_utc_to_the_second() -> None:
    at = datetime(2022, 1, 19, 14, 2, 11, 999, tzinfo=timezone(timedelta(hours=2)))
    assert moment(at) == "2022-01-19T12:02:11Z"
    assert moment(at.astimezone(UTC)) == moment(at)


@pytest.mark.parametrize(
    ("kinds", "worst"),
    [
        ([], "single"),
        ([RelationKind.UNRELATED], "unrelated"),
        ([RelationKind.AGREE, RelationKind.VARIANT, RelationKind.COMPATIBLE], "variant"),
        ([RelationKind.VARIANT, RelationKind.CONFLICT], "conflict"),
    ],
)
def test_a_point_is_as_bad_as_its_worst_pair(kinds: list[RelationKind], worst: str) -> None:
    relations = tuple(Relation("c1", "c2", kind, "") for kind in kinds)
    assert worst_relation(Point("p1", "x", ("c1", "c2"), relations)) == worst
