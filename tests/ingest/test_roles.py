import re

import pytest

from tests.ingest import pages
from workbench.core.article import Article, LineRole
from workbench.ingest.readers import read

LETTERS = {LineRole.BODY: "B", LineRole.NEUTRAL: "N", LineRole.BOILERPLATE: "F"}
STORY = "The troops left the capital on Thursday, a spokesman for the ministry of defence in Velia told reporters."


def article(text: str) -> Article:
    return read("page.txt", text.encode())[0]


def unlabelled(page: str) -> str:
    return "\n".join(line[2:] for line in page.split("\n"))


def roles(read_article: Article) -> list[str]:
    return [
        f"{LETTERS[x.role]} {x.span.of(read_article.text)}" for x in read_article.lines if x.end > x.start
    ]


def line_of(read_article: Article, words: str):  # type: ignore[no-untyped-def]
    return next(x for x in read_article.lines if words in x.span.of(read_article.text))


@pytest.mark.parametrize("name", ["BROADCASTER", "TABLOID", "WIRE", "WRAPPED", "MIDDLE"])
def test_a_page_is_parted_into_story_frame_and_furniture(name: str) -> None:
    page = getattr(pages, name)
    assert roles(article(unlabelled(page))) == [line for line in page.split("\n") if line]


def test_a_story_of_prose_is_never_thinned() -> None:
    paragraphs = [STORY.replace("Thursday", day) for day in ("Monday", "Tuesday", "Friday", "Sunday")] * 5
    found = article("Troops leave\n\n" + "\n\n".join(paragraphs))
    assert sum(x.role is LineRole.BODY for x in found.lines) == 20


@pytest.mark.parametrize(
    "prompt",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "Share this article",
        "JUST WATCHED A fire from the air Replay More Videos ... MUST WATCH A fire from the air 01:24",
        "Enlarge this image toggle caption Anna Lenz/Northern Radio",
        "Slideshow (4 Images)",
        "3 of 12",
        "Read more: Why the troops came",
        "US trade deal: no rush to sign, president says Read more",
        "Copyright 2013 The Northern Press.",
        "Get the stories you care about delivered to your inbox.",
        "Lenz reported from Tarn. Staff writer Jo Blake contributed to this story.",
        "Contributing: Jo Blake",
        "(Reporting by Hans Gruber; Editing by Lisa Roth)",
        "____",
        "12",
        "4 min read",
        "Your email address will not be published. Required fields are marked *",
        "#Velia #Tarn",
        "6:12 p.m.",
        "2 hours ago",
        "Follow Jo Blake on Twitter @joblake",
        "Image copyright AFP Image caption The square on Thursday",
        "This article originally appeared in the Echo.",
        "The square in Tarn. (Jo Blake/Northern Press)",
        "CLICK HERE TO GET THE APP",
        "4 min read  Listen to this article",
        "[Photo gallery: 8 pictures]",
        "Was this article helpful? Yes (41) No (7)",
        "Add the Echo as a preferred source",
        "[Accept cookies] [Reject all]",
        "Vote: who was your player of the match?",
        "Best on the pitch: Marsh 7.84 | Lenz 7.10 | Blake 6.55",
        "Comments (112)",
        "18+ | Bet responsibly | T&Cs apply",
        "You may also like: 10 players you forgot",
        "Hot deals: 50% off at Tarn Mall",
        "Newsletter: all the news from Tarn at 7 am",
        "Tarn briefing: sign up for our 6am email",
        "Share on Facebook  Share on X  Copy link",
        "Privacy | Cookies | Complaints | Public file",
        "home / world news / troops leave the capital",
        "Advertisement - story continues below",
        "Join our WhatsApp channel for the latest",
        "Listen to our report below",
        "1000 symbols left",
    ],
)
def test_furniture_amid_a_story_is_named_with_its_reason(prompt: str) -> None:
    found = article(f"Troops leave the capital\n\n{STORY}\n\n{prompt}\n\n{STORY}\n\n{STORY}")
    line = line_of(found, prompt)
    assert line.role is LineRole.BOILERPLATE
    assert line.reason
    assert sum(x.role is LineRole.BODY for x in found.lines) == 3


@pytest.mark.parametrize(
    "words",
    [
        "“We will share this with everybody,” he said.",
        "More than 200 people have signed up for the march.",
        "Related costs rose.",
        "Latest figures from the ministry show that 164 people died.",
        "At least another hundred people died in the unrest",
        "Update at 11:25 a.m. ET: Fire Grows To More Than 8,000 Acres",
        "He copyrighted the song.",
        "By Tuesday, the fire had burned 2,000 acres.",
        "Explore is what they did for forty days.",
        "Andrew Ashcraft, 29; Robert Caldwell, 23; Travis Carter, 31",
        "Here is the statement:",
        "The company, which makes advertisement boards, closed.",
        "Follow-up talks are planned for Monday.",
        "30,000",
        "More than 11,000 homes were without power on Tuesday, according to poweroutage.us.",
        "Seremet | 52.3% | 1.6 million",
        "Poll: Lenz leads by seven points",
        "The shares are 5% off their high",
        "The thefts began on\n5 January 2022.",
    ],
)
def test_story_that_resembles_furniture_stays_story(words: str) -> None:
    found = article(f"Troops leave the capital\n\n{STORY}\n\n{STORY}\n\n{words}\n\n{STORY}\n\n{STORY}")
    assert all(line_of(found, part).role is LineRole.BODY for part in words.split("\n"))


