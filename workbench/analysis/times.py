"""Times as stated: TIMEX3 type and value with the rule that fired, resolved against the article's day."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.analysis import times_anchor, times_days, times_grammar, times_resolve
from workbench.analysis.mentions import TimeMention
from workbench.analysis.times_scene import Raw, Scene
from workbench.core.dates import Window
from workbench.core.span import Span

_BESIDE = re.compile(r"(?:\s\(\d{4}\s(?:GMT|UTC)\))?,?\s(?:on\s|at\s)?")
_DAY = re.compile(r"(?:\d{4}|XXXX)-(?:WXX-\d|(?:\d\d|XX)-\d\d)")


def find(text: str, sentences: Sequence[Span], window: Window | None) -> tuple[TimeMention, ...]:
    """Return the times of ``sentences`` in text order; they do not overlap.

    ``window`` holds the days on which the article may have been written, narrowed to one where its words
    tell which; what several days leave open stays partial. What the session's window resolves is marked.
    """
    window = times_anchor.infer_day(text, sentences, window) or window
    found = [
        (raw, sentence)
        for sentence in sentences
        for raw in _joined(text, _chosen(list(times_grammar.read(text, sentence))))
    ]
    return times_resolve.resolve(text, found, window)


def _chosen(found: list[Raw]) -> list[Raw]:
    """Keep the longest of overlapping expressions, in text order."""
    kept: list[Raw] = []
    starts: list[int] = []
    for raw in sorted(found, key=lambda r: (r.start - r.end, r.start)):
        at = bisect_left(starts, raw.end)
        if at == 0 or kept[at - 1].end <= raw.start:
            starts.insert(at, raw.start)
            kept.insert(at, raw)
    return kept


def _joined(text: str, found: list[Raw]) -> Iterator[Raw]:
    """Join a time of the clock with the day that stands beside it: "noon Thursday", "5 p.m. on Nov. 9"."""
    index = 0
    while index < len(found):
        raw = found[index]
        following = found[index + 1] if index + 1 < len(found) else None
        if following is not None and _BESIDE.fullmatch(text, raw.end, following.start):
            both = _at_clock(raw, following)
            if both is not None:
                yield both
                index += 2
                continue
        yield raw
        index += 1


def _at_clock(first: Raw, second: Raw) -> Raw | None:
    clock, day = (first, second) if first.rule == times_days.CLOCK_RULE else (second, first)
    if clock.rule != times_days.CLOCK_RULE or day.type not in ("DATE", "TIME") or day.rule == clock.rule:
        return None

    def value(scene: Scene) -> str:
        at, hour = day.value(scene), clock.value(scene).partition("T")[2]
        return f"{at.partition('T')[0]}T{hour}" if _DAY.match(at) else at

    return replace(day, start=first.start, end=second.end, type="TIME", value=value)
