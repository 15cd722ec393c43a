from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis import attribution, names, quotations
from workbench.analysis.mentions import Attribution
from workbench.core.span import Span


def read(*sentences: str) -> tuple[str, tuple[Attribution, ...]]:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    quoted = quotations.find(text, (Span(0, len(text)),))
    return text, attribution.find(text, spans, quoted, names.find(text, spans))


def one(*sentences: str) -> tuple[str, str, str, str | None]:
    text, found = read(*sentences)
    last = found[-1]
    content = " ... ".join(c.of(text) for c in last.content)
    return last.cue.of(text), last.source.of(text) if last.source else "", content, last.claimant


@pytest.mark.parametrize(
    ("sentence", "source", "content", "claimant"),
    [
        (
            "The Russian defense minister, Sergei K. Shoigu, said on Thursday that the withdrawal was over.",
            "The Russian defense minister, Sergei K. Shoigu",
            "that the withdrawal was over",
            "Sergei K. Shoigu",
        ),
        (
            "Some 2,500 forces were guarding the buildings, officials said.",
            "officials",
            "Some 2,500 forces were guarding the buildings",
            "officials",
        ),
        (
            "According to Kazakh President Tokayev, the withdrawal took ten days.",
            "Kazakh President Tokayev",
            "the withdrawal took ten days",
            "Tokayev",
        ),
        (
            "“Tomorrow begins the withdrawal,” Tokayev said during a visit to Almaty.",
            "Tokayev",
            "“Tomorrow begins the withdrawal,”",
            "Tokayev",
        ),
    ],
)
def test_who_says_what(sentence: str, source: str, content: str, claimant: str) -> None:
    _, got_source, got_content, got_claimant = one(sentence)
    assert got_source == source
    assert got_content.rstrip(".,") == content.rstrip(".,")
    assert got_claimant == claimant


def test_a_pronoun_is_the_last_person_named() -> None:
    assert (
        one("Kassym-Jomart Tokayev spoke.", "He said all regions were stable.")[3] == "Kassym-Jomart Tokayev"
    )


def test_a_quotation_is_direct() -> None:
    _, found = read("“All regions are stable now,” said Mary Barra.")
    assert found[0].is_direct


_PARTS = ("he", "said", "that", "“", "”", ",", ".", "Bob", "according", "to", "officials", "told")


@given(st.lists(st.sampled_from(_PARTS), max_size=30))
def test_offsets_are_exact_and_cues_in_order(parts: list[str]) -> None:
    sentence = " ".join(parts)
    text, found = read(sentence)
    for item in found:
        spans = [item.cue, *item.content, *([item.source] if item.source else [])]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
    for a, b in pairwise(found):
        assert a.cue.end <= b.cue.start


def test_a_later_verb_has_the_source_of_the_first() -> None:
    text, found = read(
        "President Tokayev accused the riots of attempting a coup and described the protesters as terrorists."
    )
    assert [(a.cue.of(text), a.claimant) for a in found] == [("accused", "Tokayev"), ("described", "Tokayev")]
    assert found[0].content[0].of(text) == "the riots of attempting a coup"


def test_an_office_is_the_one_person_who_holds_it() -> None:
    first = "Kazakh President Kassym-Jomart Tokayev met the mayor, Ann Smith."
    assert one(first, "The president said that troops were leaving.")[3] == "Kassym-Jomart Tokayev"
    assert one(first, "The mayor said that troops were leaving.")[3] == "Ann Smith"
    both = "President Kassym-Jomart Tokayev met President Vladimir Putin."
    assert one(both, "The president said that troops were leaving.")[3] == "president"


def test_a_ministry_is_the_one_that_was_named() -> None:
    named = "The Russian Ministry of Defense sent aircraft."
    assert one(named, "According to the ministry, packing had begun.")[3] == "Russian Ministry of Defense"


def test_a_person_whom_a_source_only_mentions_is_not_the_claimant() -> None:
    claimant = one("A group led by Mukhtar Ablyazov said it would hold protests.")[3]
    assert claimant == "group led by Mukhtar Ablyazov"


