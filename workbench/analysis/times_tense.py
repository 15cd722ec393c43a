"""Which way a clause looks: to the future, to the past, or neither is said."""

from __future__ import annotations

import re

from workbench.analysis.times_scene import FUTURE, NEAREST, PAST

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
    re.IGNORECASE,
)
# "Could not be reached Friday", "had been due to expire Friday": what lay ahead lies behind.
_BEHIND = re.compile(
    r"\bcould(?:n[’']t|\snot)\b|\bneither\b[^,;]{0,80}?\bcould\b"
    r"|\bhad\s(?:\w+\s)?been\s(?:due|scheduled|slated|expected|set|planned)(?:\sto\s\w+|\sfor\b|\s$)",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:postponed|delayed|extended|adjourned|rescheduled|deferred|put\soff|pushed\sback)(?:\s[\w’']+){0,3}"
    r"\s(?:until|till|to)\s(?:on\s|at\s)?$",
    re.IGNORECASE,
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
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:since|as of)\s(?:late\s|early\s|last\s)?$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|is to|are to|is expected|begins?)\b")
_BACK = re.compile(r"\b(?:had|was|were|did|[a-z]{3,}ed)\b")
_REPORTING = re.compile(
    r"\b(?:said|says|saying|told|announced|reported|confirmed|declared|added|warned|wrote|stated|disclosed|"
    r"claimed|acknowledged|insisted|argued|noted|revealed|testified|ruled|voted|agreed|decided|"
    r"called|approved|"
    r"met|held|issued|asked|urged|signed|filed|launched|arrived|died|killed|happened|occurred|began|"
    r"started|"
    r"took place)(?:\s(?:here|late|early|on|in a statement|in a statement on|[a-z]+ly))*\s*$",
    re.IGNORECASE,
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
    re.IGNORECASE,
)
# The second half of "Russian-led" or "US-backed" is no verb of the clause.
_PAST = re.compile(
    r"(?<!-)(?<!\bis )(?<!\bare )(?<!\bbe )"
    r"\b(?:was|were|had|has been|have been|did|said|told|began|came|went|made|held|took|left|rose|"
    r"fell|met|won|"
    r"ran|grew|flew|drove|fled|fought|stole|threw|sank|wore|"
    r"bought|brought|caught|taught|thought|sought|built|paid|kept|knew|drew|chose|froze|hid|rode|shook|spent|swore|tore|"
    r"withdrew|overtook|drank|sang|sold|heard|felt|laid|meant|dealt|bore|dug|hung|sprang|"
    r"lost|saw|got|gave|led|sent|set|shot|struck|broke|spoke|wrote|stood|shut|cut|hit|(?-i:[a-z]{3,}ed))\b",
    re.IGNORECASE,
)


def tense(text: str, start: int, floor: int, end: int, ceiling: int, *, has_plan: bool = False) -> str:
    """Return which way the clause around ``start`` to ``end`` looks, within ``floor`` and ``ceiling``.

    ``has_plan`` takes the present tense for a plan, as before a bare weekday.
    """
    before = text[max(floor, start - _REACH) : start]
    if _REPORTING.search(before[-60:]) or _SINCE.search(before[-12:]):
        return PAST
    after = _CUT.split(text[end : min(ceiling, end + 60)], maxsplit=1)[0]
    clause = _last_clause(before)
    ahead = max(_last(_FUTURE, clause), _last(_CALL, clause), _last(_PLAN, clause) if has_plan else -1)
    back = max(_last(_PAST, clause), max((m.end() for m in _BEHIND.finditer(clause)), default=-1))
    if _PUT_OFF.search(before[-60:]):
        return FUTURE
    if _UNTIL.search(before[-20:]) and ahead >= back:
        return PAST if ahead < 0 and _BACK.search(after) else FUTURE
    if max(ahead, back) >= 0:
        return FUTURE if ahead >= back else PAST
    if _PAST.match(after.lstrip()) and not after.startswith(","):
        return PAST
    if _AHEAD.search(after) or _INFINITIVE.search(clause):
        return FUTURE
    opens = not clause.strip(" ,") or _OPENS.fullmatch(clause) is not None
    return _opened(text[end : min(ceiling, end + _OPENED)]) if opens else NEAREST


def _opened(after: str) -> str:
    """Return which way the first verb looks behind a time that opens its sentence."""
    ahead, back = _FUTURE.search(after), _PAST.search(after)
    if ahead is not None and (back is None or ahead.start() <= back.start()):
        return FUTURE
    return PAST if back is not None else NEAREST


def _last_clause(before: str) -> str:
    cuts = list(_CUT.finditer(before))
    return before[cuts[-1].end() :] if cuts else before


def _last(pattern: re.Pattern[str], clause: str) -> int:
    return max((match.start() for match in pattern.finditer(clause)), default=-1)
