import re

import pytest

from tests.export.build import Builder, article, session
from workbench.core.article import Masthead
from workbench.core.claim import Kind
from workbench.core.errors import NotFound
from workbench.core.value import NameValue
from workbench.export.annotated import annotated_copy


def copy_of(text: str, *claims: tuple[str, Kind]) -> str:
    b = Builder(
        article("a1", "one.txt", tuple(("body", line) for line in text.split("\n")), Masthead("Head"))
    )
    for words, kind in claims:
        b.claim(0, words, kind, NameValue(words) if kind is Kind.NAME else None)
    return annotated_copy(b.view(), "a1")


def test_nested_and_overlapping_claims_are_bracketed_in_order() -> None:
    text = copy_of(
        "one two three four", ("one two three", Kind.EVENT), ("two", Kind.EVENT), ("three four", Kind.EVENT)
    )
    assert "**1** \\[one \\[two\\]² \\[three\\]¹ four\\]³" in text


def test_a_claim_over_two_lines_closes_on_the_second() -> None:
    text = copy_of("one two\nthree", ("two\nthree", Kind.EVENT))
    assert "**1** one \\[two\n\n**2** three\\]¹" in text


def test_claims_that_touch_stay_apart() -> None:
    assert "\\[ab\\]¹\\[cd\\]²" in copy_of("abcd", ("ab", Kind.EVENT), ("cd", Kind.EVENT))


def test_names_without_a_finding_have_no_note() -> None:
    text = copy_of("Anna Lenz left", ("Anna Lenz", Kind.NAME), ("left", Kind.EVENT))
    assert "**1** Anna Lenz \\[left\\]¹" in text
    assert "## Notes (1)" in text


def test_notes_lead_to_the_sheet_and_nothing_of_the_article_is_missing() -> None:
    text = annotated_copy(session(), "a1")
    assert "¹ **c1**, quantity: at least 164 people dead" in text
    assert "**rejected**: the later count" in text
    assert "## Page furniture (1 line)" in text
    assert "- **4** Advertisement (advert marker)" in text
    numbers = re.findall(r"^\*\*(\d+)\*\*|^- \*\*(\d+)\*\*", text, re.M)
    assert sorted(int(a or b) for a, b in numbers) == [1, 2, 3, 4]


def test_an_unknown_article_is_said() -> None:
    with pytest.raises(NotFound):
        annotated_copy(session(), "a9")
