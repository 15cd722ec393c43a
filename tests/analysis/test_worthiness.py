import pytest

from workbench.analysis import mood, worthiness
from workbench.core.claim import Mood


@pytest.mark.parametrize(
    "sentence",
    [
        "At least 164 people have died and thousands more have been arrested.",
        "The earthquake of magnitude 6.2 killed 31 people in Ridgeway on Monday.",
        "The company said revenue rose 14% to $3.2 billion in the third quarter.",
    ],
)
def test_figures_of_public_weight_are_near_the_top(sentence: str) -> None:
    score, reasons = worthiness.score(sentence)
    assert score >= 0.8
    assert "number" in reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "Did you know?",
        "Please subscribe to our newsletter and share this article.",
        "I think it is a beautiful day.",
        "Salman is a very professional and authentic news journalist.",
        "",
    ],
)
def test_furniture_questions_and_opinions_are_low(sentence: str) -> None:
    assert worthiness.score(sentence)[0] < 0.3


def test_reasons_against_are_marked() -> None:
    assert "not: a question" in worthiness.score("Who killed 12 people in Moscow?")[1]


def test_a_long_line_is_read_in_bounded_time() -> None:
    for unit in ("a", "9,", "will be ", "“", "is to a "):
        text = unit * (100_000 // len(unit))
        assert 0 <= worthiness.score(text)[0] <= 1
        assert mood.find(text) in Mood


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Russian troops have begun withdrawing from Kazakhstan", Mood.STATED),
        ("more than 2,000 troops will begin a phased withdrawal from tomorrow", Mood.PLAN),
        ("Russian-led troops to leave Kazakhstan in two days", Mood.PLAN),
        ("prices are expected to rise by 3 percent", Mood.PREDICTION),
        ("the tariffs could cost 300,000 jobs", Mood.PREDICTION),
        ("When did the troops leave?", Mood.QUESTION),
        ("I think the government is wrong", Mood.OPINION),
        ("It is simply the best film of the year", Mood.OPINION),
        ("164 people died in the unrest", Mood.STATED),
    ],
)
def test_mood(clause: str, expected: Mood) -> None:
    assert mood.find(clause) is expected
