"""Marks around a figure that say of what it is: a part, a place, a share, a rate, an addition."""

from __future__ import annotations

import re
from types import MappingProxyType

from workbench.analysis.clauses import Clause
from workbench.analysis.fates import fates
from workbench.analysis.lexicons import words
from workbench.analysis.wording import concept, content
from workbench.core.span import Span

_PLACE = re.compile(r"^(?:In|At|Near)\s(?:the\s)?(?P<name>[A-Z][\w’'-]+)[^,]{0,30},\s")
_PERIODS = MappingProxyType(
    {
        "quarter": re.compile(r"\bquarter(?:ly|s)?\b", re.IGNORECASE),
        "half": re.compile(r"\b(?:first|second)[\s-]half\b|\bhalf[\s-]year\b", re.IGNORECASE),
        "year": re.compile(r"\bfull[\s-]year\b|\bannual(?:ly)?\b|\bfor the year\b", re.IGNORECASE),
    }
)
_PART_BEFORE = re.compile(
    r"\b(?:of (?:those|them|these|whom|the (?:dead|injured|victims|total))|including"
    r"|among (?:them|those|whom|the dead)),?\s(?:at least |about |nearly |some |more than )?$",
    re.IGNORECASE,
)
_PART_INSIDE = re.compile(
    r"(?:\d\S*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half))"
    r"\s(?:of (?:them|those|these|whom|the)\b)|\balone\b|\bamong the\b"
    r"|\b(?:on behalf of|lawyers? (?:for|of)|representing)\s(?:at least |about |some )?\d"
    r"|\b(?:goals?|points?|runs?|strokes?|seats?)\s(?:down|behind|ahead|adrift|clear)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten)\s(?:are|were|have|had|remain(?:ed)?|[a-z]{3,10}ed)\b",
    re.IGNORECASE,
)
_SCOPED = re.compile(r"(?:the|its|their|this|that)\s(?:[a-z-]+\s){0,2}?([a-z]+)\b(?=\s*$)", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bpercent|\bper cent")
_SHARE_OF = re.compile(r"(?:%|\bpercent|\bper cent)\sof\s(?:the\s|its\s|their\s|all\s)*([A-Za-z]+)")
_RATED = re.compile(
    r"(?<!to )(?<!to a )\b(\d+(?:\.\d+)?)(?:\s?%|\sper\s?cent)\s"
    r"(?!of\b|in\b|to\b|on\b|from\b|and\b|or\b|by\b|points?\b|higher|lower|more|less)(?=[a-z])"
)
_QUALIFIED = re.compile(
    r"\b(?:confirmed|suspected|probable|serious(?:ly)?|critical(?:ly)?|minor|eligible|on target)\b"
    r"|\b(?:last|past|previous)(?=\s(?:\d|two|three|four|five|six|seven|eight|nine|ten)\b)",
    re.IGNORECASE,
)
_STILL = re.compile(r"\bstill\b|\bremain(?:s|ed|ing)?\s(?:without|cut off)\b", re.IGNORECASE)
_AHEAD = 60
_STATES = frozenset({"in hospital", "in intensive care", "missing", "trapped"})
_MORE = re.compile(
    r"\b(?:another|a further|an additional|the remaining|an extra)\s(?:\w+\s)?$", re.IGNORECASE
)
_MORE_BEHIND = re.compile(r"\smore\b(?!\sthan)|\s(?:additional|further|extra)\s", re.IGNORECASE)
_FIRST_FIGURE = re.compile(r"[$£€]?\d[\d.,]*(?:\s?(?:million|billion|bn|m|thousand|hundred))?")
_BACK = 300
_IN = re.compile(
    r"\b(?:in|at|near|around|outside)\s(?:the\s(?:[a-z]+\s){1,3}of\s)?(?:central\s|northern\s|southern\s|eastern\s"
    r"|western\s)?(?P<name>[A-Z][\w’'-]+)"
)
# "a town of about 700 people some 85 miles (135 km) north of Velm": where a place lies, not what happened.
_LIES = re.compile(
    r",\s(?:(?:an?|the)\s(?:[a-z]+\s){0,2}(?:town|city|village|suburb|island)\b[^,.;]{0,40}?,?\s)?"
    r"(?:(?:about|some|roughly|around|nearly|just)\s)?\d[\d.,]*[\s-](?:miles?|kilomet(?:er|re)s?|km)\b"
    r"(?:\s\([^)]{1,30}\))?\s(?:(?:to the\s)?(?:north|south|east|west)[a-z-]*(?:\sof)?|from|outside|away)"
    r"(?:\s[A-Z][\w’'.-]+){0,3}"
)
_FURTHER = re.compile(r"\d|[,;]\s")
_KEPT = 5
_REACH = 80
_ENDLESS = 1000

# "The engine failed 20 minutes before the wave hit": how long apart, not how long.
_TIMES = r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)"
_APART = re.compile(rf"\b{_TIMES}\s(?:before|after|earlier|later|ago)\b", re.IGNORECASE)
_APART_NEXT = re.compile(r"\s(?:before|after|earlier|later|ago)\b")
_LASTING = re.compile(r"\b(?:for|within|lasted|lasting|takes?|took|whole|entire)\b", re.IGNORECASE)


