"""Days: weekdays, today and its kin, days of the month, clock times and parts of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from workbench.analysis.times_calendar import (
    MONTHS,
    PARTS,
    WEEKDAYS,
    month_number,
    shift_days,
    weekday_number,
)
from workbench.analysis.times_scene import FUTURE, PAST, Raw, Scene, fixed

_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join((*MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"))
_PART = r"(?P<part>mornings?|afternoons?|evenings?|nights?|midday|dawn|dusk)"
CLOCK_RULE = "time of the clock"
_SHIFTS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
WEEKDAY = re.compile(
    rf"(?:\b(?P<lead>[Tt]his coming|[Tt]his past|[Ll]ast|[Nn]ext|[Tt]his|[Tt]he previous|"
    rf"[Tt]he following|[Cc]oming|[Pp]ast|"
    rf"[Ee]very|[Ee]ach|[Oo]n|[Tt]he)\s)?(?:\b(?P<mod>[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater|"
    rf"[Mm]id)[\s-](?:on\s)?)?"
    rf"\b(?P<day>{_DAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=\s))(?P<plural>s(?!\w))?(?!\w)"
    rf"(?P<genitive>[’']s)?(?:\s{_PART}(?!\w))?"
)
DEICTIC = re.compile(
    rf"(?:\b(?:early|late|earlier|later)\s)?\b(?P<word>today|tonight|yesterday|"
    rf"tomorrow)(?!\w)(?:[’']s)?(?:\s{_PART}(?!\w))?",
    re.IGNORECASE,
)
DATE = re.compile(
    rf"(?:\b(?P<edge>[Tt]he\s(?:end|close|start|beginning|middle)\sof)\s)?"
    rf"(?:\b(?P<weekday>{_DAY}),?\s(?:the\s)?)?(?:\b(?P<lead>[Ll]ast|[Tt]his|[Tt]his past|[Nn]ext|"
    rf"[Ee]ach|[Ee]very)\s)?"
    rf"(?:\b(?P<mod>[Ee]arly|[Ll]ate|[Mm]id)[\s-])?(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?\s)?"
    rf"\b(?P<month>{_MONTH})(?!\w)"
    rf"(?:\s(?:the\s)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?!\w|:\d|%|,\d{{3}}|\.\d|\s(?:percent|"
    rf"people|million|billion)))?"
    rf"(?:,?\s(?:of\s)?(?P<year>(?:1[0-9]|20)\d\d|(?:this|last|"
    rf"next)\s(?=year))(?![\d,]\d)(?:year(?!\w|[’']))?)?"
)
_BY = re.compile(r"\b(?:by|before|until|till)\s$", re.IGNORECASE)
# "The March accession", "its March report"; a March on Washington is none.
_THE_MARCH = re.compile(r"\b(?:the|its|their|his|her|a)\s$", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r"\s(?!(?:on|of|to|in|for|from|by|against|through|at|was|is|will|that|which|and)\b)[a-z]{4,}"
)
_SURNAME = re.compile(r"\s[A-Z][a-z]")
_MONTH_CUE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|through|during|between|before|after|and|of|for|around|as of|"
    r"ending|ended|beginning|starting|late|early|mid)[\s-]$",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?<![\d/.-])(?:(?P<iso>(?:1[5-9]|20)\d\d-(?:0\d|1[0-2])-(?:[0-2]\d|3[01]))|"
    r"(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>\d{4}|\d\d))(?![\d/])"
)
ORDINAL = re.compile(
    r"\b(?:on|by|until|till|since|from)\sthe\s(?P<day>\d{1,2})(?:st|nd|rd|th)(?!\w)(?!\s(?!and\b|at\b|"
    r"in\b|to\b|for\b|after\b|with\b|of (?:the|this) month|when\b)[a-z])"
)
CLOCK = re.compile(
    r"(?:\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap])\.?\s?m\b\.?|"
    r"\b(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:])"
    r"|(?:(?<=\bat\s)|(?<=\bat\saround\s)|(?<=\bat\sabout\s))(?P<hourdot>[01]?\d|2[0-3])\.(?P<minutedot>[0-5]\d)(?=\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|"
    r"Satur|Sun)day\b|\s(?:local|GMT|UTC|Moscow)\b|\s(?:this\smorning|yesterday)\b)"
    r"|(?<![\w(])(?P<military>(?:[01]\d|2[0-3])[0-5]\d)(?=\s(?:GMT|UTC|local\stime|hours)\b)"
    r"|\b(?<!high\s)(?P<word>noon|midnight|midday)\b|\b(?P<oclock>\d{1,2}|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|eleven|twelve)\so[’']clock\b)"
    r"(?:\s\(?(?:GMT|UTC|[ECMPB]S?[DS]T|[EMPC]T|local(?:\stime)?|Moscow\stime)\b\)?)?",
    re.IGNORECASE,
)

# "closed at 4.17 on Wednesday" is a price.
_PRICED = re.compile(
    r"\b(?:clos|trad|end|settl|valu|stood|stand|open|pric|quot|finish|yield|fix|peak|bottom|remain)\w*(?:\s[a-z]+){0,2}"
    r"\sat\s(?:around\s|about\s)?$",
    re.IGNORECASE,
)


def nearest_weekday(day: date, number: int, tense: str) -> date:
    """Return the day with that weekday: the nearest past one, today included, or the next after ``day``."""
    if tense == FUTURE:
        return shift_days(day, (number - day.weekday() - 1) % 7 + 1)
    return shift_days(day, -((day.weekday() - number) % 7))


def of_weekday(match: re.Match[str]) -> Raw:
    """Read "Thursday", "next Wednesday", "early Friday morning", "Tuesday nights", "each Thursday"."""
    number = weekday_number(match["day"])
    name = WEEKDAYS[number]
    lead = (match["lead"] or "").lower()
    part = _part(match["part"])
    start = (
        match.start("lead")
        if lead and lead not in ("on", "the")
        else match.start("mod" if match["mod"] else "day")
    )
    unknown = f"XXXX-WXX-{number + 1}"
    if match["plural"] or lead in ("every", "each") or (match["part"] or "").endswith("s"):
        return Raw(start, match.end(), "SET", "every such weekday", fixed(unknown + part), name)
    rule, find = _weekday_rule(lead, number)
    raw_type = "TIME" if part else "DATE"
    way = PAST if match["genitive"] and not lead else ""
    value = _daily(find, unknown, part)
    return Raw(start, match.end(), raw_type, rule, value, name, tense=way)


def _weekday_rule(lead: str, number: int) -> tuple[str, Callable[[date, str], date]]:
    if lead == "next":
        return ("that day of next week", lambda day, _: shift_days(day, 7 - day.weekday() + number))
    if lead in ("last", "past", "this past", "the previous"):
        return (
            "the last such day before",
            lambda day, _: shift_days(day, -((day.weekday() - number - 1) % 7 + 1)),
        )
    if lead in ("this coming", "coming", "the following"):
        return ("the next such day", lambda day, _: nearest_weekday(day, number, FUTURE))
    if lead == "this":
        return ("that day of this week", lambda day, tense: _this_weekday(day, number, tense))
    return ("the nearest such day", lambda day, tense: nearest_weekday(day, number, tense))


def _this_weekday(day: date, number: int, tense: str) -> date:
    if tense == PAST:
        return nearest_weekday(day, number, PAST)
    return shift_days(day, (number - day.weekday()) % 7)


def _daily(find: Callable[[date, str], date], unknown: str, part: str) -> Callable[[Scene], str]:
    def value(scene: Scene) -> str:
        found = find(scene.day, scene.tense).isoformat() if scene.day is not None else unknown
        return found + part

    return value


def _part(word: str | None) -> str:
    return f"T{PARTS[word.lower().removesuffix('s')]}" if word else ""


def of_deictic(match: re.Match[str]) -> Raw:
    """Read "today", "tomorrow morning", "late yesterday", "tonight"."""
    word = match["word"].lower()
    part = _part(match["part"]) or ("TNI" if word == "tonight" else "")
    by = _SHIFTS[word]
    raw_type = "TIME" if part else "DATE"
    rule = {0: "the article's day", -1: "the day before the article's", 1: "the day after the article's"}[by]
    return Raw(
        match.start(), match.end(), raw_type, rule, _daily(lambda day, _: shift_days(day, by), "", part)
    )


def of_date(match: re.Match[str]) -> Raw | None:
    """Read "January 19, 2022", "5 January", "mid-November", "Sept. 30", "last May", "June last year"."""
    month, name = month_number(match["month"]), match["month"]
    day = int(match["day2"] or match["day1"] or 0)
    if not _is_date(match, day):
        return None
    start, end = _date_start(match, day), match.end()
    if name.endswith(".") and not match["day2"] and not match["year"]:
        end = match.end("month") if match["day1"] else match.end("month") - 1
    lead, part = (match["lead"] or "").lower(), _part_of_month(match, day)
    if lead in ("each", "every"):
        return Raw(start, end, "SET", "every such month", fixed(f"XXXX-{month:02}"))
    weekday = match["weekday"] if match["weekday"] and day else None
    year = match["year"] or ""
    if year.isdigit():
        value = fixed(_date_value(int(year), month, day))
        return Raw(start, end, "DATE", "date as written", value, weekday, part=part)
    step = {"last": -1, "next": 1, "this": 0}.get(year.strip())
    rule = "the nearest such date" if day else "the nearest such month"
    way = {"last": PAST, "this past": PAST, "next": FUTURE}.get(lead, "")
    found = _dated(month, day, step, weekday, bool(lead))
    return Raw(start, end, "DATE", rule, found, weekday, tense=way, part=part)


def _is_date(match: re.Match[str], day: int) -> bool:
    """Tell whether a month's name is meant, and not "may", a march or a person's name."""
    if day > 31:
        return False
    if day or match["year"] or match["lead"] or match["mod"]:
        return True
    name = match["month"]
    if len(name) == 3 and name != "May" and _SURNAME.match(match.string, match.end("month")):
        return False
    if name.rstrip(".") in ("May", "March", "Mar", "April", "June", "August") or len(name) <= 4:
        before = match.string[max(0, match.start("month") - 12) : match.start("month")]
        is_named = name in ("May", "March", "Mar") or len(name.rstrip(".")) == 3
        if (
            name == "March"
            and _THE_MARCH.search(before)
            and _NOUN_AFTER.match(match.string, match.end("month"))
        ):
            return True
        return bool(_MONTH_CUE.search(before)) or not (is_named or name.endswith("."))
    return True


def _date_start(match: re.Match[str], day: int) -> int:
    if match["weekday"] and day:
        return match.start("weekday")
    group = next(g for g in ("edge", "lead", "mod", "day1", "month") if match[g] and (g != "edge" or not day))
    return match.start(group)


def _part_of_month(match: re.Match[str], day: int) -> str:
    """Return the part of a month that is named, "deadline" for what must be done by its end."""
    if day:
        return ""
    edge = (match["edge"] or "").lower().split(" ")[-2:-1] or [(match["mod"] or "").lower()]
    part = {"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}.get(
        edge[0], edge[0]
    )
    before = match.string[max(0, match.start() - 12) : match.start()]
    return "deadline" if part == "late" and match["edge"] and _BY.search(before) else part


def _date_value(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def _dated(month: int, day: int, step: int | None, weekday: str | None, tied: bool) -> Callable[[Scene], str]:
    """Return the value of a date without a year, ``step`` years from the article's where that is said."""

    def value(scene: Scene) -> str:
        if scene.day is None:
            return f"XXXX-{month:02}" + (f"-{day:02}" if day else "")
        if step is not None:
            return _date_value(scene.day.year + step, month, day)
        return _date_value(_nearest_year(scene, month, day, weekday, tied), month, day)

    return value


