from datetime import UTC, date, datetime

import pytest

from workbench.core import wording
from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate
from workbench.core.point import Decision, Point, Relation, RelationKind
from workbench.core.session import Reviewed, Session, SessionView
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue, Value
from workbench.core.verdict import Ruling
from workbench.services.comparison import NOT_MENTIONED, comparison, open_conflicts
from workbench.services.wording import as_stated, brief

NOW = datetime(2022, 1, 20, tzinfo=UTC)


def claim(
    key: str, article: str, value: Value | None, kind: Kind = Kind.QUANTITY, quote: str = "words"
) -> Claim:
    return Claim(key, article, Span(0, len(quote)), quote, kind, value)


def article(key: str, publisher: str | None = None) -> Article:
    line = Line(1, 0, 5, LineRole.BODY, "prose")
    return Article(key, f"{key}.txt", "words", "", "utf-8", "en", Masthead(publisher=publisher), (line,))


def ruled(held: Claim, verdict: str | None = None, *, dismissed: bool = False) -> Reviewed:
    history = (Ruling(held.id, verdict, "", "A. Editor", NOW),) if verdict else ()
    return Reviewed(held, history, dismissed=dismissed)


def conflict(a: str, b: str) -> Relation:
    return Relation(a, b, RelationKind.CONFLICT, "")


def view(points: list[Point], *claims: Reviewed) -> SessionView:
    articles = (article("a1", "UPI"), article("a2"))
    return SessionView(Session("s1", "x", "", NOW, NOW), articles, claims, tuple(points))


@pytest.mark.parametrize(
    ("kind", "value", "quote", "stated"),
    [
        (Kind.QUANTITY, Quantity(164, None, unit="people dead", hedge="at least"), "x", "at least 164"),
        (Kind.QUANTITY, Quantity(2500, 2500, True, "troops", "some"), "x", "some 2,500"),
        (Kind.QUANTITY, Quantity(None, 1000, True, "people", "nearly"), "x", "nearly 1,000"),
        (Kind.QUANTITY, Quantity(2000, None, True, "people"), "x", "thousands"),
        (Kind.QUANTITY, Quantity(None, 10, False, "days", "no more than"), "x", "no more than 10 days"),
        (Kind.QUANTITY, Quantity(1, 1, unit="weeks"), "weeklong", "1 week"),
        (Kind.QUANTITY, Quantity(8374, 8374, unit="acres burned"), "x", "8,374 acres burned"),
        (Kind.QUANTITY, Quantity(9, 9, unit="weekday papers"), "x", "9"),
        (
            Kind.TIME,
            TimeValue(PartialDate(2022, 1, 19), weekday="Wednesday", said="next Wednesday"),
            "x",
            "next Wednesday = 19 Jan",
        ),
        (Kind.TIME, TimeValue(PartialDate(2022, 1, 13), weekday="Thursday"), "x", "Thursday = 13 Jan"),
        (Kind.TIME, TimeValue(PartialDate(2022, 1, 11), said="Jan. 11"), "x", "11 Jan"),
        (Kind.TIME, TimeValue(weekday="Thursday"), "x", "Thursday"),
        (Kind.TIME, TimeValue(None, date(2022, 1, 10), date(2022, 1, 14)), "x", "10 to 14 Jan"),
        (Kind.NAME, NameValue("Tokayev"), "x", "Tokayev"),
        (Kind.QUOTE, QuoteValue("very important role"), "x", "“very important role”"),
        (Kind.EVENT, EventValue(), "the troops left", "the troops left"),
    ],
)
def test_a_cell_shows_the_value_as_stated(kind: Kind, value: Value, quote: str, stated: str) -> None:
    assert as_stated(claim("c1", "a1", value, kind, quote)) == stated


def test_long_words_are_cut_at_a_word() -> None:
    assert wording.shortened("one two three four", 12) == "one two…"
    assert wording.shortened("x" * 20, 10) == "x" * 9 + "…"
    assert brief(claim("c1", "a1", None, quote="two\nlines")) == "two lines"


