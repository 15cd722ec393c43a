"""The name of the publisher where it stands bare: above the headline, in the line with the date, below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from workbench.core.article import LineRole
from workbench.ingest import lexicon
from workbench.ingest.bylines import is_outlet_name
from workbench.ingest.furniture import sign
from workbench.ingest.marks import LABEL, Marks
from workbench.ingest.shape import Block, Shape, folded
from workbench.ingest.topics import share_of, topics
from workbench.ingest.written_dates import is_date_line, written_dates

_PARTS = re.compile(r"\s*[|•·¦]\s*|\s{2,}|\t|\s[–—-]\s|\s[/>›»]\s")
_AROUND_DATE = re.compile(r"\s*[|•·,/]\s*|\s{2,}|\s[–—-]\s")
_EDITION = re.compile(
    r"(?i)\s*\b(?:(?:english|international|global|print|digital|online|us|uk|world|asia|europe|sunday)\s+edition|"
    r"homepage|home page|logo|home|\d{2,3}[.,]\d(?: ?fm)?|est\.? \d{4}|since \d{4})\s*$"
)
_DOMAIN = re.compile(r"(?i)(?:www\.)?[a-z0-9-]{2,40}(?:\.[a-z]{2,10}){1,2}")
_SMALL = frozenset({"of", "the", "and", "for", "in", "de", "la", "le", "&", "+"})
_PRICE = re.compile(r"[£€$%°@:]|\d{3,}")
_STAFF = frozenset({"Desk", "Staff", "Team", "Bureau", "Reporter", "Correspondent", "Editor"})
_LONGEST = 6
_REACH = 15
_OWN = 0.5
"""The share of the words of the page's first line from which they are the story's and no name of a site."""


@dataclass(frozen=True)
class Page:
    """The blocks with their marks, and which of them is the headline."""

    blocks: Sequence[Block]
    marks: Marks
    headline: int | None

    @cached_property
    def story(self) -> frozenset[str]:
        """What the story speaks of."""
        return topics(b.shape for i, b in enumerate(self.blocks) if self._is_story(i))

    @cached_property
    def frame(self) -> str:
        """The folded text of all that is not the story."""
        return "\n".join(b.shape.folded for i, b in enumerate(self.blocks) if not self._is_story(i))

    def _is_story(self, i: int) -> bool:
        return i in self.marks and self.marks[i].role is LineRole.BODY


def nameplate(page: Page) -> str | None:
    """Return the publisher's name where a bare line gives it, with a sign that it is one; else None.

    Signs are a word such as "Gazette", a domain, its return elsewhere around the story, or that it opens
    the page and the story does not speak of it.
    """
    found = next(_in_date_lines(page), None) or next(_above(page), None) or next(_below(page), None)
    return _spelled(found, page) if found is not None else None


def _in_date_lines(page: Page) -> Iterator[str]:
    for i, mark in sorted(page.marks.items()):
        if mark.part != "date":
            continue
        text = page.blocks[i].shape.text
        for date in reversed(written_dates(text, day_first=True)):
            text = text[: date.start] + " | " + text[date.end :]
        for piece in _AROUND_DATE.split(text):
            name = _cleaned(piece)
            if (
                name is not None
                and not name.isupper()
                and not _is_staff(name)
                and (is_outlet_name(name) or _is_titled_the(name))
            ):
                yield name


def _above(page: Page) -> Iterator[str]:
    """Yield the names above the headline that have a sign, the first lines of the page first."""
    opens = True
    for i in range(page.headline or 0):
        shape = page.blocks[i].shape
        parts = [part for part in _PARTS.split(shape.text) if part]
        name = _cleaned(parts[0]) if parts else None
        if name is None:
            opens = opens and page.marks[i].reason != LABEL
            continue
        told = share_of(Shape(name), page.story)
        returns = told < 1 and page.frame.count(folded(name).removeprefix("the ")) > 1
        has_sign = is_outlet_name(name) or _DOMAIN.fullmatch(name) is not None or returns
        if has_sign or (opens and told < _OWN):
            yield name
        opens = False


def _below(page: Page) -> Iterator[str]:
    start = page.headline + 1 if page.headline is not None else 0
    for i in range(start, min(start + _REACH, len(page.blocks))):
        name = _cleaned(page.blocks[i].shape.text)
        mark = page.marks.get(i)
        if name is not None and mark is not None and mark.role is not LineRole.BODY and mark.part != "byline":
            has_sign = (is_outlet_name(name) and not name.isupper()) or _is_titled_the(name)
            if has_sign and not _is_staff(name) and share_of(Shape(name), page.story) < 1:
                yield name


def _cleaned(part: str) -> str | None:
    """Return ``part`` as a name without its edition or frequency; None where it cannot be a name."""
    name = _EDITION.sub("", part.strip(" *_#|,/-–—!")).strip(" ,-–—")
    words = name.split()
    if not words or len(words) > _LONGEST or len(name) < 2 or Shape(name).end_mark:
        return None
    known = {folded(w).strip(",") for w in words} - {"the", "and", "of", "&"}
    if not known or known <= lexicon.menu_items() or folded(name) in lexicon.menu_items():
        return None
    titled = _DOMAIN.fullmatch(name) is not None or (
        words[0][0].isalpha() and all(w[0].isupper() or w[0].isdigit() or w in _SMALL for w in words)
    )
    is_other = sign(Shape(name)) is not None or is_date_line(name) or not any(c.isalpha() for c in name)
    return name if titled and not is_other and not _PRICE.search(name) else None


def _is_staff(name: str) -> bool:
    return name.rsplit(maxsplit=1)[-1] in _STAFF


def _is_titled_the(name: str) -> bool:
    return name.startswith("The ") and 2 <= len(name.split()) <= 4


def _spelled(name: str, page: Page) -> str:
    """Return how the page spells a name in capitals, or a domain, elsewhere: "GoalWire" for "GOALWIRE"."""
    bare = re.sub(r"(?i)^www\.", "", name)
    core = bare.split(".")[0] if _DOMAIN.fullmatch(name) is not None and "." in bare else name
    if core == name and not name.isupper():
        return name
    pattern = re.compile(
        r"\b" + r"[ .’'&-]?".join(re.sub(r"[\W_]", "", core)) + r"\b", re.IGNORECASE
    )  # letters and figures alone: a sign that is also optional would be tried in every way
    spellings = (m[0] for b in page.blocks for m in pattern.finditer(b.shape.text))
    mixed = next((s for s in spellings if s[0].isupper() and not s.isupper()), None)
    return mixed or (bare.lower() if core != name else name)
