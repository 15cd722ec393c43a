import pytest

from workbench.core.evidence import Passage
from workbench.core.span import Span
from workbench.core.verbatim import Match, compared

TEXT = "The ministry said:\n“At least\u00a0164 people”\nhave died. 😀 It’s over."


@pytest.mark.parametrize(
    ("quote", "span", "found"),
    [
        ("At least 164 people", None, Match.VERBATIM),
        ('"At least 164 people" have died', None, Match.VERBATIM),
        ("It's over", Span(62, 71), Match.ELSEWHERE),
        ("😀 It’s over", Span(TEXT.index("😀"), TEXT.index(".", TEXT.index("😀"))), Match.VERBATIM),
        ("At least 165 people", None, Match.DIFFERS),
        ("at least 164 people", None, Match.DIFFERS),
        ("At least 164 people", Span(0, 12), Match.ELSEWHERE),
        ("At least 164 people", Span(0, 9000), Match.ELSEWHERE),
        ("  ", None, Match.UNCHECKED),
    ],
)
def test_a_quote_is_held_against_the_text(quote: str, span: Span | None, found: Match) -> None:
    assert compared(Passage(quote=quote, span=span), TEXT) is found


def test_without_a_stored_text_nothing_is_said() -> None:
    assert compared(Passage(quote="anything"), None) is Match.UNCHECKED