def test_rows_are_ranked_and_empty_cells_say_so() -> None:
    c = {
        key: claim(key, where, Quantity(n, n))
        for key, where, n in [
            ("c1", "a1", 5), ("c2", "a2", 5), ("c3", "a1", 100), ("c4", "a2", 225),
            ("c5", "a1", 10), ("c6", "a2", 20), ("c7", "a2", 3), ("c8", "a1", 1), ("c9", "a2", 2),
        ]
    }  # fmt: skip
    names = [("c10", "a1", "Oslo"), ("c11", "a2", "Oslo"), ("c12", "a1", "Kyiv"), ("c13", "a2", "Kiev")]
    c |= {key: claim(key, where, NameValue(name), Kind.NAME) for key, where, name in names}
    decided = Decision("p5", "c8", "", "A. Editor", NOW)
    points = [
        Point("p1", "the same", ("c1", "c2"), (Relation("c1", "c2", RelationKind.AGREE, ""),), (5, 5)),
        Point("p2", "spread", ("c3", "c4"), (Relation("c3", "c4", RelationKind.COMPATIBLE, ""),), (100, 225)),
        Point("p3", "clash", ("c5", "c6"), (conflict("c5", "c6"),), (10, 20)),
        Point("p4", "one alone", ("c7",), (), (3, 3)),
        Point("p6", "name", ("c10", "c11"), (Relation("c10", "c11", RelationKind.AGREE, ""),)),
        Point("p7", "name", ("c12", "c13"), (Relation("c12", "c13", RelationKind.VARIANT, ""),)),
        Point("p5", "decided", ("c8", "c9"), (conflict("c8", "c9"),), (1, 2), decision=decided),
    ]
    table = comparison(view(points, *(ruled(x) for x in c.values())))
    assert [row.point.id for row in table.rows] == ["p3", "p5", "p2", "p7", "p1", "p4", "p6"]
    assert [row.is_open for row in table.rows] == [True] + [False] * 6
    assert [column.title for column in table.columns] == ["UPI", "a2.txt"]
    alone = table.rows[-2]
    assert alone.cells[0].text == NOT_MENTIONED
    assert alone.cells[0].claim is None
    assert (alone.cells[1].text, alone.cells[1].claim) == ("3", "c7")
    assert [row.point.id for row in table.only_in("a2")] == ["p4"]
    assert [row.point.id for row in table.missing_in("a1")] == ["p4"]


def test_a_cell_leads_to_the_claim_in_conflict_and_shows_both() -> None:
    first, second = claim("c1", "a1", Quantity(100, 100)), claim("c2", "a1", Quantity(200, 200))
    other = claim("c3", "a2", Quantity(100, 100))
    point = Point("p1", "x", ("c1", "c2", "c3"), (conflict("c2", "c3"),))
    (row,) = comparison(view([point], ruled(first), ruled(second), ruled(other))).rows
    assert row.cells[0].text == "100; 200"
    assert (row.cells[0].claim, row.cells[0].in_conflict) == ("c2", True)


@pytest.mark.parametrize("closing", ["rejected", "unverifiable"])
def test_a_conflict_is_closed_by_ruling_one_claim_out(closing: str) -> None:
    a, b = claim("c1", "a1", Quantity(1, 1)), claim("c2", "a2", Quantity(2, 2))
    point = Point("p1", "x", ("c1", "c2"), (conflict("c1", "c2"),))
    assert open_conflicts(point, {"c1": ruled(a, "accepted"), "c2": ruled(b)})
    assert not open_conflicts(point, {"c1": ruled(a), "c2": ruled(b, closing)})
    assert not open_conflicts(point, {"c1": ruled(a), "c2": ruled(b, dismissed=True)})


def test_dismissed_claims_are_left_out() -> None:
    a, b = claim("c1", "a1", Quantity(1, 1)), claim("c2", "a2", Quantity(2, 2))
    point = Point("p1", "x", ("c1", "c2"), (conflict("c1", "c2"),))
    (row,) = comparison(view([point], ruled(a), ruled(b, dismissed=True))).rows
    assert row.cells[1].text == NOT_MENTIONED
    assert not row.is_open
