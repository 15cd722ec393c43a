import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from workbench.core.span import Span
from workbench.ui.reading.utf16 import Utf16

TEXTS = st.text(
    alphabet=st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(["😀", "👩‍👩‍👧"[0], "\u0301", "\u200d", "\u00a0", "\n", "ж", "ש", "𝒳"]),
    ),
    max_size=60,
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS)
def test_a_unit_is_where_the_text_before_it_ends(text: str) -> None:
    table = Utf16(text)
    for point in range(len(text) + 1):
        assert table.unit(point) == units(text[:point])
        assert table.point(table.unit(point)) == point


@given(TEXTS)
def test_the_second_half_of_a_pair_belongs_to_its_character(text: str) -> None:
    table = Utf16(text)
    for point, char in enumerate(text):
        if ord(char) > 0xFFFF:
            assert table.point(table.unit(point) + 1) == point


@given(TEXTS, st.data())
def test_a_span_covers_the_units_of_its_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = Utf16(text).units(Span(start, end))
    assert last - first == units(text[start:end])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("164 dead", 8),
        ("👍 164 dead", 11),
        ("e\u0301te\u0301", 5),
        ("a\ud800b", 3),
        ("👩‍👩‍👧", 8),
    ],
)
def test_known_texts(text: str, expected: int) -> None:
    assert Utf16(text).unit(len(text)) == expected


@pytest.mark.parametrize("text", ["👍 one\n\nsecond 💬 line\nthird", "a\u00a0b\u2028c\n👁"])
def test_qt_counts_the_same(qapp: object, text: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    assert document.characterCount() - 1 == Utf16(text).unit(len(text))
