from __future__ import annotations

from tests.analysis.built import article, quotes
from workbench.analysis import pipeline
from workbench.core.claim import Kind, Mood
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue


def test_an_elliptic_list_is_a_claim_each() -> None:
    text = "The protests have so far resulted in 164 people dead, nearly 1,000 injured and 10,000 arrested."
    assert quotes(text, Kind.QUANTITY) == ["164 people dead", "nearly 1,000 injured", "10,000 arrested"]


def test_a_counted_subject_comes_with_what_is_said_of_it() -> None:
    text = "At least 164 people have died and thousands more have been arrested after protests in the city."
    assert quotes(text, Kind.QUANTITY) == [
        "At least 164 people have died",
        "thousands more have been arrested",
    ]


def test_a_figure_in_the_predicate_comes_with_its_verb() -> None:
    assert quotes("The alliance sent more than 2,000 troops to the border.", Kind.QUANTITY) == [
        "The alliance sent more than 2,000 troops to the border"
    ]


def test_a_figure_begins_at_the_start_of_a_word() -> None:
    assert quotes("A lander with a mass of almost two tonnes, has come.", Kind.QUANTITY) == [
        "a mass of almost two tonnes, has come"
    ]


def test_a_verb_whose_past_is_as_its_base_is_read_before_a_figure() -> None:
    assert quotes("The mission cost 640 million euros.", Kind.QUANTITY) == [
        "The mission cost 640 million euros"
    ]


def test_a_headline_verb_before_by_and_a_figure_is_one() -> None:
    assert quotes("Morvania hikes by 50 basis points, sees no more.", Kind.QUANTITY) == [
        "Morvania hikes by 50 basis points"
    ]


def test_a_date_keeps_what_denies_it() -> None:
    assert quotes("The coach denied that he would leave the club in May.", Kind.TIME) == [
        "The coach denied that he would leave the club in May"
    ]


def test_a_time_comes_with_what_happens_then() -> None:
    text = "The minister said Tuesday that the troops will begin leaving in two days."
    (quote,) = quotes(text, Kind.TIME)
    assert quote.endswith("will begin leaving in two days")


def test_when_something_was_said_is_no_claim() -> None:
    assert quotes("The minister said on Tuesday that the troops were leaving.", Kind.TIME) == []


def test_when_something_started_is_a_claim_whatever_looks_like_its_speaker() -> None:
    assert quotes("The Yarnell Hill Fire started Friday near the town of Yarnell.", Kind.TIME) == [
        "The Yarnell Hill Fire started Friday"
    ]


def test_who_thinks_twice_counts_nothing() -> None:
    assert quotes("Drivers should think twice before they leave.", Kind.QUANTITY) == []
    assert len(quotes("The launch had been called off twice.", Kind.QUANTITY)) == 1


def test_the_time_of_an_event_is_kept_as_the_article_says_it() -> None:
    found = pipeline.analyze([article("a", "The quake hit at 4:17 a.m. at a depth of 10 kilometres.")])
    whens = [c.value.when for c in found.claims if isinstance(c.value, EventValue) and c.value.when]
    assert [when.said for when in whens] == ["4:17 a.m."]


def test_the_named_ones_are_counted_with_the_others() -> None:
    found = pipeline.analyze([article("a", "The pact includes Russia and five other former Soviet states.")])
    values = [c.value for c in found.claims if c.kind is Kind.QUANTITY]
    assert [v.low for v in values if isinstance(v, Quantity)] == [6]


def test_a_conversion_in_brackets_is_no_second_claim() -> None:
    assert (
        len(quotes("The fire spread to at least 2,000 acres (800 hectares) on Sunday.", Kind.QUANTITY)) == 1
    )


def test_a_name_is_one_claim_with_all_its_mentions() -> None:
    text = "President Maria Lopez spoke. Lopez left the hall. Maria Lopez came back."
    found = pipeline.analyze([article("a", text)])
    (name,) = [c for c in found.claims if isinstance(c.value, NameValue)]
    assert len(name.appearances) == 3
    assert name.appearances[0] == name.span


def test_a_repeated_sentence_is_an_appearance() -> None:
    text = "At least 225 people were killed in the clashes.\nAt least 225 people were killed in the clashes."
    found = pipeline.analyze([article("a", text)])
    (claim,) = [c for c in found.claims if c.kind is Kind.QUANTITY]
    assert [s.of(text) for s in claim.appearances] == [claim.quote, claim.quote]


def test_quoted_sentences_are_claims_each_with_their_speaker() -> None:
    text = '"The fuels were very dry that day. The wind turned around on us," Mike Reichling told reporters.'
    found = pipeline.analyze([article("a", text)])
    spoken = [c for c in found.claims if isinstance(c.value, QuoteValue)]
    assert [c.value.words for c in spoken if isinstance(c.value, QuoteValue)] == [
        "The fuels were very dry that day",
        "The wind turned around on us",
    ]
    assert {c.claimant for c in spoken} == {"Mike Reichling"}


def test_an_event_is_the_clause_that_asserts_it() -> None:
    text = "Security forces blocked the square as an opposition group prepared a rally."
    assert quotes(text, Kind.EVENT) == [
        "Security forces blocked the square",
        "an opposition group prepared a rally",
    ]


def test_a_denial_is_known_as_one() -> None:
    found = pipeline.analyze([article("a", "The outside forces were not involved in the clashes.")])
    (event,) = [c.value for c in found.claims if isinstance(c.value, EventValue)]
    assert event.negated


def test_a_plan_and_a_question_are_marked() -> None:
    found = pipeline.analyze([article("a", "The company plans to close the plant.\nWill the plant close?")])
    moods = [c.mood for c in found.claims if c.kind is Kind.EVENT]
    assert moods[0] is Mood.PLAN
    assert set(moods[1:]) <= {Mood.QUESTION}


