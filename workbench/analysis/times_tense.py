"""Which way a clause looks: to the future, to the past, or neither is said."""

from __future__ import annotations

import re

from workbench.analysis.times_scene import FUTURE, NEAREST, PAST
from workbench.analysis.wording import lowered

_REACH = 140
_OPENED = 160
_CUT = re.compile(
    r"(?<![A-Z])[;:.]\s|\s[–—-]{1,2}\s|,\s(?:but|and|while|after|before|who|which|when|as)\s|"
    r"\s(?:after|since)\s"
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|won[’']t|going to|due|scheduled|expect(?:s|ed|ing)?|plan(?:s?\sto|ned|ning)|"
    r"set to|slated|"
    r"deadline|upcoming|expires?|must|should|may|might|could|ahead of(?=\s(?:\w+\s){0,2}$)|"
    r"intend(?:s|ed)?|ought|ready to|"
    r"likely to|"
    r"hopes? to|agreed to|vow(?:s|ed) to|want(?:s|ed)? to|prepar(?:es|ed|ing) to|(?:is|are|was|were|"
    r"be) to|about to|"
    r"promised to|threatened to)\b|[’']ll\b",
)
# "Could not be reached Friday", "had been due to expire Friday": what lay ahead lies behind.
_BEHIND = re.compile(
    r"\bcould(?:n[’']t|\snot)\b|\bneither\b[^,;]{0,80}?\bcould\b"
    r"|\bhad\s(?:\w+\s)?been\s(?:due|scheduled|slated|expected|set|planned)(?:\sto\s\w+|\sfor\b|\s$)",
)
_PUT_OFF = re.compile(
    r"\b(?:postponed|delayed|extended|adjourned|rescheduled|deferred|put\soff|pushed\sback)(?:\s[\w’']+){0,3}"
    r"\s(?:until|till|to)\s(?:on\s|at\s)?$",
)
# "Troops to leave Thursday": a headline's infinitive looks ahead where nothing else says otherwise.
_INFINITIVE = re.compile(r"\bto (?!the\b|a\b|an\b|his\b|her\b|their\b|its\b|this\b|that\b)[a-z]{2,}")
# "In January, the company brought in": what opens a sentence looks where its verb does.
_OPENS = re.compile(
    r"\s*(?:In|On|At|By|Early|Late|Also|And|But|Then)\s(?:(?:on|in|early|late|mid|the)[\s-])*"
)
_UNTIL = re.compile(
    r"\b(?:until|till|by|no later than|starting|beginning|effective|from|before|as (?:soon|early|"
    r"late) as)\s"
    r"(?:on\s)?$",
)
_SINCE = re.compile(r"\b(?:since|as of)\s(?:late\s|early\s|last\s)?$")
_AHEAD = re.compile(r"\b(?:will|would|is to|are to|is expected|begins?)\b")
_BACK = re.compile(r"\b(?:had|was|were|did|[a-z]{3,}ed)\b")
_REPORTING = re.compile(
    r"\b(?:said|says|saying|told|announced|reported|confirmed|declared|added|warned|wrote|stated|disclosed|"
    r"claimed|acknowledged|insisted|argued|noted|revealed|testified|ruled|voted|agreed|decided|"
    r"called|approved|"
    r"met|held|issued|asked|urged|signed|filed|launched|arrived|died|killed|happened|occurred|began|"
    r"started|"
    r"took place)(?:\s(?:here|late|early|on|in a statement|in a statement on|[a-z]+ly))*\s*$",
)
# What is planned stands in the present tense ("whom they visit on Tuesday"), or after a call for it.
_NO_VERB = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("to", "the", "a", "an", "his", "her", "its", "their", "not", "n’t", "n't", "of")
)
_PLAN = re.compile(
    rf"{_NO_VERB}\b(?:(?:visit|meet|play|face|host|open|start|begin|resume|return)s?|takes?\son|"
    r"(?:go(?:es)?|travels?|fl(?:y|ies)|heads?|returns?|moves?)\sto)"
    r"(?:\s(?!on\b|that\b|of\b)[\w’'-]+){0,6}\s(?:on\s)?(?:(?:early|late)\s(?:on\s)?)?$"
)
_CALL = re.compile(
    r"\b(?:call(?:s|ed|ing)?\sfor|urg(?:es|ed)|schedul(?:es|ed)|announc(?:es|ed))\s(?:an?\s|the\s)?(?:(?!on\b)[\w’'-]+\s){0,3}"
    r"(?:protests?|strikes?|rall(?:y|ies)|march(?:es)?|meetings?|elections?|votes?|walkouts?|boycotts?|demonstrations?|"
    r"vigils?|debates?|sessions?|summits?|referendums?|stoppages?|parades?)\b",
)
# The second half of "Russian-led" or "US-backed" is no verb of the clause.
_NOT_LED = r"(?<!-)(?<!\bis )(?<!\bare )(?<!\bbe )"
_PAST = re.compile(
    rf"{_NOT_LED}\b(?:was|were|had|has been|have been|did|said|told|began|came|went|made|held|took|left|rose|"
    r"fell|met|won|"
    r"ran|grew|flew|drove|fled|fought|stole|threw|sank|wore|"
    r"bought|brought|caught|taught|thought|sought|built|paid|kept|knew|drew|chose|froze|hid|rode|shook|spent|swore|tore|"
    r"withdrew|overtook|drank|sang|sold|heard|felt|laid|meant|dealt|bore|dug|hung|sprang|"
    r"lost|saw|got|gave|led|sent|set|shot|struck|broke|spoke|wrote|stood|shut|cut|hit)\b"
)
_PAST_FORM = re.compile(rf"(?i:{_NOT_LED})\b[a-z]{{3,}}ed\b")  # a name in capitals is none


