"""Who says what: speech and belief that the article hands on, with cue, source, content and claimant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.analysis import attribution_cues as cues
from workbench.analysis.attribution_claimant import Claimants
from workbench.analysis.attribution_content import content_of
from workbench.analysis.attribution_source import follows_on, is_near, joined_subject, source_of, span_of
from workbench.analysis.attribution_speech import can_speak, is_saying, needs_clause
from workbench.analysis.attribution_words import Quoted, Sentence, read
from workbench.analysis.mentions import Attribution, NameMention, Quotation
from workbench.analysis.tagging import Tag
from workbench.core.span import Span

_NEAR = 600
_INSIDE = 8
Part = tuple[int, int]


def find(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], names: Sequence[NameMention]
) -> tuple[Attribution, ...]:
    """Return the attributions of ``text`` in the order of their cues."""
    quoted = Quoted(quotations)
    claimants = Claimants(text, names)
    found: list[Attribution] = []
    for span in sentences:
        found += _inherited(_of_sentence(read(text, span, quoted), quoted, claimants))
    return _with_loose_quotations(found, [q for q in quotations if not q.is_scare])


def _of_sentence(sentence: Sentence, quoted: Quoted, claimants: Claimants) -> list[Attribution]:
    found: list[Attribution] = []
    spoken: Part | None = None
    for cue in cues.find(sentence):
        source = source_of(sentence, cue)
        if source is None and follows_on(sentence, cue):
            source = spoken or joined_subject(sentence, cue)
        if source is not None and not _speaks(sentence, source, cue, claimants):
            source = None
        spoken = source or spoken
        one = _attribution(sentence, cue, source, (quoted, claimants))
        if one is not None and not (cue.word == ":" and found and _said_already(found[-1], one)):
            found.append(one)
    return found


def _speaks(sentence: Sentence, source: Part, cue: cues.Cue, claimants: Claimants) -> bool:
    where = span_of(sentence, source)
    named = claimants.speaks_by_name(where, cue.word)
    return can_speak(sentence, source, cue.word) if named is None else named


def _said_already(before: Attribution, one: Attribution) -> bool:
    """Tell whether the colon of ``one`` stands between a verb of speech and its content."""
    return any(c.overlap(one.content[0]) for c in before.content)


def _inherited(found: Sequence[Attribution]) -> list[Attribution]:
    """Give what no one is named for to who says the whole: "Officials said it was believed that ..."."""
    return [
        one if one.claimant is not None else replace(one, claimant=_outer(found, index))
        for index, one in enumerate(found)
    ]


def _outer(found: Sequence[Attribution], index: int) -> str | None:
    one = found[index]
    around = found[max(index - _INSIDE, 0) : index + _INSIDE]
    holding = [
        (len(c), o.claimant)
        for o in around
        for c in o.content
        if o.claimant is not None and (c.holds(one.cue) or c.holds(one.content[0]))
    ]
    return min(holding)[1] if holding else None


def _attribution(
    sentence: Sentence, cue: cues.Cue, source: Part | None, known: tuple[Quoted, Claimants]
) -> Attribution | None:
    quoted, claimants = known
    own = source if source is not None and is_near(sentence, cue, source) else None
    parts = content_of(sentence, cue, own, (0, len(sentence)))
    spans = [span for part in parts if (span := sentence.part(*part)) is not None]
    if not spans:
        return None
    where = span_of(sentence, source)
    if cue.word == ":" and (source is None or not (claimants.is_person(where) or quoted.at(spans[0].start))):
        return None
    whole = tuple(_whole(span, quoted) for span in spans)
    direct = any(q.span.overlap(c) * 2 > len(c) for c in whole for q in quoted.within(c))
    says = is_saying(cue.word, sentence.tags[cue.index]) and (
        direct or not needs_clause(cue.word) or _has_clause(sentence, parts)
    )
    claimant = claimants.of(where)
    return Attribution(cue.span, where, whole, claimant if says else None, direct, says)


def _has_clause(sentence: Sentence, parts: Sequence[Part]) -> bool:
    """Tell whether what is handed on has a verb before its first comma: not "declared war, has oil"."""
    for start, end in parts:
        for at in range(start, end):
            if sentence.lower(at) == "," and at - start > 1:
                break
            if sentence.tags[at] in (Tag.VERB, Tag.AUXILIARY):
                return True
    return False


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