def date_in_nearest_year(scene: Scene, month: int, day: int) -> str:
    """Return the date, or the month where ``day`` is 0, in the year that brings it nearest to the article."""
    return _dated(month, day, None, None, False)(scene)


def _nearest_year(scene: Scene, month: int, day: int, weekday: str | None, tied: bool) -> int:
    """Return the year that brings the date nearest to the article: by weekday, then by tense."""
    own = scene.day or date(2000, 1, 1)
    best, least = own.year, 1e9
    for year in (own.year - 1, own.year, own.year + 1):
        gap = (year - own.year) * 365 + (month - own.month) * 30.4 + ((day - own.day) if day else 0)
        cost = abs(gap) * (1.25 if gap > 0 else 1.0)
        is_ahead = gap > 0 if day else month + 12 * year > own.month + 12 * own.year
        is_back = gap < 0 if day else month + 12 * year < own.month + 12 * own.year
        against = (scene.tense == PAST and is_ahead) or (scene.tense == FUTURE and is_back)
        cost += (400 if tied else 90 if day else 260) * against
        if tied and scene.tense == PAST and not is_back and not is_ahead:
            cost += 400
        if weekday and day and not _falls_on(year, month, day, weekday):
            cost += 2000
        if cost < least:
            best, least = year, cost
    return best