def is_apart(text: str, claim: Span) -> bool:
    """Tell whether a length of time says how long before or after another thing something was."""
    quote = claim.of(text)
    lasting = _LASTING.search(quote) is not None
    return not lasting and (_APART.search(quote) or _APART_NEXT.match(text, claim.end)) is not None


def near(whole: Span, part: Span) -> Span:
    """Return ``whole``, or of an endless one what stands around ``part``."""
    return Span(max(whole.start, part.start - _ENDLESS), min(whole.end, part.end + _ENDLESS))


def whereabouts(words: str) -> frozenset[str]:
    """Return the concepts that only say how far a place lies from another, in the words of a sentence."""
    found = [m.group() for m in _LIES.finditer(words)]
    if not found:
        return frozenset()
    rest = _LIES.sub(" ", words)
    said = frozenset(c for lies in found for c in content(lies, Span(0, len(lies))))
    return said - frozenset(content(rest, Span(0, len(rest))))


def place(text: str, sentence: Span, claim: Span) -> str:
    """Return the place a sentence opens with ("In Marrakech, 13 died"): the figure is of that place alone."""
    found = _PLACE.match(text[sentence.start : sentence.start + 60])
    ahead = found is not None and sentence.start + found.end() <= claim.start + 2
    return found["name"][:5].lower() if found is not None and ahead else ""


def is_part(text: str, sentence: Span, claim: Span) -> bool:
    """Tell whether a figure is of a part or a margin ("Of those, 45", "25 of them", "two goals down")."""
    before = text[max(sentence.start, claim.start - _AHEAD) : claim.start]
    return _PART_BEFORE.search(before) is not None or _PART_INSIDE.search(claim.of(text)) is not None


def goes_on(quote: str) -> bool:
    """Tell whether a figure that opens a claim counts some of what was told before ("66 were taken")."""
    return _GOES_ON.match(quote) is not None


def has_own_fate(text: str, own: frozenset[str], sentence: Span, claim: Span) -> bool:
    """Tell whether what befell a part did not befall the whole ("85 hurt, of whom 49 are in hospital")."""
    before = content(text, near(Span(sentence.start, max(claim.start, sentence.start)), claim))
    told = {fates()[c] for c in before if c in fates()}
    return bool(own) and not own & told and (bool(told) or own <= _STATES)


def scope(text: str, clause: Clause | None) -> str:
    """Return the noun that says of how much a clause tells: "the plant", "the company"."""
    subject = clause.subject if clause is not None else None
    found = _SCOPED.match(text, subject.start, subject.end) if subject is not None else None
    return concept(found[1].lower()) if found and found[1].lower() in words("scope_nouns") else ""


def adds(text: str, claim: Span) -> bool:
    """Tell whether a figure is said to come on top of one told before ("another 200")."""
    figure = _FIRST_FIGURE.search(text, claim.start, claim.end)
    if figure is None:
        return False
    before = Span(max(0, claim.start - 20), figure.start())
    return (
        _MORE.search(text, before.start, before.end) is not None
        or _MORE_BEHIND.match(text, figure.end(), figure.end() + 40) is not None
    )


def is_fresh(text: str, own: frozenset[str], claim: Span) -> bool:
    """Tell whether nothing shortly before a figure tells of its fate: "another" adds to no such count."""
    if not own:
        return False
    before = content(text, Span(max(0, claim.start - _BACK), claim.start))
    return not any(fates().get(c) in own for c in before)


def qualifier(quote: str, is_left: bool = False) -> str:
    """Return the word that makes a figure one of a narrower count: confirmed, suspected, serious, still."""
    found = {m.group().lower()[:6] for m in _QUALIFIED.finditer(quote)}
    if is_left and _STILL.search(quote):
        found.add("still")
    return min(found, default="")


def rate(clause: Clause | None, text: str) -> str:
    """Return the one rate that names a tier in a clause ("its 25% tariff"), "" for none or several."""
    found = set(_RATED.findall(text, clause.span.start, clause.span.end)) if clause is not None else set()
    return found.pop() if len(found) == 1 else ""


def share(text: str, claim: Span) -> str:
    """Return of what a percentage is the share: "5% of its workforce"."""
    own = _PERCENT.search(text, claim.start, claim.end)
    found = _SHARE_OF.match(text, own.start()) if own is not None else None
    return concept(found[1].lower()) if found else ""


def period(words: str) -> str:
    """Return the one accounting period that a sentence names, "" for none or several."""
    named = [name for name, pattern in _PERIODS.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else ""


def where(text: str, clause: Clause | None, claim: Span) -> str:
    """Return the place named in a claim or behind it in its clause, before another figure; "" for none."""
    end = claim.end
    if clause is not None and clause.span.overlap(claim):
        rest = Span(claim.end, max(claim.end, min(clause.span.end, claim.end + _REACH)))
        further = _FURTHER.search(text, rest.start, rest.end)
        end = further.start() if further else rest.end
    found = _IN.search(text, claim.start, end)
    return found["name"][:_KEPT].lower() if found else ""
