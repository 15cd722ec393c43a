"""A pattern of any of many words takes the longest that stands there, as trying them one by one does."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.wording import any_of

WORDS = st.lists(st.text("ab .", min_size=1, max_size=5), min_size=1, max_size=8)


@given(words=WORDS, text=st.text("ab .", max_size=8))
def test_the_longest_word_that_stands_there_is_taken(words: list[str], text: str) -> None:
    found = re.compile(any_of(words)).match(text)
    standing = [word for word in words if text.startswith(word)]
    assert (found[0] if found else "") == max(standing, key=len, default="")


@given(words=WORDS, text=st.text("ab .", max_size=8))
def test_a_shorter_word_is_taken_where_what_follows_forbids_the_longer(words: list[str], text: str) -> None:
    found = re.compile(rf"{any_of(words)}(?!\w)").match(text)
    ends = [len(w) for w in words if text.startswith(w) and not text[len(w) : len(w) + 1].isalnum()]
    assert (found.end() if found else 0) == max(ends, default=0)
