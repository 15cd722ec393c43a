"""What stands among page furniture below the story, without a sign of its own."""

from __future__ import annotations

import re
from collections import Counter

from workbench.core.article import LineRole
from workbench.ingest.marks import Mark, Marks, furniture
from workbench.ingest.shape import Block, Shape
from workbench.ingest.topics import share_of, topics

_INSIDE = re.compile(r"advert|picture|bare number|no words|several times|time stamp")
_OF_ITSELF = re.compile(
    r"(?P<name>[A-Z][^\s.]{0,30}(?: [^\s.]{1,30}){0,4}?) (?:is|are|was) (?:an? )?"
    r"(?:(?:proud )?part of|members? of|owned by|published by|operated by|run by|produced by|funded by|"
    r"registered|non-?profit|independent|award-winning|trademark|division of|trading name)\b"
)

_FEWEST = 2
"""How many blocks of prose a story keeps, whatever stands before the last."""


def after_the_story(blocks: tuple[Block, ...], taken: Marks, marks: Marks) -> None:
    """Mark what stands after the first furniture below the prose and is no sentence of the story."""
    prose = [i for i in range(len(blocks)) if blocks[i].shape.is_prose and i not in taken]
    start = _strangers(blocks, prose, taken, marks)
    story = topics(blocks[i].shape for i in prose)
    for i in [i for i in range(start + 1, len(blocks)) if i not in taken and i not in marks]:
        shape = blocks[i].shape
        if not shape.is_sentence and shape.text[0] not in "•*-–—":
            marks[i] = furniture("line without an end, after the story and among page furniture")
        elif _speaks_of_site(shape, story):
            marks[i] = furniture("what the site says of itself")


def _strangers(blocks: tuple[Block, ...], prose: list[int], taken: Marks, marks: Marks) -> int:
    """Mark prose at the end, after furniture, that shares no word with the rest; return where the story ends.

    That is the first furniture below the story. What is marked leaves ``prose``.
    """
    own = {i: topics([blocks[i].shape]) for i in prose}
    counts = Counter(word for i in prose for word in own[i])
    start = _first_end(prose[-1] + 1 if prose else 0, len(blocks), taken)
    while len(prose) > _FEWEST:
        last = prose[-1]
        end = _first_end(prose[-2] + 1, last, taken)
        if end == last or any(counts[word] > 1 for word in own[last]):
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
