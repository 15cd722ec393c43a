"""Times that name no date: "now", "recently", "soon", and holidays, which fall on one."""

from __future__ import annotations

import re
from datetime import date, timedelta

from workbench.analysis.times_periods import new_year
from workbench.analysis.times_scene import FUTURE, PAST, Raw, Scene, fixed

REFERENCE = re.compile(
    r"\b(?:(?P<present>now|currently|at\spresent|at\sthe\smoment|right\snow|"
    r"at\sthis\stime|these\sdays|"
    r"nowadays|presently|current|to\sdate)"
    r"|(?P<past>recently|in\sthe\spast(?!\s(?:few\s|two\s|three\s)?(?:hour|day|week|month|quarter|year|decade|century|centuries))|the\s(?:recent\s)?past(?!\s\w)|lately|long\sago)"
    r"|(?P<future>(?<!as\s)soon(?!\sas\b|\safter\b)|(?:the|in)\s(?:near\s|foreseeable\s|"
    r"not\stoo\sdistant\s)?future|"
    r"the\s(?:near|short|long)\sterm"
    r"|(?:(?<=\bwill\s)|(?<=\bwould\s)|(?<=\bmay\s)|(?<=\bmight\s)|(?<=\bcould\s)|(?<=[’']ll\s))one\sday))(?!\w)"
    r"|\b(?P<overnight>overnight)(?!\w)",
    re.IGNORECASE,
)
HOLIDAY = re.compile(
    r"\b(?:the\s|around\sthe\s)?(?P<name>New\sYear(?:[’']s)?(?:\s(?:Eve|Day))?|Christmas(?:\s(?:Eve|"
    r"Day))?|Thanksgiving(?:\sDay)?|"
    r"Easter(?:\sSunday)?|Good\sFriday|Independence\sDay|July\sFourth|Fourth\sof\sJuly|Labor\sDay|"
    r"Memorial\sDay|Halloween|"
    r"Valentine[’']s\sDay|Veterans\sDay|Election\sDay|Boxing\sDay|"
    r"Martin\sLuther\sKing\s(?:Jr\.?\s)?Day|St\.?\sPatrick[’']s\sDay)(?:,?\s(?:of\s)?(?P<year>(?:19|"
    r"20)\d\d))?(?!\w)",
)
_FIXED = {
    "new year": (1, 1),
    "new year day": (1, 1),
    "new year eve": (12, 31), "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "independence day": (7, 4),
    "july fourth": (7, 4), "fourth of july": (7, 4), "halloween": (10, 31), "valentine day": (2, 14),
    "veterans day": (11, 11),
    "boxing day": (12, 26), "st patrick day": (3, 17),
}  # fmt: skip
_WEEK = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1),
    "martin luther king day": (1, 0, 3), "martin luther king jr day": (1, 0, 3),
}  # fmt: skip


def of_reference(match: re.Match[str]) -> Raw:
    """Read "now", "recently", "soon"."""
    if match["overnight"]:
        return Raw(match.start(), match.end(), "TIME", "the night before", _night_before)
    kind = next(k for k in ("present", "past", "future") if match[k])
    rule = {
        "present": "when it was written",
        "past": "before it was written",
        "future": "after it was written",
    }[kind]
    return Raw(match.start(), match.end(), "DATE", rule, fixed(f"{kind.upper()}_REF"))


def _night_before(scene: Scene) -> str:
    return (
        f"{(scene.day - timedelta(1)).isoformat()}TNI"
        if scene.day is not None and scene.day > date.min
        else ""
    )


def of_holiday(match: re.Match[str]) -> Raw | None:
    """Read "Christmas Eve", "the New Year": the nearest one, by tense."""
    name = re.sub(r"[’']s\b|\.", "", match["name"]).lower()
    name = " ".join(name.split())
    is_new_year = name in ("new year", "new year day")
    start = match.start("name") - (4 if " the " in match[0] or match[0].startswith("the ") else 0)
    if is_new_year and not match["year"]:
        is_vague = name == "new year"
        return Raw(start, match.end(), "DATE", "around 1 January", new_year, is_approximate=is_vague)

    year = int(match["year"]) if match["year"] else None

    def value(scene: Scene) -> str:
        if year is not None:
            return _in_year(name, year).isoformat()
        if scene.day is None:
            month_day = _FIXED.get(name)
            return f"XXXX-{month_day[0]:02}-{month_day[1]:02}" if month_day else ""
        return _nearest(scene.day, name, scene.tense).isoformat()

    return Raw(start, match.end(), "DATE", "the nearest such holiday", value)


def _nearest(day: date, name: str, tense: str) -> date:
    found = [_in_year(name, year) for year in (day.year - 1, day.year, day.year + 1) if 1 < year < 9998]
    if tense == FUTURE:
        return min((d for d in found if d >= day), default=found[-1])
    if tense == PAST:
        return max((d for d in found if d <= day), default=found[0])
    return min(found, key=lambda d: abs((d - day).days))


def _in_year(name: str, year: int) -> date:
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _WEEK:
        month, weekday, number = _WEEK[name]
        if number < 0:
            last = date(year, month + 1, 1) - timedelta(1)
            return last - timedelta((last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (number - 1))
    if name == "election day":
        first = date(year, 11, 1)
        return first + timedelta((0 - first.weekday()) % 7 + 1)
    return _easter(year) - timedelta(2 if name == "good friday" else 0)


def _easter(year: int) -> date:
    """Return Easter Sunday (the Gregorian computus of Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    el = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * el) // 433
    month = (h + el - 7 * m + 90) // 25
    return date(year, month, (h + el - 7 * m + 33 * month + 19) % 32)
