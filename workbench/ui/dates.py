"""Dates and times on the screen, as the reader's locale writes them; exports have them in ISO."""

from __future__ import annotations

import re
from datetime import date as Day
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from workbench.core.dates import PartialDate
from workbench.ui.words import tr

_WEEKDAY = "dddd"
_BETWEEN = " \u00a0\u202f,،"
"""What may stand between the weekday and the date."""


def day(at: datetime | Day, *, weekday: bool = False) -> str:
    """Return a day, for an instant the one that the editor's calendar shows: "19 Jan 2022"."""
    local = at.astimezone().date() if isinstance(at, datetime) else at
    shape = _format(weekday=weekday).replace("dddd", "ddd").replace("MMMM", "MMM")
    return QLocale().toString(_date(local), shape)


def moment(at: datetime) -> str:
    """Return an instant to the minute, as the editor's clock shows it: "19 Jan 2022, 14:02"."""
    local = at.astimezone()
    shape = QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")
    return f"{day(at)}, {QLocale().toString(QTime(local.hour, local.minute), shape)}"


def clock(at: datetime) -> str:
    """Return the time of an instant to the second, as the editor's clock shows it."""
    local = at.astimezone()
    shape = re.sub(r"[\[(]?t+[\])]?", "", QLocale().timeFormat(QLocale.FormatType.LongFormat)).strip()
    return QLocale().toString(QTime(local.hour, local.minute, local.second), shape)


def partial(value: PartialDate) -> str:
    """Return a date as far as it is known: "19 January 2022", "January 2022", "11 January, year unknown"."""
    locale = QLocale()
    if value.whole is not None:
        return locale.toString(_date(value.whole), _format(weekday=False))
    if value.month is None:
        if value.year is not None:
            return str(value.year)
        return tr("day {day}, month unknown", day=value.day) if value.day is not None else tr("unknown")
    month = locale.standaloneMonthName(value.month)
    if value.year is not None:
        return tr("{month} {year}", month=month, year=value.year)
    if value.day is not None:
        month = tr("{day} {month}", day=value.day, month=locale.monthName(value.month))
    return tr("{date}, year unknown", date=month)


def _date(value: Day) -> QDate:
    return QDate(value.year, value.month, value.day)


def _format(*, weekday: bool) -> str:
    long = QLocale().dateFormat(QLocale.FormatType.LongFormat)
    if weekday:
        return long
    return long.removeprefix(_WEEKDAY).removesuffix(_WEEKDAY).strip(_BETWEEN)
