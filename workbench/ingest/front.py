"""What stands above a story: headline, deck, byline, date, address, labels of the site."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.ingest import lexicon
from workbench.ingest.authors import author_line, is_role_alone
from workbench.ingest.bylines import byline, is_author_box, is_name
from workbench.ingest.marks import LABEL, Mark, Marks, furniture, neutral
from workbench.ingest.publishers import dateline, is_dateline
from workbench.ingest.shape import Block, Shape
from workbench.ingest.topics import share_of, topics
from workbench.ingest.written_dates import is_date_line

_CRUMBS = re.compile(r"[\w .&-]{2,30}(?: ?[>›»/] ?[\w .&-]{2,30}){1,5}")
_LABEL = re.compile(r"(?i)^(title|headline)\s?:\s+")
_PREFIX = re.compile(
    r"^(?:LIVE|BREAKING(?: NEWS)?|EXCLUSIVE|WATCH|UPDATED?|DEVELOPING)\b(?:\s?[:|–—-])?\s+(?=[A-Z0-9“\"'‘])"
)
_LONGEST_HEADLINE = 24
_SHORT = 3
_NEARLY = 0.6
"""The share of the best line's nearness to the story that an earlier line needs to be the headline."""

_BY_ALONE = frozenset(
    {"author", "authors", "by", "byline", "edited by", "posted by", "published by", "written by"}
)
_LONGEST_LABEL = 6
_LONGEST_NAME = 4
_SLOGAN = re.compile(r"\s+(?:[|–—»·-]|::)\s+")
_FURTHEST = 60
_SENTENCES = re.compile(r"[a-z0-9\"”')][.!?][\"”']? [A-Z\"“]")


@dataclass(frozen=True, slots=True)
class Front:
    """The marks above the story, and which block is the headline (None: there is none)."""

    marks: Marks
    headline: int | None


def front(blocks: tuple[Block, ...], known: Marks) -> Front:
    """Read what stands above the story; ``known`` blocks keep their marks."""
    reach = _reach(blocks, known)
    framing: Marks = {i: mark for i in range(reach) if (mark := _frame(blocks[i].shape)) is not None}
    taken = {**framing, **known}
    headline = _headline(blocks, taken, reach)
    marks: Marks = {i: mark for i, mark in framing.items() if i not in known}
    if headline is not None:
        marks |= _around(blocks, taken, headline, reach)
    return Front(marks, headline)


def headline_text(shape: Shape) -> str:
    """Return a headline without its label ("Title:") and without the site's name behind it."""
    text = _LABEL.sub("", shape.text)
    return split_title(text if text.isupper() else _PREFIX.sub("", text, count=1))[0]


def split_title(text: str) -> tuple[str, str | None]:
    """Part a page's title from the site's name behind a bar or a dash: "Troops leave – News"."""
    match = re.search(r"\s+([|–—»·-]|::)\s+(?=\S[^|–—»·]{0,40}$)", text)
    if match is None or match.start() < 8:
        return text, None
    site = text[match.end() :].strip()
    words = site.split()
    is_titled = all(w[0].isupper() or not w[0].isalpha() or w == "of" for w in words)
    is_site = len(words) <= 4 and is_titled and (match[1] in "|»::" or is_outlet(site))
    return (text[: match.start()].rstrip(), site) if is_site else (text, None)


def is_outlet(name: str) -> bool:
    """Tell whether ``name`` has a word that marks publishers, or is a domain, or a short acronym."""
    words = {w.casefold().strip(".,") for w in name.split()}
    is_domain = re.fullmatch(r"[\w-]+(?:\.[a-z]{2,4}){1,2}", name.casefold()) is not None
    return bool(words & lexicon.press("outlet")) or is_domain or name in lexicon.press("agency")


def _reach(blocks: tuple[Block, ...], known: Marks) -> int:
    """Return how many blocks may be the front: to the last framing line before the third prose block."""
    prose = 0
    reach = 0
    for i, block in enumerate(blocks[:_FURTHEST]):
        if (i in known and prose == 0) or _frame(block.shape) is not None:
            reach = i + 1
        elif block.shape.is_prose and block.shape.end_mark != "?":
            prose += 1
            reach = max(reach, i) if prose == 1 else reach
            if prose > 2:
                return reach
        elif prose == 0:
            reach = i + 1
    return reach


def _frame(shape: Shape) -> Mark | None:
    text = shape.text
    if is_dateline(text):
        return neutral("date", "dateline on a line of its own")
    if shape.is_address:
        return neutral("source", "address of the page")
    if len(shape.words) <= 40 and shape.end_mark != "." and byline(text) is not None:
        return neutral("byline", "byline")
    if is_date_line(text):
        return neutral("date", "line with a date")
    if shape.bare in _BY_ALONE or (len(shape.words) <= 6 and shape.folded.startswith("reporting from ")):
        return neutral("", "label of the byline, or where the reporter was")
    if text.strip("()") in lexicon.press("agency"):
        return neutral("source", "name of an agency")
    if _CRUMBS.fullmatch(text) and shape.bare.split(" ")[0] in ("home", *lexicon.press("section")):
        return furniture("path of the page in its site")
    return None


def _headline(blocks: tuple[Block, ...], taken: Marks, reach: int) -> int | None:
    fitting = [i for i in range(reach) if i not in taken and _could_head(blocks[i].shape)]
    if not fitting:
        return None
    labelled = [i for i in fitting if _LABEL.match(blocks[i].shape.text)]
    told = [i for i in fitting if not _is_label(blocks[i].shape)]
    story = topics(b.shape for i, b in enumerate(blocks) if b.shape.is_prose and i not in taken)
    long = [i for i in told if _is_long(blocks[i].shape, story)]
    best = next(iter(labelled), None)
    best = best if best is not None else _speaking_of(blocks, long or told, story)
    return best if best is not None or fitting[0] != 0 else 0


