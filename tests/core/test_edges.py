import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.edges import Edge, Unit, moved
from workbench.core.span import Span

TEXT = "At least 10,000 people – “some\u00a02,500 troops” – left Nur-Sultan, it said."


def at(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "edge", "way", "then"),
    [
        ("10,000 people", Edge.START, -1, "least 10,000 people"),
        ("least 10,000 people", Edge.START, 1, "10,000 people"),
        ("10,000 people", Edge.END, -1, "10,000"),
        ("10,000 people", Edge.END, 1, "10,000 people – “some"),
        ("2,500 troops", Edge.END, 1, "2,500 troops” – left"),
        ("left", Edge.END, 1, "left Nur-Sultan"),
        ("left Nur-Sultan", Edge.START, 1, "Nur-Sultan"),
    ],
)
def test_an_edge_goes_by_word(words: str, edge: Edge, way: int, then: str) -> None:
    found = moved(TEXT, at(words), edge, Unit.WORD, way)
    assert found is not None
    assert found.of(TEXT) == then


@pytest.mark.parametrize(
    ("text", "words", "edge", "way", "then"),
    [
        (TEXT, "people", Edge.END, -1, "peopl"),
        (TEXT, "people", Edge.START, 1, "eople"),
        (TEXT, "people", Edge.START, -1, "0 people"),
        (TEXT, "left", Edge.END, 1, "left N"),
        ("the cafe\u0301s burn", "cafe\u0301", Edge.END, -1, "caf"),
        ("the cafe\u0301s burn", "caf", Edge.END, 1, "cafe\u0301"),
        ("Қазақстан жақ", "Қазақстан", Edge.END, 1, "Қазақстан ж"),
        ("שלום עולם", "שלום", Edge.END, 1, "שלום ע"),
        ("seen 👩\u200d🚒 there", "seen", Edge.END, 1, "seen 👩\u200d🚒"),
    ],
)
def test_an_edge_goes_by_letter_and_never_into_one(
    text: str, words: str, edge: Edge, way: int, then: str
) -> None:
    found = moved(text, at(words, text), edge, Unit.LETTER, way)
    assert found is not None
    assert found.of(text) == then


def test_an_edge_has_somewhere_to_end() -> None:
    assert moved(TEXT, at("At least"), Edge.START, Unit.WORD, -1) is None
    assert moved(TEXT, at("it said"), Edge.END, Unit.WORD, 1) is None
    assert moved(TEXT, at("left"), Edge.END, Unit.WORD, -1) is None, "nothing would be left of it"


@given(st.text("aé\u0301 ,.5“👩\u200d", max_size=30), st.data())
def test_an_edge_moves_or_says_that_it_cannot(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    for edge in Edge:
        for unit in Unit:
            for way in (1, -1):
                found = moved(text, span, edge, unit, way)
                assert found is None or (found != span and found.end <= len(text))
