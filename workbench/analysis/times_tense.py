"""Which way a clause looks: to the future, to the past, or neither is said."""

from __future__ import annotations

import re

from workbench.analysis.times_scene import FUTURE, NEAREST, PAST

_REACH = 140
_CUT = re.compile(
    r"[;:.]\s|\s[–—-]{1,2}\s|,\s(?:but|and|while|after|before|who|which|when|as)\s|\s(?:after|since)\s"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|won[’']t|going to|due|scheduled|expected|plan(?:s|ned|ning)?|set to|slated|"
    r"deadline|upcoming|expires?|must|should|may|might|could|ahead of|intends?|ought|"
    r"to (?!the\b|a\b|an\b|his\b|her\b|their\b|its\b|this\b)[a-z]+)\b|[’']ll\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|by|no later than|starting|beginning|effective|from|before)\s(?:on\s)?$", re.IGNORECASE
)
_PAST = re.compile(
    r"\b(?:was|were|had|has been|have been|did|said|told|began|came|went|made|held|took|left|rose|"
    r"fell|met|won|lost|"
    r"saw|got|gave|led|sent|set|shot|struck|broke|spoke|wrote|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|is to|are to|is expected|begins?)\b")
_REPORTING = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|declared|added|warned|wrote|stated|disclosed|claimed|"
    r"acknowledged|insisted|argued|noted|revealed|testified|ruled|voted|agreed|decided|called|approved|met|held|"
    r"issued|asked|urged|signed|filed|launched|arrived|died|killed|happened|occurred|began|started|"
    r"took place)"
    r"(?:\s(?:here|late|early|on|in a statement|in a statement on|[a-z]+ly))*\s*$",
    re.IGNORECASE,
)


def tense(text: str, start: int, floor: int, end: int, ceiling: int) -> str:
    """Return which way the clause around ``start`` to ``end`` looks, within ``floor`` and ``ceiling``."""
    before = text[max(floor, start - _REACH) : start]
    if _REPORTING.search(before[-60:]):
        return PAST
    if _UNTIL.search(before[-20:]):
        return FUTURE if not _PAST.search(_last_clause(before)) or _FUTURE.search(before) else NEAREST
    ahead, back = _last(_FUTURE, clause := _last_clause(before)), _last(_PAST, clause)
    if max(ahead, back) >= 0:
        return FUTURE if ahead > back else PAST
    after = _CUT.split(text[end : min(ceiling, end + 60)], maxsplit=1)[0]
    return FUTURE if _AHEAD.search(after) else NEAREST


def _last_clause(before: str) -> str:
    cuts = list(_CUT.finditer(before))
    return before[cuts[-1].end() :] if cuts else before


def _last(pattern: re.Pattern[str], clause: str) -> int:
    return max((match.start() for match in pattern.finditer(clause)), default=-1)
