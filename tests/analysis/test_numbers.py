from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import numbers, units
from workbench.core.span import Span


def values(text: str) -> list[float]:
    return [n.value for n in numbers.scan(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,000", [1000]),
        ("10 000 dollars", [10000]),
        ("1\u00a0000\u00a0000", [1000000]),
        ("1.6 million", [1.6e6]),
        ("60bn", [60e9]),
        ("$60B", [60e9]),
        ("$40m", [40e6]),
        ("27-million", [27e6]),
        ("2 1/2 in", [2.5]),
        ("2½ weeks", [2.5]),
        ("½ tbsp", [0.5]),
        ("1/40 of it", [0.025]),
        ("4e14", [4e14]),
        ("2.48×10−5", [2.48e-5]),
        ("-18 °C", [-18]),
        ("3.5–4.0", [3.5, 4.0]),
        ("a hundred", [100]),
        ("one hundred and two", [102]),
        ("three million, two hundred & forty", [3000240]),
        ("twenty-one years and six months", [21, 6]),
        ("six hundred one thousand", [601000]),
        ("two and a half million", [2.5e6]),
        ("a million and a half", [1.5e6]),
        ("5 and a half", [5.5]),
        ("half a million", [5e5]),
        ("a quarter of a million", [250000]),
        ("half a dozen", [6]),
        ("two dozen", [24]),
        ("one sixth", [1 / 6]),
        ("two thirds of", [2 / 3]),
        ("five six", [5, 6]),
        ("dozens", [24]),
        ("tens of thousands", [20000]),
        ("hundreds of thousands", [200000]),
        ("several hundred", [300]),
        ("a couple of dozen", [24]),
        ("a handful", [3]),
        ("1/0", []),
        ("COVID-19", []),
        ("H20", []),
        ("someone", []),
    ],
)
def test_numbers_have_their_value(text: str, expected: list[float]) -> None:
    assert values(text) == [pytest.approx(v) for v in expected]


def test_a_vague_number_is_open_above() -> None:
    (found,) = numbers.scan("thousands", Span(0, 9))
    assert (found.low, found.high, found.approximate) == (2000, None, True)


@pytest.mark.parametrize("text", ["9" * 400, "1e999", "half a " * 50 + "million", "one hundred " * 50])
def test_odd_numbers_do_no_harm(text: str) -> None:
    assert all(n.start < n.end <= len(text) for n in numbers.scan(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (85, "miles", (136794, "length")),
        (135, "kilometres", (135000, "length")),
        (60, "per cent", (60, "share")),
        (2, "weeks", (1209600, "time")),
        (212, "degrees Fahrenheit", (100, "temperature")),
        (5, "US dollars", (5, "money: US dollars")),
    ],
)
def test_a_measure_is_brought_to_its_base_unit(value: float, unit: str, expected: tuple[float, str]) -> None:
    found = units.to_base(value, unit)
    assert found is not None
    assert (round(found[0]), found[1]) == expected


def test_what_is_counted_is_no_measure() -> None:
    assert units.measure("troops") is None
    assert units.to_base(5, "troops") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a four and nine-tenths billion dollar plan", [4.9e9]),
        ("it fell by almost a fifth to $3", [0.2, 3]),
        ("three and three quarters", [3.75]),
        ("one half million", [5e5]),
        ("$380\nmillion", [3.8e8]),
        ("2\n1/2", [2, 0.5]),
        ("the twenty-third street", []),
        ("nearly a third man", []),
        ("two sevenths and one ninth", [2 / 7, 1 / 9]),
    ],
)
def test_parts_and_broken_lines(text: str, expected: list[float]) -> None:
    assert [n.value for n in numbers.scan(text, Span(0, len(text)))] == pytest.approx(expected)


NUMBER_WORDS = re.findall(
    r"\S+",
    "one two nine ten twenty ninety hundred thousand million billion dozen half quarter third tenths quarters "
    "ninths thirds and a an of by & dozens tens several few couple",
)


@given(
    st.lists(st.tuples(st.sampled_from(NUMBER_WORDS), st.sampled_from([" ", "-", "\n", ", "])), max_size=9)
)
def test_number_words_in_any_order_are_read(pairs: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pairs)
    end = 0
    for number in numbers.scan(text, Span(0, len(text))):
        assert end <= number.start < number.end <= len(text)
        assert number.value >= 0
        end = number.end
