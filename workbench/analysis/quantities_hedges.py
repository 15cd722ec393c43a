"""Hedges around a number: "at least", "nearly", "no more than" before it, "or so", "or more" after it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.analysis.quantities_prepositions import is_preposition

_REACH = 48
_GAP = r"[\s\u00a0]+"
# The words of each group, read backwards from the number; longer ones stand first.
_LOW = (
    r"(?:at|a|of at)\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:less|fewer)\s+than|"
    r"a\s+minimum\s+of|minimum|"
    r"(?:far\s+|well\s+|slightly\s+|significantly\s+|a\s+little\s+|little\s+)?(?:more|greater|"
    r"higher|larger|longer|older|better)\s+than|"
    r"(?:well\s+|far\s+)?(?:over|above|beyond)|upwards?\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?|"
    r"north\s+of|surpass(?:es|ed|ing)?|topp(?:ed|ing)"
)
_JUST_OVER = r"(?:just|slightly|a\s+little|little)\s+(?:over|more\s+than|above)"
_HIGH = (
    r"(?:no|not|never|not\s+\w+)\s+(?:more|longer|greater|higher|later|larger|older)\s+than|"
    r"at\s+(?:the\s+)?most|up\s+to|as\s+(?:many|much|high|long|far)\s+as|"
    r"(?:far\s+|well\s+|slightly\s+)?(?:less|fewer|lower|shorter|smaller|younger)\s+than|under|"
    r"below|a\s+maximum\s+of|maximum|within|not\s+exceeding"
)
_NEARLY = (
    r"nearly|almost|close\s+to|approach(?:es|ed|ing)|just\s+(?:under|below|short\s+of)|near(?:ing)?|"
    r"(?:slightly|a\s+little|just)\s+(?:less|fewer)\s+than|not\s+quite|verging\s+on"
)
_ABOUT = (
    r"about|around|some|roughly|approximately|approx\.?|an?\s+estimated|estimated|circa|ca\.|"
    r"somewhere\s+around|in\s+the\s+region\s+of|or\s+so|more\s+or\s+less|~|≈"
)
_SAID = r"a\s+reported|reportedly|a\s+(?:total|record)(?:\s+of)?"
_MORE = r"another|an?\s+(?:additional|further|extra)|additional|a\s+further"
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<words>(?P<nearly>{_NEARLY})|(?P<just>{_JUST_OVER})|(?P<high>{_HIGH})|(?P<low>{_LOW})"
    rf"|(?P<about>{_ABOUT})|(?P<more>{_MORE})|(?P<said>{_SAID}))(?:{_GAP}|(?<=[~≈]))$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[\s\u00a0,]{1,2}(?P<words>(?P<about>or\s+so|more\s+or\s+less|or\s+thereabouts)"
    r"|(?P<low>or\s+more|and\s+counting|at\s+least|or\s+over|upwards)"
    r"|(?P<high>or\s+(?:less|fewer|under)|at\s+(?:the\s+)?most|at\s+maximum))(?!\w)"
    r"|(?P<plus>\+|-plus(?!\w))|(?P<odd>-odd(?!\w))",
    re.IGNORECASE,
)
_LONGER = re.compile(
    r"\b(?P<not>not|n[’']t|never)\s+(?:\w+\s+){0,2}(?P<words>(?:longer|more|later)\s+than)\s+$", re.IGNORECASE
)
# "up to 4.25% from 3.75%": the way that it went, and no bound.
_FROM_BEHIND = re.compile(
    r"[$£€]?\d[\d.,]*\d?(?:\s?%|\s[a-z]+(?:\s[a-z]+)?)?,?\sfrom\s(?:just\s|about\s)?[$£€]?\d", re.IGNORECASE
)
# Words that belong to the figure and do not change what it says.
_SILENT = frozenset(("more", "said"))
_KINDS = ("nearly", "just", "high", "low", "about", "more", "said")


@dataclass(frozen=True, slots=True)
class Hedge:
    """The hedges of one number: their ``start``, their ``words``, and what they make of the number."""

    start: int
    words: str = ""
    kinds: frozenset[str] = frozenset()

    def bounds(self, low: float | None, high: float | None) -> tuple[float | None, float | None, bool]:
        """Return (low, high, approximate) of a number from ``low`` to ``high`` under these hedges."""
        if "nearly" in self.kinds:
            return (None, high if high is not None else low, True)
        if "just" in self.kinds:
            return (low, None, True)
        if "high" in self.kinds:
            return (None, high if high is not None else low, "about" in self.kinds)
        if "low" in self.kinds:
            return (low, None, "about" in self.kinds)
        return (low, high, "about" in self.kinds)


def before(text: str, start: int, floor: int) -> Hedge:
    """Read the hedges that end at ``start``, none of them before ``floor``."""
    at, words, kinds = start, "", set[str]()
    for _ in range(3):
        window = text[max(floor, at - _REACH) : at]
        is_longer = window.rstrip()[-4:].lower() == "than"
        match = (_LONGER.search(window) if is_longer else None) or _BEFORE.search(window)
        if match is None:
            break
        if match["words"].lower() == "up to" and _FROM_BEHIND.match(text, start):
            break
        offset = at - len(window)
        longer = match.groupdict().get("not")
        if not longer and is_preposition(text, offset + match.start(), at):
            break
        at = offset + match.start()
        new = {"high"} if longer else {k for k in _KINDS if match[k]}
        if new.isdisjoint(_SILENT) or "report" in match["words"].lower():
            said = f"not {match['words']}" if longer else match["words"]
            words = f"{said} {words}".strip().lower()
        kinds |= new
    return Hedge(at, " ".join(words.split()), frozenset(kinds))


def after(text: str, end: int) -> tuple[int, str, frozenset[str]]:
    """Read a hedge that follows a number or its unit; return its end, words and kinds ("" and none)."""
    match = _AFTER.match(text, end, end + _REACH)
    if match is None:
        return (end, "", frozenset())
    kind = next(k for k in ("about", "low", "high", "plus", "odd") if match[k])
    kind = {"plus": "low", "odd": "about"}.get(kind, kind)
    return (match.end(), (match["words"] or match[0]).lower().strip(), frozenset({kind}))
