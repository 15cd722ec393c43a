"""Names as an index: one claim a name and article, at its first full mention."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.claims_draft import Source
from workbench.analysis.mentions import NameMention
from workbench.core.claim import Kind
from workbench.core.span import Span
from workbench.core.value import NameValue


def find(source: Source) -> Iterator[tuple[Span, Kind, NameValue, tuple[Span, ...]]]:
    """Yield for each name its span, kind, value and the places of all its mentions, its own first."""
    by_name: dict[str, list[NameMention]] = {}
    for mention in source.reading.names:
        by_name.setdefault(mention.canonical, []).append(mention)
    for canonical, mentions in by_name.items():
        own = next((m for m in mentions if m.is_full), mentions[0])
        forms = dict.fromkeys(m.span.of(source.text) for m in mentions)
        rest = [m.span for m in mentions if m.span != own.span]
        yield own.span, Kind.NAME, NameValue(canonical, tuple(forms), own.entity), (own.span, *rest)
