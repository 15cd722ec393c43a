"""What a line looks like before anyone asks what it means: words, end mark, capitals, wrapping."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from workbench.ingest import lexicon
from workbench.ingest.written_dates import is_date_line

_CLOSERS = "\"'”’»)]*"
_STOPS = ".!?:;…。！？"
_EDGES = " \t\u00a0\"'“”‘’«»()[]{}.,;:!?…*•·|–—-_»›>→▶"
_WORD = re.compile(r"\w[\w’'.,&/%$-]*")
_SMALL = re.compile(
    r"(?i)an?|and|as|at|but|by|for|from|in|into|is|nor|off?|on|or|over|per|the|to|up|v|via|vs|with"
)
_ADDRESS = re.compile(r"(?i)(?:(?:url|link|source|from)\s?: ?)?(?:https?://|www\.)\S+")
_WIDEST_GAP = 16
_LONG_GAP = re.compile(r"\s{17,}")
_BY = re.compile(r"by:? [A-Z]")
_SHORTENED = re.compile(r"(?:\b[A-Z]|\b(?:U\.S|U\.K|U\.N|Inc|Jr|Sr|Ltd|Co|Corp|St|No))\.$")


def folded(text: str) -> str:
    """Return ``text`` for comparing: casefolded, plain quotation marks, single spaces."""
    plain = text.casefold().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return " ".join(plain.split())


_FRAME = 4
"""How many lines from a paragraph's beginning a byline may stand on its own."""


@dataclass(frozen=True)
class Shape:
    """The outer form of a line or of lines that belong together; ``text`` is stripped of white space."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words, with the marks inside them."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def folded(self) -> str:
        """The text for comparing."""
        return folded(self.text)

    @cached_property
    def bare(self) -> str:
        """The folded text without punctuation at its edges."""
        return self.folded.strip(_EDGES)

    @cached_property
    def end_mark(self) -> str:
        """The punctuation that ends the text, closing quotation marks aside; "" where there is none."""
        core = self.text.rstrip(_CLOSERS + " \t\u00a0")
        return core[-1] if core and core[-1] in _STOPS else ""

    @property
    def is_cut_off(self) -> bool:
        """Whether the text trails off in an ellipsis."""
        return self.text.endswith(("…", "...", "[…]", "[...]"))

    @property
    def is_sentence(self) -> bool:
        """Whether the text ends as a sentence does."""
        return self.end_mark != "" and not self.is_cut_off and _SHORTENED.search(self.text[-8:]) is None

    @cached_property
    def names(self) -> frozenset[str]:
        """The words with a capital that do not begin the text."""
        return frozenset(
            w.removesuffix("’s").removesuffix("'s").rstrip(".,")
            for w in self.words[1:]
            if w[0].isupper() and len(w) > 2
        )

    @cached_property
    def is_prose(self) -> bool:
        """Whether the text reads as running prose: at least twelve words and an end, or very many words."""
        count = len(self.words)
        return count >= 40 or (count >= 12 and self.end_mark != "")

    @property
    def title_share(self) -> float:
        """The share of words with a capital, little words aside, from 0 to 1."""
        counted = [w for w in self.words if w[0].isalpha() and not _SMALL.fullmatch(w)]
        return sum(w[0].isupper() for w in counted) / len(counted) if counted else 0.0

    @property
    def is_capitals(self) -> bool:
        """Whether all letters are capitals."""
        return self.text.isupper()

    @property
    def starts_small(self) -> bool:
        """Whether the first character is a small letter, as where a sentence goes on."""
        return self.text[:1].islower()

    @property
    def is_address(self) -> bool:
        """Whether the text is the address of a page and nothing else."""
        return _ADDRESS.fullmatch(self.text) is not None

    @property
    def may_be_byline(self) -> bool:
        """Whether a small "by" and a name begin a short line."""
        return _BY.match(self.text) is not None and len(self.words) <= 12 and not self.end_mark

    @property
    def is_number(self) -> bool:
        """Whether the text is a bare number of at most three digits, as counters and lists have them."""
        return self.bare.isdecimal() and len(self.bare) <= 3


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the text with its number from 1 and its place, white space at its edges included."""

    number: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One line, or several where a sentence is broken over lines; never empty."""

    rows: tuple[Row, ...]
    shape: Shape


def calmed(line: str) -> str:
    """Return ``line`` with long runs of white space shortened: patterns take quadratic time for them."""
    return _LONG_GAP.sub(" " * _WIDEST_GAP, line) if len(line) > _WIDEST_GAP else line


def rows(text: str) -> tuple[Row, ...]:
    """Cut ``text`` into its lines; the newlines belong to none."""
    found: list[Row] = []
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        found.append(Row(number, start, start + len(line), calmed(line)))
        start += len(line) + 1
    return tuple(found)


def blocks(lines: Sequence[Row], soft: Set[int] = frozenset()) -> tuple[Block, ...]:
    """Join the lines of a hard-wrapped paragraph, and of a sentence broken over lines, to one block each.

    ``soft`` has the offsets of the newlines that only wrap the text.
    """
    found: list[Block] = []
    for paragraph in _paragraphs(lines):
        for group in _groups(paragraph, soft):
            text = " ".join(row.text.strip() for row in group)
            found.append(Block(tuple(group), Shape(text)))
    return tuple(found)


def _paragraphs(lines: Sequence[Row]) -> list[list[Row]]:
    found: list[list[Row]] = [[]]
    for row in lines:
        if row.text.strip():
            found[-1].append(row)
        elif found[-1]:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _groups(paragraph: list[Row], soft: Set[int]) -> list[list[Row]]:
    shapes = [Shape(row.text.strip()) for row in paragraph]
    groups = [[paragraph[0]]]
    for i in range(1, len(paragraph)):
        before, here = shapes[i - 1], shapes[i]
        goes_on = paragraph[i - 1].end in soft or (here.starts_small and not before.is_sentence)
        if goes_on and not _is_apart(before, here, i):
            groups[-1].append(paragraph[i])
        else:
            groups.append([paragraph[i]])
    return groups


def _is_apart(before: Shape, here: Shape, at: int) -> bool:
    """Tell whether one of two lines is no part of a sentence: a counter, an address, what frames a story."""
    if before.is_number or before.is_address or here.is_address:
        return True
    if any(
        bare in lexicon.furniture_lines() or bare in lexicon.headings() for bare in (before.bare, here.bare)
    ):
        return True
    if is_date_line(here.text) or is_date_line(before.text):
        return True
    return here.may_be_byline and (at < _FRAME or here.text.startswith("by:"))
