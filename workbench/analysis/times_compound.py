"""Days that are told by two steps: "the day after tomorrow", "Wednesday of next week", "June 28-29"."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType

from workbench.analysis.times_calendar import (
    MONTHS,
    WEEKDAYS,
    bounds,
    last_of_month,
    month_number,
    shift_days,
    shift_months,
    week,
    weekday_number,
)
from workbench.analysis.times_days import CLOCK_RULE, date_in_nearest_year, nearest_weekday
from workbench.analysis.times_periods import of_unit
from workbench.analysis.times_scene import FUTURE, PAST, Raw, Scene

_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join((*MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"))
_STEPS = {"last": -1, "this": 0, "the": 0, "next": 1}
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
DAY_BESIDE = re.compile(r"\b(?:the\s)?day\s(?P<which>after\stomorrow|before\syesterday)(?!\w)", re.IGNORECASE)
DAY_NEXT_TO = re.compile(
    rf"\b(?:[Tt]he\s)?day\s(?P<which>before|after)\s(?P<lead>last\s|next\s)?(?P<day>{_DAY})(?!\w)"
)
DAY_OF_WEEK = re.compile(
    rf"\b(?P<day>{_DAY}),?\s(?:of\s|from\s)?(?P<which>last|this|next)\sweek(?!\w|[’'])"
    rf"|\b(?P<which2>[Ll]ast|[Tt]his|[Nn]ext)\sweek[’']s\s(?P<day2>{_DAY})(?!\w)"
)
PLACE_IN_MONTH = re.compile(
    rf"\b(?:[Tt]he\s)?(?P<place>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|"
    rf"[Ff]inal)\s(?P<unit>week|day|{_DAY})\s(?:of|in)\s"
    rf"(?:(?P<month>{_MONTH})(?:,?\s(?:of\s)?(?P<year>(?:19|20)\d\d))?|(?P<which>last|this|next|"
    rf"the)\smonth)(?!\w)"
)
DAY_OF_MONTH = re.compile(
    r"\bthe\s(?P<day>\d{1,2})(?:st|nd|rd|th)\sof\s(?P<which>last|this|next)\smonth(?!\w)", re.IGNORECASE
)
WEEK_OF = re.compile(
    rf"\bthe\sweek\s(?:of|beginning|starting)\s(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?!\w)"
)
SPAN_OF_DAYS = re.compile(
    rf"\b(?P<month>{_MONTH})\s(?P<first>\d{{1,2}})\s?(?:[-–]|to|through)\s?(?P<last>\d{{1,2}})(?![\w:%])"
    rf"(?:,?\s(?P<year>(?:19|20)\d\d)(?!\w))?"
    rf"|(?<![\w.,/-])(?P<first2>\d{{1,2}})\s?(?:[-–]|to|"
    rf"and)\s?(?P<last2>\d{{1,2}})\s(?P<month2>{_MONTH})(?!\w)"
    rf"(?:\s(?P<year2>(?:19|20)\d\d)(?!\w))?"
)


_HOUR = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HOURS = MappingProxyType({word: number for number, word in enumerate(_HOUR.split("|"), start=1)})
WEEKDAY_THE = re.compile(
    rf"\b(?P<weekday>{_DAY}),?\s(?:the\s)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)(?!\w)"
    rf"(?!\s(?:of\s)?(?:{_MONTH}))"
    r"(?!\s(?!and\b|at\b|in\b|to\b|for\b|after\b|with\b|when\b|by\b)[a-z])"
)
WEEKEND_OF = re.compile(
    rf"\bthe\sweekend\sof\s(?:(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})|(?P<day2>\d{{1,2}})\s(?P<month2>{_MONTH}))(?!\w)"
)
UNIT_BESIDE = re.compile(
    r"\bthe\s(?P<unit>day|week|month|year)\s(?P<which>before|earlier|after)(?=$|[.,;:)”\"])", re.IGNORECASE
)
HOUR_IN_WORDS = re.compile(
    rf"\b(?:at|around|about|by|until|till|before|after|since|from)\s(?P<told>(?:(?P<past>half|(?:a\s)?quarter)\s(?P<way>past|to)\s"
    rf"(?P<hour2>\d{{1,2}}|{_HOUR})|(?P<hour>\d{{1,2}}|{_HOUR})(?:[:.](?P<minute>[0-5]\d))?(?:\so[’']clock)?"
    rf"(?=\s(?:in\sthe|at\snight)))(?:\s(?:in\sthe\s(?P<part>morning|afternoon|evening)|at\s(?P<night>night)))?)(?!\w)",
    re.IGNORECASE,
)


def of_weekday_the(match: re.Match[str]) -> Raw | None:
    """Read "Tuesday the 19th", "Thursday 13th": the nearest such day of a month on that weekday."""
    number, weekday = int(match["day"]), weekday_number(match["weekday"])
    if not 1 <= number <= 31:
        return None

    def value(scene: Scene) -> str:
        own = scene.day
        if own is None:
            return f"XXXX-XX-{number:02}"
        months = (shift_months(own.replace(day=1), step) for step in range(-6, 7))
        days = (m.replace(day=number) for m in months if number <= last_of_month(m.year, m.month))
        gaps = [(d - own).days for d in days if d.weekday() == weekday]
        right = [g for g in gaps if (scene.tense != PAST or g <= 0) and (scene.tense != FUTURE or g >= 0)]
        nearest = min(right or gaps, key=abs, default=None)
        return shift_days(own, nearest).isoformat() if nearest is not None else ""

    rule = "the nearest such day of a month"
    return Raw(match.start(), match.end(), "DATE", rule, value, WEEKDAYS[weekday])


def of_weekend_of(match: re.Match[str]) -> Raw:
    """Read "the weekend of January 8"."""
    month, number = month_number(match["month"] or match["month2"]), int(match["day"] or match["day2"])

    def value(scene: Scene) -> str:
        if scene.day is None:
            return ""
        try:
            return f"{week(date.fromisoformat(date_in_nearest_year(scene, month, number)))}-WE"
        except ValueError:
            return ""

    return Raw(match.start(), match.end(), "DATE", "the weekend that holds that day", value)


def of_unit_beside(match: re.Match[str]) -> Raw:
    """Read "the year before", "the day after", where nothing follows on which it would hang."""
    unit, step = match["unit"].lower(), 1 if match["which"].lower() == "after" else -1

    def value(scene: Scene) -> str:
        named = bounds(scene.named)
        base = named[0] if named is not None and (unit != "day" or len(scene.named) == 10) else scene.day
        return of_unit(base, unit, step) if base is not None else ""

    return Raw(
        match.start(), match.end(), "DATE", f"the {unit} beside the one named", value, is_anchored=True
    )


def of_hour_in_words(match: re.Match[str]) -> Raw | None:
    """Read "at 4 in the morning", "at half past three", "a quarter to six in the evening"."""
    hour = _hour(match["hour"] or match["hour2"])
    minute = int(match["minute"] or 0)
    if match["past"]:
        minute = 30 if match["past"].lower() == "half" else 15
    if not 1 <= hour <= 12:
        return None
    is_late = (match["part"] or "").lower() in ("afternoon", "evening") or (match["night"] and hour > 5)
    total = (
        hour % 12 + (12 if is_late else 0 if match["part"] or match["night"] else 12 * (hour == 12))
    ) * 60
    total += -minute if (match["way"] or "").lower() == "to" else minute
    clock = f"{total // 60 % 24:02}:{total % 60:02}"

    def value(scene: Scene) -> str:
        return f"{scene.day.isoformat()}T{clock}" if scene.day is not None else f"XXXX-XX-XXT{clock}"

    return Raw(match.start("told"), match.end(), "TIME", CLOCK_RULE, value)


def _hour(word: str) -> int:
    return int(word) if word.isdigit() else _HOURS[word.lower()]


def of_day_next_to(match: re.Match[str]) -> Raw:
    """Read "the day before last Tuesday", "the day after Monday" with whatever happened then."""
    number, step = weekday_number(match["day"]), -1 if match["which"] == "before" else 1
    way = {"last ": PAST, "next ": FUTURE}.get(match["lead"] or "", "")

    def value(scene: Scene) -> str:
        if scene.day is None:
            return f"XXXX-WXX-{(number + step) % 7 + 1}"
        return shift_days(nearest_weekday(scene.day, number, way or scene.tense), step).isoformat()

    return Raw(match.start(), match.end(), "DATE", f"the day {match['which']} such a day", value)


def of_day_beside(match: re.Match[str]) -> Raw:
    """Read "the day after tomorrow", "the day before yesterday"."""
    by = 2 if match["which"].lower().startswith("after") else -2

    def value(scene: Scene) -> str:
        return shift_days(scene.day, by).isoformat() if scene.day is not None else ""

    return Raw(match.start(), match.end(), "DATE", "two days from the article's day", value)


def of_day_of_week(match: re.Match[str]) -> Raw:
    """Read "Wednesday of next week", "last week's Sunday"."""
    number = weekday_number(match["day"] or match["day2"])
    step = _STEPS[(match["which"] or match["which2"]).lower()]

    def value(scene: Scene) -> str:
        if scene.day is None:
            return f"XXXX-WXX-{number + 1}"
        return shift_days(scene.day, 7 * step - scene.day.weekday() + number).isoformat()

    return Raw(match.start(), match.end(), "DATE", "that day of that week", value, WEEKDAYS[number])


def of_place_in_month(match: re.Match[str]) -> Raw:
    """Read "the first week of October", "the last Friday in March 2014", "the last day of this month"."""
    place, unit = _PLACES[match["place"].lower()], match["unit"]

    def value(scene: Scene) -> str:
        first = _month_of(match, scene)
        if first is None:
            return ""
        return _placed(first, place, unit)

    return Raw(match.start(), match.end(), "DATE", f"counted in its month, {unit} by {unit}", value)


def _month_of(match: re.Match[str], scene: Scene) -> date | None:
    if match["year"]:
        return date(int(match["year"]), month_number(match["month"]), 1)
    if scene.day is None:
        return None
    if match["month"]:
        year, month = date_in_nearest_year(scene, month_number(match["month"]), 0).split("-")
        return date(int(year), int(month), 1)
    return shift_months(scene.day.replace(day=1), _STEPS[match["which"].lower()])


def _placed(first: date, place: int, unit: str) -> str:
    length = last_of_month(first.year, first.month)
    if unit in WEEKDAYS:
        days = [
            first.replace(day=n)
            for n in range(1, length + 1)
            if first.replace(day=n).weekday() == weekday_number(unit)
        ]
        return days[place if place < 0 else place - 1].isoformat()
    step = 7 if unit == "week" else 1
    number = length if place < 0 else step * (place - 1) + 1
    day = first.replace(day=min(number, length))
    return week(day) if unit == "week" else day.isoformat()


def of_day_of_month(match: re.Match[str]) -> Raw | None:
    """Read "the 20th of this month"."""
    number, step = int(match["day"]), _STEPS[match["which"].lower()]
    if not 1 <= number <= 31:
        return None

    def value(scene: Scene) -> str:
        if scene.day is None:
            return f"XXXX-XX-{number:02}"
        return f"{shift_months(scene.day, step).isoformat()[:7]}-{number:02}"

    return Raw(match.start(), match.end(), "DATE", "that day of that month", value)


def of_week_of(match: re.Match[str]) -> Raw | None:
    """Read "the week of March 6"."""
    month, number = month_number(match["month"]), int(match["day"])

    def value(scene: Scene) -> str:
        if scene.day is None:
            return ""
        try:
            return week(date.fromisoformat(date_in_nearest_year(scene, month, number)))
        except ValueError:
            return ""

    return Raw(match.start(), match.end(), "DATE", "the week that holds that day", value)


def of_span_of_days(match: re.Match[str]) -> Raw | None:
    """Read "June 28-29", "11 to 13 January 2022": the first day, and how many more there are."""
    first, last = int(match["first"] or match["first2"]), int(match["last"] or match["last2"])
    month, year = month_number(match["month"] or match["month2"]), match["year"] or match["year2"]
    if not 1 <= first < last <= 31:
        return None

    def value(scene: Scene) -> str:
        if year:
            return f"{year}-{month:02}-{first:02}"
        return date_in_nearest_year(scene, month, first)

    return Raw(match.start(), match.end(), "DATE", "dates as written", value, more_days=last - first)
