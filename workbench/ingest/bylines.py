"""Who wrote a story: bylines, author boxes, and the names in them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.ingest import lexicon
from workbench.ingest.shape import Shape
from workbench.ingest.written_dates import is_date_line, written_dates

_BY = re.compile(
    r"(?i)^\s*(?:(?:written|story|report|reported|posted|published) by|authors?|byline|by)\s?:?\s+(?=\S)"
)
_ABOUT = re.compile(r"(?i)^about (?:the author:? )?")
_SPLIT = re.compile(r"\s*(?:,|;|\||•|·|\s{2,}| and | & | with )\s*")
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž\u0400-\u042F][\w’'.-]*$")
_LINKS = frozenset(
    {"de", "da", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "of", "du", "dos", "ter"}
)
_PLACE = re.compile(r"\s+(?:in|at|from|for|IN|AT|FROM|FOR)\s+(?:the )?(?=[A-Z]).*$")
_FOR = re.compile(r"\s(?:for|FOR)\s+(?:[Tt]he |THE )?(?P<outlet>[A-Z].{1,40})$")
_BIO = re.compile(
    r"(?i)\b(?:is|was|has been|covers|writes|reports|works|joined|previously)\b.{0,120}"
    r"\b(?:journalists?|reporters?|editors?|correspondents?|writers?|columnists?|news|author|freelance|covering|blogger)\b"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, and the publisher that stands behind a role in it."""

    names: str
    publisher: str | None = None


def is_name(text: str) -> bool:
    """Tell whether ``text`` looks like the name of one person: two to five words, each with a capital."""
    words = text.strip("\"'“”‘’ .").split()
    if not 2 <= len(words) <= 5 or any(w.casefold().strip(".,") in lexicon.press("role") for w in words):
        return False
    if any(c.isdigit() for c in text) or (text.isupper() and len(text) > 40):
        return False
    capitals = [bool(_NAME_WORD.match(w)) for w in words]
    small = [w for w, capital in zip(words, capitals, strict=True) if not capital]
    return capitals[0] and capitals[-1] and all(w.casefold() in _LINKS for w in small)


def byline(text: str) -> Byline | None:
    """Return the byline that the line ``text`` is ("By Jane Doe, Chief Reporter"), None for other lines."""
    if len(text) > 400:
        return None
    match = _BY.match(text)
    if match is None:
        return None
    rest = _without_dates(text[match.end() :])
    names, behind = _names(rest)
    if names and _is_agency(names[0]):
        return Byline(names[0], names[0])
    if not names:
        agency = rest.split("|")[0].strip(" .,")
        known = _is_agency(agency.removesuffix(" Staff"))
        is_staff = known or (len(agency.split()) <= 5 and _has_role_or_outlet(agency))
        return Byline(agency, agency.removesuffix(" Staff") if known else None) if is_staff else None
    return Byline(", ".join(names), behind)


def is_outlet_name(text: str) -> bool:
    """Tell a publisher's name: an agency, a short acronym, or a name with an outlet's word in it."""
    words = {w.casefold().strip(".,") for w in text.split()}
    is_acronym = text.isalpha() and text.isupper() and 2 <= len(text) <= 5
    return _is_agency(text) or is_acronym or bool(words & lexicon.press("outlet"))


def author_of_heading(shape: Shape) -> str | None:
    """Return the name in the heading of an author box ("About Jane Doe"), None for other headings."""
    match = _ABOUT.match(shape.text)
    name = shape.text[match.end() :].strip(" :") if match is not None else ""
    return name if is_name(name) else None


def is_author_box(name: str, shape: Shape) -> bool:
    """Tell whether ``shape`` describes the person ``name``: it begins with the name and a writer's work."""
    words = name.split()
    first = shape.words[0] if shape.words else ""
    begins = first in (words[0], words[-1], "He", "She", "They") or shape.text.startswith(name)
    return begins and len(shape.words) <= 90 and _BIO.search(shape.text[:300]) is not None


def _names(text: str) -> tuple[list[str], str | None]:
    """Return the people named at the beginning of ``text``, and the outlet after a role."""
    names: list[str] = []
    behind: str | None = None
    for part in _SPLIT.split(text):
        name = _PLACE.sub("", part.strip(" .\"'“”‘’"))
        if not name:
            continue
        if not is_name(name) or (names and is_outlet_name(name)):
            return names, _outlet(part) or behind
        names.append(name)
        for_whom = _FOR.search(part)
        if for_whom is not None and is_outlet_name(for_whom["outlet"]):
            behind = for_whom["outlet"].strip()
    return names, behind


def _outlet(part: str) -> str | None:
    """Return "Worthy News" of "Chief International Correspondent Worthy News"."""
    words = part.split()
    last = max(
        (i for i, w in enumerate(words) if w.casefold().strip(".,") in lexicon.press("role")), default=-1
    )
    behind = [w for w in words[last + 1 :] if w.casefold() not in ("for", "at", "of")]
    name = " ".join(behind).strip(" .,")
    is_titled = bool(name) and all(w[0].isupper() for w in behind)
    return name if is_titled and (last >= 0 or is_outlet_name(name)) else None


def _is_agency(text: str) -> bool:
    return text.removeprefix("The ") in lexicon.press("agency")


def _has_role_or_outlet(text: str) -> bool:
    words = {w.casefold().strip(".,") for w in text.split()}
    known = lexicon.press("role") | lexicon.press("outlet")
    return bool(words & known)


def _without_dates(text: str) -> str:
    dates = written_dates(text)
    if not dates:
        return text
    cut = text[: dates[0].start]
    pieces = re.split(r"[|•·–—]|\s-\s", cut)
    kept = [p for p in pieces if p.strip() and not is_date_line(p + text[dates[0].start : dates[0].end])]
    return ", ".join(p.strip() for p in kept) or cut
