from __future__ import annotations

import pytest

from tests.analysis.built import article
from workbench.analysis import label_words, pipeline


@pytest.mark.parametrize(
    ("quote", "label"),
    [
        (
            "that the withdrawal of Russian troops would begin on Thursday",
            "the withdrawal of Russian troops would begin",
        ),
        (
            "A Russia-led military contingent has completed its withdrawal",
            "a Russia-led military contingent has completed",
        ),
        (
            "Trump has defended the U.S. tariff hike as needed",
            "Trump has defended the U.S. tariff hike as needed",
        ),
        ("The plant will close, the union said", "the plant will close"),
        ("and the bridge fell", "the bridge fell"),
    ],
)
def test_a_phrase_keeps_words_order_and_capitals(quote: str, label: str) -> None:
    found = label_words.phrase(quote)
    assert label.startswith(found)
    assert len(found) <= label_words.LONGEST
    assert not found.endswith((" on", " has", " its", " as"))


@pytest.mark.parametrize(
    ("unit", "quote", "label"),
    [
        ("troops", "sent more than 2,000 troops to Kazakhstan", "troops sent to Kazakhstan"),
        ("people dead", "at least 225 people were killed", "people dead"),
        ("jobs", "it would cut 2,300 jobs", "jobs cut"),
        ("jobs", "2,500 jobs would go, more than 5%", "jobs would go"),
        ("members", "has 20 members", "members"),
    ],
)
def test_what_is_counted(unit: str, quote: str, label: str) -> None:
    assert label_words.counted(unit, [quote]) == label


def labels(a: str, b: str) -> list[str]:
    found = pipeline.analyze([article("a", a, "2024-05-02"), article("b", b, "2024-05-02")])
    return [p.label for p in found.points if not p.label.startswith("name: ")]


def test_measures_say_what_of() -> None:
    a = labels("Turnout was 61 percent on Sunday.", "Turnout was 58 percent on Sunday.")
    assert "Turnout (percent)" in a
    b = labels(
        "The withdrawal will take no more than ten days.", "The withdrawal will take nearly two weeks."
    )
    assert "how long: the withdrawal" in b


def test_the_usual_spelling_names_the_point() -> None:
    texts = ["Anna Petrovna spoke in Lund.", "Anna Petrovna left Lund.", "Anna Petrowna was in Lund."]
    found = pipeline.analyze([article(str(i), t) for i, t in enumerate(texts)])
    assert "name: Anna Petrovna" in [p.label for p in found.points]


def test_what_one_article_alone_says_is_no_point() -> None:
    assert (
        pipeline.analyze(
            [article("a", "The tariffs will take effect on June 1, a day after the talks end.")]
        ).points
        == ()
    )
