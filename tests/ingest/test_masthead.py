import pytest

from workbench.core.article import Masthead
from workbench.ingest.readers import read

STORY = "The troops left the capital on Thursday, a spokesman for the ministry of defence in Velia told reporters."


def masthead(*lines: str, url: str | None = None) -> Masthead:
    return read("page.txt", "\n".join((*lines, "", STORY, "", STORY)).encode(), url=url)[0].masthead


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Troops leave the capital", "Troops leave the capital"),
        ("Troops leave the capital – News", "Troops leave the capital"),
        ("Troops leave the capital | The Daily Echo", "Troops leave the capital"),
        ("Troops leave the capital - BBC News", "Troops leave the capital"),
        ("Title: Troops leave the capital", "Troops leave the capital"),
        (
            "Troops leave the capital – and nobody knows why",
            "Troops leave the capital – and nobody knows why",
        ),
        ("Will the troops leave the capital?", "Will the troops leave the capital?"),
        ("  Troops leave the capital  ", "Troops leave the capital"),
    ],
)
def test_a_headline_comes_without_the_site(line: str, headline: str) -> None:
    assert masthead(line).headline == headline


def test_the_names_of_site_and_section_are_no_headline() -> None:
    assert masthead("Daily Echo", "WORLD", "Troops leave the capital").headline == "Troops leave the capital"


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("by Jane Doe and Joe Roe", "Jane Doe, Joe Roe"),
        ("By Jane Doe, Chief Foreign Correspondent", "Jane Doe"),
        ("By JANE DOE | Associated Press", "JANE DOE"),
        ("By Jane Doe in Tarn", "Jane Doe"),
        ('By Jane Doe, "Joe Roe", J.R. Hart', "Jane Doe, Joe Roe, J.R. Hart"),
        ("By Jane Doe, CNN", "Jane Doe"),
        ("Written by Jane Doe | January 19, 2022", "Jane Doe"),
        ("By Reuters Staff", "Reuters Staff"),
        ("By The Associated Press", "The Associated Press"),
        ("By Ludwig van der Berg", "Ludwig van der Berg"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    assert masthead("Troops leave the capital", line).byline == byline


def test_words_that_begin_with_by_are_no_byline() -> None:
    assert masthead("Troops leave the capital", "By New Year, the capital was quiet again.").byline is None


def test_a_name_alone_beside_a_date_is_the_byline() -> None:
    assert masthead("Troops leave the capital", "Jane Doe", "19 January 2022").byline == "Jane Doe"
    assert masthead("Troops leave the capital", "Deadly Weekend").byline is None


@pytest.mark.parametrize(
    ("lines", "publisher"),
    [
        (("Troops leave the capital", "SOURCE: Northern Radio and agencies"), "Northern Radio and agencies"),
        (("Troops leave the capital", "By Jane Doe, Senior Correspondent Worthy Echo"), "Worthy Echo"),
        (("Troops leave the capital", "By Jane Doe, CNN"), "CNN"),
        (
            ("Troops leave the capital", "", "TARN (Reuters) - The troops left the capital on Thursday."),
            "Reuters",
        ),
        (("Troops leave the capital", "", "Jan. 11 (UPI) -- The troops left the capital."), "UPI"),
        (("Troops leave the capital | The Daily Echo",), "The Daily Echo"),
        (
            ("Troops leave the capital", "Copyright 2013 The Northern Press. All rights reserved."),
            "The Northern Press",
        ),
        (
            (
                "Troops leave the capital",
                "https://www.dailyecho.example/2022/a",
                "",
                "Told to the Daily Echo.",
            ),
            "Daily Echo",
        ),
        (("Troops leave the capital", "https://www.echo.example/2022/a"), "echo.example"),
        (("Troops leave the capital",), None),
    ],
)
def test_publishers(lines: tuple[str, ...], publisher: str | None) -> None:
    assert masthead(*lines).publisher == publisher


@pytest.mark.parametrize(
    ("line", "published", "origin"),
    [
        ("January 19, 2022", "2022-01-19", "date line"),
        ("Wed 19 Jan 2022 06.12 GMT", "2022-01-19", "date line"),
        ("Published: 19th January 2022 at 10:15 am", "2022-01-19", "date line"),
        ("Mon, Jul 1, 2013 10:22 AM EDT", "2013-07-01", "date line"),
        ("2022-01-19", "2022-01-19", "date line"),
        ("19/01/2022", "2022-01-19", "date line"),
        ("January 19", "--01-19", "date line"),
        ("https://echo.example/world/2019/may/13/troops-leave", "2019-05-13", "URL"),
        ("https://echo.example/2013/0701/Troops-leave", "2013-07-01", "URL"),
        ("https://echo.example/news/troops-20220119-leave", "2022-01-19", "URL"),
        ("01/02/2022", None, ""),
        ("31 February 2022", None, ""),
        ("Copyright 1999-2025 Echo", None, ""),
        ("2 hours ago", None, ""),
    ],
)
def test_dates_are_told_never_guessed(line: str, published: str | None, origin: str) -> None:
    found = masthead("Troops leave the capital", line)
    assert str(found.published) == str(published)
    assert found.published_from == origin


def test_a_date_inside_the_story_is_not_the_articles() -> None:
    assert (
        masthead("Troops leave the capital", "", "The fire began on January 5, 2022, he said.").published
        is None
    )


def test_a_dateline_without_a_year_stays_so_unless_the_address_tells_it() -> None:
    line = "Jan. 11 (UPI) -- The troops left the capital."
    bare = masthead("Troops leave the capital", "", line)
    assert (str(bare.published), bare.published_from) == ("--01-11", "dateline")
    assert bare.dateline == "Jan. 11 (UPI)"
    told = masthead("Troops leave the capital", "", line, url="https://www.upi.com/2022/01/11/x/")
    assert (str(told.published), told.published_from) == ("2022-01-11", "dateline, year from the URL")


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("ALMATY (Worthy News) – Troops are leaving.", "ALMATY (Worthy News)"),
        ("WASHINGTON/BEIJING (Reuters) - Troops are leaving.", "WASHINGTON/BEIJING (Reuters)"),
        ("NAIROBI, Kenya (AP) — Troops are leaving.", "NAIROBI, Kenya (AP)"),
        ("TEHRAN, Aug. 8 (Xinhua) -- Troops are leaving.", "TEHRAN, Aug. 8 (Xinhua)"),
        ("WASHINGTON – Troops are leaving.", "WASHINGTON"),
        ("China said Monday – and meant it – that troops are leaving.", None),
        ("A - Troops are leaving.", None),
    ],
)
def test_datelines(start: str, dateline: str | None) -> None:
    assert masthead("Troops leave the capital", "", start).dateline == dateline


