"""Words of a text in lower case keep their places, and what tells something is counted as it is listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.wording import content, content_count, lowered
from workbench.core.span import Span


@given(text=st.text(st.sampled_from("aZİßΣſK “’é\U00010400"), max_size=12))
def test_a_lowered_text_keeps_every_place(text: str) -> None:
    low = lowered(text)
    assert len(low) == len(text)
    assert all(a == b or a.lower() == b or {a, b} == {"ς", "Σ"} for a, b in zip(text, low, strict=True))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("At least 164 people were killed in Almaty.", 3),
        ("They lost their lives in the well-known U.S. embassy", 5),
        ("The 10,000 of 1998", 0),
        ("", 0),
    ],
)
def test_what_tells_something_is_counted_without_its_stem(text: str, count: int) -> None:
    whole = Span(0, len(text))
    assert content_count(text, whole) == len(content(text, whole)) == count
