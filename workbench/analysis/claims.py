"""From what the readers found to claims: drafts of each kind, repetitions joined, attributed and weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from workbench.analysis import (
    arithmetic,
    claims_asof,
    claims_event,
    claims_name,
    claims_quantity,
    claims_speech,
    claims_time,
    mood,
    worthiness,
)
from workbench.analysis.claims_draft import Draft, Source
from workbench.analysis.mentions import Attribution, Reading
from workbench.analysis.nearby import Nearby
from workbench.analysis.wording import fold
from workbench.core.article import Article
from workbench.core.claim import MISFIT, Claim, Kind
from workbench.core.span import Span
from workbench.core.value import Quantity, TimeValue

_NAME_WORTH = 0.1
_ENDLESS = 1500
_BESIDE = 0.45
_DOUBTED = 0.9
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_DAY = re.compile(r"\d")
_WORD = re.compile(r"[\w%$€£]+")


def find(article: Article, reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of ``article`` in text order, without ids, each stated once with its appearances."""
    seen = Source.of(article.text, reading)
    body = article.body
    drafts = [*claims_quantity.find(seen), *claims_time.find(seen), *claims_speech.find(seen)]
    drafts += claims_event.find(seen, drafts)
    said = _Said(reading.attributions)
    doubts = dict(arithmetic.find(article.text, reading))
    found = [
        _doubted(_claim(article, seen, group, said), group, doubts)
        for group in _repeated(article.text, body, drafts)
    ]
    found += [
        Claim(
            "",
            article.id,
            span,
            span.of(article.text),
            kind,
            value,
            check_worthiness=_NAME_WORTH,
            reasons=("a name: for the index",),
            appearances=places,
        )
        for span, kind, value, places in claims_name.find(seen)
    ]
    return tuple(sorted(found, key=lambda c: (c.span.start, -c.span.end, c.kind.value)))


def _repeated(text: str, body: Sequence[Span], drafts: Iterable[Draft]) -> list[list[Draft]]:
    """Group drafts of the same kind and words; the first in the body comes first, else the first."""
    groups: dict[tuple[Kind, str], list[Draft]] = {}
    held = Nearby(body)
    for draft in sorted(drafts, key=lambda d: (d.span.start, d.span.end)):
        groups.setdefault((draft.kind, _key(draft.span.of(text))), []).append(draft)
    return [sorted(g, key=lambda d: (not held.touching(d.span), d.span)) for g in groups.values()]


def _key(words: str) -> str:
    return " ".join(_WORD.findall(fold(words)))


def _claim(article: Article, seen: Source, group: Sequence[Draft], sayings: _Said) -> Claim:
    draft = group[0]
    said = sayings.of(draft)
    places = tuple(dict.fromkeys(d.span for d in group))
    claim = Claim(
        "",
        article.id,
        draft.span,
        draft.span.of(article.text),
        draft.kind,
        draft.value,
        claimant=said.claimant if said is not None else None,
        attribution=said.cue if said is not None else None,
        as_of=claims_asof.find(seen, draft.mention, draft.value)
        if isinstance(draft.value, Quantity)
        else None,
        appearances=places,
    )
    claim = weighed(article.text, seen, claim)
    if draft.is_beside:
        reasons = ("not: its figure is a claim of its own", *claim.reasons)
        claim = replace(claim, check_worthiness=round(_BESIDE * claim.check_worthiness, 3), reasons=reasons)
    return claim


def weighed(text: str, seen: Source, claim: Claim) -> Claim:
    """Return ``claim`` with its mood, check-worthiness and reasons, read from its clause and sentence."""
    parsed = seen.parsed_at(claim.span.start)
    sentence = _near(parsed.sentence, claim.span).of(text) if parsed else claim.quote
    clause = parsed.clause_of(claim.span).span if parsed else claim.span
    around = _near(Span(min(clause.start, claim.span.start), max(clause.end, claim.span.end)), claim.span)
    question = sentence.rstrip("”\"' ").endswith("?")
    worth, reasons = worthiness.claim_score(sentence, claim)
    doubt = _weekday_doubt(claim)
    return replace(
        claim,
        mood=mood.find(sentence if question else around.of(text)),
        check_worthiness=max(worth, _DOUBTED if doubt else worth),
        reasons=(*doubt, *reasons),
    )


def _weekday_doubt(claim: Claim) -> tuple[str, ...]:
    """Return what is wrong with a weekday beside a date that is no such day, nothing where they fit."""
    value = claim.value
    day = value.date.whole if isinstance(value, TimeValue) and value.date is not None else None
    if day is None or not isinstance(value, TimeValue):
        return ()
    said = _WEEKDAY.search(value.said)
    fits = said is None or not _DAY.search(value.said) or day.strftime("%A") == said[0].capitalize()
    return () if fits else (f"{MISFIT}{day.isoformat()} was a {day.strftime('%A')}",)


def _doubted(claim: Claim, group: Sequence[Draft], doubts: Mapping[Span, str]) -> Claim:
    """Return a claim with what does not fit between its figure and others of its article."""
    found = [
        f"{MISFIT}{why}" for place, why in doubts.items() if any(d.mention.overlap(place) for d in group)
    ]
    if not found or claim.kind is not Kind.QUANTITY:
        return claim
    worth = max(claim.check_worthiness, _DOUBTED)
    return replace(claim, check_worthiness=worth, reasons=(*found, *claim.reasons))


def _near(whole: Span, part: Span) -> Span:
    """Return ``whole``, or of an endless one what stands around ``part``."""
    return Span(max(whole.start, part.start - _ENDLESS), min(whole.end, part.end + _ENDLESS))


class _Said:
    """The attributions of an article, by the place of what they hand on."""

    def __init__(self, said: Sequence[Attribution]) -> None:
        self._parts = [(part, a) for a in said for part in a.content]
        self._places = Nearby([part for part, _ in self._parts])

    def of(self, draft: Draft) -> Attribution | None:
        """Return the innermost attribution whose content holds the draft's mention, or most of its span."""
        holding = [
            (len(self._parts[i][0]), i)
            for i in self._places.touching(draft.span)
            if self._parts[i][0].overlap(draft.span) * 2 >= len(draft.span)
            or self._parts[i][0].holds(draft.mention)
        ]
        return self._parts[min(holding)[1]][1] if holding else None
