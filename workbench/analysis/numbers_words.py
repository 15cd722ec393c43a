"""Numbers in words: "two and a half million", "one hundred and two", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import prod

from workbench.analysis.wording import any_of

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_TEENS = ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {w: float(n) for n, w in enumerate((*_ONES, *_TEENS))} | {w: 10.0 * n for n, w in enumerate(_TENS, 2)}
_SCALES = {
    "dozen": 12.0,
    "thousand": 1e3,
    "lakh": 1e5,
    "crore": 1e7,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
_PARTS = {
    "half": 2.0,
    "halves": 2.0,
    "third": 3.0,
    "thirds": 3.0,
    "quarter": 4.0,
    "quarters": 4.0,
    "fifth": 5.0,
    "fifths": 5.0,
    "sixth": 6.0,
    "sixths": 6.0,
    "seventh": 7.0,
    "sevenths": 7.0,
    "eighth": 8.0,
    "eighths": 8.0,
    "ninth": 9.0,
    "ninths": 9.0,
    "tenth": 10.0,
    "tenths": 10.0,
}
_MANY = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2e3,
    "millions": 2e6,
    "billions": 2e9,
}
_PLURAL = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_FEW = {"several": 3.0, "few": 3.0, "couple": 2.0, "many": 3.0, "handful": 3.0}

FIRST = "".join(sorted({word[0] for words in (SMALL, _SCALES, _MANY, _FEW) for word in words} | set("ah")))
"""The letters that a number in words begins with: those of its words, of "a", "half" and "hundred"."""

_DOT = r"[\s\u00a0-]"
_WORD = any_of({*SMALL, *_SCALES, "hundred"})
# "two quarters" are parts of a year.
_PART = "|".join(sorted((p for p in _PARTS if p.endswith("s") and p != "quarters"), key=len, reverse=True))
_ONE_PART = "half|third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
_AFTER_BY = "|".join(
    rf"(?<={word}\ )" for word in ("by", "almost", "nearly", "about", "around", "over", "roughly", "than")
)
# A run of number words; parse_run tells where one number ends and the next begins.
CARDINAL = rf"""
 half{_DOT}an?{_DOT}(?:million|billion|dozen|trillion|century|hundred)
|(?:three{_DOT}quarters|a{_DOT}quarter|a{_DOT}third|half){_DOT}of{_DOT}a{_DOT}(?:million|billion)
|(?:an?{_DOT}(?=hundred|thousand|million|billion|trillion|dozen))?
 (?:{_WORD})\b(?:{_DOT}{{1,2}}(?:and{_DOT}|&{_DOT})?(?:{_WORD})\b|,{_DOT}(?:{_WORD})\b(?={_DOT}(?:hundred|thousand)\b)|{_DOT}and{_DOT}a{_DOT}(?:half|quarter)\b)*
 (?:(?:{_DOT}(?:{_PART})|(?<=\bthree){_DOT}quarters|(?<=\bone){_DOT}(?:{_ONE_PART}))\b(?:{_DOT}(?:thousand|million|billion|trillion)\b)?)?
|an?{_DOT}(?:{_ONE_PART})(?={_DOT}of\b)
|(?:{_AFTER_BY})an?{_DOT}(?:{_ONE_PART})\b(?=$|[.,;:)]|\s(?:to|from|in|on|at|by|and|but|this|last|since|after|as|over|more|less)\b)
|half(?={_DOT}(?:of|the|its|their|his|her|all|our)\b)
"""
VAGUE = rf"""
 (?:tens|dozens|scores|hundreds|thousands|millions|billions)(?:{_DOT}of{_DOT}(?:hundreds|thousands|millions|billions|trillions))?
