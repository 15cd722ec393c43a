"""Figures of games: scores of both sides, minutes of a match, goals told without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.analysis.mentions import QuantityMention
from workbench.analysis.wording import lowered
from workbench.core.span import Span
from workbench.core.value import Quantity

_SCORE = re.compile(
    r"(?P<high>\d(?<![\w.,/–-].)\d{0,2})(?:[-–]|\sto\s)(?P<low>\d{1,3})(?![\w%/]|[.,–-]\d|[–-])"
)
_SCORED_BEFORE = re.compile(
    r"\b(?:won|wins?|winning|beat|beats|beaten|beating|defeat(?:s|ed|ing)?|lost|los(?:es|ing)|drew|"
    r"draws?|led|leads?|"
    r"leading|ahead|down|trail(?:s|ed|ing)|up|score|scored|final|vot(?:es?|ed|ing)|passed|approved|"
    r"rejected|tied?|"
    r"level|ruled|victory|win|cruised|edged|thrashed|hammered|overcame|stunned)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_SCORED_AFTER = re.compile(
    r"\s(?:(?:\w+\s)?(?:win|victory|defeat|draw|loss|lead|vote|decision|ruling|majority|score|thriller|"
    r"aggregate|rout|triumph|tie|advantage)|up|down|ahead|behind)\b",
    re.IGNORECASE,
)
_SIDE = r"[A-Z][\w’'.&-]*(?:\s[A-Z][\w’'.&-]*){0,3}"
# A line that is nothing but a result: "Rovers 3 City 2", "ROVERS 3, CITY 2 (aet)".
_RESULT = re.compile(
    rf"\s*(?:(?:Result|Final|Full[\s-]time|FT|HT|Score):\s)?(?P<home>{_SIDE})\s(?P<one>\d{{1,2}}),?\s(?P<away>{_SIDE})\s"
    r"(?P<two>\d{1,2})(?:\s\([\w .-]{1,24}\))?[.!]?\s*"
)
_NO_SIDES = re.compile(
    r"(?:No|Route|Flight|Article|Section|Chapter|Page|Day|Week|Round|Game|Part|Phase|Stage|Group|Act|Room|Rule|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept?|Oct|Nov|Dec|Season|Episode|Volume|Level|Line|Zone|Grade|Year|Unit|Channel|Highway|Gate)\.?",
)
_MINUTE = re.compile(
    r"\b(?P<number>\d{1,3})(?:st|nd|rd|th)[\s-]minute\b"
    r"(?P<and>,?\s(?:and|then)\s(?:in\s)?(?:the\s)?(?P<other>\d{1,3})(?:st|nd|rd|th)(?![\s-]\w+[\s-]minute)(?!\s(?:goal|win|"
    r"match|game|time|birthday|anniversary|century|place|season|district|floor|street|avenue)))?"
)
_GOALS = re.compile(
    r"\bscor(?:ed|es|ing)\s(?P<twice>twice)\b(?!\sas\b)"
    r"|\b(?:(?:an?|his|her|the)\s(?:[a-z]+[\s-])?)?(?P<three>hat-?\s?tricks?)\b"
)


def find(text: str, sentence: Span) -> tuple[QuantityMention, ...]:
    """Return the scores, minutes of a match and goals of ``sentence``."""
    result = _result(text, sentence)
    if result is not None:
        return (result,)
    return (*_scores(text, sentence), *_minutes(text, sentence), *_goals(text, sentence))


def _score(span: Span, one: str, other: str) -> QuantityMention:
    """Return the higher figure, against the lower, which the unit holds."""
    low, high = sorted((int(one), int(other)))
    return QuantityMention(span, span, Quantity(high, high, False, f"to {low} (score)"), "score")


def _result(text: str, sentence: Span) -> QuantityMention | None:
    match = _RESULT.fullmatch(text, sentence.start, sentence.end)
    if match is None:
        return None
    if any(_NO_SIDES.fullmatch(match[side].rpartition(" ")[2]) for side in ("home", "away")):
        return None
    return _score(Span(match.start("home"), match.end("two")), match["one"], match["two"])


def _scores(text: str, sentence: Span) -> Iterator[QuantityMention]:
    """Read "won 3-1", "a 52-48 vote", "2-0 up"."""
    for match in _SCORE.finditer(text, sentence.start, sentence.end):
        before = text[max(sentence.start, match.start() - 60) : match.start()]
        after = text[match.end() : min(sentence.end, match.end() + 30)]
        if _SCORED_AFTER.match(after) or _SCORED_BEFORE.search(before):
            yield _score(Span(*match.span()), match["high"], match["low"])


def _minutes(text: str, sentence: Span) -> Iterator[QuantityMention]:
    low = lowered(text)
    if low.find("minute", sentence.start, sentence.end) < 0:
        return
    for match in _MINUTE.finditer(low, sentence.start, sentence.end):
        first = match.end() if match["and"] is None else match.start("and")
        yield _minute(Span(match.start(), first), Span(*match.span("number")), match["number"])
        if match["and"] is not None:
            number = Span(*match.span("other"))
            yield _minute(Span(number.start, match.end()), number, match["other"])


def _minute(span: Span, number: Span, digits: str) -> QuantityMention:
    return QuantityMention(
        span, number, Quantity(int(digits), int(digits), False, "minute of match"), "minute"
    )


def _goals(text: str, sentence: Span) -> Iterator[QuantityMention]:
    low = lowered(text)
    if all(low.find(word, sentence.start, sentence.end) < 0 for word in ("twice", "trick")):
        return
    for match in _GOALS.finditer(low, sentence.start, sentence.end):
        group = "twice" if match["twice"] else "three"
        number = 2 if match["twice"] else 3
        value = Quantity(number, number, False, "goals")
        yield QuantityMention(Span(*match.span()), Span(*match.span(group)), value, "goals")
