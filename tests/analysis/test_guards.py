"""What is asked of a text before a dear pattern is tried passes over nothing that the pattern finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import assertions, quantities_special

Guarded = tuple[re.Pattern[str], re.Pattern[str]]
NONE = (quantities_special._NO_ONE, quantities_special._NO_THING, quantities_special._NO_NOUN)
GUARDED: list[Guarded] = [(pattern, assertions._MAY_DENY) for pattern, _ in assertions._NEGATORS]
GUARDED += [(pattern, quantities_special._MAY_BE_NONE) for pattern in NONE]


@pytest.mark.parametrize("guarded", GUARDED, ids=lambda g: g[0].pattern[:24])
@given(data=st.data())
def test_a_guard_lets_through_whatever_its_pattern_finds(guarded: Guarded, data: st.DataObject) -> None:
    pattern, guard = guarded
    words = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    assert pattern.search(words) is None or guard.search(words.lower()) is not None
