"""Markdown as HTML that is safe to show: no script, style or picture, links to the web and mail alone."""

from __future__ import annotations

import re
from html import escape

import markdown
import nh3

_TAGS = {
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
    "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto"}
_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_TOO_MUCH = "This text is too complex to be set; it is shown as it was written."
_MOST_OPENERS = 400
_BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[ \t]{0,12}(?:[-+*]|\d{1,9}\.)[ \t])")
_MOST_CHARACTERS = 5_000_000


def html(text: str) -> str:
    """Return ``text`` rendered and cleaned; what would take the renderer too long comes as plain text."""
    if _is_too_much(text):
        return as_written(text)
    rendered = markdown.markdown(text, extensions=["sane_lists"], output_format="html")
    return nh3.clean(
        rendered,
        tags=_TAGS,
        clean_content_tags={"script", "style"},
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        attribute_filter=_leading_out,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    )


def _leading_out(_: str, name: str, value: str) -> str | None:
    """Keep a link to the web or to mail; nothing else is one, on a page of its own."""
    return value if name != "href" or _LINK.match(value) else None


def as_written(text: str) -> str:
    """Return ``text`` as HTML that says why it is not set, and shows it as it is."""
    return f"<p>{_TOO_MUCH}</p><pre>{escape(text)}</pre>"


def _is_too_much(text: str) -> bool:
    """Tell what python-markdown takes quadratic time for: very many openers in one paragraph or item."""
    if len(text) > _MOST_CHARACTERS:
        return True
    plain = re.sub(r"\\[\[`*]", "", text)
    return any(len(re.findall(r"[\[`<*]", part)) > _MOST_OPENERS for part in _BLOCK.split(plain))
