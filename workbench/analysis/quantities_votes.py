"""How a vote went, both sides told: "by 104 votes to 92", "six to three", "seven of the nine voted for"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.analysis.mentions import QuantityMention
from workbench.analysis.numbers_words import small
from workbench.core.span import Span
from workbench.core.value import Quantity

_WORDS = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|twenty"
)
_NUMBER = rf"\d{{1,3}}|{_WORDS}"
_VOTES = r"votes?|members|senators|lawmakers|deputies|delegates|MPs|judges|justices|shareholders"
# "104 votes to 92", "40 senators in favour and 35 against", "12 for, 3 against"
_BALLOT = re.compile(
    rf"(?<![\w.,])(?P<one>{_NUMBER})(?:\s(?:{_VOTES})\s(?:to|against)\s(?P<two>{_NUMBER})"
    rf"|(?:\s(?:{_VOTES}))?(?:\s(?:voted|voting))?\s(?:for|in\sfavou?r)(?:\sof\sit)?,?\s(?:and\s|to\s|with\s)?"
    rf"(?P<against>{_NUMBER})(?:\s(?:{_VOTES}))?(?:\s(?:voted|voting))?\sagainst)(?![\w%]|[.,]\d)",
    re.IGNORECASE,
)
# "voted six to three", "a vote of six to three", "a six-to-three vote"
_IN_WORDS = re.compile(
    rf"\b(?:vot(?:ed|ing|es?)(?:\sof)?|decided|ruled|rejected|approved|passed)\s(?:by\s)?"
    rf"(?P<one>{_WORDS})[\s-]to[\s-](?P<two>{_WORDS})\b"
    rf"|\b(?P<first>{_WORDS})-to-(?P<second>{_WORDS})\s(?:vote|decision|ruling|majority)\b",
    re.IGNORECASE,
)
# "Seven of the nine members of the board voted for the step", "six of nine judges ruled against"
_SHARE = re.compile(
    rf"(?<![\w.,])(?P<some>{_NUMBER})\s(?:out\s)?of\s(?:the\s|its\s)?(?P<all>{_NUMBER})\s(?:{_VOTES})\b"
    r"[^.;,]{0,60}?\s(?:voted|ruled|came\sout)\s(?:for|in\sfavou?r|against|to)\b",
    re.IGNORECASE,
)


def find(text: str, sentence: Span) -> Iterator[QuantityMention]:
    """Yield the outcomes of votes that ``sentence`` tells: the higher figure against the lower."""
    for match in _BALLOT.finditer(text, sentence.start, sentence.end):
        second = "two" if match["two"] else "against"
        yield _outcome(Span(*match.span()), small(match["one"]), small(match[second]))
    for match in _IN_WORDS.finditer(text, sentence.start, sentence.end):
        one, two = ("one", "two") if match["one"] else ("first", "second")
        yield _outcome(Span(match.start(one), match.end(two)), small(match[one]), small(match[two]))
    for match in _SHARE.finditer(text, sentence.start, sentence.end):
        some, of_all = small(match["some"]), small(match["all"])
        if some <= of_all:
            yield _outcome(Span(match.start(), match.end("all")), some, of_all - some)


def _outcome(span: Span, one: int, other: int) -> QuantityMention:
    low, high = sorted((one, other))
    return QuantityMention(span, span, Quantity(high, high, False, f"to {low} (score)"), "score")
