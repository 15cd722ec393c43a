"""What stands among page furniture below the story, without a sign of its own."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from workbench.core.article import LineRole
from workbench.ingest import lexicon
from workbench.ingest.marks import Mark, Marks, furniture
from workbench.ingest.shape import Block, Shape
from workbench.ingest.topics import share_of, topics

_INSIDE = re.compile(r"advert|picture|bare number|no words|several times|time stamp")
_LINK = "link to another"
_OF_ITSELF = re.compile(
    r"(?P<name>[A-Z][^\s.]{0,30}(?: [^\s.]{1,30}){0,4}?) (?:is|are|was) (?:an? )?"
    r"(?:(?:proud )?part of|members? of|owned by|published by|operated by|run by|produced by|funded by|"
    r"registered|non-?profit|independent|award-winning|trademark|division of|trading name)\b"
)

_FEWEST = 4
"""How many blocks of prose a story keeps, whatever stands before the last."""

_SAME = 0.5
"""The share of a line's words that the story has where a mere link stands before it: then it may be story."""

_LEAST_WORDS = 4
_TOLD = 6
"""How many words of content tell that a block shares none with the story."""


def after_the_story(blocks: tuple[Block, ...], taken: Marks, marks: Marks) -> None:
    """Mark what stands after the first furniture below the prose and is no sentence of the story."""
    prose = [i for i in range(len(blocks)) if blocks[i].shape.is_prose and i not in taken]
    if not prose:
        return
    start = _strangers(blocks, prose, taken, marks)
    story = topics(blocks[i].shape for i in prose)
    only_links = True
    for i in range(prose[-1] + 1, len(blocks)):
        if i in taken or i in marks:
            only_links = only_links and _LINK in (marks.get(i) or taken[i]).reason
            continue
        shape = blocks[i].shape
        if i > prose[-1] and shape.bare in lexicon.menu_items():
            marks[i] = furniture("item of a menu, after the story")
            continue
        is_open = not shape.is_sentence and shape.text[0] not in "•*-–—" and not _goes_on(blocks, i, taken)
        if i > start and is_open and not (only_links and share_of(shape, story) >= _SAME):
            marks[i] = furniture("line without an end, after the story and among page furniture")
        elif i > start and _speaks_of_site(shape, story):
            marks[i] = furniture("what the site says of itself")


def _goes_on(blocks: tuple[Block, ...], at: int, taken: Marks) -> bool:
    """Tell whether a block may be the beginning of a sentence that ends on one of the next three lines."""
    for i, (here, following) in enumerate(pairwise(blocks[at : at + 4]), start=at + 1):
        if following.rows[0].number != here.rows[-1].number + 1 or i in taken:
            return False
        if following.shape.end_mark in (".", "!", "”", '"') and not following.shape.is_cut_off:
            return len(following.shape.words) < _LEAST_WORDS or following.shape.starts_small
    return False


def _strangers(blocks: tuple[Block, ...], prose: list[int], taken: Marks, marks: Marks) -> int:
    """Mark prose at the end, after furniture, that shares no word with the rest; return where the story ends.

    That is the first furniture below the story. What is marked leaves ``prose``.
    """
    own = {i: topics([blocks[i].shape]) for i in prose}
    counts = Counter(word for i in prose for word in own[i])
    start = _first_end(prose[-1] + 1, len(blocks), taken)
    while len(prose) > _FEWEST:
        last = prose[-1]
        end = _first_end(prose[-2] + 1, last, taken)
        while end < last and _LINK in taken[end].reason:
            end = _first_end(end + 1, last, taken)
        if end == last or len(own[last]) < _TOLD or any(counts[word] > 1 for word in own[last]):
            break
        counts.subtract(own[last])
        marks[prose.pop()] = furniture("after page furniture, and about nothing in the story")
        start = end
    return start


def _first_end(start: int, stop: int, taken: Marks) -> int:
    """Return the first block from ``start`` that ends a story, ``stop`` where there is none before it."""
    return next((i for i in range(start, stop) if _ends_story(taken.get(i))), stop)


def _ends_story(mark: Mark | None) -> bool:
    """Tell furniture that stands below stories from adverts and pictures, which stand inside them too."""
    return mark is not None and mark.role is LineRole.BOILERPLATE and not _INSIDE.search(mark.reason)


def _speaks_of_site(shape: Shape, story: frozenset[str]) -> bool:
    """Tell "The Echo is part of Northern Media": of a name that the story does not know."""
    match = _OF_ITSELF.match(shape.text)
    return match is not None and share_of(Shape(match["name"]), story) == 0
