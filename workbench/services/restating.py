"""What a claim says, corrected in the editor's words: they are read by the engine, in the claim's place."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from workbench.core import wording
from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.dates import Window
from workbench.core.errors import Refused
from workbench.core.span import Span
from workbench.core.value import NameValue, Quantity, QuoteValue, TimeValue, Value
from workbench.services.context import Context

LONGEST = 200
"""Characters that the editor may type for a value."""

_EXAMPLES = MappingProxyType(
    {
        Kind.QUANTITY: ("No figure", "“at least 225 people” or “nearly 1,000”"),
        Kind.TIME: ("No date", "“Thursday 13 January 2022” or “next Wednesday”"),
        Kind.NAME: ("No name", "“Kassym-Jomart Tokayev”"),
        Kind.QUOTE: ("No quoted words", "“we will leave in two days”"),
    }
)


def restated(context: Context, claim: Claim, words: str, article: Article, window: Window | None) -> Value:
    """Return the value that ``words`` give ``claim``; Refused where none can be read, with an example."""
    typed = " ".join(words.split())
    if claim.kind is Kind.EVENT:
        raise Refused(
            "An event says what its words say.",
            "Choose another kind first, or move the claim to other words.",
        )
    found = _read(context, claim, typed, article, window) if 0 < len(typed) <= LONGEST else None
    if found is None:
        what, example = _EXAMPLES[claim.kind]
        raise Refused(
            f"{what} can be read in “{wording.shortened(typed, 48)}”.",
            f"Type it as an article would, for instance {example}.",
        )
    if found == claim.value:
        raise Refused("The claim says so already.", "Type what it should say instead.")
    return found


def _read(
    context: Context, claim: Claim, typed: str, article: Article, window: Window | None
) -> Value | None:
    if claim.kind is Kind.QUANTITY:
        return _figure(context, claim, typed, window)
    if claim.kind is Kind.TIME:
        return _time(context, claim, typed, article, window)
    words = typed.strip("“”\"'‘’ ")
    if not any(c.isalnum() for c in words):
        return None
    old = claim.value
    if claim.kind is Kind.NAME:
        return replace(old, canonical=words) if isinstance(old, NameValue) else NameValue(words, (words,))
    return replace(old, words=words) if isinstance(old, QuoteValue) else QuoteValue(words)


def _figure(context: Context, claim: Claim, typed: str, window: Window | None) -> Quantity | None:
    """Read a figure; one without what it counts keeps what the claim counts."""
    old = claim.value.unit if isinstance(claim.value, Quantity) else ""
    alone = _loose(context, typed, window, Kind.QUANTITY)
    if isinstance(alone, Quantity):
        return replace(alone, unit=old) if _is_part(alone.unit, old) else alone
    for noun in (old, "people"):
        for joint in (" ", " of "):
            found = _loose(context, f"{typed}{joint}{noun}", window, Kind.QUANTITY) if noun else None
            if isinstance(found, Quantity):
                return replace(found, unit=old)
    return None


def _is_part(unit: str, whole: str) -> bool:
    """Tell whether ``unit`` says nothing that ``whole`` does not: "people" beside "people dead"."""
    return set(unit.casefold().split()) <= set(whole.casefold().split())


def _time(
    context: Context, claim: Claim, typed: str, article: Article, window: Window | None
) -> TimeValue | None:
    """Read a time where the claim's own time stands, so that tense and scene resolve it; else by itself."""
    place = _time_place(claim)
    changed = _with_words(article, place, typed)
    span = Span(claim.span.start, claim.span.end + len(typed) - len(place))
    found = context.analyst.describe(changed, span, window, Kind.TIME).value
    if not isinstance(found, TimeValue) or not _is_told(found, typed):
        found = _loose(context, typed, window, Kind.TIME)
    return replace(found, said=typed) if isinstance(found, TimeValue) else None


def _time_place(claim: Claim) -> Span:
    """Return where the claim's own time stands, the whole claim where that cannot be told."""
    said = claim.value.said if isinstance(claim.value, TimeValue) else ""
    if not said or claim.quote.count(said) != 1:
        return claim.span
    start = claim.span.start + claim.quote.index(said)
    return Span(start, start + len(said))


def _is_told(found: TimeValue, typed: str) -> bool:
    said, words = found.said.casefold(), typed.casefold()
    return bool(said) and (said in words or words in said)


def _with_words(article: Article, place: Span, words: str) -> Article:
    """Return the article with other words at a place of one line."""
    by = len(words) - len(place)
    text = article.text[: place.start] + words + article.text[place.end :]
    lines = tuple(
        replace(
            line,
            start=line.start + (by if line.start > place.start else 0),
            end=line.end + (by if line.end >= place.end else 0),
        )
        for line in article.lines
    )
    return replace(article, text=text, lines=lines)


def _loose(context: Context, text: str, window: Window | None, kind: Kind) -> Value | None:
    line = Line(1, 0, len(text), LineRole.BODY, "typed by the editor")
    article = Article("typed", "what was typed", text, "", "utf-8", "en", Masthead(), (line,))
    return context.analyst.describe(article, Span(0, len(text)), window, kind).value
