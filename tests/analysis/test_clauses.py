from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.analysis import clauses
from workbench.analysis.clauses import Role
from workbench.analysis.verbs import base_of
from workbench.core.span import Span


def found(text: str) -> list[tuple[str, str]]:
    return [(c.role.value, c.span.of(text)) for c in clauses.find(text, Span(0, len(text)))]


def words(text: str) -> list[str]:
    return [words for _, words in found(text)]


def test_joined_clauses_are_cut_at_the_conjunction() -> None:
    assert words("At least 100 people died in the unrest and nearly 10,000 protesters were arrested.") == [
        "At least 100 people died in the unrest",
        "nearly 10,000 protesters were arrested.",
    ]


def test_a_number_is_not_cut() -> None:
    assert len(words("He began a sentence of seven and a half years for what he did.")) == 1


def test_joined_nouns_stay_together() -> None:
    assert words("The union and the United States were watching the talks.") == [
        "The union and the United States were watching the talks."
    ]


def test_a_relative_clause_that_no_comma_ends_ends_before_the_main_verb() -> None:
    assert found("Two men who had fled the fire came back on Friday.") == [
        ("phrase", "Two men"),
        ("relative", "who had fled the fire"),
        ("joined", "came back on Friday."),
    ]
    assert words("A driver who saw the crash called the police.")[-1] == "called the police."
    assert words("Those who died were tourists.")[-1] == "were tourists."
    assert words("Homes that had been built last year were flooded.")[-1] == "were flooded."


def test_the_subject_that_a_relative_clause_parts_from_its_verb_is_kept() -> None:
    text = "The officer who shot the boy has resigned."
    parts = clauses.find(text, Span(0, len(text)))
    assert parts[-1].subject is not None
    assert parts[-1].subject.of(text) == "The officer who shot the boy"
    assert clauses.main_of(parts, parts[0]) == parts[-1]
    assert clauses.main_of(parts, parts[1]) == parts[1]


def test_a_relative_clause_behind_the_main_verb_goes_on() -> None:
    assert words("Police arrested two men who had robbed a bank owned by the state.") == [
        "Police arrested two men",
        "who had robbed a bank owned by the state.",
    ]
    assert "joined" not in [
        role for role, _ in found("“That could make the idea of taxes being put on the rest likelier.”")
    ]


def test_to_be_told_to_do_something_reports_nothing() -> None:
    assert found("Residents were told to stay indoors.") == [("main", "Residents were told to stay indoors.")]
    assert found("Residents were told on Friday.")[0][0] == "speech"


def test_a_relative_clause_and_its_verb() -> None:
    text = "The country, which declared independence in 1991, has large reserves."
    relative = next(c for c in clauses.find(text, Span(0, len(text))) if c.role is Role.RELATIVE)
    assert relative.verb is not None
    assert relative.verb.of(text) == "declared"
    assert relative.predicate.of(text) == "declared independence in 1991"


def test_who_says_so_is_a_clause_of_its_own() -> None:
    assert found("Troops are leaving the country, officials said.") == [
        ("main", "Troops are leaving the country"),
        ("speech", "officials said."),
    ]


def test_what_is_said_follows_the_verb_of_speech() -> None:
    assert words("Police in the capital said they were carrying out a raid.")[-1] == (
        "they were carrying out a raid."
    )


def test_a_predicate_keeps_the_subject_that_a_comma_parts_from_it() -> None:
    text = "In 1994, the Storm King Fire near Glenwood Springs, Colorado, killed 14 firefighters."
    (clause,) = clauses.find(text, Span(0, len(text)))
    assert clause.subject is not None
    assert clause.subject.of(text).startswith("In 1994, the Storm King Fire")
    assert clause.verb is not None
    assert clause.verb.of(text) == "killed"


def test_after_opens_a_clause_only_where_a_verb_follows() -> None:
    assert len(words("The rally was called off after protests in the city turned violent.")) == 2


