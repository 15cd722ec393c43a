"""Which line breaks of a text only wrap it to a width, and end neither paragraph nor line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_WIDEST = 100
"""The widest text that counts as wrapped by hand or by a mail program, in characters."""

_NARROWEST = 30
_FILLED = 0.75
"""The share of the width from which a line counts as filled."""

_RAGGED = 0.9
"""The share of the width that a line and the next word must pass: wrapping by hand is not exact."""

_END = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class _Break:
    """A newline with words on both of its sides; ``needed`` is the width of the line with the next word."""

    at: int
    before: str
    after: str
    needed: int

    @property
    def is_ended(self) -> bool:
        """Whether the line before ends as a sentence does."""
        return _END.search(self.before[-4:]) is not None

    @property
    def is_evident(self) -> bool:
        """Whether a sentence goes on over the break: no end before it, a small letter after it."""
        return self.after[0].islower() and not self.is_ended

    def is_forced(self, width: int) -> bool:
        """Tell whether the next word had no room before the break."""
        is_filled = _FILLED * width <= len(self.before) <= width / _RAGGED
        return is_filled and self.needed > _RAGGED * width


def soft_breaks(text: str) -> frozenset[int]:
    """Return the offsets of the newlines at which ``text`` is only wrapped; none where it is not wrapped.

    A text is wrapped where most of the sentences that evidently run over a break do so because the next
    word had no room in the widest of their lines. Then every break of that kind is soft, whatever the next
    line begins with: a name, a figure, a quotation. A run of lines most of which end short, as headlines
    and menus do, has none.
    """
    runs = [run for run in _runs(text) if run]
    evident = [b for run in runs for b in run if b.is_evident and len(b.before) <= _WIDEST]
    width = max(
        (len(line) for b in evident for line in (b.before, b.after) if len(line) <= _WIDEST), default=0
    )
    forced = sum(b.is_forced(width) for b in evident)
    if forced < 2 or forced * 2 < len(evident) or width < _NARROWEST or _is_wider(text, width):
        return frozenset()
    return frozenset(b.at for run in runs if _is_prose(run, width) for b in run if b.is_forced(width))


def _runs(text: str) -> Iterator[list[_Break]]:
    """Yield the breaks of each run of lines without an empty line between them."""
    run: list[_Break] = []
    lines = text.split("\n")
    at = 0
    for line, following in pairwise(lines):
        at += len(line)
        before, after = line.strip(), following.strip()
        if before and after:
            run.append(_Break(at, before, after, len(before) + 1 + len(after.split(None, 1)[0])))
        else:
            yield run
            run = []
        at += 1
    yield run


def _is_prose(run: Sequence[_Break], width: int) -> bool:
    stray = sum(not (b.is_forced(width) or b.is_ended or b.is_evident) for b in run)
    ends = _END.search(run[-1].after[-4:]) is not None or any(b.is_evident for b in run)
    return ends and stray * 4 <= len(run)


def _is_wider(text: str, width: int) -> bool:
    """Tell whether most of the text stands in lines that are wider than ``width``."""
    lengths = [len(line) for line in text.split("\n")]
    return sum(n for n in lengths if n > width * 1.2) * 2 > sum(lengths)
