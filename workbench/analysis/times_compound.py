"""Days that are told by two steps: "the day after tomorrow", "Wednesday of next week", "June 28-29"."""

from __future__ import annotations

import re
from datetime import date

from workbench.analysis.times_calendar import (
    MONTHS,
    WEEKDAYS,
    last_of_month,
    month_number,
    shift_days,
    shift_months,
    week,
    weekday_number,
)
from workbench.analysis.times_days import date_in_nearest_year
from workbench.analysis.times_scene import Raw, Scene

_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join((*MONTHS, r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"))
_STEPS = {"last": -1, "this": 0, "the": 0, "next": 1}
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
DAY_BESIDE = re.compile(r"\b(?:the\s)?day\s(?P<which>after\stomorrow|before\syesterday)(?!\w)", re.IGNORECASE)
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