def test_a_relative_clause_and_a_time_stand_between_source_and_cue() -> None:
    got = one("Tokayev, who on Tuesday said that the city was lost, left the country.")
    assert (got[1], got[3]) == ("Tokayev", "Tokayev")


def test_what_was_said_by_someone_in_the_passive() -> None:
    source, content = one("The withdrawal was announced by Sergei Shoigu on Monday.")[1:3]
    assert source == "Sergei Shoigu"
    assert content.startswith("The withdrawal")


def test_an_aside_does_not_end_what_was_said() -> None:
    content = one("A court has ruled Ablyazov's movement, Democratic Choice, was extremist.")[2]
    assert content == "Ablyazov's movement, Democratic Choice, was extremist"


def test_quotations_without_a_cue_go_on_from_the_speaker_before() -> None:
    text, found = read(
        "“We are leaving,” Ann Smith said on Monday.", "“It is over now, and we will not be back.”"
    )
    assert [c.of(text) for c in found[0].content][-1] == "“It is over now, and we will not be back.”"


def test_a_label_before_a_colon_is_no_source() -> None:
    assert read("Kazakhstan: Russian troops leave the country for good.")[1] == ()


def speech(*sentences: str) -> list[tuple[str, str | None]]:
    text, found = read(*sentences)
    return [(a.cue.of(text), a.claimant) for a in found if a.is_speech]


@pytest.mark.parametrize(
    "sentence",
    [
        "A lawyer added that at least 340 irregularities reported by monitors were real.",
        "The tsunami warning that officials issued said that the coast was safe.",
    ],
)
def test_a_clause_between_does_not_make_a_measure_speak(sentence: str) -> None:
    assert not {"at least 340 irregularities", "tsunami"} & {c for _, c in speech(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Some 3.2 million people voted on Sunday in the whole of the country.",
        "Kivalo district alone reported 131 cases and 19 deaths.",
        "There was no need for panic over the outbreak, which has claimed 28 lives.",
        "Security forces blocked several downtown streets.",
        "The party supported the bill that would close the plant.",
        "A tsunami warning was issued for the coast.",
    ],
)
def test_measures_events_and_actors_are_no_source(sentence: str) -> None:
    assert {claimant for _, claimant in speech(sentence)} <= {None}


def test_people_who_are_counted_can_speak() -> None:
    assert speech("At least 14 witnesses said that the bridge had been closed.") == [
        ("said", "At least 14 witnesses")
    ]


def test_words_of_attitude_are_told_from_speech() -> None:
    text, found = read("The senator supported the plan and said that it would pass.")
    assert [(a.cue.of(text), a.is_speech) for a in found] == [("supported", False), ("said", True)]


def test_a_verb_of_perception_is_speech_only_before_a_clause() -> None:
    assert speech("The auditors found that the money was gone.") == [("found", "auditors")]
    assert speech("The auditors found an old coin in the garden.") == []


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("The Election Commission (EC) said that turnout was 61 percent.", "Election Commission"),
        ("Observers of the Border Mission (BM) said they had seen it.", "Observers of the Border Mission (BM)"),
        ("The president called his rival, a source close to the president said.", "source close to the president"),
        ("Of the dead, 21 were in Orlik, said the town's mayor, Joana Ferreiro.", "Joana Ferreiro"),
        ("The court heard that he took the money.", "court"),
        ("For the whole year, Norvane Group expects revenue of $19 billion.", "Norvane Group"),
        ("About 800 of the 2,300, says the works council.", "works council"),
        ("Ann Smith said after the hearing: “This was greed, pure and simple.”", "Ann Smith"),
        ("Norvane Group cut its forecast and said that 2,500 jobs would go.", "Norvane Group"),
    ],
)  # fmt: skip
def test_who_the_claimant_is(sentence: str, claimant: str) -> None:
    assert speech(sentence)[-1][1] == claimant


def test_what_was_said_goes_on_behind_the_one_who_says_it() -> None:
    _, _, content, claimant = one("The ankle is not broken, the club said, and he should be back soon.")
    assert (content, claimant) == ("The ankle is not broken ... and he should be back soon", "club")
    content = one("The ankle was not broken, the club said, adding that he was well.")[2]
    assert content == "that he was well"


