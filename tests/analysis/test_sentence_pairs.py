from __future__ import annotations

import pytest

from workbench.analysis.converses import turned
from workbench.analysis.pipeline import compare_sentences
from workbench.core.point import RelationKind

CONFLICT = RelationKind.CONFLICT

AGAINST = [
    ("Norlight is a subsidiary of the Danish carrier Havelund.", "Norlight owns Havelund."),
    ("The board named Petra Lund, replacing her predecessor Ivo Hale.", "Ivo Hale succeeded Petra Lund."),
    ("Acme was bought by Globex in May.", "Acme bought Globex."),
    ("Rovers beat City on Saturday.", "City defeated Rovers on Saturday."),
    ("Havelund’s subsidiary Norlight closed a depot.", "Norlight acquired Havelund."),
    ("Parliament passed the water bill by 35 votes to 23.", "The water bill was rejected by parliament."),
    ("The poet declined the Lindale prize last year.", "The poet got the Lindale prize."),
    ("The vaccine prevents river fever, doctors said.", "The vaccine causes river fever."),
    ("Membership of the fund is voluntary for farmers.", "Membership of the fund is compulsory for farmers."),
    ("Aldren does not plan to sell its ferries.", "Aldren plans to sell its ferries."),
    ("The council has 19 members, the mayor said.", "The council has 16 members."),
    ("Ostrava sent nearly 1,000 soldiers to the border.", "Ostrava sent 730 soldiers to the border."),
]

BOTH_CAN_BE_TRUE = [
    ("No good will come of the takeover of Norlight by two funds.", "Two funds took over Norlight."),
    ("Havelund will stop selling its own pills.", "Havelund will not sell its own pills any longer."),
    ("Acme was bought by Globex in May.", "Globex acquired Acme."),
    ("Petra Lund replaced Ivo Hale.", "Ivo Hale’s successor, Petra Lund, spoke."),
    ("Norway’s surplus rose by $4 billion.", "Poland’s surplus rose by $7 billion."),
    ("The deficit for 13 February 2013 was $23 billion.", "The deficit for 14 February 2013 was $6 billion."),
    ("Trump Seeks $3.6 Trillion in Spending Cuts", "Trump seeks to slash $3.6 trillion of spending"),
    ("Police released one of three people arrested over the theft.", "Police arrested three people over it."),
    ("Did parliament pass the water bill?", "The water bill was rejected by parliament."),
]


@pytest.mark.parametrize(("a", "b"), AGAINST)
def test_what_cannot_both_be_true_conflicts(a: str, b: str) -> None:
    assert compare_sentences(a, b)[0] is CONFLICT


@pytest.mark.parametrize(("a", "b"), BOTH_CAN_BE_TRUE)
def test_what_can_both_be_true_does_not(a: str, b: str) -> None:
    assert compare_sentences(a, b)[0] is not CONFLICT


def test_a_relation_the_other_way_round_is_told_with_both_words() -> None:
    kind, score, reason = compare_sentences("Rovers beat City on Saturday.", "City defeated Rovers.")
    assert (kind, score > 0.5) == (CONFLICT, True)
    assert "beat" in reason
    assert "defeated" in reason


def test_who_is_named_both_ways_is_not_turned() -> None:
    assert turned("Rovers beat City in May, and City beat Rovers in June.", "City beat Rovers.") is None
    assert turned("Acme and Globex agreed to merge.", "Globex agreed with Acme to merge.") is None


@pytest.mark.parametrize(
    ("stated", "claimed"),
    [
        (
            "White declined both the Britannia Award and another award.",
            "White got the Britannia Award.",
        ),
        (
            "Parliament may approve a law that lets the royal family return home.",
            "Parliament approves the law that lets the royal family return home.",
        ),
        (
            "The drug is widely sold, and patients were not subjected to clinical trials of the drug.",
            "Patients were subjected to clinical trials of the drug.",
        ),
    ],
)
def test_what_is_refused_or_only_possible_is_not_so(stated: str, claimed: str) -> None:
    assert compare_sentences(stated, claimed)[0] is RelationKind.CONFLICT


@pytest.mark.parametrize(
    ("stated", "claimed"),
    [
        (
            "The reputation of the painter has never been higher in Poland.",
            "The painter has a reputation in Poland.",
        ),
        ("If the waste is not burned, it drains into ponds.", "The waste drains into ponds."),
        ("The jobless rate declines to 7.8%; 114,000 jobs were added.", "The jobless rate falls to 7.8%."),
    ],
)
def test_what_only_looks_like_a_denial(stated: str, claimed: str) -> None:
    assert compare_sentences(stated, claimed)[0] is not RelationKind.CONFLICT
