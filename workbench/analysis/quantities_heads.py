"""Words that go with a figure and are not its unit: "a shock of magnitude 5", "a 42-year-old cook"."""

from __future__ import annotations

import re
from dataclasses import replace

from workbench.analysis import quantities_nouns
from workbench.analysis.mentions import QuantityMention
from workbench.core.span import Span

_REACH = 70
_MAGNITUDE_BEFORE = re.compile(
    r"(?:\b(?:an?|the|its)\s(?:[a-z]+\s){0,2}|\b)(?:(?:earthquake|quake|aftershock|foreshock|tremor|temblor|shock)"
    r"\s(?:of|with\s(?:an?\s)?(?:[a-z]+\s)?)\s?)?magnitude(?:[\s-]of)?[\s-]$",
    re.IGNORECASE,
)
_QUAKE_AFTER = re.compile(r"\s(?:earthquake|quake|aftershock|foreshock|tremor|temblor|shock)s?\b")
_ARTICLE_BEFORE = re.compile(
    r"(?:\b(?:[A-Z][\w.’'-]+\s){0,3}[A-Z][\w’'-]+,\s)?\b(?:an?|the)\s$|\b(?:An?|The)\s$"
)
_AGED_BEFORE = re.compile(r"(?:\b(?:an?|the)\s(?:[a-z-]+\s){1,3})?aged\s$", re.IGNORECASE)
_OLD = re.compile(r"(?:-|\s)(?:year|month|week|day)s?(?:-|\s)olds?$")


def widened(text: str, sentence: Span, mention: QuantityMention) -> QuantityMention:
    """Return the mention with the head it stands with, where its unit is a prefix or an age."""
    unit = mention.value.unit
    if unit == "magnitude":
        return _grown(mention, *_of_quake(text, sentence, mention.span))
    if unit.endswith(" old"):
        return _grown(mention, *_of_person(text, sentence, mention.span))
    return mention


def _grown(mention: QuantityMention, start: int, end: int) -> QuantityMention:
    span = mention.span
    return replace(mention, span=Span(min(start, span.start), max(end, span.end)))


def _of_quake(text: str, sentence: Span, span: Span) -> tuple[int, int]:
    floor = max(sentence.start, span.start - _REACH)
    before = _MAGNITUDE_BEFORE.search(text[floor : span.start])
    after = _QUAKE_AFTER.match(text, span.end, sentence.end)
    return (floor + before.start() if before else span.start, after.end() if after else span.end)


def _of_person(text: str, sentence: Span, span: Span) -> tuple[int, int]:
    floor = max(sentence.start, span.start - _REACH)
    before = text[floor : span.start]
    aged = _AGED_BEFORE.search(before)
    if aged is not None:
        return (floor + aged.start(), span.end)
    if not _OLD.search(text[span.start : span.end]):
        return (span.start, span.end)
    article = _ARTICLE_BEFORE.search(before)
    person = quantities_nouns.read(text, span.end, sentence.end, True)
    end = person.end if person.unit and not person.outcome else span.end
    return (floor + article.start() if article else span.start, end)
