"""Periods of the calendar: "last week", "this month", "the third quarter", "1990s", "in 2019"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from workbench.analysis.times_calendar import PARTS, SEASONS, bounds, quarter, shift_days, shift_months, week
from workbench.analysis.times_quarters import quarter_now
from workbench.analysis.times_scene import FUTURE, PAST, Raw, Scene, fixed

_STEPS = {
    "last": -1,
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "past": -1,
    "this": 0,
    "current": 0,
    "same": 0,
}
_STEPS |= {
    "that": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "upcoming": 1,
    "latest": 0,
    "present": 0,
    "the": 0,
}
_EDGE = (
    r"(?:(?P<edge>(?:the\s)?(?:beginning|start|end|middle|rest|remainder|turn|close|first\shalf|"
    r"second\shalf|(?:better|good|greater)\spart|part|course)\sof)\s"
    r"|(?P<mod>early|late|later|earlier|mid|sometime)[\s-](?:in\s)?)?"
)
PERIOD = re.compile(
    rf"\b{_EDGE}(?P<the>the\s)?(?P<which>last|previous|preceding|prior|past|this|current|same|that|"
    rf"next|coming|following|upcoming|latest)\s"
    r"(?:(?P<fiscal>fiscal|calendar|full|academic|school)\s)?"
    r"(?P<unit>day|week|month|quarter|year|decade|century|weekend|season|spring|summer|fall|autumn|"
    r"winter|morning|afternoon|evening|night)"
    r"(?!\w|-)(?P<tail>[’']s)?",
    re.IGNORECASE,
)
WEEKEND = re.compile(r"\b(?:the|over\sthe|this|at\sthe)\sweekend(?!\w)", re.IGNORECASE)
OF_YEAR = re.compile(
    rf"\b{_EDGE}the\s(?:full\s|fiscal\s|calendar\s)?(?P<unit>week|month|quarter|year|decade|"
    rf"century)(?!\w|-)(?P<tail>[’']s)?|\b(?P<yearend>year[\s-]?end|year[’']s\send|"
    rf"the\sturn\sof\sthe\syear)(?!\w)",
    re.IGNORECASE,
)
_TEN = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONE = "one|two|three|four|five|six|seven|eight|nine"
YEAR_IN_WORDS = re.compile(
    rf"\b(?:(?P<ninety>nineteen[\s-](?:{_TEN})(?:[\s-](?:{_ONE}))?)"
    rf"|(?:the\s)?year\s(?P<thousand>two[\s-]thousand(?:[\s-](?:and[\s-])?(?:{_ONE}|ten))?))(?!\w)",
    re.IGNORECASE,
)
YEAR = re.compile(
    r"(?:\b(?P<mod>early|late|mid|fiscal|the\syear|"
    r"calendar)[\s-]?)?(?<![\w.,$£€/:-])(?P<year>(?:1[1-9]|20)\d\d)(?P<s>[’']?s)?(?![\w%]|[.,:]\d|"
    r"[-–/]\d|\s(?:people|percent|per\scent|dollars|troops|miles|jobs|points|cases|votes))"
    r"|\b(?:early|late|mid)-(?P<year2>(?:1[5-9]|20)\d\d)(?P<s2>s)?(?!\w)",
    re.IGNORECASE,
)
DECADE = re.compile(
    r"(?<!\w)[’'`](?P<short>[2-9]0)s\b|\b(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<word>twenties|"
    r"thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
CENTURY = re.compile(
    r"\b(?:the\s)?(?:(?:early|late|mid)[\s-])?(?:(?P<digits>\d{1,2})(?:st|nd|rd|th)|"
    r"(?P<word>fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|"
    r"twenty-first))[\s-]century(?!\w)",
    re.IGNORECASE,
)
SEASON = re.compile(
    rf"\b{_EDGE}(?P<the>the\s)?(?:(?P<unit>spring|summer|fall|autumn|winter)(?:\sof|"
    rf",)?\s(?P<year>(?:19|20)\d\d)|(?:the|in|by|early|late|mid|for)[\s-](?P<bare>spring|summer|"
    rf"autumn|winter|fall))(?!\w)",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"\s(?:ended|ending|to|through)\b")
_DECADES = (
    "",
    "",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_CENTURIES = {"fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19}
_CENTURIES |= {"twentieth": 20, "twenty-first": 21}


def of_unit(day: date, unit: str, step: int) -> str:
    """Return the period of kind ``unit`` that lies ``step`` periods from the one that holds ``day``."""
    if unit == "day":
        return shift_days(day, step).isoformat()
    if unit in ("week", "weekend"):
        return week(shift_days(day, 7 * step)) + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return shift_months(day, step).isoformat()[:7]
    if unit == "quarter":
        return quarter(shift_months(day, 3 * step))
    if unit == "decade":
        return f"{day.year // 10 + step}X"
    if unit == "century":
        return f"{day.year // 100 + step}XX"
    if unit in SEASONS:
        return f"{day.year + step}-{SEASONS[unit]}"
    return f"{day.year + step}"


def of_period(match: re.Match[str]) -> Raw | None:
    """Read "last week", "earlier this year", "the following month", "this morning", "last night"."""
    unit, which = match["unit"].lower(), match["which"].lower()
    if which == "past" and match["the"] and unit in ("decade", "century"):
        length = fixed("P10Y" if unit == "decade" else "P100Y")
        return Raw(match.start("the"), match.end("unit"), "DURATION", "a length of time", length)
    if (which == "past" and match["the"]) or (which == "latest" and unit == "quarter"):
        return None
    if "half" in (match["edge"] or "").lower() and unit == "year":
        return None
    step = _STEPS[which]
    end = match.start("tail") if match["tail"] else match.end()
    start = _start(match)
    relative = which in ("following", "same", "that", "previous", "preceding")
    rule = {-1: f"the {unit} before", 0: f"the {unit} it was written in", 1: f"the {unit} after"}[step]
    if unit in PARTS:
        return _part_of(start, end, unit, step)

    def value(scene: Scene) -> str:
        if relative and unit == "day" and len(scene.named) != len("2022-01-11"):
            return ""
        base = _base(scene, relative)
        return "" if base is None else of_unit(base, unit, _season_step(base, unit, which, step))

    return Raw(start, end, "DATE", rule, value, is_anchored=relative and which != "previous")


def _season_step(base: date, unit: str, which: str, step: int) -> int:
    if unit not in SEASONS or which not in ("last", "past"):
        return step
    last_month = {"SP": 5, "SU": 8, "FA": 11, "WI": 2}[SEASONS[unit]]
    return 0 if base.month > last_month and unit != "winter" else -1


def _base(scene: Scene, relative: bool) -> date | None:
    named = bounds(scene.named) if relative else None
    return named[0] if named is not None else scene.day


def _part_of(start: int, end: int, unit: str, step: int) -> Raw:
    def value(scene: Scene) -> str:
        return f"{shift_days(scene.day, step).isoformat()}T{PARTS[unit]}" if scene.day is not None else ""

    return Raw(start, end, "TIME", f"that {unit}", value)


def _start(match: re.Match[str]) -> int:
    for group in ("edge", "mod", "the", "which", "unit"):
        if group in match.re.groupindex and match[group]:
            return match.start(group)
    return match.start()


def of_weekend(match: re.Match[str]) -> Raw:
    """Read "the weekend": the one that has just been, or the coming one in a clause that looks ahead."""

    def value(scene: Scene) -> str:
        if scene.day is None:
            return ""
        back = scene.tense != FUTURE and scene.day.weekday() < 5
        return of_unit(scene.day, "weekend", -1 if back else 0)

    return Raw(match.end() - len("the weekend"), match.end(), "DATE", "the nearest weekend", value)


def of_the_unit(match: re.Match[str]) -> Raw | None:
    """Read "the end of the year", "the quarter", "the turn of the year", "for the week"."""
    if match["yearend"]:
        return _year_end(match)
    unit, edge = match["unit"].lower(), (match["edge"] or match["mod"] or "").lower()
    start, end = _start(match), match.start("tail") if match["tail"] else match.end()
    if edge:
        return _edge_of(start, end, unit, edge)
    if unit == "quarter":
        return Raw(start, end, "DATE", "the quarter last named, or last completed", quarter_now)
    if unit in ("year", "month", "week") and _CLOSED.match(match.string, end):
        return Raw(start, end, "DURATION", "a length of time", fixed(f"P1{unit[0].upper()}"))
    is_for = match.string[max(0, match.start() - 4) : match.start()].lower() == "for "
    if unit == "year" or (is_for and unit in ("week", "month")):
        return _edge_of(start, end, unit, "")
    return None


def _edge_of(start: int, end: int, unit: str, edge: str) -> Raw:
    if unit == "year" and "turn" in edge:
        return Raw(start, end, "DATE", "around 1 January", _new_year, is_approximate=True)

    def value(scene: Scene) -> str:
        return of_unit(scene.day, unit, 0) if scene.day is not None else ""

    return Raw(start, end, "DATE", f"the {unit} it was written in", value)


def _year_end(match: re.Match[str]) -> Raw:
    if "turn" in match["yearend"].lower():
        return Raw(match.start(), match.end(), "DATE", "around 1 January", _new_year, is_approximate=True)

    def value(scene: Scene) -> str:
        return f"{scene.day.year}" if scene.day is not None else ""

    return Raw(match.start(), match.end(), "DATE", "the end of the year", value, is_approximate=True)


def _new_year(scene: Scene) -> str:
    if scene.day is None:
        return "XXXX-01-01"
    after = scene.day.month > 6 and scene.tense != PAST
    return f"{scene.day.year + after}-01-01"


def new_year(scene: Scene) -> str:
    """Return the nearest 1 January, by tense."""
    return _new_year(scene)


def of_year(match: re.Match[str]) -> Raw:
    """Read "2019", "fiscal 1989", "early 1990", "the 1990s"."""
    year = match["year"] or match["year2"]
    is_decade = bool(match["s"] or match["s2"])
    value = f"{year[:3]}X" if is_decade else year
    return Raw(match.start(), match.end(), "DATE", "year as written", fixed(value))


def of_year_in_words(match: re.Match[str]) -> Raw:
    """Read "nineteen ninety-six", "the year two thousand"."""
    words = re.findall(r"[a-z]+", match[0].lower())
    tens, ones = _TEN.split("|"), _ONE.split("|")
    number = sum(
        10 * (tens.index(w) + 2) if w in tens else ones.index(w) + 1 if w in ones else 0 for w in words
    )
    year = 1900 + number if match["ninety"] else 1998 + number if number else 2000
    return Raw(match.start(), match.end(), "DATE", "year as written", fixed(f"{year}"))


def of_decade(match: re.Match[str]) -> Raw:
    """Read "the '80s", "the late nineties": of the last century, unless that lies too far back."""
    digit = match["short"][0] if match["short"] else str(_DECADES.index(match["word"].lower()))
    return Raw(match.start(), match.end(), "DATE", "decade of the last century", fixed(f"19{digit}X"))


def of_century(match: re.Match[str]) -> Raw:
    """Read "the 20th century"."""
    number = int(match["digits"]) if match["digits"] else _CENTURIES[match["word"].lower()]
    return Raw(match.start(), match.end(), "DATE", "century as written", fixed(f"{max(number, 1) - 1:02}XX"))


def of_season(match: re.Match[str]) -> Raw | None:
    """Read "the summer of 1994", "in spring", "early summer"."""
    if match["unit"]:
        value = fixed(f"{match['year']}-{SEASONS[match['unit'].lower()]}")
        return Raw(_start(match), match.end(), "DATE", "season as written", value)
    name = match["bare"].lower()
    if match["bare"] == "fall" and not match[0].lower().startswith(("in", "by")):
        return None
    return Raw(
        match.start("bare"), match.end(), "DATE", "the season it was written in", _season_now(SEASONS[name])
    )


def _season_now(code: str) -> Callable[[Scene], str]:
    return lambda scene: f"{scene.day.year}-{code}" if scene.day is not None else f"XXXX-{code}"