def _falls_on(year: int, month: int, day: int, weekday: str) -> bool:
    try:
        return WEEKDAYS[date(year, month, day).weekday()] == weekday
    except ValueError:
        return False


def of_numeric(match: re.Match[str]) -> Raw | None:
    """Read "2022-01-19" and "1/19/2022" (month first, as in American news, unless that cannot be)."""
    if match["iso"]:
        return Raw(match.start(), match.end(), "DATE", "date as written", fixed(match["iso"]))
    month, day, year = int(match["m"]), int(match["d"]), int(match["y"])
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    year += 0 if year > 99 else (1900 if year > 50 else 2000)
    return Raw(match.start(), match.end(), "DATE", "date as written", fixed(_date_value(year, month, day)))


def of_ordinal(match: re.Match[str]) -> Raw | None:
    """Read "on the 5th": that day of the article's month, or of the month before or after, by tense."""
    number = int(match["day"])
    if not 1 <= number <= 31:
        return None
    start = match.start("day") - 4

    def value(scene: Scene) -> str:
        if scene.day is None:
            return f"XXXX-XX-{number:02}"
        month = scene.day.year * 12 + scene.day.month - 1
        if scene.tense == FUTURE and number < scene.day.day:
            month += 1
        elif scene.tense != FUTURE and number > scene.day.day:
            month -= 1
        return f"{month // 12:04}-{month % 12 + 1:02}-{number:02}"

    return Raw(start, match.end(), "DATE", "that day of the nearest month", value)


def of_clock(match: re.Match[str]) -> Raw | None:
    """Read "5 p.m.", "14:30", "noon": a time of the article's day, or of the day that stands beside it."""
    clock = _clock(match)
    if clock is None:
        return None

    def value(scene: Scene) -> str:
        return f"{scene.day.isoformat()}T{clock}" if scene.day is not None else f"XXXX-XX-XXT{clock}"

    end = match.end() - (1 if match[0].endswith(".") and match["half"] is None else 0)
    return Raw(match.start(), end, "TIME", CLOCK_RULE, value)


def _clock(match: re.Match[str]) -> str | None:
    if match["word"]:
        return {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[match["word"].lower()]
    if match["oclock"]:
        return None if not match["oclock"].isdigit() else f"{int(match['oclock']):02}:00"
    if match["hourdot"]:
        before = match.string[max(0, match.start() - 40) : match.start()]
        return None if _PRICED.search(before) else f"{int(match['hourdot']):02}:{match['minutedot']}"
    if match["military"]:
        return f"{match['military'][:2]}:{match['military'][2:]}"
    if match["hour24"]:
        return f"{int(match['hour24']):02}:{match['minute24']}"
    hour, half = int(match["hour"]), match["half"].lower()
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{match['minute'] or '00'}"