|(?:several|a{_DOT}few|a{_DOT}couple(?:{_DOT}of)?|many){_DOT}(?:hundred|thousand|million|billion|dozen)s?(?:{_DOT}(?:thousand|million|billion)(?!\w))?
|a{_DOT}handful|several|a{_DOT}couple{_DOT}of|a{_DOT}few|(?<=last\ )few|(?<=next\ )few|(?<=past\ )few
"""


def small(word: str) -> int:
    """Return the number that digits or one word for a number up to ninety stand for."""
    return int(word) if word.isdigit() else int(SMALL[word.lower()])


def vague(words: str) -> tuple[float, float | None]:
    """Return the bounds of a vague number: "dozens" is 24 or more, "tens of thousands" 20,000 or more."""
    parts = re.findall(r"\w+", words.lower())
    if parts[0] in _MANY:
        base = 10.0 if parts[0] == "tens" and len(parts) > 1 else float(_MANY[parts[0]]) / 2
        scale = _PLURAL[parts[2]] if len(parts) > 2 else 1.0
        return (2 * base * scale, None)
    least = next(_FEW[p] for p in parts if p in _FEW)
    scales = [_SCALES.get(p.rstrip("s"), 100.0) for p in parts if p.rstrip("s") in (*_SCALES, "hundred")]
    low = least * prod(scales)
    return (low, low) if "couple" in parts else (low, None)


def parse_run(run: str) -> Iterator[tuple[int, int, float, str]]:
    """Yield (start, end, value, style) for each number of a run of number words."""
    words = [(m.start(), m.end(), m[0].lower()) for m in re.finditer(r"\w+", run)]
    special = _fraction(words)
    if special is not None:
        yield (words[0][0], words[-1][1], special, "fraction" if special < 1 else "words")
        return
    run_of = _Run()
    for start, end, word in words:
        if word in ("and", "a", "an"):
            run_of.note(start, word)
            continue
        done = run_of.take(start, end, word)
        if done is not None:
            yield done
    last = run_of.close()
    if last is not None:
        yield last


def _fraction(words: list[tuple[int, int, str]]) -> float | None:
    tokens = [w for _, _, w in words]
    if len(tokens) > 2 and tokens[-1] in _SCALES and tokens[-2] in _PARTS:
        return _parts(tokens[:-1]) * _SCALES[tokens[-1]]
    if tokens[-1] in _PARTS and ("and" not in tokens or tokens[-1] not in ("half", "quarter")):
        return _parts(tokens)
    if tokens[0] == "half" and tokens[-1] != "half":
        return _scale(tokens[-1]) / 2
    if len(tokens) > 3 and "of" in tokens and tokens[-1] in _SCALES:
        share = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "quarters": 0.75}
        return next(share[t] for t in tokens if t in share) * _scale(tokens[-1])
    return None


def _parts(tokens: list[str]) -> float:
    """Return "two thirds", "four and nine tenths": the whole, if any, and the parts, whose name is last."""
    cut = len(tokens) - 1 - tokens[::-1].index("and") if "and" in tokens else -1
    count = sum(SMALL.get(t, 0.0) for t in tokens[cut + 1 : -1]) or 1.0
    return _sum(tokens[: max(cut, 0)]) + count / _PARTS[tokens[-1]]


def _sum(tokens: list[str]) -> float:
    run = _Run()
    done = 0.0
    for word in tokens:
        if word in SMALL or word in _SCALES or word == "hundred":
            part = run.take(0, 1, word)
            done += part[2] if part else 0.0
    last = run.close()
    return done + (last[2] if last else 0.0)


def _scale(word: str) -> float:
    return 100.0 if word in ("hundred", "century") else _SCALES[word]


class _Run:
    """Adds up number words from left to right, and says when a word cannot belong to the number before."""

    def __init__(self) -> None:
        self._begin()

    def _begin(self) -> None:
        self.start = -1
        self.end = -1
        self.total = 0.0
        self.current = 0.0
        self.last = 0.0
        self.scale = 1e18
        self.lead = -1
        self.joined = False

    def note(self, start: int, word: str) -> None:
        """Remember an article or an "and" that may open or join a number."""
        if word == "and":
            self.joined = True
        elif self.start < 0:
            self.lead = start

    def take(self, start: int, end: int, word: str) -> tuple[int, int, float, str] | None:
        """Add ``word``; return the number before it where it begins a new one."""
        done = None
        if not self._fits(word):
            done = self.close()
        if self.start < 0:
            self.start = self.lead if self.lead >= 0 else start
        self._add(word)
        self.end = end
        self.joined = False
        return done

    def _fits(self, word: str) -> bool:
        if self.start < 0 or word in ("half", "quarter"):
            return True
        if word == "hundred":
            return 0 < self.current < 100
        if word in _SCALES:
            return self.current > 0 and _SCALES[word] < self.scale
        value = SMALL[word]
        if self.current % 100 == 0:
            return self.current > 0 or (self.total > 0 and value > 0)
        return (
            value < 10
            and value > 0
            and self.current % 100 >= 20
            and self.current % 10 == 0
            and not self.joined
        )

    def _add(self, word: str) -> None:
        if word in ("half", "quarter"):
            share = 0.5 if word == "half" else 0.25
            self.current += share * (self.last if self.current == 0 and self.total else 1.0)
            if self.current < 1 or self.current >= self.last > 1:
                self.total, self.current = self.total + self.current, 0.0
        elif word == "hundred":
            self.current = (self.current or 1.0) * 100
        elif word in _SCALES:
            self.total += (self.current or 1.0) * _SCALES[word]
            self.current = 0.0
            self.last = self.scale = _SCALES[word]
        else:
            self.current += SMALL[word]

    def close(self) -> tuple[int, int, float, str] | None:
        """Return the number gathered so far and begin anew."""
        if self.start < 0:
            return None
        done = (self.start, self.end, self.total + self.current, "words")
        self._begin()
        return done
