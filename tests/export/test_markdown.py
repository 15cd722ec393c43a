import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.build import FIRST, NOON, SECOND, Builder, article, session
from workbench.core.article import Masthead
from workbench.core.claim import Kind
from workbench.core.session import Session, SessionView
from workbench.core.verdict import Grade, VerdictScale
from workbench.export.annotated import annotated_copy
from workbench.export.markdown import fact_sheet

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


def sheet(view: SessionView) -> str:
    return fact_sheet(view, version="0.1.0")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("fact_sheet.md", sheet(session())),
        ("annotated_a1.md", annotated_copy(session(), "a1")),
        ("annotated_a2.md", annotated_copy(session(), "a2")),
    ],
)
def test_the_page_is_the_golden_one(name: str, text: str) -> None:
    """Compare; WRITE_GOLDEN=1 writes the page anew, to be read before it is committed."""
    if os.environ.get("WRITE_GOLDEN"):
        (GOLDEN / name).write_bytes(text.encode())
    assert text == (GOLDEN / name).read_bytes().decode("utf-8")


def test_the_same_session_gives_the_same_bytes() -> None:
    assert sheet(session()) == sheet(session())
    assert "\r" not in sheet(session())
    assert sheet(session()).endswith("0.1.0.\n")


def test_the_figures_of_the_summary_are_those_of_the_lists() -> None:
    text = sheet(session())
    summary = text[text.index("## Summary") : text.index("## Decisions")]
    told = {word: int(number) for number, word in re.findall(r"\*{0,2}(\d+)\*{0,2} (\w+)", summary)}
    ids = re.findall(
        r"^(?:### |- \*\*)(c\d+)", text[text.index("## Rejected") : text.index("## Name and")], re.M
    )
    heads = {name: int(count) for name, count in re.findall(r"^## ([\w ]+) \((\d+)\)$", text, re.M)}
    assert told["claims"] == len(ids) == len(set(ids)) == 9
    assert told["rejected"] == heads["Rejected"] == 1
    assert told["unverifiable"] == heads["Unverifiable"] == 1
    assert told["accepted"] == heads["Accepted"] == 1
    assert told["unreviewed"] == heads["Unreviewed"] == 6
    assert told["reviewed"] == 3
    assert told["open"] == heads["Open conflicts"] == 1
    assert told["decision"] == heads["Decisions"] == 1
    assert told["suggestion"] == 1


def test_sections_come_in_the_order_in_which_an_editor_reads() -> None:
    assert re.findall(r"^## ([A-Z][\w ]+?)(?: \(\d+\))?$", sheet(session()), re.M) == [
        "Summary",
        "Decisions",
        "Open conflicts",
        "Rejected",
        "Unverifiable",
        "Accepted",
        "Unreviewed",
        "Name and quotation variants",
        "Only in one article",
        "Proposed corrections",
        "Corrections",
        "Register of sources",
        "Sources",
        "Method",
    ]


def test_articles_of_one_publisher_are_told_apart() -> None:
    text = sheet(session())
    assert "### Northern Radio, one.txt" in text
    assert "### Northern Radio, two.txt" in text


def test_an_article_without_a_publisher_goes_by_its_headline_else_by_its_file() -> None:
    long = Masthead("Troops have begun to withdraw from the northern towns, the ministry said")
    articles = (article("a1", "one.txt", FIRST, long), article("a2", "two.txt", SECOND, Masthead()))
    text = sheet(SessionView(Session("s1", "N", "", NOON, NOON), articles, (), ()))
    assert "### “Troops have begun to withdraw from the…”" in text
    assert "### two.txt" in text


def test_a_ruling_changed_later_leaves_its_history() -> None:
    text = sheet(session())
    history = text[text.index("**Earlier verdicts:**") :]
    assert history.index("**Accepted** by Jane Doe, 2026-11-22 12:01:00 UTC: two agencies") < history.index(
        "verdict withdrawn by Joe Roe"
    )


def test_a_verdict_of_a_houses_own_scale_has_a_section() -> None:
    view = session()
    own = VerdictScale((*view.scale.grades, Grade("half", "Half true")))
    claims = tuple(
        replace(r, history=(replace(r.history[-1], verdict="half"),)) if r.verdict == "unverifiable" else r
        for r in view.claims
    )
    text = sheet(replace(view, claims=claims, scale=own))
    assert "## Half true (1)" in text
    assert "## Unverifiable (0)" in text


def test_an_empty_session_is_said_to_be_empty() -> None:
    text = sheet(SessionView(Session("s1", "Nothing", "", NOON, NOON), (), (), ()))
    assert "**0** claims found in 0 articles" in text
    assert "No verdict has been given yet." in text
    assert "## Sources (0)" in text


def test_ten_thousand_claims_are_a_sheet() -> None:
    words = [f"Town {i} lost {i} houses." for i in range(3_000)]
    source = article("a1", "one.txt", tuple(("body", w) for w in words), Masthead("Losses"))
    b = Builder(source)
    for i in range(0, 3_000, 30):
        b.claim(0, words[i], Kind.EVENT)
    text = sheet(b.view())
    assert len(re.findall(r"^- \*\*c\d+\*\*, line", text, re.M)) == 100


def test_what_does_not_fit_in_an_article_is_told_with_its_claim() -> None:
    view = session()
    reviewed = next(r for r in view.claims if r.claim.kind is Kind.QUANTITY and r.ruling is not None)
    why = "check: 49 cannot be a part of 45"
    doubted = replace(reviewed, claim=replace(reviewed.claim, reasons=(why, *reviewed.claim.reasons)))
    text = sheet(replace(view, claims=tuple(doubted if r is reviewed else r for r in view.claims)))
    assert "Does not fit" not in sheet(view)
    assert re.search(r"\*\*Does not fit:?\*\*:? 49 cannot be a part of 45", text)
    unruled = replace(doubted, history=())
    text = sheet(replace(view, claims=tuple(unruled if r is reviewed else r for r in view.claims)))
    assert "does not fit: 49 cannot be a part of 45" in text
