import pytest

from workbench.analysis import mood, worthiness
from workbench.core.claim import Claim, Kind, Mood
from workbench.core.house import WORTH_REVIEWING
from workbench.core.span import Span
from workbench.core.value import EventValue, Value


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


def claim(words: str, kind: Kind, value: Value | None = None, claimant: str | None = None) -> Claim:
    return Claim("", "a", Span(0, len(words)), words, kind, value, claimant=claimant)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The internet was broken for several days.", Kind.QUANTITY),
        ("The attendance was 31,402.", Kind.QUANTITY),
        ("Final results are due by Friday.", Kind.TIME),
        ("“Of course, it was of great importance to repel the bandits,” he said.", Kind.QUOTE),
    ],
)
def test_a_short_claim_that_can_be_looked_up_is_to_review(sentence: str, kind: Kind) -> None:
    score, reasons = worthiness.claim_score(sentence, claim(sentence, kind))
    assert score >= WORTH_REVIEWING
    assert "can be looked up" in reasons[0]


@pytest.mark.parametrize(
    "words",
    [
        "The demonstrations took on political overtones",
        "officials were closely watching the situation",
        "It has been difficult to get an idea of the protests",
        "all regions of the country are now stable",
    ],
)
def test_the_setting_of_a_scene_is_not_to_review(words: str) -> None:
    sentence = f"{words}, after at least 164 people were killed in Moscow on Monday."
    score, reasons = worthiness.claim_score(sentence, claim(words, Kind.EVENT, EventValue()))
    assert score < WORTH_REVIEWING
    assert reasons[0].startswith("not: ")


def test_events_that_are_denied_or_have_a_source_weigh_more() -> None:
    words = "the troops were not involved in clashes with citizens in Almaty"
    plain = worthiness.claim_score(words, claim(words, Kind.EVENT, EventValue()))[0]
    denied = worthiness.claim_score(words, claim(words, Kind.EVENT, EventValue(negated=True)))[0]
    both = worthiness.claim_score(words, claim(words, Kind.EVENT, EventValue(negated=True), "Tokayev"))[0]
    assert plain < denied < both
    assert both >= WORTH_REVIEWING


def test_a_charge_against_someone_is_to_review() -> None:
    words = "described the protesters as terrorists"
    sentence = f"President Tokayev {words}."
    assert worthiness.claim_score(sentence, claim(words, Kind.EVENT, None, "Tokayev"))[0] >= WORTH_REVIEWING


def test_irregular_verbs_tell_of_the_past_too() -> None:
    assert (
        worthiness.score("The pipe broke and the river froze near the town hall.")[0]
        > worthiness.score("The pipe near the old river and the town hall.")[0]
    )


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
