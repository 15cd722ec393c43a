"""What comes from outside comes back as it was, through a parser that is not ours."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.export.build import Builder, article
from workbench.core.article import Masthead
from workbench.core.claim import Kind
from workbench.core.disguise import disguises
from workbench.core.reveal import unhidden
from workbench.export.annotated import annotated_copy
from workbench.export.escaping import inline, literal, note
from workbench.export.markdown import fact_sheet

COMMONMARK = MarkdownIt("commonmark")
GITHUB = MarkdownIt("gfm-like", {"linkify": False})

HOSTILE = [
    "# a heading",
    "a heading\n===",
    "a heading\n---",
    "***",
    "- item",
    "+ item",
    "-",
    "1. item",
    "1) item",
    "> quote",
    "    code",
    "```\ncode",
    "~~~\ncode",
    "~~struck~~",
    "`code`",
    "*a* **b** _c_ __d__ ***e***",
    "a_b_c _d",
    "[link](https://a.example)",
    "[ref]: https://a.example",
    "[ref][]",
    "![picture](https://a.example/x.png)",
    "<script>alert(1)</script>",
    "<https://a.example>",
    "<!-- comment -->",
    "&lt;b&gt; &amp; &#35; &copy;",
    "a | b\n--|--\nc | d",
    "back\\slash \\* end\\",
    "two spaces  \nand a line",
    "title #",
    "#hashtag # mid",
    "= equals",
    "===",
    "\u00a0edge\u00a0",
    "null\x00 bell\x07",
    "$x$ :smile: @name",
    "* * *",
    "_ _ _",
    "1986. A great year",
    "https://a.example/?a=1&copy=2",
]

texts = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.sampled_from("#*_`~<>[]()!|\\&;:=+-.123 \nab\"'/lt@\u00a0é"), max_size=40),
    st.text(max_size=60),
)


def expected(text: str) -> str:
    kept = "".join(c for c in text if c in "\t\n\r\f\v" or not (ord(c) < 32 or 127 <= ord(c) < 160))
    whole = "".join(c for c in kept if not 0xD800 <= ord(c) < 0xE000)
    return " ".join(unhidden(re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", whole.strip())).split())


def shown(token: Token) -> str:
    """Return the words of an inline token; anything but plain text is a failure."""
    assert token.children is not None
    kinds = {child.type for child in token.children}
    assert kinds <= {"text", "text_special"}, kinds
    return " ".join("".join(child.content for child in token.children).split())


@pytest.mark.parametrize("parser", [COMMONMARK, GITHUB], ids=["commonmark", "gfm"])
@pytest.mark.parametrize(
    ("frame", "around"),
    [
        ("{}", ["paragraph_open", "inline", "paragraph_close"]),
        ("> {}", ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"]),
        ("### {}", ["heading_open", "inline", "heading_close"]),
    ],
)
@given(text=texts)
def test_any_text_is_one_line_of_plain_text(
    parser: MarkdownIt, frame: str, around: list[str], text: str
) -> None:
    tokens = parser.parse(frame.format(literal("x" if not expected(text) else text)))
    assert [token.type for token in tokens] == around
    found = next(token for token in tokens if token.type == "inline")
    assert shown(found) == (expected(text) or "x")


@given(before=texts, after=texts)
def test_pieces_side_by_side_are_plain_text(before: str, after: str) -> None:
    tokens = COMMONMARK.parse(f"**1** x{inline(before)}x\\[x{inline(after)}x\\]x")
    text = "".join(c.content for c in tokens[1].children or [] if c.type in ("text", "text_special"))
    assert " ".join(text.split()) == " ".join(f"1 x{_plain(before)}x[x{_plain(after)}x]x".split())


def _plain(text: str) -> str:
    kept = "".join(c for c in text if c in "\t\n\r\f\v" or not (ord(c) < 32 or 127 <= ord(c) < 160))
    whole = "".join(c for c in kept if not 0xD800 <= ord(c) < 0xE000)
    return unhidden(re.sub(r"[ \t\r\n\f\v\u2028\u2029]+", " ", whole))


@given(text=texts.filter(lambda t: expected(t) != "" and not disguises(f"A {expected(t)} Z")))
def test_a_sheet_keeps_its_structure_whatever_an_article_holds(text: str) -> None:
    def structure(words: str) -> list[tuple[str, str]]:
        line = " ".join(words.split())
        source = article("a1", line, (("body", f"A {line} Z"),), Masthead(line, line, line, line))
        b = Builder(source)
        key = b.claim(0, f"A {line} Z", Kind.EVENT, claimant=line)
        b.rule(key, "rejected", words, 1, line)
        view = b.view()
        pages = fact_sheet(view, version="1") + annotated_copy(view, "a1")
        return [(token.type, token.tag) for token in COMMONMARK.parse(pages)]

    assert structure(expected(text)) == structure("plain")


@given(text=st.one_of(texts, st.lists(texts, min_size=2, max_size=5).map("\n".join)))
def test_a_note_stays_in_its_quotation(text: str) -> None:
    tokens = COMMONMARK.parse(f"### before\n\n{note(text)}\n\n### after")
    outer = [token.type for token in tokens if token.level == 0]
    assert outer == [
        "heading_open",
        "heading_close",
        "blockquote_open",
        "blockquote_close",
        "heading_open",
        "heading_close",
    ]
    inside = tokens[3:-3]
    assert not [token for token in inside if token.type == "html_block"]
    assert not [t for token in inside for t in token.children or [] if t.type in ("html_inline", "image")]
    assert all(token.tag in ("h4", "h5", "h6") for token in inside if token.type == "heading_open")


def test_a_note_is_still_markdown() -> None:
    html = COMMONMARK.render(
        note("# Ask\n\nthe **ministry**, [here](https://a.example):\n\n- one\n- two\n\n```\n# x\n```")
    )
    for part in ("<h4>Ask</h4>", "<strong>ministry</strong>", '<a href="https://a.example">', "<li>one</li>"):
        assert part in html
    assert "# x" in html


@pytest.mark.parametrize(
    "scheme", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " vbscript:x"]
)
def test_a_note_links_to_the_web_only(scheme: str) -> None:
    assert "<a " not in COMMONMARK.render(note(f"[click]({scheme})"))
