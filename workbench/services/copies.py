"""Copies of one story: which articles share their words, and what an editor is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from workbench.core.article import Article
from workbench.core.errors import UnreadableInput
from workbench.core.wire import SAME_STORY, Overlap, body_of
from workbench.core.wording import called, shortened
from workbench.services.reader import Reader

_PASSAGE = 90


def shared(reader: Reader, articles: Sequence[Article]) -> tuple[Overlap, ...]:
    """Return what the articles share; nothing where that takes too long."""
    if len(articles) < 2:
        return ()
    try:
        return reader.overlaps([body_of(a) for a in articles])
    except UnreadableInput:  # the articles are in order; only this comparison was given up
        return ()


def copy_warnings(
    found: Iterable[Overlap], articles: Mapping[str, Article], arrived: Iterable[str]
) -> tuple[str, ...]:
    """Return a sentence for each pair with one of the ``arrived`` that is largely the same story."""
    new = set(arrived)
    return tuple(
        copied(overlap, articles)
        for overlap in found
        if overlap.similarity >= SAME_STORY and overlap.pair & new
    )


def copied(overlap: Overlap, articles: Mapping[str, Article]) -> str:
    """Return what two articles share, in a sentence."""
    a, b = articles[overlap.a], articles[overlap.b]
    first, second = called(a), called(b)
    if first == second:
        first, second = a.name, b.name
    longest = max(overlap.passages, key=lambda p: len(p.a))
    count = len(overlap.passages)
    passages = "one passage" if count == 1 else f"{count} passages"
    return (
        f"{first} and {second} share {overlap.similarity:.0%} of the shorter one’s words, in {passages}, "
        f"such as “{shortened(longest.a.of(a.text), _PASSAGE)}” They count as one witness."
    )
