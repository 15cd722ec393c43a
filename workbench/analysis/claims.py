"""From what the readers found to claims: drafts of each kind, repetitions joined, attributed and weighed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.analysis import (
    claims_event,
    claims_name,
    claims_quantity,
    claims_speech,
    claims_time,
    clauses,
    mood,
    worthiness,
)
from workbench.analysis.claims_draft import Draft, Parsed, Source
from workbench.analysis.mentions import Attribution, Reading
from workbench.analysis.wording import fold
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.span import Span

_NAME_WORTH = 0.1
_WORD = re.compile(r"[\w%$€£]+")


def source(text: str, reading: Reading) -> Source:
    """Return ``text`` with its sentences cut into clauses."""
    parsed = (Parsed(s, clauses.find(text, s)) for s in reading.sentences)
    return Source(text, tuple(p for p in parsed if p.clauses), reading)


def find(article: Article, reading: Reading) -> tuple[Claim, ...]:
    """Return the claims of ``article`` in text order, without ids, each stated once with its appearances."""
    seen = source(article.text, reading)
    body = article.body
    drafts = [*claims_quantity.find(seen), *claims_time.find(seen), *claims_speech.find(seen)]
    drafts += claims_event.find(seen, drafts)
    found = [_claim(article, seen, group) for group in _repeated(article.text, body, drafts)]
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
    for draft in sorted(drafts, key=lambda d: (d.span.start, d.span.end)):
        groups.setdefault((draft.kind, _key(draft.span.of(text))), []).append(draft)
    return [
        sorted(g, key=lambda d: (not any(b.holds(d.span) for b in body), d.span)) for g in groups.values()
    ]


def _key(words: str) -> str:
    return " ".join(_WORD.findall(fold(words)))


def _claim(article: Article, seen: Source, group: Sequence[Draft]) -> Claim:
    draft = group[0]
    said = _attribution(seen.reading.attributions, draft)
    places = tuple(dict.fromkeys(d.span for d in group))
    claim = Claim(
        "", article.id, draft.span, draft.span.of(article.text), draft.kind, draft.value, appearances=places
    )
    if said is not None:
        claim = replace(claim, claimant=said.claimant, attribution=said.cue)
    return weighed(article.text, seen, claim)


def weighed(text: str, seen: Source, claim: Claim) -> Claim:
    """Return ``claim`` with its mood, check-worthiness and reasons, read from its clause and sentence."""
    parsed = seen.parsed_at(claim.span.start)
    sentence = parsed.sentence.of(text) if parsed else claim.quote
    clause = parsed.clause_of(claim.span).span if parsed else claim.span
    around = Span(min(clause.start, claim.span.start), max(clause.end, claim.span.end))
    worth, reasons = worthiness.score(sentence)
    question = sentence.rstrip("”\"' ").endswith("?")
    put = mood.find(sentence if question else around.of(text))
    return replace(claim, mood=put, check_worthiness=worth, reasons=reasons)


def _attribution(said: Sequence[Attribution], draft: Draft) -> Attribution | None:
    """Return the innermost attribution whose content holds the draft's mention, else most of its span."""
    holding = [
        (len(part), index)
        for index, a in enumerate(said)
        for part in a.content
        if part.overlap(draft.span) * 2 >= len(draft.span) or part.holds(draft.mention)
    ]
    return said[min(holding)[1]] if holding else None