def test_a_joined_that_clause_does_not_cut_off_the_first() -> None:
    content = one("She said 15,000 doses arrived on Saturday and that vaccination would start.")[2]
    assert content.startswith("15,000 doses arrived")


def test_a_pronoun_is_the_nearest_subject_and_not_the_last_speaker() -> None:
    first = "“We were dead,” Ann Smith said."
    second = "The visitors left, and their manager, Hugh Penrose, was furious."
    assert one(first, second, "“It was never a foul,” he said.")[3] == "Hugh Penrose"
    assert one(first, "The visitors left with Hugh Penrose.", "“It was a foul,” she said.")[3] == "Ann Smith"


def test_he_and_she_are_two_people() -> None:
    first = "Ms. Janet Moss urged them to leave."
    assert one("Barack Obama spoke.", first, "He said that they were heroes.")[3] == "Barack Obama"
    assert one("Barack Obama spoke.", first, "She said that they were heroes.")[3] == "Janet Moss"
    called = ("Ann Moss spoke.", "She said it was late.", "Later Carl Orr met Ann Moss.")
    assert one(*called, "Carl Orr laughed, and Ann Moss left.", "He said that it was late.")[3] == "Carl Orr"


@pytest.mark.parametrize(
    "sentence",
    [
        "The talks between the two sides stalled on Monday.",
        "In a research note new evidence showed that the costs were lower.",
        "The firefighters' training and awareness suggested that they knew.",
        "The mainly rural country declared independence from France in 1960, has oil and exports it.",
    ],
)
def test_nouns_and_settings_are_no_speech(sentence: str) -> None:
    assert {claimant for _, claimant in speech(sentence)} <= {None}


def test_what_nobody_is_named_for_is_said_by_who_tells_it() -> None:
    found = speech("The minister denied reports that the dam had cracked.")
    assert found == [("denied", "minister"), ("reports", "minister")]


@pytest.mark.unmeasured
def test_hostile_text_is_read_in_linear_time() -> None:
    for unit in (
        "said ",
        "he said, ",
        "“a” he said. ",
        "to that ",
        "a, ",
        "according to ",
        "Bob, who, said ",
        '" said ',
        "(a) said ",
        "close to ",
        "Bob, was ",
        "and said ",
    ):
        text = unit * (50_000 // len(unit))
        whole = (Span(0, len(text)),)
        attribution.find(text, whole, quotations.find(text, whole), ())


def test_a_compound_noun_says_nothing() -> None:
    text, found = read("A gale warning had been sent to all ships, the report says.")
    assert [(a.cue.of(text), a.source.of(text) if a.source else "") for a in found] == [
        ("says", "the report")
    ]


def test_who_says_of_it_is_the_one_it_means() -> None:
    assert one("Calder's board met.", "Brandt said it hoped to buy the firm by May.")[3] == "Brandt"


def test_she_is_the_spokeswoman_who_spoke_last() -> None:
    told = (
        "Allied Workers said plants would close.",
        "A spokeswoman for Brandt denied that there were plans.",
    )
    assert one(*told, "She said that no job would go.")[3] == "spokeswoman for Brandt"


def test_the_name_beside_what_someone_is_names_the_source() -> None:
    text = "“The price does not reflect what it is worth,” said its head of UK equities, Marian Tull."
    assert one(text)[3] == "Marian Tull"


def test_who_acts_and_then_says_may_have_an_aside() -> None:
    assert one("Hours later, Mr Holm, 52, faced the cameras and said: “I have broken no law.”")[3] == "Holm"


def test_to_be_sworn_in_says_nothing() -> None:
    assert read("Nils Berg was sworn in on Friday as the new minister.")[1] == ()


def test_a_figure_behind_the_opening_of_a_sentence_begins_its_subject() -> None:
    assert one("In a poll for this paper 59 per cent said that it was right.")[3] != "paper 59 per cent"
    assert one("In the village 14 witnesses said that it was right.")[1] == "14 witnesses"
