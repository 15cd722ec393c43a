"""Finds what makes words look like other words: hidden characters, turned direction, look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice
from types import MappingProxyType

from workbench.core.scripts import (
    CYRILLIC,
    EAST_ASIAN,
    FIGURES,
    GREEK,
    JOINING,
    LATIN,
    LOOKALIKES,
    MONGOLIAN,
    RIGHT_TO_LEFT,
    SPACELESS,
    STYLED_LATIN,
    WHOLE_WORD,
    script,
)
from workbench.core.span import Span


class Trick(StrEnum):
    """How words are made to look like others."""

    HIDDEN = "hidden characters"
    DIRECTION = "turned reading direction"
    LOOKALIKE = "look-alike letters"
    COMPOSED = "letters composed of several characters"
    STYLED = "letters of another width or style"


@dataclass(frozen=True, slots=True)
class Disguise:
    """One place where text is not what it shows: ``plain`` is what it can be read as."""

    span: Span
    trick: Trick
    plain: str


_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ue000-\uf8ff\U000f0000-\U0010fffd"
)
_MARKS = "\u061c\u200e\u200f"
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069" + _MARKS
_BLANKS = "\u2028\u2029\u3164\u2800\uffa0"
_JOINERS = "\u200c\u200d"
_EMOJI = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u231a-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f"
_SYMBOL = re.compile(f"[{_EMOJI}\u2b00-\u2bff\u3030\u303d\u3297\u3299#*0-9\U0001f000-\U0001faff\ufe0f]")
_SUSPECT = re.compile(f"[{_HIDDEN}]+")
_COMPOSED = re.compile(
    r"[^\W\d_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]+|[\u1100-\u11ff]{2,4}"
)
_MOST_MARKS = 4
_OVERLAYS = re.compile(r"[\u0334-\u0338\u20d0-\u20f0]")
_WORD = re.compile(r"[^\W\d_]+")
_STYLED = re.compile(
    "[\uff01-\uff5e\u212a\u212b\U0001d400-\U0001d7ff\u24b6-\u24e9\u2160-\u217f\U0001f130-\U0001f189]"
)
_IN_FIGURE = re.compile(rf"(?<=\d)[{re.escape(''.join(FIGURES))}]+(?=[\d,.]*\d)")
_FOREIGN_DIGIT = re.compile(r"[^\W\D0-9]")
_MIXED = frozenset({LATIN, CYRILLIC, "Greek", "Armenian", "Cherokee", "Georgian", "Coptic", "Lisu", "Runic"})


MOST = 50_000
"""How many places of one text are looked for; a text with more holds no words."""


@lru_cache(maxsize=64)
def disguises(text: str) -> tuple[Disguise, ...]:
    """Return the disguised places of ``text`` in order, none inside another, the first MOST of them."""
    found: list[Disguise] = []
    at = 0
    for line in text.splitlines(keepends=True):
        if len(found) < MOST and (not line.isascii() or _IN_FIGURE.search(line)):
            found += (_moved(d, at) for d in _in_line(line))
        at += len(line)
    return tuple(found[:MOST])


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[int, ...]:
    return tuple(d.span.end for d in disguises(text))


def within(text: str, spans: Iterable[Span], most: int = MOST) -> tuple[Disguise, ...]:
    """Return the first disguises of ``text`` that touch one of ``spans``, each once, in order."""
    everywhere = disguises(text)
    if not everywhere:
        return ()
    ends = _ends(text)
    found: dict[int, Disguise] = {}
    for span in spans:
        for number in range(bisect_left(ends, span.start + 1), len(everywhere)):
            if everywhere[number].span.start >= span.end or len(found) >= most:
                break
            found[number] = everywhere[number]
    return tuple(found[number] for number in sorted(found))


def _moved(found: Disguise, by: int) -> Disguise:
    return Disguise(found.span.shifted(by), found.trick, found.plain)


def _in_line(line: str) -> list[Disguise]:
    found: list[Disguise] = []
    taken = -1
    for disguise in sorted(_every(line), key=lambda d: (d.span.start, -d.span.end)):
        if disguise.span.start >= taken:
            found.append(disguise)
            taken = disguise.span.end
    return found


def _every(line: str) -> Iterator[Disguise]:
    scripts = Counter(script(char) for char in line if char.isalpha())
    yield from islice(_hidden(line, scripts[RIGHT_TO_LEFT] > 0), MOST)
    yield from islice(_composed(line), MOST)
    yield from islice(_styled(line, scripts), MOST)
    yield from islice(_lookalikes(line, scripts), MOST)


def _hidden(line: str, runs_leftwards: bool) -> Iterator[Disguise]:
    for run in _SUSPECT.finditer(line):
        strange = (at for at in range(*run.span()) if not _is_at_home(line, at, runs_leftwards))
        for trick, first, last in _runs(line, strange):
            yield Disguise(Span(first, last + 1), trick, " " if line[first] in _BLANKS else "")


def _runs(line: str, places: Iterable[int]) -> Iterator[tuple[Trick, int, int]]:
    """Join neighbours of one trick: a million of them are one place."""
    open_run: tuple[Trick, int, int] | None = None
    for at in places:
        trick = Trick.DIRECTION if line[at] in _TURNING else Trick.HIDDEN
        if open_run is not None and open_run[0] is trick and open_run[2] == at - 1:
            open_run = (trick, open_run[1], at)
            continue
        if open_run is not None:
            yield open_run
        open_run = (trick, at, at)
    if open_run is not None:
        yield open_run


def _is_at_home(line: str, at: int, runs_leftwards: bool) -> bool:
    """Tell where an unseen character does what it is made for: between letters of a script that needs it."""
    char, before, after = line[at], line[at - 1 : at], line[at + 1 : at + 2]
    near = {script(c) for c in (before, after) if c}
    if char in _MARKS:
        return runs_leftwards
    if char in _JOINERS:
        is_emoji = char == "\u200d" and bool(_SYMBOL.match(after)) and bool(before)
        return is_emoji or bool(near & {JOINING, RIGHT_TO_LEFT, SPACELESS, MONGOLIAN})
    if char == "\u200b":
        return SPACELESS in near
    if "\u180b" <= char <= "\u180f":
        return MONGOLIAN in near
    return _selects(char, before) or _is_korean(char, near) or _is_flag(line, at)


def _selects(char: str, before: str) -> bool:
    """Tell a variation selector after a sign that has variants: an emoji, a Chinese character."""
    if not before or not ("\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"):
        return False
    if char in "\ufe0e\ufe0f" and _SYMBOL.match(before):
        return True
    return script(before) in (EAST_ASIAN, MONGOLIAN)


def _is_korean(char: str, near: set[str]) -> bool:
    return char in "\u115f\u1160" and near == {EAST_ASIAN}


def _is_flag(line: str, at: int) -> bool:
    """Tell a tag character inside the flag of a region: a black flag, tags, and the tag that ends them."""
    if not "\U000e0020" <= line[at] <= "\U000e007f":
        return False
    start = line.rfind("\U0001f3f4", max(0, at - 8), at)
    return start >= 0 and all("\U000e0020" <= c <= "\U000e007f" for c in line[start + 1 : at])


def _composed(line: str) -> Iterator[Disguise]:
    for run in _COMPOSED.finditer(line):
        words = run[0]
        if len(words) > _MOST_MARKS or (script(words[0]) == LATIN and _OVERLAYS.search(words)):
            yield Disguise(Span(*run.span()), Trick.COMPOSED, words[0])
            continue
        made = unicodedata.normalize("NFC", words)
        if len(made) < len(words):
            yield Disguise(Span(*run.span()), Trick.COMPOSED, made)
    for mark in re.finditer(r"(?<=[0-9,.])[\u0300-\u036f\u20d0-\u20f0]+(?!\u20e3)", line):
        if mark[0] != "\u20e3":
            yield Disguise(Span(*mark.span()), Trick.COMPOSED, "")


def _styled(line: str, scripts: Counter[str]) -> Iterator[Disguise]:
    for run in _STYLED.finditer(line):
        plain = unicodedata.normalize("NFKC", run[0])
        is_numeral = "\u2160" <= run[0] <= "\u217f"
        is_needed = (is_numeral and _stands_alone(line, run.start())) or scripts[EAST_ASIAN] > 0
        if plain.isascii() and not is_needed:
            yield Disguise(Span(*run.span()), Trick.STYLED, plain)
    if scripts and not scripts[RIGHT_TO_LEFT] + scripts[JOINING] + scripts[SPACELESS] + scripts[EAST_ASIAN]:
        for digit in _FOREIGN_DIGIT.finditer(line):
            if unicodedata.category(digit[0]) == "Nd":
                yield Disguise(Span(*digit.span()), Trick.STYLED, str(unicodedata.digit(digit[0])))


def _stands_alone(line: str, at: int) -> bool:
    """Tell a Roman numeral of its own from one that stands for a letter in a word."""
    around = line[max(0, at - 1) : at] + line[at + 1 : at + 2]
    return not any(c.isalpha() and not "\u2160" <= c <= "\u217f" for c in around)


def _lookalikes(line: str, scripts: Counter[str]) -> Iterator[Disguise]:
    for run in _IN_FIGURE.finditer(line):
        for at in range(*run.span()):
            yield Disguise(Span(at, at + 1), Trick.LOOKALIKE, FIGURES[line[at]])
    total = sum(scripts.values())
    for word in _WORD.finditer(line):
        if not word[0].isascii():
            yield from _in_word(word[0], word.start(), scripts, total)


def _in_word(word: str, start: int, scripts: Counter[str], total: int) -> Iterator[Disguise]:
    letters = Counter(s for c in word if (s := script(c)) in _MIXED)
    if letters[LATIN] and len(letters) == 1:
        yield from _marked(word, start, STYLED_LATIN.get)
    elif letters[LATIN]:
        foreign = [c for c in word if script(c) in _MIXED and script(c) != LATIN]
        if all(c in LOOKALIKES for c in foreign):
            yield from _marked(word, start, LOOKALIKES.get)
        elif letters[CYRILLIC] >= letters[LATIN] and all(
            c in _LATIN_LOOKS for c in word if script(c) == LATIN
        ):
            yield from _marked(word, start, _LATIN_LOOKS.get)
    elif letters and all(c in WHOLE_WORD for c in word) and not (len(word) == 1 and letters[GREEK]):
        own = sum(scripts[s] for s in letters)
        if scripts[LATIN] >= 0.6 * total and own - len(word) <= 0.2 * total:
            yield from _marked(word, start, LOOKALIKES.get)


def _marked(word: str, start: int, known: Callable[[str], str | None]) -> Iterator[Disguise]:
    for at, char in enumerate(word, start):
        plain = known(char)
        if plain is not None:
            yield Disguise(Span(at, at + 1), Trick.LOOKALIKE, plain)


_LATIN_LOOKS = MappingProxyType(
    {latin: other for other, latin in LOOKALIKES.items() if script(other) == CYRILLIC}
)
