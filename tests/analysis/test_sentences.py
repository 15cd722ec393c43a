from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import sentences
from workbench.core.span import Span


def split(text: str) -> list[str]:
    return [s.of(text) for s in sentences.split(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    "expected",
    [
        ["Hello World.", "My name is Jonas."],
        ["Sergei K. Shoigu met Gen. John Smith.", "He left."],
        ["The U.S. Senate voted.", "It passed."],
        ["Mr. Smith v. Jones was heard.", "No one came."],
        ["At 5 a.m. Mr. Smith went to the bank.", "He left the bank at 6 P.M.", "Mr. Smith went home."],
        ["“It was a mistake.”", "The minister left."],
        ["“Why?” she asked.", "He said nothing."],
        ["She works at Yahoo! in the accounting department."],
        ["1. The first item", "2. The second item"],
        ["• 9. The first item", "• 10. The second item"],
        ["We make a good team, you and I.", "Did you see Albert I. Jones yesterday?"],
        ["I wasn’t really ... well, what I mean...see, I didn’t mean it."],
        ["The troops left on Jan. 19, 2022, at 5 p.m. Moscow time.", "Nobody was hurt."],
        ["Prices rose 3.5 percent.", "That was $1.6 million."],
        ["He shouted “Go!” – and they went."],
    ],
)
def test_sentences_are_told_apart(expected: list[str]) -> None:
    assert split(" ".join(expected)) == expected


def test_a_space_lost_by_the_scrape_still_ends_a_sentence() -> None:
    assert split("The battle ended.The army left.") == ["The battle ended.", "The army left."]


def test_a_line_is_a_paragraph() -> None:
    assert split("Troops to leave\n\nBy Ann Lee\nALMATY – Troops left.") == [
        "Troops to leave",
        "By Ann Lee",
        "ALMATY – Troops left.",
    ]


def test_a_sentence_broken_over_lines_is_one() -> None:
    text = "At least 164 people\nhave died. Thousands\nmore were arrested."
    assert split(text) == ["At least 164 people\nhave died.", "Thousands\nmore were arrested."]


def test_a_hard_wrapped_paragraph_is_read_as_one_whatever_its_lines_begin_with() -> None:
    lines = (
        "President Davit Kalandar telephoned his rival Ilona",
        "Seremet on Monday to concede defeat, a source told",
        "reporters. The share price fell by 8 percent on",
        "Thursday, and a profit of more than 380 million, or",
        "$380 million, was lost. She said at the town: “There",
        "is not a single case.”",
    )
    assert split("\n".join(lines)) == [
        "\n".join(lines[:2]) + "\nreporters.",
        "The share price fell by 8 percent on\n" + lines[3] + "\n$380 million, was lost.",
        "She said at the town: “There\nis not a single case.”",
    ]


def test_only_the_lines_handed_in_are_read() -> None:
    text = "Read this.\nSkip this.\nAnd this."
    got = sentences.split(text, [Span(0, 10), Span(22, 31)])
    assert [s.of(text) for s in got] == ["Read this.", "And this."]


def test_a_line_that_is_not_read_is_never_crossed() -> None:
    text = "The minister said\nAdvertisement\nthat he left."
    got = sentences.split(text, [Span(0, 17), Span(32, 45)])
    assert [s.of(text) for s in got] == ["The minister said", "that he left."]


@given(st.text(alphabet="aB. 1)\n\"“”'!?…–•I’,;", max_size=80))
def test_sentences_keep_order_and_lose_only_white_space(text: str) -> None:
    found = sentences.split(text, [Span(0, len(text))])
    at = 0
    for span in found:
        assert not text[at : span.start].strip()
        assert span.of(text) == span.of(text).strip() != ""
        at = span.end
    assert not text[at:].strip()


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "unit", ["1. ", "a. B", "Mr. ", "...", ". . ", "“.” ", "\n", "a\n", "I. The ", "p.m. The ", "• 1) x "]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    assert all(s.of(text) for s in sentences.split(text, [Span(0, len(text))]))


def test_per_cent_can_end_a_sentence() -> None:
    text = "Calder's shares closed up 36 per cent. Brandt's shares fell by 3 per cent of their value."
    assert [s.of(text) for s in sentences.split(text, [Span(0, len(text))])] == [
        "Calder's shares closed up 36 per cent.",
        "Brandt's shares fell by 3 per cent of their value.",
    ]