def _is_long(shape: Shape, story: frozenset[str]) -> bool:
    """Tell whether there are words enough for a headline, or three of a sentence that all are the story's."""
    count = len(shape.words)
    return count > _SHORT or (count == _SHORT and shape.title_share < 1 and share_of(shape, story) == 1)


def _speaking_of(blocks: tuple[Block, ...], fitting: list[int], story: frozenset[str]) -> int | None:
    """Return the first block that speaks of what the story speaks of, nearly as much as the best does."""
    shares = {i: share_of(blocks[i].shape, story) for i in fitting}
    most = max(shares.values(), default=0.0)
    return next((i for i in fitting if shares[i] >= _NEARLY * most), None)


def _could_head(shape: Shape) -> bool:
    is_short = 0 < len(shape.words) <= _LONGEST_HEADLINE
    is_title = shape.end_mark not in (".", ":", ";", "…") and dateline(shape.text) is None
    return is_short and is_title and _is_one_line(shape)


def _is_one_line(shape: Shape) -> bool:
    """Tell a title from several sentences; in title case a full stop is an abbreviation's ("Ariz. Fire")."""
    return shape.title_share > 0.7 or _SENTENCES.search(shape.text) is None


def _is_label(shape: Shape) -> bool:
    """Tell a section's or the site's name from a headline."""
    name = _SLOGAN.split(shape.text, maxsplit=1)[0]
    is_named = len(name.split()) <= _LONGEST_NAME and Shape(name).title_share == 1 and is_outlet(name)
    return shape.bare in lexicon.press("section") or is_named


def _around(blocks: tuple[Block, ...], taken: Marks, headline: int, reach: int) -> Marks:
    marks: Marks = {headline: neutral("headline", "first line that reads as a headline")}
    said = headline_text(blocks[headline].shape).casefold()
    rest = [i for i in range(reach) if i not in taken and i != headline]
    for i in [i for i in rest if i < headline and _is_above(blocks[i].shape)]:
        marks[i] = furniture(LABEL)
    below = [
        i for i in rest if i > headline and not blocks[i].shape.is_sentence and _is_one_line(blocks[i].shape)
    ]
    for i in [i for i in below if headline_text(blocks[i].shape).casefold() == said]:
        marks[i] = neutral("headline", "the headline again")
    below = [i for i in below if i not in marks]
    marks |= _authors(blocks, below, reach)
    below = [i for i in below if i not in marks]
    author = next((i for i in below if _is_author_line(blocks, taken, i)), None)
    if author is not None:
        marks[author] = neutral("byline", "a name alone above the story")
        below.remove(author)
    marks |= _about_author(blocks, below, reach, {**taken, **marks})
    below = [i for i in below if i not in marks]
    for i in [i for i in below if _is_label(blocks[i].shape)]:
        marks[i] = furniture("label of the site")
        below.remove(i)
    if len(below) <= 2:
        for i in below:
            marks[i] = neutral("deck", "line between headline and story")
    return marks


def _is_above(shape: Shape) -> bool:
    """Tell what is no story above a headline: a label, or a line without an end."""
    return len(shape.words) <= _LONGEST_LABEL or not (shape.is_sentence or shape.is_prose)


def _authors(blocks: tuple[Block, ...], below: list[int], reach: int) -> dict[int, Mark]:
    """Return the marks of bylines without "by" above the story: a name with its place, role or address."""
    story = topics(b.shape for b in blocks[reach:] if b.shape.is_prose)
    found: dict[int, Mark] = {}
    for i in below:
        read = author_line(blocks[i].shape)
        if read is not None and not topics([Shape(read.names)]) <= story:
            found[i] = neutral("byline", "a name with its place or role above the story")
    return found


def _about_author(blocks: tuple[Block, ...], below: list[int], reach: int, taken: Marks) -> Marks:
    """Mark the author's role, name again, and box, where they stand above the story."""
    names = [blocks[i].shape.text for i, mark in taken.items() if mark.part == "byline" and i < reach]
    marks: Marks = {}
    for i in below:
        if blocks[i].shape.text in names:
            marks[i] = neutral("byline", "the author's name again")
        elif is_role_alone(blocks[i].shape.text):
            marks[i] = neutral("", "role of the author")
    for i in [i for i in range(reach) if i not in taken and i not in marks]:
        if any(is_name(name) and is_author_box(name, blocks[i].shape) for name in names):
            marks[i] = furniture("author box")
    return marks


def _is_author_line(blocks: tuple[Block, ...], taken: Marks, i: int) -> bool:
    """Tell a bare name as the byline: no other byline, and a date or a role right beside it."""
    shape = blocks[i].shape
    if not is_name(shape.text) or shape.is_capitals or any(m.part == "byline" for m in taken.values()):
        return False
    beside = [blocks[k].shape for k in (i - 1, i + 1) if 0 <= k < len(blocks)]
    return any(_tells_of_author(s) for s in beside)


def _tells_of_author(shape: Shape) -> bool:
    """Tell a line that has an author's name beside it: a date, a role, "by" alone, where they were."""
    if is_date_line(shape.text) or shape.bare in _BY_ALONE or shape.folded.startswith("reporting from "):
        return True
    return len(shape.words) <= 8 and bool(lexicon.press("role") & set(shape.bare.split()))
