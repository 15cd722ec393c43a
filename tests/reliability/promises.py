"""What must hold of any bytes and any text: the promises that hypothesis, the fuzzer and the corpus try."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

from markdown_it import MarkdownIt

from workbench.analysis import undisguised
from workbench.core.article import Article, Original
from workbench.core.errors import UnreadableInput
from workbench.core.reveal import folded
from workbench.core.span import Span
from workbench.export.escaping import inline, literal, note
from workbench.export.preview import html
from workbench.ingest.readers import read

COMMONMARK = MarkdownIt("commonmark")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def reader(raw: bytes) -> None:
    """Bytes become an article in sound order, or are refused in words."""
    try:
        article, original = read("fuzz.txt", raw, url="https://a.example/2022/01/x", retrieved="2022-01-20")
    except UnreadableInput as error:
        refused = error
    else:
        _sound(article, original, raw)
        return
    assert refused.what.startswith("fuzz.txt"), refused.what
    assert refused.todo


def _sound(article: Article, original: Original, raw: bytes) -> None:
    assert original.raw == raw
    assert not _CONTROLS.search(article.text)
    assert article.text.encode("utf-8")
    ends = [-1]
    for line in article.lines:
        assert line.start == ends[-1] + 1, "lines stand side by side"
        ends.append(line.end)
        assert "\n" not in article.text[line.start : line.end]
    assert ends[-1] == len(article.text)
    copy = folded(article.text)
    whole = copy.back(Span(0, len(copy.text)))
    assert 0 <= whole.start <= whole.end <= len(article.text)


def analysis(raw: bytes) -> None:
    """Claims quote the words that they point to, twice the same; points hold claims that there are."""
    try:
        article, _ = read("fuzz.txt", raw)
    except UnreadableInput:
        return
    one, two = article.with_id("a1"), article.with_id("a2")
    found = undisguised.analyze([one, two])
    known = {claim.id for claim in found.claims}
    for claim in found.claims:
        assert claim.span.of(article.text) == claim.quote
        assert len(claim.span) > 0
        assert all(place.end <= len(article.text) for place in claim.appearances)
        assert 0.0 <= claim.check_worthiness <= 1.0
    assert all(set(point.claims) <= known for point in found.points)
    assert undisguised.analyze([one, two]) == found


def escaping(raw: bytes) -> None:
    """Words from outside stay words, a note stays in its quotation, a page loads and runs nothing."""
    text = raw.decode("utf-8", errors="replace")
    tokens = COMMONMARK.parse(
        f"# head\n\nx {inline(text)} y\n\n> {literal('x ' + text)}\n\n- {literal('x ' + text)}\n\nend"
    )
    kinds = [token.type for token in tokens]
    assert kinds == _PLAIN, kinds
    leaves = {child.type for token in tokens for child in token.children or []}
    assert leaves <= {"text", "text_special"}, leaves
    outer = [token.type for token in COMMONMARK.parse(f"# a\n\n{note(text)}\n\n# b") if token.level == 0]
    heading = ["heading_open", "heading_close"]
    assert outer == [*heading, "blockquote_open", "blockquote_close", *heading], outer
    for page in (html(f"x {inline(text)} y"), html(note(text)), html(text)):
        assert not _Faults(page).found, _Faults(page).found


_PLAIN = [token.type for token in COMMONMARK.parse("# head\n\nx\n\n> x\n\n- x\n\nend")]
_SHOWN = re.compile(r"a|blockquote|br|code|del|em|h[1-6r]|li|ol|p|pre|strong|table|tbody|t[dhr]|thead|ul")


class _Faults(HTMLParser):
    """Collects what in a page is no plain mark-up."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _SHOWN.fullmatch(tag):
            self.found.append(tag)
        for name, value in attrs:
            leads = (tag, name) == ("a", "href") and re.match(
                r"(?:https?|mailto):|[^:]*$", value or "", re.IGNORECASE
            )
            if not leads and (tag, name) not in (("a", "rel"), ("a", "title"), ("ol", "start")):
                self.found.append(f"{tag} {name}={value}")


PROMISES: Mapping[str, Callable[[bytes], None]] = {
    "reader": reader,
    "analysis": analysis,
    "escaping": escaping,
}
