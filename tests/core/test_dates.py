from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.dates import PartialDate, Window, windows


@pytest.mark.parametrize("text", ["2022-01-11", "2022-01", "2022", "--01-11", "--02-29", "---05", "--12"])
def test_partial_dates_are_written_as_they_are_read(text: str) -> None:
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize("text", ["", "2022-13-01", "2022-02-30", "11 January", "22-01-01", "--13-01"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        PartialDate.parse(text)


@given(st.dates())
def test_whole_dates_come_back(day: date) -> None:
    assert PartialDate.parse(str(PartialDate.of(day))).whole == day


def test_an_undated_article_borrows_the_window_of_its_session() -> None:
    found = windows([None, PartialDate(2022, 1, 19), PartialDate(month=1, day=11)])
    assert found[1] == Window(date(2022, 1, 19), date(2022, 1, 19))
    assert found[2] == Window(date(2022, 1, 11), date(2022, 1, 11), "year")
    assert found[0] == Window(date(2022, 1, 11), date(2022, 1, 19), "session")


def test_the_inferred_year_is_the_nearest_one() -> None:
    found = windows([PartialDate(2022, 1, 2), PartialDate(month=12, day=30)])
    assert found[1] == Window(date(2021, 12, 30), date(2021, 12, 30), "year")


def test_without_any_date_nothing_is_inferred() -> None:
    assert windows([None, PartialDate(month=1, day=11)]) == (None, None)
