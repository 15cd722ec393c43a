"""Rows of menu items and buttons: navigation, share bars, footers, which say nothing in a sentence."""

from __future__ import annotations

import re

from workbench.ingest import lexicon
from workbench.ingest.bylines import byline
from workbench.ingest.shape import Shape
from workbench.ingest.written_dates import written_dates

_LONGEST = 24
_LONGEST_ITEM = 5
_BARS = re.compile(r"\s*[|•·¦]\s*")
_GAPS = re.compile(r"\s*[|•·¦]\s*|\s{2,}|\t|\s[./>»›–—-]\s")
_PATH = re.compile(r"\s*[/>›»]\s+")
_SIGN = re.compile(r"(?:\d{1,2}:\d\d|[-+]?\d{1,3} ?°[cf]?|\d[\d,.]*[km]?\+?|\(\d[\d,.]*[km]?\)|[^\w\s]+)")
_READING = re.compile(r"\d{1,3}[ -]min(?:ute)?s?(?: read| listen)?")
_BUTTONS = re.compile(r"(?:\[[^\[\].!?]{2,60}\]\s*){1,6}")
_LABEL = re.compile(r"[A-Z][^:|.]{2,40}: ")
_GLUE = frozenset(
    {
        "a",
        "an",
        "and",
        "article",
        "button",
        "by",
        "email",
        "for",
        "from",
        "in",
        "link",
        "of",
        "on",
        "or",
        "our",
        "page",
        "post",
        "read",
        "story",
        "the",
        "this",
        "to",
        "us",
        "via",
        "with",
    }
)
_FEWEST = 3


def menu(shape: Shape) -> str | None:
    """Return what a row of items is, None for a line that could be a sentence, a byline or a date."""
    text = shape.text
    if not 2 <= len(text.split()) <= _LONGEST or len(text) > 300 or shape.end_mark in (".", ":", ";", "?"):
        return None
    if _BUTTONS.fullmatch(text) is not None:
        return "buttons or a note in brackets"
    if written_dates(text) or byline(text) is not None:
        return None
    path = [item for item in _PATH.split(text) if item]
    if len(path) > 2 and _is_known(path[0]):
        return "path of the page in its site"
    items = [item for item in _GAPS.split(text) if item]
    known = [_is_known(item) for item in items]
    if all(known) and (len(items) > 1 or _is_row(shape)):
        return "row of menu items or buttons"
    if (
        len(items) > 2
        and sum(known) * 3 >= len(items)
        and all(len(i.split()) <= _LONGEST_ITEM for i in items)
    ):
        return "row of menu items"
    if _is_sections(shape):
        return "row of sections"
    return "row of links between bars" if _is_barred(text) else None


def _is_known(item: str) -> bool:
    """Tell whether all words of ``item`` are those of buttons and menus, the longest phrases first."""
    words = item.casefold().replace("’", "'").strip("[]():*!").split()
    at = 0
    found = False
    while at < len(words):
        length = next((n for n in range(len(words) - at, 0, -1) if _is_phrase(words[at : at + n])), 0)
        found = found or bool(length)
        if not length and words[at] not in _GLUE:
            return False
        at += length or 1
    return found


def _is_phrase(words: list[str]) -> bool:
    if len(words) > _LONGEST_ITEM:
        return False
    phrase = " ".join(words)
    is_sign = _SIGN.fullmatch(phrase) or _READING.fullmatch(phrase)
    return phrase in lexicon.menu_items() or is_sign is not None


def _is_row(shape: Shape) -> bool:
    """Tell buttons in a row from two words of a heading: none of the words begins small."""
    words = shape.text.split()
    return len(words) >= _FEWEST and not any(w[0].islower() and w not in _GLUE for w in words)


def _is_sections(shape: Shape) -> bool:
    """Tell "NEWS SPORT COURTS PROPERTY": titled words, most of them names of sections."""
    words = shape.text.split()
    known = sum(w.casefold().strip(",") in lexicon.menu_items() for w in words)
    return len(words) >= _FEWEST and known * 4 >= len(words) * 3 and all(w[0].isupper() for w in words)


def _is_barred(text: str) -> bool:
    """Tell short items between bars, unless they are the figures of a table."""
    items = [item for item in _BARS.split(text) if item]
    if len(items) < _FEWEST or any(len(i.split()) > _LONGEST_ITEM + 3 for i in items) or text[0] in "|•·":
        return False
    figures = sum(any(c.isdigit() for c in i) for i in items)
    return figures * 2 < len(items) or _LABEL.match(text) is not None