def test_updated_is_a_date_of_its_own() -> None:
    found = masthead("Troops leave", "Published 19 January 2022", "Last updated on 20 January 2022")
    assert (str(found.published), str(found.updated)) == ("2022-01-19", "2022-01-20")
    both = masthead("Troops leave", "Published 10:00, 19 Jan 2022 | Updated 11:00, 21 Jan 2022")
    assert (str(both.published), str(both.updated)) == ("2022-01-19", "2022-01-21")


def test_a_text_without_a_headline_has_none() -> None:
    assert read("a.txt", STORY.encode())[0].masthead == Masthead()


@pytest.mark.parametrize(
    ("above", "publisher"),
    [
        (("The Northern Post | Home | Politics | Sport | Subscribe from €1",), "The Northern Post"),
        (("MARKETS  COMPANIES  ECONOMY  PODCASTS",), None),
        (("Northern Post", "NEWS SPORT COURTS PROPERTY"), "Northern Post"),
        (("Login  Register  17°C",), None),
        (("Subscribe now: first 3 months for £3",), None),
        (("Touchpaper - News, views and debate", "Home | News | Sport"), "Touchpaper"),
        (("WEEKLYPAPER.EXAMPLE",), "weeklypaper.example"),
        (("Weather 22° | E-paper | Log in",), None),
        (("Ministry of Defence",), None),
    ],
)
def test_what_stands_above_the_headline_is_the_site(above: tuple[str, ...], publisher: str | None) -> None:
    found = masthead(*above, "Troops leave the capital after long talks", "19 January 2022")
    assert found.headline == "Troops leave the capital after long talks"
    assert found.publisher == publisher


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Jan Orlik in Ostrel", "Jan Orlik"),
        ("Jane Doe @JaneDoeNews", "Jane Doe"),
        ("Simon Oduya Legal affairs correspondent", "Simon Oduya"),
        ("Jane Doe and Joe Roe, Health Editors", "Jane Doe, Joe Roe"),
        ("Echo Foreign Desk", "Echo Foreign Desk"),
        ("By Jane Doe  Court Reporter", "Jane Doe"),
        ("By JANE DOE FOR THE DAILY ECHO and JOE ROE", "JANE DOE, JOE ROE"),
        ("Fears of a new winter offensive", None),
    ],
)
def test_bylines_do_without_by(line: str, byline: str | None) -> None:
    assert masthead("Troops leave the capital", line, "19 January 2022").byline == byline


def test_a_byline_may_stand_on_two_lines_or_beside_the_date() -> None:
    assert masthead("Troops leave the capital", "By", "Jane Doe", "Senior Reporter").byline == "Jane Doe"
    found = masthead("Troops leave the capital", "posted on 17/02/2025 by Jane Doe", "Like 1.2K   Tweet")
    assert (found.headline, found.byline) == ("Troops leave the capital", "Jane Doe")
    assert str(found.published) == "2025-02-17"
    assert masthead("Troops leave", "Published Wed, Apr 16 2025 7:41 AM EDT").byline is None


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        (("Posted 12/03/2025",), None),
        (("Posted 12/03/2025", "Updated 14/03/2025"), "2025-03-12"),
        (("Posted Wednesday 05/03/2025",), "2025-03-05"),
        (("Posted 12/03/2025", "", "The quake of 11 March killed 40 people in the town."), "2025-03-12"),
        (("Posted 12/03/2025", "", "The quake of December 2 killed 40 people in the town."), "2025-12-03"),
    ],
)
def test_day_and_month_are_told_apart_by_the_article_alone(
    lines: tuple[str, ...], published: str | None
) -> None:
    assert str(masthead("Troops leave the capital", *lines).published) == str(published)


def test_the_last_update_dates_an_article_that_has_no_other_date() -> None:
    found = masthead("Troops leave", "Last updated: 13 March 2025")
    assert (str(found.published), found.published_from) == ("2025-03-13", "last update")
