from datetime import UTC, date, datetime

import pytest

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind, Mood, Origin
from workbench.core.dates import PartialDate
from workbench.core.plain import plain, revive
from workbench.core.session import Layout, PaneLayout
from workbench.core.span import Span
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue, Value
from workbench.core.verdict import Ruling

VALUES: list[Value] = [
    Quantity(164, None, unit="people dead", hedge="at least"),
    Quantity(0.5, 0.5, True, "percent"),
    TimeValue(PartialDate(2022, 1, 13), weekday="Thursday", rule="weekday"),
    TimeValue(None, date(2022, 1, 3), date(2022, 1, 9), granularity="week", inferred="session"),
    NameValue("Tokayev", ("Tokajev",), "person"),
    QuoteValue("very important role", direct=False),
    EventValue(True, TimeValue(PartialDate(month=1, day=5))),
]


@pytest.mark.parametrize("value", VALUES, ids=lambda v: type(v).__name__)
def test_a_claim_survives_the_way_through_json(value: Value) -> None:
    claim = Claim(
        "c1", "a1", Span(3, 9), "quoted", Kind.EVENT, value, "officials", Span(0, 2), Mood.PLAN,
        "2022-01-13", 0.25, ("a number",), (Span(3, 9), Span(20, 26)), Origin.MANUAL,
    )  # fmt: skip
    assert revive(Claim, plain(claim)) == claim


def test_whole_numbers_stay_whole() -> None:
    low = revive(Quantity, plain(Quantity(164, None))).low
    assert isinstance(low, int)


def test_an_article_and_a_layout_survive() -> None:
    line = Line(1, 0, 4, LineRole.BODY, "prose")
    article = Article("a1", "x.txt", "Text", "00", "utf-8", "en", Masthead(headline="Text"), (line,))
    assert revive(Article, plain(article)) == article
    layout = Layout((PaneLayout("a1", 300, unfolded=(3, 9)),), "c2", {"kind": "time"}, {}, {"c1": "half"})
    assert revive(Layout, plain(layout)) == layout
    ruling = Ruling("c1", "accepted", "", "A. Editor", datetime(2022, 1, 19, 12, tzinfo=UTC))
    assert revive(Ruling, plain(ruling)) == ruling


@pytest.mark.parametrize("data", [None, 3, "x", [], {"start": "1", "end": 2}, {"start": 1}, {"begin": 1}])
def test_what_does_not_fit_is_refused(data: object) -> None:
    with pytest.raises(ValueError):
        revive(Span, data)
