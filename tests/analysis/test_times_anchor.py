from __future__ import annotations

from datetime import date

import pytest

from workbench.analysis import sentences, times, times_anchor
from workbench.core.dates import Window
from workbench.core.span import Span

SESSION = Window(date(2022, 1, 11), date(2022, 1, 19), "session")


def infer(text: str, window: Window | None = SESSION) -> date | None:
    found = times_anchor.infer_day(text, sentences.split(text, [Span(0, len(text))]), window)
    return found.day if found is not None else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The minister said at a meeting with the president on Thursday that they leave.", date(2022, 1, 13)),
        ("The bank on Friday said that rates stay.", date(2022, 1, 14)),
        # Wednesday is twice in the window; that Thursday, the 13th, lies ahead leaves the 12th alone.
        (
            "Troops to leave this Thursday. The president confirmed on Wednesday that they go.",
            date(2022, 1, 12),
        ),
        # ... and that Thursday lies behind leaves the 19th.
        ("Troops left on Thursday. The president confirmed on Wednesday that they went.", date(2022, 1, 19)),
    ],
)
def test_the_day_is_told_by_who_spoke_when(text: str, day: date) -> None:
    assert infer(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "The president confirmed on Wednesday that they go.",
        "Troops left on Thursday.",
        "The president said that they leave on Thursday.",
        "The president said last Thursday that they leave.",
        "Nothing is dated here.",
    ],
)
def test_what_does_not_tell_the_day_infers_none(text: str) -> None:
    assert infer(text) is None


def test_a_known_day_and_a_long_window_need_no_inference() -> None:
    text = "The minister said on Thursday that they leave."
    assert infer(text, None) is None
    assert infer(text, Window(date(2022, 1, 11), date(2022, 1, 11))) is None
    assert infer(text, Window(date(2021, 1, 11), date(2022, 1, 11), "session")) is None


def test_times_use_the_inferred_day_and_say_so() -> None:
    text = "The minister said on Thursday that they leave tomorrow."
    _, tomorrow = times.find(text, sentences.split(text, [Span(0, len(text))]), SESSION)
    assert str(tomorrow.value.date) == "2022-01-14"
    assert tomorrow.value.inferred == "session"


@pytest.mark.parametrize("unit", ["said ", "said on Monday ", "Monday said a b c d e f g ", "Thursday "])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    found = times_anchor.infer_day(text, [Span(0, len(text))], SESSION)
    assert found is None or found.day is not None
