import pytest

from workbench.core.wrapping import soft_breaks

WRAPPED = """\
Troops to leave

She said a consignment of 15,000 doses of vaccine came
on Saturday and that more would be sent from the town of
Tarn. The share price fell by more than 8 percent on
Thursday. For the whole year, the firm expects sales of
$19 billion to $20 billion. "There
is not a case," she said.

The plant, which is the largest in the region, employs
about 5,200 people.

Net profit fell sharply in the second quarter, from
$380 million, said
the firm.
"""


def breaks(text: str) -> list[str]:
    return [text[:at].rsplit("\n", 1)[-1] for at in sorted(soft_breaks(text))]


def test_a_wrapped_text_has_soft_breaks_before_names_and_figures() -> None:
    assert breaks(WRAPPED)[:4] == WRAPPED.split("\n")[2:6]
    assert "Net profit fell sharply in the second quarter, from" in breaks(WRAPPED)


def test_short_lines_are_not_filled() -> None:
    assert "$380 million, said" not in breaks(WRAPPED)


def test_headlines_below_a_wrapped_story_stay_apart() -> None:
    links = [
        "Chipmaker to invest $40 billion in a new plant in Tarn",
        "Woman finds coin",
        "Storm hits the coast",
    ]
    assert not set(links) & set(breaks(WRAPPED + "\n" + "\n".join(links)))


def test_a_masthead_of_full_lines_stays_apart() -> None:
    front = ["Lenz concedes defeat to Marsh after a very tight vote", "Monday, October 7, 2024", "Share"]
    assert not set(front) & set(breaks("\n".join(front) + "\n\n" + WRAPPED))


def test_paragraphs_on_one_line_have_none() -> None:
    long = (
        "The troops left the capital on Thursday, a spokesman for the ministry told reporters in Velia and\n"
    )
    assert soft_breaks((long.strip() + " " + long + "he left.\n\n") * 5) == frozenset()
    assert soft_breaks("The minister said\nthat he left.") == frozenset()


@pytest.mark.unmeasured
@pytest.mark.parametrize(
    "unit", ["a\n", "a b\n", "\n", " ", "a" * 90 + "\n", "A b.\n\n", "\u00a0\n", "a\u2028\n"]
)
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = (unit * 100_000)[:1_000_000]
    assert all(text[at] == "\n" for at in soft_breaks(text))
