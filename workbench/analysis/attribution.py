"""Who says what: speech and belief that the article hands on, with cue, source, content and claimant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.analysis import attribution_cues as cues
from workbench.analysis.attribution_claimant import Claimants
from workbench.analysis.attribution_content import content_of
from workbench.analysis.attribution_source import follows_on, is_near, source_of, span_of
from workbench.analysis.attribution_words import Quoted, Sentence, read
from workbench.analysis.mentions import Attribution, NameMention, Quotation
from workbench.core.span import Span

_NEAR = 600


def find(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], names: Sequence[NameMention]
) -> tuple[Attribution, ...]:
    """Return the attributions of ``text`` in the order of their cues."""
    quoted = Quoted(quotations)
    claimants = Claimants(text, names)
    found: list[Attribution] = []
    for span in sentences:
        sentence = read(text, span, quoted)
        spoken: tuple[int, int] | None = None
        for cue in cues.find(sentence):
            source = source_of(sentence, cue)
            if source is None and follows_on(sentence, cue):
                source = spoken
            spoken = source or spoken
            one = _attribution(sentence, cue, source, (quoted, claimants))
            if one is not None:
                found.append(one)
    return _with_loose_quotations(found, [q for q in quotations if not q.is_scare])


def _attribution(
    sentence: Sentence, cue: cues.Cue, source: tuple[int, int] | None, known: tuple[Quoted, Claimants]
) -> Attribution | None:
    quoted, claimants = known
    own = source if source is not None and is_near(sentence, cue, source) else None
    parts = content_of(sentence, cue, own, (0, len(sentence)))
    spans = [span for part in parts if (span := sentence.part(*part)) is not None]
    if not spans:
        return None
    where = span_of(sentence, source)
    if cue.word == ":" and not (claimants.is_person(where) or quoted.at(spans[0].start)):
        return None
    whole = tuple(_whole(span, quoted) for span in spans)
    direct = any(q.span.overlap(c) * 2 > len(c) for c in whole for q in quoted.within(c))
    return Attribution(cue.span, where, whole, claimants.of(where), direct)


def _with_loose_quotations(
    found: list[Attribution], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """Give quotations that no cue governs to the speech before them: X said so. "And more"."""
    covered = sorted((c.start, c.end) for one in found for c in one.content)
    speaker = -1
    reach = 0
    at = 0
    held = 0
    for quote in quotations:
        while speaker + 1 < len(found) and found[speaker + 1].cue.start < quote.span.start:
            speaker += 1
            reach = max(
                found[speaker].cue.end,
                *(c.end for c in found[speaker].content if c.end <= quote.span.start),
                0,
            )
        while at < len(covered) and covered[at][0] < quote.span.end:
            held = max(held, covered[at][1])
            at += 1
        if held > quote.span.start or speaker < 0 or quote.span.start - reach > _NEAR:
            continue
        found[speaker] = replace(found[speaker], content=(*found[speaker].content, quote.span))
        reach = quote.span.end
    return tuple(found)


def _whole(span: Span, quoted: Quoted) -> Span:
    """Return ``span`` with the whole of every quotation that it touches, other sentences' part of it too."""
    touched = quoted.within(span)
    return Span(
        min([span.start, *(q.span.start for q in touched)]), max([span.end, *(q.span.end for q in touched)])
    )
