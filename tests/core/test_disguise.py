"""Disguised words are seen, honest ones are left alone, and the folded copy leads back to the true places."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.spoofs import HONEST, SPOOFS
from workbench.core.disguise import MOST, Trick, disguises, within
from workbench.core.places import seeds
from workbench.core.reveal import badge, folded, revealed, unhidden
from workbench.core.span import Span

CLEAN = [
    line for line in Path(__file__).with_name("clean_sentences.txt").read_text("utf-8").split("\n") if line
]
PIECES = st.sampled_from(
    [
        "not",
        "the bill",
        " ",
        "\n",
        "1,2О0",
        "nоt",
        "\u200b",
        "\u202e",
        "e\u0301",
        "ｎ",
        "рау",
        "é",
        "😀",
        "\u00a0",
        "да",
        "\ufe0f",
        "e" + "\u0301\u0300" * 20,
        "נאט",
        "\u200f",
    ]
)
TEXTS = st.lists(PIECES, max_size=30).map("".join)


def test_spoofs_are_seen() -> None:
    missed = [name for name, text in SPOOFS.items() if not disguises(text)]
    assert len(SPOOFS) >= 40
    assert len(SPOOFS) - len(missed) >= 0.95 * len(SPOOFS), missed


def test_honest_sentences_are_left_alone() -> None:
    news = [line for path in seeds().glob("*.txt") for line in path.read_text("utf-8").split("\n") if line]
    accused = [line for line in (*CLEAN, *news) if disguises(line)]
    assert len(accused) <= 0.01 * len((*CLEAN, *news)), accused
    assert len([line for line in CLEAN if disguises(line)]) <= 0.01 * len(CLEAN)


@pytest.mark.parametrize(
    "name", sorted(set(SPOOFS) - {"no-break spaces", "thin space", "tags spelling words"})
)
def test_a_folded_copy_reads_as_it_looks(name: str) -> None:
    plain = folded(SPOOFS[name]).text
    honest = {
        "accent apart": "the café did not pay",
        "Kelvin sign": HONEST.replace("mayor", "Kate"),
        "line separator": HONEST.replace("not", "n ot"),
        "Hangul filler": HONEST.replace(" not", "  not"),
        "override of figures": HONEST.replace("1,200", "002,1"),
    }.get(name, HONEST)
    assert plain == honest


def test_what_is_hidden_is_named_and_revealed() -> None:
    text = SPOOFS["zero width space"]
    assert badge(text, disguises(text)) == "hidden characters (U+200B ZERO WIDTH SPACE)"
    assert "n[U+200B]ot" in revealed(text)
    assert "n[U+043E]t" in revealed(SPOOFS["Cyrillic o"])
    assert "nоt" in unhidden(SPOOFS["Cyrillic o"])
    assert "[U+202E]002,1[U+202C]" in unhidden(SPOOFS["override of figures"])
    assert badge(HONEST, disguises(HONEST)) == ""


def test_only_what_lies_within_is_told() -> None:
    text = SPOOFS["zero width space"] + "\nHonest words here.\n" + SPOOFS["Cyrillic o"]
    lines = text.split("\n")
    second = Span(len(lines[0]) + 1, len(lines[0]) + 1 + len(lines[1]))
    assert within(text, [second]) == ()
    assert [d.trick for d in within(text, [Span(0, 20)])] == [Trick.HIDDEN]
    assert len(within(text, [Span(0, 20), Span(0, len(text))])) == 2


@given(TEXTS)
def test_every_span_of_the_copy_leads_to_its_words(text: str) -> None:
    copy = folded(text)
    for start in range(len(copy.text) + 1):
        for end in range(start + 1, min(start + 6, len(copy.text)) + 1):
            there = copy.back(Span(start, end))
            assert there.end <= len(text)
            words = folded_piece(text, there)
            assert copy.text[start:end] in words
            assert copy.there(there).holds(Span(start, end))


@given(st.text())
def test_any_text_folds(text: str) -> None:
    copy = folded(text)
    whole = copy.back(Span(0, len(copy.text)))
    assert 0 <= whole.start <= whole.end <= len(text)
    assert not any(d.span.start >= d.span.end for d in disguises(text))


def folded_piece(text: str, span: Span) -> str:
    """Return what the words under ``span`` read as, by the places found in the whole text."""
    parts, at = [], span.start
    for disguise in within(text, [span]):
        parts += [text[at : disguise.span.start], disguise.plain]
        at = max(at, disguise.span.end)
    return "".join((*parts, text[at : span.end]))


@pytest.mark.unmeasured
def test_a_flood_of_tricks_ends() -> None:
    assert len(disguises("a\u200b" * 60_000)) == MOST
    assert len(disguises("\u200b" * 200_000)) == 1
    assert len(disguises("e" + "\u0315\u0300" * 100_000)) == 1
    assert len(disguises("\u200f" * 100_000)) == 1
