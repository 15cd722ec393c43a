"""The role of every line: story, its frame, or page furniture, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.article import Line, LineRole
from workbench.core.wrapping import soft_breaks
from workbench.ingest.captions import caption
from workbench.ingest.front import front
from workbench.ingest.furniture import signs
from workbench.ingest.marks import Mark, Marks, body, neutral
from workbench.ingest.shape import Block, Shape, blocks, rows
from workbench.ingest.tail import tail


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a text with their roles, and what finding them has told about the masthead."""

    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    marks: Marks
    headline: int | None
    author: str | None


def layout(text: str) -> Layout:
    """Give every line of ``text`` a role; nothing is dropped, and what has no sign of its own is story."""
    all_rows = rows(text)
    found = blocks(all_rows, soft_breaks(text))
    marks = signs(found)
    for i, block in enumerate(found):
        mark = caption(block.shape) if i not in marks else None
        if mark is not None:
            marks[i] = mark
    above = front(found, marks)
    marks = {**above.marks, **marks}
    below = tail(found, marks)
    marks = {**below.marks, **marks}
    for i, block in enumerate(found):
        if i not in marks:
            marks[i] = _story(block.shape)
    by_row = {row.number: marks[i] for i, block in enumerate(found) for row in block.rows}
    empty = Mark(LineRole.NEUTRAL, "empty line")
    lines = tuple(
        Line(row.number, row.start, row.end, mark.role, mark.reason, mark.part)
        for row in all_rows
        for mark in (by_row.get(row.number, empty),)
    )
    return Layout(lines, found, marks, above.headline, below.author)


def _story(shape: Shape) -> Mark:
    """Mark what no sign speaks against: prose, a short line, or a heading amid the story."""
    if shape.is_prose:
        return body("running prose")
    if shape.is_capitals and len(shape.words) <= 20 and not shape.end_mark:
        return neutral("deck", "heading in capitals inside the story")
    return body("short line inside the story")
