"""Quarters and halves of a year: "the third quarter", "a year-earlier quarter", "the first half of 1990"."""

from __future__ import annotations

import re
from collections.abc import Callable

from workbench.analysis.times_calendar import quarter, shift_months
from workbench.analysis.times_scene import FUTURE, PAST, Raw, Scene

_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "final": 4,
}
QUARTER = re.compile(
    r"(?:\b(?P<lead>the|its|this|last|next|that)\s)?(?:(?P<y1>(?:19|20)\d\d|this\syear[’']s|"
    r"last\syear[’']s|next\syear[’']s|year-ago|year-earlier)\s)?(?:fiscal[\s-])?"
    r"\b(?P<which>first|second|third|fourth|final|1st|2nd|3rd|"
    r"4th)[\s-](?:fiscal[\s-])?(?P<unit>quarter|half)(?!\w)(?P<tail>[’']s)?"
    r"(?:(?:\s(?:of|in)|,)?\s(?:fiscal\s)?(?P<y2>(?:19|20)\d\d|this\syear|last\syear|next\syear|"
    r"the\syear|a\syear\s(?:ago|earlier)))?",
    re.IGNORECASE,
)
AGO_PERIOD = re.compile(
    r"\b(?:the\s|its\s)?(?:comparable\s|corresponding\s|same\s)?(?:year-(?:ago|earlier)|(?:19|"
    r"20)\d\d)\s(?P<unit>quarter|period|half|third\squarter)(?!\w)|\b(?:the\s)?latest\s(?:period|"
    r"quarter)(?!\w)|\b(?P<bare>year-(?:ago|earlier))(?!\w)",
    re.IGNORECASE,
)


def quarter_now(scene: Scene) -> str:
    """Return the quarter last named, else the last that was over on the article's day."""
    if scene.period:
        return scene.period
    return quarter(shift_months(scene.day, -3)) if scene.day is not None else ""


def quarter_before(scene: Scene) -> str:
    """Return the last quarter that was over on the article's day."""
    return quarter(shift_months(scene.day, -3)) if scene.day is not None else ""


def of_quarter(match: re.Match[str]) -> Raw | None:
    """Read "the third quarter", "fourth-quarter", "the first quarter of 1990"."""
    number, unit = _ORDINALS[match["which"].lower()], match["unit"].lower()
    if unit == "half" and not (match["y1"] or match["y2"]):
        return None
    if unit == "half" and number > 2:
        return None
    letter = "Q" if unit == "quarter" else "H"
    year = _year_of(match["y1"] or match["y2"])
    end = match.start("tail") if match["tail"] else match.end()

    def value(scene: Scene) -> str:
        if year is not None and not isinstance(year, int):
            return f"{year(scene)}-{letter}{number}" if scene.day is not None else ""
        if isinstance(year, int):
            return f"{year}-{letter}{number}"
        return _nearest_quarter(scene, number, letter)

    return Raw(match.start(), end, "DATE", "the nearest such quarter", value, sets_period=unit == "quarter")


def _nearest_quarter(scene: Scene, number: int, letter: str) -> str:
    if scene.day is None:
        return f"XXXX-{letter}{number}"
    own = (scene.day.month + 2) // 3
    year = scene.day.year
    if (number > own and scene.tense != FUTURE and number - own > 1) or (
        number > own and scene.tense == PAST
    ):
        year -= 1
    elif number < own - 2 and scene.tense == FUTURE:
        year += 1
    return f"{year}-{letter}{number}"


def _year_of(words: str | None) -> int | Callable[[Scene], int] | None:
    if not words:
        return None
    if words[:4].isdigit():
        return int(words[:4])
    low = words.lower()
    step = -1 if low.startswith(("last", "year", "a year")) else 1 if low.startswith("next") else 0

    def year(scene: Scene) -> int:
        return (scene.day.year if scene.day is not None else 0) + step

    return year


def of_earlier_period(match: re.Match[str]) -> Raw:
    """Read "the year-earlier quarter", "the latest period", "a year-ago": against the quarter last named."""
    words = match[0].lower()
    year = re.search(r"(?:19|20)\d\d", words)
    back = "year-" in words

    def value(scene: Scene) -> str:
        period = quarter_now(scene) if "latest" not in words else quarter_before(scene)
        if year is not None:
            return f"{year[0]}{period[4:]}" if scene.period else year[0]
        if back and not scene.period:
            return f"{scene.day.year - 1}" if scene.day is not None else ""
        return f"{int(period[:4]) - 1}{period[4:]}" if back and period else period

    return Raw(match.start(), match.end(), "DATE", "the same period of another year", value)