def test_every_claim_has_its_words_its_place_and_its_worth() -> None:
    text = "On Monday the court fined the bank $50 million, the judge said. Prices rose 3%."
    found = pipeline.analyze([article("a", text, "2022-01-11")])
    assert all(c.span.of(text) == c.quote and c.appearances[0] == c.span for c in found.claims)
    assert all(0 <= c.check_worthiness <= 1 and c.reasons for c in found.claims if c.kind is Kind.QUANTITY)


def test_a_time_keeps_the_words_it_was_stated_in() -> None:
    found = pipeline.analyze([article("a", "The troops will leave tomorrow.", "2022-01-11")])
    (time,) = [c.value for c in found.claims if isinstance(c.value, TimeValue)]
    assert time.said == "tomorrow"
    assert str(time.date) == "2022-01-12"


def test_a_claim_of_a_figure_alone_says_from_or_to_where() -> None:
    found = quotes("The toll on the bridge rose by half, to 12 euros from 8 euros.", Kind.QUANTITY)
    assert "to 12 euros" in found
    assert "from 8 euros" in found


def test_instead_belongs_to_what_follows() -> None:
    found = quotes("They will work until they are 66 instead of 64.", Kind.QUANTITY)
    assert found == ["they are 66", "instead of 64"]


def test_a_distance_goes_on_behind_its_conversion() -> None:
    found = quotes("The plane came down 40 kilometers (25 miles) west of Velm.", Kind.QUANTITY)
    assert found == ["The plane came down 40 kilometers (25 miles) west of Velm"]


def test_what_some_of_a_whole_did_is_not_said_of_the_whole() -> None:
    found = quotes("Nine of Velm's 24 schools had to close on Friday.", Kind.QUANTITY)
    assert found == ["Nine of Velm's 24 schools had to close", "Velm's 24 schools"]


def test_an_age_is_told_with_whose_it_is_not_with_the_day() -> None:
    assert quotes("John Cole died on Sunday aged 77.", Kind.QUANTITY) == ["aged 77"]
    assert quotes("Anna Berg, who is 56, was elected mayor.", Kind.QUANTITY) == ["Anna Berg, who is 56"]


def test_the_preposition_of_a_verb_does_not_dangle() -> None:
    assert quotes("Forty people are still unaccounted for.", Kind.QUANTITY) == [
        "Forty people are still unaccounted for"
    ]


def test_a_subject_that_a_relative_clause_parts_from_its_verb_is_told_with_it() -> None:
    text = "Two passengers who had been thrown from the boat died in hospital."
    assert quotes(text, Kind.QUANTITY) == [text[:-1]]
    assert quotes("The officer who shot the boy has resigned.", Kind.EVENT)[0] == (
        "The officer who shot the boy has resigned"
    )
    text = "Some $12 million of the $26 million that was taken was found in a garage."
    assert quotes(text, Kind.QUANTITY) == ["Some $12 million", "$26 million that was taken"]


def test_who_is_carried_is_told_with_what_carries_not_with_what_befell_it() -> None:
    assert quotes("A bus carrying 40 people overturned.", Kind.QUANTITY) == ["A bus carrying 40 people"]


def test_a_time_between_subject_and_verb_comes_with_both() -> None:
    assert quotes("The minister on Thursday signed the law.", Kind.TIME) == [
        "The minister on Thursday signed the law"
    ]


def test_what_was_so_long_before_another_thing_is_told_with_that() -> None:
    assert quotes("The engine had failed 20 minutes before the wave hit.", Kind.EVENT) == [
        "The engine had failed 20 minutes before the wave hit"
    ]
    assert quotes("Its engine failed only after the wave had struck.", Kind.EVENT)[0] == (
        "Its engine failed only after the wave had struck"
    )


def test_who_only_says_something_is_not_counted() -> None:
    assert quotes("The deal is done, the two companies said.", Kind.QUANTITY) == []
    assert quotes("At least 340 irregularities had been reported.", Kind.QUANTITY) != []


def test_one_of_a_whole_is_not_the_whole() -> None:
    assert quotes("One of Calder's nine directors did not back the offer.", Kind.QUANTITY) == [
        "Calder's nine directors"
    ]


def test_a_share_of_those_asked_is_told_with_what_they_think() -> None:
    assert quotes("In a poll 64 percent of voters thought that Holm should go.", Kind.QUANTITY) == [
        "64 percent of voters thought that Holm should go"
    ]


def test_what_is_said_of_none_of_it_is_told_with_none() -> None:
    assert "none of which was put out to tender" in quotes(
        "Firms won contracts, none of which was put out to tender.", Kind.EVENT
    )


def test_who_says_so_is_no_part_of_an_event() -> None:
    assert quotes("It began near Orm because of lightning, according to the mayor.", Kind.EVENT) == [
        "It began near Orm because of lightning"
    ]
    assert quotes("Everything went according to plan at the plant.", Kind.EVENT) == [
        "Everything went according to plan at the plant"
    ]


def test_a_short_clause_with_a_figure_asserts_something() -> None:
    assert "the limit is 80" in quotes(
        "It ran on a stretch where the limit is 80, the police said.", Kind.EVENT
    )


def test_a_relative_clause_is_told_without_what_only_links_it() -> None:
    assert quotes("He was jailed for a raid in which a policewoman was killed.", Kind.EVENT)[-1] == (
        "a policewoman was killed"
    )
    assert quotes("It flew to Orm, where the helicopter landed at 11:20 a.m.", Kind.TIME) == [
        "the helicopter landed at 11:20 a.m."
    ]
