"""Where quoted words begin and end: curly, straight, single, ``TeX'' marks; over paragraphs too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.analysis.mentions import Quotation
from workbench.core.span import Span

_MARK = re.compile(r"``|''|[\"“”„‟«»'‘’‚‹›]")
_PAIRS = {"“": "”", "„": "“", "‟": "”", "«": "»", "‹": "›", "``": "''", "‘": "’", "‚": "‘"}
_DOUBLE_CLOSERS = {
    "straight": ('"',),
    "”": ("”", '"'),
    "“": ("“", "”"),
    "‘": ("‘", "’"),
    "»": ("»",),
    "›": ("›",),
    "''": ("''", '"', "”"),
}
_ELISION = re.compile(r"(?:\d\ds?|em|tis|twas|til|cause|n)\b", re.IGNORECASE)
_STOP = re.compile(r"[.!?…](?=\s)")
_VERBISH = re.compile(
    r"\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|shall|should|may|might"
    r"|must|i|we|you|he|she|they|it|not|let|get|go|make|take|need|want|\w+n['’]t|\w+['’](?:re|ll|ve|m|d))\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile('["“”]')
_SCARE_WORDS = 4
_WRAPPED, _MOST_LINES = 12, 60


@dataclass(frozen=True, slots=True)
class _Open:
    """An opening mark, what would close it, and where it stands."""

    mark: str
    closers: tuple[str, ...]
    start: int


def find(text: str, spans: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of the lines ``spans``, in text order.

    A quotation that is not closed in its paragraph goes on where the next one opens with the same mark;
    each paragraph of it is a quotation of its own. Otherwise it ends with its sentence.
    """
    found: list[Quotation] = []
    lines = _unwrapped(text, [span for span in spans if len(span)])
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        found.extend(_line(text, line, following))
    return tuple(found)


def _unwrapped(text: str, lines: Sequence[Span]) -> list[Span]:
    """Join lines that a quotation runs over: open at the end of one, closed on the lines just after it."""
    joined: list[Span] = []
    index = 0
    while index < len(lines):
        last = index
        while last + 1 < len(lines) and last - index < _MOST_LINES:
            reach = _closing_line(text, lines, last) if _is_open(text, lines[last]) else last
            if reach == last:
                break
            last = reach
        joined.append(Span(lines[index].start, lines[last].end))
        index = last + 1
    return joined


def _is_open(text: str, line: Span) -> bool:
    """Tell whether the last double mark of ``line`` opens a quotation that the line does not close."""
    last = max((text.rfind(mark, line.start, line.end) for mark in '"“”'), default=-1)
    if last < 0 or text[last] == "”":
        return False
    return text[last] == "“" or _opens_straight(text, last)


def _closing_line(text: str, lines: Sequence[Span], index: int) -> int:
    """Return the line, of those just below line ``index``, whose first double mark closes; else ``index``."""
    for at in range(index + 1, min(index + 1 + _WRAPPED, len(lines))):
        if text[lines[at - 1].end : lines[at].start].strip(" \r") != "\n":
            return index
        mark = _DOUBLE.search(text, lines[at].start, lines[at].end)
        if mark is not None:
            inner = mark.start() > lines[at].start and not _opens_straight(text, mark.start())
            return at if mark.group() == "”" or (mark.group() == '"' and inner) else index
    return index


def _opens_straight(text: str, at: int) -> bool:
    return not text[at - 1 : at].strip(" \t\n\r\u00a0([—–-") and bool(text[at + 1 : at + 2].strip())


def _line(text: str, line: Span, following: Span | None) -> list[Quotation]:
    found: list[Quotation] = []
    opened: _Open | None = None
    marks = list(_MARK.finditer(text, line.start, line.end))
    singles = _single_closers(text, marks)
    skip_to = line.start
    for index, match in enumerate(marks):
        mark = match.group()
        if match.start() < skip_to:
            continue
        if opened is not None:
            if _closes(text, match, opened):
                found.append(_quotation(text, opened.start, match.end(), len(opened.mark), len(mark)))
                opened = None
            continue
        if mark in ("'", "‘"):
            end = singles.get(index)
            if end is not None:
                found.append(_quotation(text, match.start(), end, 1, 1))
                skip_to = end
        elif _opens(text, match):
            closers = _DOUBLE_CLOSERS["straight" if mark == '"' else _PAIRS.get(mark, mark)]
            opened = _Open(mark, closers, match.start())
    if opened is not None:
        end = line.end if _reopens(text, opened, following) else _sentence_end(text, opened, line)
        words_start = opened.start + len(opened.mark)
        if text[words_start:end].strip():
            found.append(_quotation(text, opened.start, _rstrip(text, words_start, end), len(opened.mark), 0))
    return found


def _opens(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark in ("”", "’", "»", "›"):
        return False
    after = text[match.end() : match.end() + 1]
    if mark not in ('"', "''"):
        return bool(after)
    before = text[match.start() - 1 : match.start()]
    return bool(after) and not after.isspace() and (not before or not before.isalnum())


def _closes(text: str, match: re.Match[str], opened: _Open) -> bool:
    if match.group() not in opened.closers:
        return False
    if match.group() != opened.mark:
        return True
    before = text[match.start() - 1]
    after = text[match.end() : match.end() + 1]
    return not before.isspace() or not after or after.isspace()


def _single_closers(text: str, marks: Sequence[re.Match[str]]) -> dict[int, int]:
    """Return for each single mark that opens a quotation where that ends; one pass from the right."""
    result: dict[int, int] = {}
    plain: int | None = None
    doubtful: int | None = None
    for index in range(len(marks) - 1, -1, -1):
        match = marks[index]
        mark = match.group()
        if mark not in ("'", "’", "‘"):
            continue
        if mark != "’" and _opens_single(text, match):
            end = doubtful if plain is None else plain
            if end is not None:
                result[index] = end
            plain = doubtful = None
        elif mark != "‘" and _closes_single(text, match):
            if text[match.start() - 1] in "sS":
                doubtful = match.end()
            else:
                plain = match.end()
    return result


def _opens_single(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    free = not before or before.isspace() or before in '([{—–-:"“/'
    return free and bool(after) and not after.isspace() and not _ELISION.match(text, match.end())


def _closes_single(text: str, match: re.Match[str]) -> bool:
    before = text[match.start() - 1 : match.start()]
    after = text[match.end() : match.end() + 1]
    return bool(before) and not before.isspace() and not after.isalnum()


def _reopens(text: str, opened: _Open, following: Span | None) -> bool:
    return following is not None and text.startswith(opened.mark, following.start)


def _sentence_end(text: str, opened: _Open, line: Span) -> int:
    stop = _STOP.search(text, opened.start, line.end)
    return stop.end() if stop else line.end


def _rstrip(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _quotation(text: str, start: int, end: int, opening: int, closing: int) -> Quotation:
    words = Span(start + opening, max(start + opening, end - closing))
    return Quotation(Span(start, end), words, is_scare=_is_scare(text, words))


def _is_scare(text: str, words: Span) -> bool:
    if len(words) > 60:
        return False
    inner = words.of(text)
    return (
        len(inner.split()) <= _SCARE_WORDS and inner.rstrip()[-1:] not in "!?" and not _VERBISH.search(inner)
    )