def tense(text: str, start: int, floor: int, end: int, ceiling: int, *, has_plan: bool = False) -> str:
    """Return which way the clause around ``start`` to ``end`` looks, within ``floor`` and ``ceiling``.

    ``has_plan`` takes the present tense for a plan, as before a bare weekday.
    """
    first = max(floor, start - _REACH)
    whole = lowered(text)
    before, low = text[first:start], whole[first:start]
    if _REPORTING.search(low[-60:]) or _SINCE.search(low[-12:]):
        return PAST
    after = _CUT.split(text[end : min(ceiling, end + 60)], maxsplit=1)[0]
    clause = _last_clause(before)
    said = low[len(before) - len(clause) :]
    ahead = max(_last(_FUTURE, said), _last(_CALL, said), _last(_PLAN, clause) if has_plan else -1)
    back = max(_last(_PAST, said), _last(_PAST_FORM, clause))
    back = max(back, max((m.end() for m in _BEHIND.finditer(said)), default=-1))
    if _PUT_OFF.search(low[-60:]):
        return FUTURE
    if _UNTIL.search(low[-20:]) and ahead >= back:
        return PAST if ahead < 0 and _BACK.search(after) else FUTURE
    if max(ahead, back) >= 0:
        return FUTURE if ahead >= back else PAST
    if _is_past(after, whole[end : end + len(after)]) and not after.startswith(","):
        return PAST
    if _AHEAD.search(after) or _INFINITIVE.search(clause):
        return FUTURE
    opens = not clause.strip(" ,") or _OPENS.fullmatch(clause) is not None
    ahead_to = min(ceiling, end + _OPENED)
    return _opened(text[end:ahead_to], whole[end:ahead_to]) if opens else NEAREST


def _is_past(after: str, low: str) -> bool:
    return _PAST.match(low.lstrip()) is not None or _PAST_FORM.match(after.lstrip()) is not None


def _opened(after: str, low: str) -> str:
    """Return which way the first verb looks behind a time that opens its sentence."""
    ahead = _FUTURE.search(low)
    past = [m.start() for m in (_PAST.search(low), _PAST_FORM.search(after)) if m is not None]
    if ahead is not None and ahead.start() <= min(past, default=ahead.start()):
        return FUTURE
    return PAST if past else NEAREST


def _last_clause(before: str) -> str:
    cuts = list(_CUT.finditer(before))
    return before[cuts[-1].end() :] if cuts else before


def _last(pattern: re.Pattern[str], clause: str) -> int:
    return max((match.start() for match in pattern.finditer(clause)), default=-1)
