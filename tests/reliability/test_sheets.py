"""I: whatever the fields of a session hold, sheet, annotated copy and preview keep their structure and attack nobody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from typing import cast

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.export.build import session
from tests.reliability.payloads import PAYLOADS
from tests.reliability.places_of_words import Path, changed, kind_of, places
from tests.reliability.sizes import sized
from workbench.core.article import Article
from workbench.core.dates import PartialDate
from workbench.core.session import SessionView
from workbench.core.span import Span
from workbench.export.annotated import annotated_copy
from workbench.export.markdown import fact_sheet
from workbench.export.preview import html

Figure = Callable[[str, object], None]
PARSERS = {"commonmark": MarkdownIt("commonmark"), "github": MarkdownIt("gfm-like", {"linkify": False})}


def filled() -> SessionView:
    """Return a session with words in the fields, too, that mostly have none."""
    made = session()
    first, *others = made.articles
    known = replace(first.masthead, dateline="VELIA", updated=PartialDate(2022, 1, 14))
    first = replace(first, masthead=known, notices=("damaged",), url="https://a.example", retrieved="2022")
    claims = tuple(
        replace(
            r,
            claim=replace(r.claim, reasons=("number",), claimant="ministry", as_of="soon"),
            flags=frozenset(),
        )
        for r in made.claims
    )
    return replace(made, articles=(first, *others), claims=claims)


VIEW = filled()
NOTES = {path for path in places(VIEW) if kind_of(path) == "claims.note.text"}
OF_TEXT = {path for path in places(VIEW) if path[0] == "articles" and path[-1] == "text"}
LABELS = {path for path in places(VIEW) if path[-1] == "label" and "grades" in path}
PLACES = tuple(path for path in places(VIEW) if path not in OF_TEXT)
HARMLESS = "plain words"
ALLOWED = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip


def put(view: SessionView, at: frozenset[Path], words: str) -> SessionView:
    return cast(SessionView, changed(view, lambda path, old: words if path in at else old))


def structure(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return the tree of a page, leaves without their words; what notes hold is theirs."""
    found: list[tuple[str, str]] = []
    for token in tokens:
        found += [(token.type, token.tag)] if token.type != "inline" else []
        found += [(c.type, c.tag) for c in token.children or [] if c.type not in ("text", "text_special")]
    return found


def pages(view: SessionView) -> list[str]:
    return [fact_sheet(view, version="1"), *(annotated_copy(view, a.id) for a in view.articles)]


def verdicts_of(sheet: str) -> dict[str, str]:
    """Read the verdicts back from a sheet: the section in which a claim's card or line stands."""
    found: dict[str, str] = {}
    section = ""
    tokens = PARSERS["commonmark"].parse(sheet)
    for before, token in pairwise(tokens):
        if token.type != "inline":
            continue
        if before.type == "heading_open" and before.tag == "h2" and before.level == 0:
            section = token.content
        card = re.match(r"(c\d+): ", token.content) if before.type == "heading_open" else None
        line = re.match(r"\*\*(c\d+)\*\*, lines? ", token.content)
        if card is not None and before.level == 0:
            found[card[1]] = section.rsplit(" (", 1)[0].casefold()
        elif line is not None and section.startswith("Unreviewed"):
            found[line[1]] = "unreviewed"
    return found


VERDICTS = {r.claim.id: r.verdict for r in VIEW.claims if not r.dismissed}