def test_captions_are_read_but_labels_and_archive_pictures_are_not() -> None:
    told = "President Anna Lenz said Tuesday that the troops will leave in two days. Photo courtesy Lenz Office/EPA"
    label = "President Anna Lenz in Tarn, on May 9, 2019. (Photo: Jo Blake/AP)"
    archive = "President Lenz meets her guests in Tarn, 2017. REUTERS/Jo Blake/File Photo"
    counted = "1 of 3 | The troops left on Thursday."
    found = article("\n\n".join(["Troops leave the capital", told, STORY, label, archive, counted, STORY]))
    assert [(x.role.value, x.part) for x in (line_of(found, w) for w in (told, counted))] == [
        ("neutral", "caption"),
        ("neutral", "caption"),
    ]
    assert line_of(found, told).is_read
    assert line_of(found, label).role is LineRole.BOILERPLATE
    assert line_of(found, archive).role is LineRole.BOILERPLATE


def test_sentences_that_end_in_a_picture_credit_are_story() -> None:
    words = "The troops began to leave. Others had come from Tarn and Kosta. Photo: Ministry of Defence / EPA"
    found = article(f"Troops leave the capital\n\n{words}\n\n{STORY}")
    assert line_of(found, words).role is LineRole.BODY


def test_an_author_box_frames_the_story_and_names_the_author() -> None:
    bio = "Jo is a journalist at the Echo and covers courts. Jo likes hiking."
    found = article(
        f"Troops leave the capital\n\n{STORY}\n\n{STORY}\n\nJo Blake\n\n{bio}\n\nRelated Articles"
    )
    assert line_of(found, bio).role is LineRole.BOILERPLATE
    assert found.masthead.byline == "Jo Blake"


def test_teasers_under_a_heading_after_the_story_are_furniture_even_as_prose() -> None:
    teaser = (
        "The president of Urland signed on Monday a law that can reduce the price of power in the north by …"
    )
    found = article(
        f"Troops leave\n\n{STORY}\n\n{STORY}\n\nCheck Also\n\nLaw makes power cheaper\n\n{teaser}"
    )
    assert line_of(found, teaser).role is LineRole.BOILERPLATE
    assert "Check Also" in line_of(found, teaser).reason


def test_headlines_after_the_story_need_no_heading() -> None:
    links = [
        "Storm Cuts Power To 40,000 Homes On The Coast",
        "Minister Quits Over Ferry Disaster",
        "Nearly 1,000 Evacuated As River Rises",
    ]
    found = article("\n".join(["Troops leave the capital", "", STORY, STORY, STORY, "", *links]))
    assert [line_of(found, link).role for link in links] == [LineRole.BOILERPLATE] * 3


def test_lines_without_an_end_after_the_first_furniture_below_the_story_are_furniture() -> None:
    below = ["Comments (4)", "Man finds a coin in his garden", "Log in to comment"]
    found = article("\n\n".join(["Troops leave the capital", STORY, STORY, *below]))
    assert [line_of(found, line).role for line in below] == [LineRole.BOILERPLATE] * 3


def test_a_sentence_after_a_link_is_story() -> None:
    closing = "The border with Zalaya remains open."
    other = (
        "Nobody could say on Friday evening how many boats had still been at sea when everything went dark."
    )
    found = article(
        "\n\n".join(["Troops leave the capital", STORY, STORY, "Also read: Gold up", other, closing])
    )
    assert line_of(found, closing).role is LineRole.BODY
    assert line_of(found, other).role is LineRole.BODY


def test_the_story_goes_on_after_one_related_headline() -> None:
    found = article(
        "\n\n".join(
            ["Troops leave the capital", STORY, STORY, STORY, "Related Story", "Gold up again", STORY]
        )
    )
    assert sum(x.role is LineRole.BODY for x in found.lines) == 4


def test_a_lone_short_line_after_the_story_stays_story() -> None:
    found = article(f"Troops leave\n\n{STORY}\n\n{STORY}\n\nNobody was hurt in the blast")
    assert line_of(found, "Nobody was hurt").role is LineRole.BODY


def test_the_headline_again_is_not_story() -> None:
    found = article(f"Troops leave the capital\nTroops leave the capital\nMay 9, 2019\n\n{STORY}")
    assert [x.part for x in found.lines[:3]] == ["headline", "headline", "date"]


def test_a_caption_that_is_repeated_as_body_keeps_both_parts() -> None:
    shaken = (
        "The nation was shaken this month by the worst violence in its history, at least 225 people died."
    )
    found = article(f"Troops leave the capital\n{shaken} / Reuters\nJanuary 19, 2022\n\n{STORY}\n\n{shaken}")
    assert [x.part or x.role.value for x in found.lines if shaken in x.span.of(found.text)] == [
        "caption",
        "body",
    ]


def test_every_reason_is_words() -> None:
    for name in ("BROADCASTER", "TABLOID", "WIRE", "WRAPPED", "MIDDLE"):
        found = article(unlabelled(getattr(pages, name)))
        assert all(re.fullmatch(r"[\w“”:, ’'-]+", line.reason) for line in found.lines)
