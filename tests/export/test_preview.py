import re

import pytest

from tests.export.build import session
from tests.export.test_escaping import HOSTILE
from workbench.export.annotated import annotated_copy
from workbench.export.escaping import literal
from workbench.export.markdown import fact_sheet
from workbench.export.preview import html

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src='file:///etc/passwd'>",
    "<iframe src='https://a.example'></iframe>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "![x](https://a.example/tracker.png)",
    "<a href='javascript:x' onclick='y'>z</a>",
    "<svg onload=alert(1)>",
    "<style>@import 'https://a.example'</style>",
    "<base href='https://a.example/'>",
    "<form action='https://a.example'><input></form>",
    "<meta http-equiv=refresh content='0;url=https://a.example'>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_runs_and_nothing_is_loaded(attack: str) -> None:
    shown = html(f"before\n\n{attack}\n\nafter")
    assert not re.search(r"<(?!/?(?:p|a|em|strong)\b)", shown)
    assert not re.search(r"\b(?:src|style|on\w+)\s*=", re.sub(r"&lt;.*?&gt;", "", shown))
    assert not re.search(r"href=\"(?!https?:|mailto:)", shown)
    assert "before" in shown
    assert "after" in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_literal_words_are_literal_in_the_preview_too(text: str) -> None:
    shown = html(literal(text))
    assert re.fullmatch(r"<p>[^<]*</p>", shown.strip())
    assert "\\" not in shown or "\\" in text


def test_the_sheet_is_set() -> None:
    shown = html(fact_sheet(session(), version="0.1.0"))
    for part in (
        "<h1>Fact sheet: Velia, &lt;January&gt;</h1>",
        "<h2>Rejected (1)</h2>",
        "<blockquote>",
        "<li>",
    ):
        assert part in shown
    assert "<script" not in shown
    assert "<h2>Notes (" in html(annotated_copy(session(), "a1"))


def test_lists_in_lists_are_set_as_such() -> None:
    shown = html(fact_sheet(session(), version="0.1.0"))
    assert re.search(r"<strong>Earlier verdicts:</strong>\s*<ul>\s*<li>", shown)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "bomb", ["[" * 50_000, "<a " * 50_000, "`" * 50_000, "*a " * 50_000, "> " * 20_000, "![" * 9_000]
)
def test_a_bomb_comes_as_plain_text(bomb: str) -> None:
    assert "<script" not in html(bomb)


def test_a_link_is_told_to_tell_nothing() -> None:
    assert 'rel="noopener noreferrer"' in html("[x](https://a.example)")


def test_a_long_list_of_claims_is_set() -> None:
    items = "\n".join(f"- **c{n}**, line {n}: “164 people dead”" for n in range(2000))
    assert html(items).count("<li>") == 2000