class Tree(HTMLParser):
    """What a browser would be given: elements in order, and every attribute."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def faults(self) -> list[str]:
        strange = [tag for tag in self.elements if tag not in ALLOWED]
        for tag, name, value in self.attributes:
            is_link = (tag, name) == ("a", "href") and re.match(r"(https?|mailto):", value)
            if not is_link and (tag, name) not in (("a", "rel"), ("a", "title"), ("ol", "start")):
                strange.append(f"{tag} {name}={value}")
        return strange


@cache
def _structure(parser: str, page: str) -> list[tuple[str, str]]:
    return structure(PARSERS[parser].parse(page))


@cache
def _elements(page: str) -> list[str]:
    return Tree(html(page)).elements


def _check(view: SessionView, like: SessionView, *, is_note: bool = False) -> None:
    for page, other in zip(pages(view), pages(like), strict=True):
        assert not set(page) & set("\x00\x1b\x9b\u202e\u202a\u2066\u200b\u2060"), "an unseen character"
        for name, parser in PARSERS.items():
            tokens = parser.parse(page)
            kinds = {t.type for t in tokens} | {c.type for t in tokens for c in t.children or []}
            assert not kinds & {"html_block", "html_inline", "image"}, page
            targets = [c.attrGet("href") for t in tokens for c in t.children or [] if c.type == "link_open"]
            assert all(re.match(r"(https?|mailto):", str(target)) for target in targets), targets
            if not is_note:
                assert structure(tokens) == _structure(name, other)
        shown = Tree(html(page))
        assert not shown.faults()
        if not is_note:
            assert shown.elements == _elements(other)
    if view.scale == VIEW.scale:  # under other names the sections cannot be told
        assert verdicts_of(pages(view)[0]) == VERDICTS


def test_i10_the_sheet_read_back_says_what_was_ruled(figure: Figure) -> None:
    """The reading back of verdicts itself, on a harmless session."""
    assert verdicts_of(pages(VIEW)[0]) == VERDICTS
    figure("verdicts read back from a sheet that differ", 0)


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_i1_all_fields_at_once(payload: str) -> None:
    fields = frozenset(PLACES) - NOTES - (LABELS if PAYLOADS.index(payload) % 2 else set())
    _check(put(VIEW, fields, f"x {payload} y"), put(VIEW, fields, HARMLESS))
    _check(put(VIEW, frozenset(NOTES), payload), VIEW, is_note=True)


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u3000 "], ids=["space", "no-break", "wide"])
def test_i1_all_fields_between_blanks(blank: str) -> None:
    """Stars next to a blank make nothing strong: they would stand in the sheet as they are."""
    fields = frozenset(PLACES) - NOTES
    for words in (f"x y{blank}", f"{blank}x y"):
        _check(put(VIEW, fields, words), put(VIEW, fields, HARMLESS))


@sized("share", ordinary=1009, full=1)
def test_i2_each_field_with_each_payload(share: int, figure: Figure) -> None:
    """Every field of every model by itself; the ordinary run takes every 1009th pair."""
    pairs = [(path, payload) for path in PLACES for payload in PAYLOADS]
    tried = pairs[::share]
    for path, payload in tried:
        at = frozenset({path})
        _check(put(VIEW, at, payload), put(VIEW, at, HARMLESS), is_note=path in NOTES)
    figure("injections through any field of the sheet", 0)
    figure("fields of models", len({kind_of(path) for path in PLACES}))
    figure("pairs of field and payload", len(tried))


def _about(payload: str) -> SessionView:
    """Return a session whose article holds the payload itself, line by line, with a claim on all of it."""
    article = VIEW.articles[0]
    line = " ".join(payload.split()) or "x"
    first = article.lines[1]
    text = f"{article.text[: first.start]}{line}{article.text[first.end :]}"
    by = len(line) - (first.end - first.start)
    lines = tuple(
        ln
        if ln.end < first.start
        else replace(ln, start=ln.start + (by if ln.start > first.start else 0), end=ln.end + by)
        for ln in article.lines
    )
    changed_article = cast(Article, replace(article, text=text, lines=lines))
    mine = VIEW.claims[0]
    span = Span(first.start, first.start + len(line))
    claims = (replace(mine, claim=replace(mine.claim, span=span, quote=line, appearances=(span,))),)
    others = tuple(c for c in VIEW.claims[1:] if c.claim.article != article.id)
    return replace(VIEW, articles=(changed_article, *VIEW.articles[1:]), claims=claims + others, points=())


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_i11_the_words_of_the_article_come_through_whole(payload: str) -> None:
    """Nothing of an article is lost in its annotated copy, and it stays in its lines."""
    view = _about(payload)
    for page in pages(view):
        tokens = PARSERS["commonmark"].parse(page)
        kinds = {t.type for t in tokens} | {c.type for t in tokens for c in t.children or []}
        assert not kinds & {"html_block", "html_inline", "image", "link_open", "code_inline", "fence"}
    copy = pages(view)[1]
    shown = _words("".join(c.content for t in PARSERS["commonmark"].parse(copy) for c in t.children or []))
    for line in view.articles[0].lines:
        words = _words(_visible(line.span.of(view.articles[0].text)))
        assert words in shown


def _words(text: str) -> str:
    return re.sub(r"[\s\[\]⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", text)


def _visible(text: str) -> str:
    from workbench.core.reveal import unhidden

    return unhidden(re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", text))
