"""Bylines that do without "by": a name with a place, a role, an address, or the name of a desk."""

from __future__ import annotations

import re

from workbench.ingest import lexicon
from workbench.ingest.bylines import Byline, byline, is_name, is_outlet_name
from workbench.ingest.shape import Shape
from workbench.ingest.written_dates import is_loose, written_dates

_LONGEST = 14
_HANDLE = re.compile(r"(?:^|\s)(?:@\w{2,30}|\S{1,60}@\S{1,60}\.\w{2,10})")
_PLACED = re.compile(r"(?P<names>.{5,80}?),? (?:in|at|from) (?P<place>[A-Z].{1,50})")
_PARTS = re.compile(r"\s*(?:,|;|\||•|·|/|\s[–—-]\s|\s{2,}| and | & )\s*")
_PIECES = re.compile(r"\s*(?:\||•|·|/|\s[–—-]\s|\s{2,})\s*")
_BY = re.compile(r"\b[Bb]y\s(?=[A-Z])")
_STAFF = frozenset(
    {"agencies", "agency", "bureau", "correspondents", "desk", "newsroom", "reporters", "staff", "team"}
)
_NAMELESS = frozenset({"our correspondent", "special correspondent", "staff reporter", "web reporter"})
_MOST_WORDS_OF_STAFF = 6


def author_line(shape: Shape) -> Byline | None:
    """Return the byline that a line without "by" is, None for others; a bare name is none.

    Known are "Jan Orlik in Ostrel", "Jane Doe @jdoe", "Jane Doe, Health Editor", "Echo Foreign Desk".
    """
    text = shape.text.strip("*_ ")
    if len(shape.words) > _LONGEST or len(text) > 160 or shape.end_mark:
        return None
    plain = _HANDLE.sub("", text).strip(" ,|·•")
    if plain != text and (names := _names(plain)):
        return Byline(", ".join(names))
    placed = _PLACED.fullmatch(plain)
    if placed is not None and (names := _names(placed["names"])):
        return Byline(", ".join(names))
    return _with_role(plain) or _desk(plain)


def author_in_date_line(text: str) -> Byline | None:
    """Return the byline inside a line that gives a date: "Jane Doe | 3 March 2025", "posted by Jane Doe"."""
    plain = text
    for found in reversed(written_dates(text, day_first=True)):
        plain = plain[: found.start] + " | " + plain[found.end :]
    match = _BY.search(plain)
    if match is not None:
        return byline("by " + plain[match.end() :].split("|")[0].strip(" ,-–—"))
    pieces = [p.strip(" ,") for p in _PIECES.split(plain)]
    named = [p for p in pieces if is_name(p) and not is_outlet_name(p) and not is_loose(p)]
    staff = next((read for p in pieces if p and (read := _desk(p)) is not None), None)
    return Byline(named[0]) if named else staff


def _names(text: str) -> list[str]:
    """Return the names that ``text`` lists, none where one of its parts is no name."""
    parts = [part for part in _PARTS.split(text.strip(" ,")) if part]
    return parts if parts and all(is_name(p) and not is_outlet_name(p) for p in parts) else []


def _with_role(text: str) -> Byline | None:
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) > 1 and is_name(parts[0]) and not is_outlet_name(parts[0]):
        rest = [p for p in parts[1:] if not is_name(p) or is_outlet_name(p)]
        more = [p for p in parts[1:] if p not in rest]
        return Byline(", ".join([parts[0], *more])) if rest and all(_is_role(p) for p in rest) else None
    words = text.split()
    beats = lexicon.press("role") | lexicon.press("section") | lexicon.press("beat")
    size = next((n for n in (2, 3, 4) if n < len(words) and words[n].casefold() in beats), 2)
    name = " ".join(words[:size])
    is_told = len(words) > size and is_name(name) and _is_role(" ".join(words[size:]))
    return Byline(name) if is_told and not is_outlet_name(name) else None


def _is_role(text: str) -> bool:
    words = text.casefold().split()
    return len(words) <= _LONGEST // 2 and bool(lexicon.press("role") & {w.strip(".,") for w in words})


def is_role_alone(text: str) -> bool:
    """Tell "Senior Reporter", "Political Editor": a role that the line before or after has the name of."""
    words = {w.casefold().strip(".,") for w in text.split()}
    roles = lexicon.press("role")
    others = lexicon.press("beat") | lexicon.press("section") | {"and", "of"}
    return bool(words & roles) and words <= roles | others


def _desk(text: str) -> Byline | None:
    words = text.split()
    if not 1 <= len(words) <= _MOST_WORDS_OF_STAFF or not words[0][0].isupper():
        return None
    is_staff = words[-1].casefold() in _STAFF and (len(words) > 1 or text == "Agencies")
    return Byline(text) if is_staff or text.casefold() in _NAMELESS else None
