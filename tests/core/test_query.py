import pytest

from workbench.core.errors import Refused
from workbench.core.query import LONGEST, MOST, Query, hits, pattern


def found(text: str, words: str, **how: bool) -> list[str]:
    return [span.of(text) for span in hits(Query(words, **how), [text])[0]]


def test_white_space_matches_any_and_capitals_count_only_when_asked() -> None:
    text = "Some 164\u2009people,\nSOME 164 people"
    assert found(text, "some  164 people") == ["Some 164\u2009people", "SOME 164 people"]
    assert found(text, "SOME", cased=True) == ["SOME"]
    assert found("a\u00a0b", "a b") == ["a\u00a0b"]


def test_whole_words() -> None:
    assert found("164, 1,164 and 1640; a164", "164", whole=True) == ["164", "164"]
    assert found("café cafés", "café", whole=True) == ["café"]


def test_an_expression_is_one_and_words_are_none() -> None:
    assert found("225 of 164", r"\d+", is_expression=True) == ["225", "164"]
    assert found(r"a \d+ b", r"\d+") == [r"\d+"]
    assert found("ab\ncd", "^c.", is_expression=True) == ["cd"]
    assert found("abc", "x*", is_expression=True) == [], "what is empty is no hit"


def test_what_cannot_be_searched_for_is_refused() -> None:
    with pytest.raises(Refused, match="regular expression"):
        pattern(Query("(", is_expression=True))
    with pytest.raises(Refused, match="too long"):
        pattern(Query("x" * (LONGEST + 1)))
    assert pattern(Query("  ")) is None
    assert hits(Query(" "), ["a", "b"]) == ((), ())


def test_a_search_stops_at_its_limit() -> None:
    spans = hits(Query("a"), ["a" * MOST, "aaa"])
    assert [len(each) for each in spans] == [MOST, 0]
