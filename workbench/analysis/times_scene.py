"""What a time is resolved against, and a time as it was read, before it is resolved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

FUTURE, PAST, NEAREST = "future", "past", "nearest"


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known where a time is resolved: the article's day, and the times named before it.

    ``day`` is None where the article's day is unknown; ``named`` is the last date resolved in the text,
    ``period`` the last quarter ("1989-Q3"), ``tense`` which way the clause looks.
    """

    day: date | None
    named: str = ""
    period: str = ""
    tense: str = NEAREST


@dataclass(frozen=True, slots=True)
class Raw:
    """A time expression as read: its place, TIMEX3 type, the rule in words, and how its value is found.

    ``value`` gives the TIMEX3 value in a scene, with X where a part stays unknown, "" where all does.
    ``sets_period`` marks a quarter that later words ("a year earlier") refer to;
    ``more_days`` counts the days of a span of days after its first, ``part`` is early, mid or late in a
    month, or "deadline" for its last day.
    """

    start: int
    end: int
    type: str
    rule: str
    value: Callable[[Scene], str]
    weekday: str | None = None
    is_anchored: bool = False
    is_approximate: bool = False
    tense: str = ""
    sets_period: bool = False
    more_days: int = 0
    part: str = ""


def fixed(value: str) -> Callable[[Scene], str]:
    """Return a value that does not depend on the scene."""

    def same(_: Scene) -> str:
        return value

    return same
