"""Who says what: speech and belief that the article hands on, with cue, source, content and claimant."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.analysis import attribution_cues as cues
from workbench.analysis.attribution_content import content_of
from workbench.analysis.attribution_source import Resolver, source_of
from workbench.analysis.mentions import Attribution, NameMention, Quotation
from workbench.core.span import Span


def find(
    text: str, sentences: Sequence[Span], quotations: Sequence[Quotation], names: Sequence[NameMention]
) -> tuple[Attribution, ...]:
    """Return the attributions of ``text`` in the order of their cues."""
    resolver = Resolver(text, names)
    found: list[Attribution] = []
    for sentence in sentences:
        for cue in cues.find(text, sentence, quotations):
            source = source_of(text, sentence, cue)
            content = content_of(text, sentence, cue, source, quotations)
            if not content:
                continue
            direct = any(q.span.overlap(c) * 2 > len(c) for c in content for q in quotations)
            found.append(Attribution(cue.span, source, content, resolver.claimant(source), direct))
    return tuple(found)