def test_a_headline_has_verbs_though_all_words_have_capitals() -> None:
    text = "Arizona Wildfire Kills 19 Firefighters"
    (clause,) = clauses.find(text, Span(0, len(text)))
    assert clause.verb is not None
    assert clause.verb.of(text) == "Kills"


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("said", "say"),
        ("killed", "kill"),
        ("tries", "try"),
        ("hiking", "hike"),
        ("arrested", "arrest"),
        ("dog", "dog"),
    ],
)
def test_the_base_of_a_form(form: str, base: str) -> None:
    assert base_of(form) == base


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from('abT 12,.;“”"—which and said was the\n'), max_size=200))
def test_clauses_lie_in_the_sentence_in_order_and_do_not_overlap(text: str) -> None:
    spans = [c.span for c in clauses.find(text, Span(0, len(text)))]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_hostile_sentence_is_read_to_its_end() -> None:
    text = "and which said, " * 6000
    assert clauses.find(text, Span(0, len(text)))[-1].span.end > len(text) - 20


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The lease ends on 2 February 2031.", "ends"),
        ("The guards vote on the offer until Friday.", "vote"),
        ("The ferries, late again, sail at noon.", "sail"),
        ("Police fire water at the crowd.", "fire"),
        ("The toll goes up by six euros.", "goes"),
        ("Shops in Velm closed on 19 May and would open in June.", "closed"),
    ],
)
def test_a_noun_that_can_act_is_the_verb_where_no_other_is(text: str, verb: str) -> None:
    found = next(c.verb for c in clauses.find(text, Span(0, len(text))) if c.verb is not None)
    assert found.of(text) == verb


@pytest.mark.parametrize(
    "text", ["The strike talks.", "A rise in prices for guards", "Fire damage in the old town"]
)
def test_a_noun_stays_one_where_nothing_makes_it_act(text: str) -> None:
    assert all(c.verb is None for c in clauses.find(text, Span(0, len(text))))


def test_who_says_it_may_have_an_aside_between_commas() -> None:
    assert words("Its engine failed after the wave had struck, the owner, Nordline, said in a statement.")[
        -1
    ] == ("the owner, Nordline, said in a statement.")


def test_an_aside_with_a_participle_is_not_the_predicate() -> None:
    text = "The captain, named as Erik Sande, 57, died with his ship."
    last = clauses.find(text, Span(0, len(text)))[-1]
    assert last.span.of(text) == "died with his ship."
    assert last.subject is not None
    assert last.subject.of(text) == "The captain"


def test_what_happened_in_an_event_is_no_clause_of_the_preposition_before_it() -> None:
    assert found("It was repaired after a fire in 2015 in which one man was hurt.")[0] == (
        "main",
        "It was repaired after a fire in 2015",
    )


def test_each_and_both_between_helper_and_verb_part_nothing() -> None:
    text = "The families will each be paid 500 crowns."
    (clause,) = clauses.find(text, Span(0, len(text)))
    assert clause.verb is not None
    assert clause.verb.of(text) == "will each be paid"


def test_those_rescued_do_not_rescue() -> None:
    text = "Three of those rescued later died."
    (clause,) = clauses.find(text, Span(0, len(text)))
    assert clause.verb is not None
    assert clause.verb.of(text) == "later died"


def test_who_is_told_is_no_part_of_what_is_told() -> None:
    assert words("But Oakline told Cityday it would vote no.")[1:] == ["it would vote no."]
    assert words("The minister told reporters the dam had held.")[1:] == ["the dam had held."]


def test_none_of_which_belongs_to_what_it_denies() -> None:
    assert found("Firms won contracts, none of which was put out to tender.")[-1] == (
        "relative",
        "none of which was put out to tender.",
    )


def test_since_between_helper_and_verb_opens_nothing() -> None:
    assert len(words("The firm has since received contracts.")) == 1


def test_when_something_was_said_opens_no_clause() -> None:
    assert found("A spokesman said last night that there was none.")[0] == (
        "speech",
        "A spokesman said last night",
    )


def test_a_helper_in_capitals_is_one() -> None:
    assert found("Villa minister Holm IS SACKED as he loses heart")[0] == (
        "main",
        "Villa minister Holm IS SACKED",
    )


def test_a_dateline_does_not_part_a_subject_from_its_verb() -> None:
    assert words("ORM, Vesland (NP) — Five men, among them a robber, fled by boat.")[-1] == (
        "Five men, among them a robber, fled by boat."
    )


def test_a_preposition_goes_with_its_relative_pronoun() -> None:
    assert words("He was jailed for a raid in 2010 in which a policewoman was killed.") == [
        "He was jailed for a raid in 2010",
        "in which a policewoman was killed.",
    ]
