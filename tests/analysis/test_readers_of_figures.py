"""Random news-like words through the readers of figures and times: exact spans, sound values, no error."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import quantities, sentences, times
from workbench.core.dates import Window
from workbench.core.span import Span

WORDS = re.findall(
    r"\S+",
    "one two half a an the of and million hundred dozen 1,000 3.5 ½ 1/2 9 31 99999999999999 2022 0 -5 $ £ % km day "
    "days week weeks years month quarter decade century ago earlier later after before in on by until last next this "
    "that the Monday Thursday tomorrow yesterday today January Feb. May March 5th 30th 29 p.m. 5 14:30 25:61 noon - "
    "– to between from at least more than nearly up to about others killed injured people were percent points old "
    "-year-old 1980s '90s first third end early weekend summer each every daily now soon New Year Easter Russia "
    "other states ( ) , . ; won 3-1 52-48 vote no one was hurt magnitude e400 1e500 ×10−400 0000 9999 0001 2/30/2022 "
    "2022-02-30 12/31/99 13/13/2013 weeklong toll rose passes oldest them which cases confirmed aged fifth tenths "
    "minute 67th scored twice hat-trick Rovers City 4.17 0417 GMT mid-July $380 million soldiers lives magnitude",
)
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", " ", "", "-", ", "])), max_size=14)
WINDOWS = (
    None,
    Window(date(2022, 1, 11), date(2022, 1, 11)),
    Window(date(2022, 1, 11), date(2022, 1, 19), "session"),
    Window(date(2020, 2, 29), date(2020, 2, 29)),
    Window(date(1, 1, 1), date(1, 1, 1)),
    Window(date(9999, 12, 31), date(9999, 12, 31)),
    Window(date(1900, 1, 1), date(2022, 1, 1), "session"),
)


@given(TEXTS)
def test_quantities_lie_in_their_sentence_and_hold_their_number(pairs: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pairs)
    lines = sentences.split(text, [Span(0, len(text))])
    for mention in quantities.find(text, lines):
        assert mention.span.holds(mention.number)
        assert any(line.holds(mention.span) for line in lines)
        low, high = mention.value.interval()
        assert low <= high


@pytest.mark.parametrize("window", WINDOWS)
@given(pairs=TEXTS)
def test_times_keep_order_and_name_whole_days(window: Window | None, pairs: list[tuple[str, str]]) -> None:
    text = "".join(word + gap for word, gap in pairs)
    end = 0
    for mention in times.find(text, [Span(0, len(text))], window):
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        days = mention.value.days()
        assert days is None or days[0] <= days[1]
        assert mention.value.rule
