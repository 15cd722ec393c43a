"""What follows a story: headings of other stories, link lists, author boxes, comment forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.ingest import lexicon
from workbench.ingest.afterwards import after_the_story
from workbench.ingest.bylines import author_of_heading, is_author_box, is_name
from workbench.ingest.furniture import begins_with_pictograph
from workbench.ingest.marks import Marks, furniture, neutral, prose_before
from workbench.ingest.shape import Block, Shape

_MOST = 0.6
"""The share of the prose after which a heading can end the story."""

_RESUMES = 3
"""How many paragraphs in a row after such a heading are the story again, where they speak of the same."""


_NEAR = 5
"""How far below such a heading fewer paragraphs can be the story again."""

_RELATED = 0.4
_CLOSE = 0.6
"""The shares of names that paragraphs need to have in common with the story: several, and one alone."""

_COMMENTS = "comment form"


@dataclass(frozen=True, slots=True)
class Tail:
    """The marks below (and of link lists amid) the story, and the author that an author box names."""

    marks: Marks
    author: str | None = None


def tail(blocks: tuple[Block, ...], known: Marks) -> Tail:
    """Read what follows the story, and link lists in the middle of it; ``known`` blocks keep their marks."""
    shares = prose_before(blocks, known)
    marks: Marks = {}
    author = _author_box(blocks, known, shares, marks)
    taken = {**marks, **known}
    start = 0
    for i, block in enumerate(blocks):
        heading = _heading(block.shape) if i >= start and taken.get(i) in (None, known.get(i)) else None
        if heading is not None and i not in marks and shares[i] > 0:
            start = _after_heading(blocks, taken, shares, (i, heading), marks)
            author = author or author_of_heading(block.shape)
    _loose_ends(blocks, taken, shares, marks)
    return Tail({i: m for i, m in marks.items() if i not in known}, author)


def _heading(shape: Shape) -> str | None:
    """Return what a heading of furniture announces, None for other lines."""
    if len(shape.words) > 7 or shape.end_mark in (".", "?"):
        return None
    first = shape.bare.split(" ", 1)[0]
    for phrase in lexicon.furniture_by_first_word("tail").get(first, ()):
        stem = phrase.words.removesuffix("*").rstrip()
        if shape.bare == phrase.words:
            return phrase.reason
        rest = shape.bare[len(stem) :].split()
        if (
            phrase.words.endswith("*")
            and shape.bare.startswith(stem + " ")
            and len(rest) <= 3
            and _titled(shape)
        ):
            return phrase.reason
    return "author box" if author_of_heading(shape) is not None else None


def _titled(shape: Shape) -> bool:
    return shape.title_share > 0.5 or shape.end_mark == ":"


def _after_heading(
    blocks: tuple[Block, ...], taken: Marks, shares: list[float], found: tuple[int, str], marks: Marks
) -> int:
    """Mark the heading and what it announces; return the first block after it."""
    at, reason = found
    heading = blocks[at].shape.text.strip(' :"“”')
    ends = _resumption(blocks, taken, at, reason) if shares[at] >= _MOST else _next_prose(blocks, at + 1)
    marks[at] = furniture(f"heading of what is not the story: {reason}")
    for i in range(at + 1, ends):
        marks.setdefault(i, furniture(f"after “{heading}”: {reason}"))
    return ends


def _next_prose(blocks: tuple[Block, ...], start: int) -> int:
    return next((i for i in range(start, len(blocks)) if blocks[i].shape.is_prose), len(blocks))


def _resumption(blocks: tuple[Block, ...], taken: Marks, at: int, reason: str) -> int:
    """Return where the story goes on after the block ``at``, the number of blocks where it does not.

    It goes on with several paragraphs in a row that share names with what came before, or with any
    that directly follow the heading and do, or with the last of the page a few lines below it.
    """
    before: set[str] = set().union(*(b.shape.names for b in blocks[:at] if b.shape.is_prose))
    for run, is_last in _prose_runs(blocks, taken, at):
        is_near = run[0] - at <= _NEAR and reason != _COMMENTS
        is_told = len(run) >= _RESUMES or run[0] == at + 1 or (is_near and len(run) > 1)
        least = _RELATED if is_told else _CLOSE
        if (is_told or (is_near and is_last)) and _speaks_of(blocks, run, before, least):
            return run[0]
    return len(blocks)


def _prose_runs(blocks: tuple[Block, ...], taken: Marks, at: int) -> Iterator[tuple[list[int], bool]]:
    """Yield the paragraphs after the block ``at``, those in a row together, and whether they are the last."""
    run: list[int] = []
    for i in range(at + 1, len(blocks)):
        shape = blocks[i].shape
        if shape.is_prose and not shape.is_cut_off and i not in taken:
            if run and run[-1] != i - 1:
                yield run, False
                run = []
            run.append(i)
    if run:
        yield run, True


def _speaks_of(blocks: tuple[Block, ...], run: list[int], known: set[str], least: float) -> bool:
    names = set().union(*(blocks[i].shape.names for i in run))
    return bool(names) and len(names & known) / len(names) >= least


def _author_box(blocks: tuple[Block, ...], known: Marks, shares: list[float], marks: Marks) -> str | None:
    """Mark a name alone and the lines on its work, after the story; return the name."""
    for i in range(len(blocks) - 1):
        name = blocks[i].shape.text
        if i in known or shares[i] < _MOST or len(name) > 60 or not is_name(name):
            continue
        if is_author_box(name, blocks[i + 1].shape):
            marks[i] = neutral("byline", "name over an author box")
            marks[i + 1] = furniture("author box")
            return name
    return None


def _loose_ends(blocks: tuple[Block, ...], taken: Marks, shares: list[float], marks: Marks) -> None:
    """Mark what needs no heading after most of the prose: teasers, pictographs, runs of headlines."""
    late = [i for i in range(len(blocks)) if shares[i] >= _MOST and i not in taken and i not in marks]
    for i in late:
        if blocks[i].shape.is_cut_off and shares[i] >= 0.9:
            marks[i] = furniture("cut off with an ellipsis: a teaser")
        elif shares[i] == 1 and _is_tag_list(blocks[i].shape):
            marks[i] = furniture("tag list")
        elif begins_with_pictograph(blocks[i].shape):
            marks[i] = furniture("begins with a pictograph, after the story")
    _runs(blocks, [i for i in late if i not in marks], {**taken, **marks}, marks)
    after_the_story(blocks, {**taken, **marks}, marks)


def _runs(blocks: tuple[Block, ...], free: list[int], taken: Marks, marks: Marks) -> None:
    """Mark runs of three headlines and more: in title case, or with no prose after them."""
    last_prose = max((i for i in free if blocks[i].shape.is_prose), default=-1)
    run: list[int] = []
    for i in [*(i for i in free if _could_link(blocks[i].shape)), len(blocks)]:
        is_broken = bool(run) and any(k not in taken for k in range(run[-1] + 1, i))
        if is_broken or i == len(blocks):
            if len(run) > 2 and (run[0] > last_prose or _are_titled(blocks, run)):
                marks.update(dict.fromkeys(run, furniture("one of a run of headlines after the story")))
            run = []
        run.append(i)


def _is_tag_list(shape: Shape) -> bool:
    """Tell "Kazakhstan, Russia, Military": three short titled items and more, and no end."""
    items = [item.strip() for item in shape.text.split(",")]
    short = all(item and len(item.split()) <= 4 and item[0].isupper() for item in items)
    return len(items) > 2 and short and not shape.end_mark and shape.title_share > 0.8


def _could_link(shape: Shape) -> bool:
    return 3 <= len(shape.words) <= 25 and not shape.is_sentence and shape.text[0] not in "•*-–—"


def _are_titled(blocks: tuple[Block, ...], run: list[int]) -> bool:
    return sum(blocks[i].shape.title_share for i in run) / len(run) >= 0.6
