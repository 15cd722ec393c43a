import pytest

from workbench.core.span import Span, widened

TEXT = "dead, nearly 10,000 arrested. 😀 Ещё 1.5 млн"


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("0,000 arrest", "10,000 arrested"),
        ("10,", "10,000"),
        ("dead", "dead"),
        ("arrested.", "arrested."),
        ("щё 1", "Ещё 1.5"),
        ("5 мл", "1.5 млн"),
        ("😀", "😀"),
    ],
)
def test_words_that_are_cut_are_taken_whole(cut: str, whole: str) -> None:
    start = TEXT.index(cut)
    assert widened(TEXT, Span(start, start + len(cut))).of(TEXT) == whole
