from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import quotations
from workbench.core.span import Span


def lines(text: str) -> tuple[Span, ...]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in quotations.find(text, lines(text))]


def test_each_kind_of_mark() -> None:
    assert quoted("He said “one two” and \"three four\", ``five'' and «six».") == [
        "“one two”",
        '"three four"',
        "``five''",
        "«six»",
    ]


def test_single_marks_are_told_from_apostrophes() -> None:
    text = "‘It’s the boys’ fault,’ he said. The troops' job in the '90s was 'not the police's', she said."
    assert quoted(text) == ["‘It’s the boys’ fault,’", "'not the police's'"]


def test_words_are_without_the_marks() -> None:
    text = "They called it “a coup”."
    (found,) = quotations.find(text, lines(text))
    assert found.words.of(text) == "a coup"
    assert found.is_scare


def test_a_sentence_is_no_scare_quote() -> None:
    text = 'He said "it has been completed" and "strategic facilities".'
    assert [q.is_scare for q in quotations.find(text, lines(text))] == [False, True]


def test_a_quotation_that_reopens_in_the_next_paragraph_takes_in_both() -> None:
    text = "“We came. We looked around.\n\n“We saw,” he said."
    assert quoted(text) == ["“We came. We looked around.", "“We saw,”"]


def test_an_unclosed_mark_ends_with_its_sentence() -> None:
    text = "He said “it is over. Then he left the room, and the town.\nNobody knew “why”."
    assert quoted(text) == ["“it is over.", "“why”"]


def test_a_quotation_goes_on_over_the_lines_of_a_wrapped_paragraph() -> None:
    text = (
        'She dismissed reports. "There\nis not a single case in Marundi," she said.\nThey “left\nthe town”.'
    )
    assert quoted(text) == ['"There\nis not a single case in Marundi,"', "“left\nthe town”"]


def test_lines_of_their_own_are_not_joined_by_their_marks() -> None:
    assert quoted('"One stays open.\n"Two is closed," he said.') == ['"One stays open.', '"Two is closed,"']
    assert quoted('He said "it is over.\n\nA pipe of 5" broke.') == ['"it is over.']
    assert quoted('He said "it is over.\nThe "why" is open.') == ['"it is over.', '"why"']


def test_an_inch_mark_opens_nothing() -> None:
    assert quoted('The 5" pipe burst and the 6" pipe held, "mostly".') == ['"mostly"']


@given(st.text(alphabet="ab .,\n'\"“”‘’`«»", max_size=80))
def test_spans_are_in_order_apart_and_inside_their_line(text: str) -> None:
    spans = lines(text)
    found = quotations.find(text, spans)
    for one in found:
        assert one.span.holds(one.words)
        assert any(line.holds(one.span) for line in spans) or "\n" in one.span.of(text)
        assert "\n\n" not in one.span.of(text)
    for one, other in pairwise(found):
        assert one.span.end <= other.span.start


@pytest.mark.unmeasured
def test_hostile_marks_are_read_in_one_pass() -> None:
    for unit in ('"', '"\n', 'a "b\n', 'a "b\nc" d\n', "“", "”", "'", "‘ a", " 'a", "``", "''", '"a ', "s' "):
        text = unit * (100_000 // len(unit))
        assert len(quotations.find(text, (Span(0, len(text)),))) <= len(text)
        assert len(quotations.find(text, lines(text))) <= len(text)
