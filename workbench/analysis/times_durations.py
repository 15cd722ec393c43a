"""Lengths of time and what hangs on them: "ten days", "two years ago", "in two days", "every month"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from workbench.analysis import numbers
from workbench.analysis.times_calendar import quarter, shift_days, shift_months, week
from workbench.analysis.times_scene import FUTURE, Raw, Scene, fixed
from workbench.core.span import Span

_CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "fortnight": "2W", "month": "M",
    "quarter": "Q", "year": "Y", "decade": "10Y", "century": "100Y", "millennium": "1000Y",
    "weekend": "WE", "summer": "SU",
    "generation": "25Y",
}  # fmt: skip
_UNIT = (
    r"(?P<unit>seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|quarters?|years?|decades?|"
    r"century|centuries|weekends?|millennia|millennium)"
)
UNIT = re.compile(
    rf"(?<!\w){_UNIT}(?!\w)(?P<after>-olds?|-long|-?long(?!\w)|[\s-](?:ago|earlier|later|before|"
    rf"after|from\snow|hence|old|or\sso\sago|"
    r"or\sso)(?!\w))?",
    re.IGNORECASE,
)
LONG = re.compile(r"\b(?P<unit>hour|day|week|month|year|decade)s?-?long(?!\w)", re.IGNORECASE)
SET = re.compile(
    r"\b(?P<word>(?-i:daily|Daily(?!\s[A-Z]))|weekly|monthly|quarterly(?=$|[.,;:)])|yearly|annually|hourly|nightly|biweekly|fortnightly)(?!\w)"
    r"|\b(?:once|twice|(?:two|three|four|five|several|\d{1,2})\stimes)\sa\s(?P<per>hour|day|night|week|month|quarter|year)(?!\w)"
    r"|\b(?:every|each)\s(?:(?P<number>two|three|four|five|six|ten|other|"
    r"\d{1,2})\s)?(?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade|morning|"
    r"weekend)s?(?!\w)",
    re.IGNORECASE,
)
_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y",
     "hourly": "PT1H",
    "nightly": "P1D", "biweekly": "P2W", "quarterly": "P3M", "annually": "P1Y", "fortnightly": "P2W",
}  # fmt: skip
_BEFORE = re.compile(
    r"(?:\b(?P<lead>(?:in|within|after|for|over|during)\s)?(?P<the>(?:the|these|those|its|his|their)\s)?"
    r"(?P<which>(?:last|past|next|coming|previous|first|final|recent|following|latest|early|preceding)\s)?"
    r"(?P<more>more\sthan\s|less\sthan\s|nearly\s|almost\s|about\s|around\s|over\s|at\sleast\s|"
    r"up\sto\s|some\s|roughly\s|only\s|just\s)?)$",
    re.IGNORECASE,
)
_EXTRA = re.compile(
    r"(?:(?:more|additional|full|straight|consecutive|whole|trading|working|business|long|extra|"
    r"entire|other|further)\s)+$",
    re.IGNORECASE,
)
_VAGUE = re.compile(
    r"\b(?:several|some|many|a\sfew|few|recent|a\scouple(?:\sof)?|numerous|countless)[\s-]$", re.IGNORECASE
)
_SINGLE = re.compile(
    r"\b(?:(?P<cue>for|within|in|than|nearly|almost|about|around|over|least|lasted|take|takes|took|"
    r"after|every|just|only|once|half|spend|spent|to|of|last|another|additional|further|full|"
    r"roughly|per|as)\s)?"
    r"(?P<one>an?|another|an\sadditional|a\sfull|half\san?|one\sfull|a\swhole)[\s]$",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"(?:\d|million|billion|thousand|hundred|dollars?|times|once|twice|barrels?|cents|percent|"
    r"s)[\s-]an?\s$",
    re.IGNORECASE,
)
_OF_A_THING = re.compile(r"\sof\s(?!\d|this\b|last\b|next\b)")
_IN_THE = re.compile(r"\b(?:in|over|during|for)\sthe\s$", re.IGNORECASE)
_THAT_FOLLOWED = re.compile(
    r"\s(?:ahead|to\scome|that\sfollow(?:s|ed)?)(?!\w)|(?<=years)(?!\s(?:of|in|when|since|from|between)\b)"
)
_AND_PART = re.compile(r"\sand\sa\s(?P<part>half|quarter)(?!\w)(?!\s(?:of|million|billion))")
_NAME = {"M": "month", "W": "week", "D": "day", "Y": "year", "Q": "quarter"}
# "The fourth minister to quit in 18 months": within the time before, not after it.
_IN_ORDER = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)|[a-z]{3,}est|most|least)\s"
    r"(?![^.;:]*\b(?:will|would|shall)\b)[^.;:]*$"
)


def unit_code(word: str) -> str:
    """Return the TIMEX3 code of a unit's name: D, TH, 10Y."""
    low = word.lower()
    low = {"centuries": "century", "millennia": "millennium"}.get(low, low.removesuffix("s"))
    return _CODES[low]


def period(amount: float | None, code: str) -> str:
    """Return the TIMEX3 length of ``amount`` units: P10D, PT2H, PXY where the amount is vague."""
    if amount is None:
        return _vague(code)
    factor = re.match(r"\d+", code)
    if factor:
        return f"P{_number(amount * int(factor[0]))}{code[factor.end() :]}"
    if amount != int(amount):
        return _broken(amount, code)
    return f"PT{_number(amount)}{code[1:]}" if code.startswith("T") else f"P{_number(amount)}{code}"


def _vague(code: str) -> str:
    if code.startswith("T"):
        return f"PTX{code[1:]}"
    return {"10Y": "PXE", "100Y": "PXC", "1000Y": "PXL"}.get(code, f"PX{code[-1]}")


def _broken(amount: float, code: str) -> str:
    whole, rest = int(amount), amount - int(amount)
    smaller = {"Y": (12, "M"), "TH": (60, "M"), "TM": (60, "S")}.get(code)
    head = f"{whole}{code.lstrip('T')}" if whole else ""
    if smaller is None or (rest * smaller[0]) % 1:
        return f"P{'T' if code.startswith('T') else ''}{_number(amount)}{code.lstrip('T')}"
    return f"P{'T' if code.startswith('T') else ''}{head}{_number(rest * smaller[0])}{smaller[1]}"


def _number(value: float) -> str:
    return f"{value:g}" if value < 1e15 else f"{value:.0f}"


def of_unit(text: str, match: re.Match[str], floor: int) -> Raw | None:
    """Read a unit of time with the number before it and what follows it."""
    counted = _amount(text, match.start(), floor)
    if counted is None:
        return _bare(text, match, floor)
    amount, start = counted
    code, unit_end = unit_code(match["unit"]), match.end("unit")
    rest = _AND_PART.match(text, unit_end)
    if rest is not None and amount is not None:
        length = fixed(period(amount + (0.5 if rest["part"] == "half" else 0.25), code))
        return Raw(start, rest.end(), "DURATION", "a length of time", length)
    after = (match["after"] or "").lower().strip(" -")
    lead = _BEFORE.search(text, max(floor, start - 60), start)
    if after in ("old", "olds") or _is_fraction(text, match, amount, lead):
        return None
    length = fixed(period(amount, code))
    if after in ("ago", "or so ago", "hence", "from now"):
        find = _shifted(amount, code, -1 if "ago" in after else 1)
        return Raw(start, match.end(), "DATE", "counted from the article's day", find)
    ordered = _IN_ORDER.search(text, max(floor, start - 70), start)
    if lead and _is_in(lead) and not ordered and amount is not None and "-" not in text[start:unit_end]:
        return Raw(start, unit_end, "DATE", "counted on from the article's day", _in(amount, code))
    if after in ("earlier", "before") and _ends(text, match.end()):
        find = _relative(amount, code, -1)
        return Raw(start, match.end(), "DATE", "counted back from the date before", find, is_anchored=True)
    if after in ("later", "after", "before", "earlier"):
        end = match.end() if after == "later" else unit_end
        return Raw(start, end, "DURATION", "hangs on an event", length, is_anchored=True)
    if lead and lead["which"] and not text.startswith("a ", start):
        start = lead.start("the" if lead["the"] else "which")
    end = unit_end if after == "or so" else match.end()
    return Raw(start, end, "DURATION", "a length of time", length)


def _is_fraction(text: str, unit: re.Match[str], amount: float | None, lead: re.Match[str] | None) -> bool:
    """Tell whether "three-quarters of its food" is meant, and not a part of a year."""
    if unit["unit"].lower() != "quarters" or amount != 3 or (lead is not None and lead["which"]):
        return False
    return text[unit.start() - 1] == "-" or _OF_A_THING.match(text, unit.end("unit")) is not None


def _is_in(lead: re.Match[str]) -> bool:
    return (lead["lead"] or "").lower().strip() == "in" and not lead["which"]


def _ends(text: str, end: int) -> bool:
    return bool(
        re.match(
            r"\s*(?:$|[.,;:)”\"’—–-]|\s(?:in|and|when|that|to|from|with|on|at|by)\b)", text[end : end + 12]
        )
    )


def _amount(text: str, end: int, floor: int) -> tuple[float | None, int] | None:
    """Return (amount, start) of the number that ends where a unit begins; None amount for a vague one."""
    begin = max(floor, end - 60)
    extra = _EXTRA.search(text, begin, end)
    at = extra.start() if extra else end
    vague = _VAGUE.search(text[begin:at])
    if vague is not None:
        return (2.0 if "couple" in vague[0].lower() else None, begin + vague.start())
    joined = at - 1
    if joined <= begin or text[joined] not in " \u00a0-":
        return None
    found = [n for n in numbers.scan(text, Span(begin, joined)) if n.end == joined]
    if found:
        number = found[-1]
        return (None if number.style == "vague" else number.value, number.start)
    single = _SINGLE.search(text[begin:at])
    if single is None:
        return None
    return _one(text, single, begin, end)


def _one(text: str, single: re.Match[str], begin: int, end: int) -> tuple[float, int] | None:
    after = UNIT.match(text, end)
    is_tied = after is not None and bool(after["after"] or _AND_PART.match(text, after.end("unit")))
    if _RATE.search(text[begin:end]) and not single["cue"] and not is_tied:
        return None
    if not single["cue"] and not is_tied and single["one"].lower() in ("a", "an"):
        return None
    half = single["one"].lower().startswith("half")
    return (0.5 if half else 1.0, begin + single.start("one"))


def _bare(text: str, match: re.Match[str], floor: int) -> Raw | None:
    """Read "years", "for months", "days later": an amount that is not said."""
    unit, after = match["unit"].lower(), (match["after"] or "").lower().strip(" -")
    if not unit.endswith("s") or unit in ("seconds", "quarters", "nights", "weekends"):
        return None
    code = unit_code(unit)
    before = text[max(floor, match.start() - 24) : match.start()]
    lead = re.search(
        r"\b(?P<which>recent|coming|past|for|in|over|within|after|take|taken|few|last|early|"
        r"the\slast|the\snext|of|future|previous|these)\s$",
        before,
        re.IGNORECASE,
    )
    if after in ("ago", "earlier", "before"):
        return Raw(
            match.start(), match.end(), "DATE", "counted back, by how much is not said", fixed("PAST_REF")
        )
    goes_on = _IN_THE.search(before) is not None and _THAT_FOLLOWED.match(text, match.end()) is not None
    if lead is None and not goes_on and after not in ("later", "after", "old", "long"):
        return None
    which = lead["which"].lower() if lead else ""
    if which == "early" and text.startswith(" of ", match.end("unit")):
        return None  # "the early hours of Thursday" are a part of that day
    if which in ("future", "coming"):
        return Raw(
            match.start() - len(which) - 1, match.end("unit"), "DATE", "not far ahead", fixed("FUTURE_REF")
        )
    if which in ("recent", "past", "previous"):
        return Raw(
            match.start() - len(which) - 1, match.end("unit"), "DATE", "not long ago", fixed("PAST_REF")
        )
    if which == "these":
        return None
    return Raw(match.start(), match.end("unit"), "DURATION", "a length of time", fixed(period(None, code)))


def _shifted(amount: float | None, code: str, sign: int) -> Callable[[Scene], str]:
    def value(scene: Scene) -> str:
        if amount is None:
            return "PAST_REF" if sign < 0 else "FUTURE_REF"
        if scene.period and code == "Y" and amount == 1 and sign < 0:
            return f"{int(scene.period[:4]) - 1}{scene.period[4:]}"
        return "" if scene.day is None else moved(scene.day, sign * amount, code)

    return value


def _relative(amount: float | None, code: str, sign: int) -> Callable[[Scene], str]:
    def value(scene: Scene) -> str:
        if amount is None or scene.day is None:
            return "PAST_REF" if amount is None else ""
        if scene.period and code == "Y":
            return f"{int(scene.period[:4]) + int(sign * amount)}{scene.period[4:]}"
        return moved(scene.day, sign * amount, code)

    return value


def _in(amount: float, code: str) -> Callable[[Scene], str]:
    def value(scene: Scene) -> str:
        if scene.tense != FUTURE:
            return period(amount, code)
        return "" if scene.day is None else moved(scene.day, amount, code)

    return value


def moved(day: date, amount: float, code: str) -> str:
    """Return the date ``amount`` units from ``day``, as fine as the unit is: "six weeks ago" is a week."""
    factor = re.match(r"\d+", code)
    steps = amount * int(factor[0]) if factor else amount
    letter = code[-1] if not code.startswith("T") else code
    steps = max(-9e4, min(9e4, steps))
    if letter == "Y":
        return f"{max(1, min(9999, day.year + int(steps))):04}"
    if letter == "M":
        return shift_months(day, int(steps)).isoformat()[:7]
    if letter == "Q":
        return quarter(shift_months(day, int(steps) * 3))
    if letter == "W":
        return week(shift_days(day, int(steps * 7)))
    if letter == "D":
        return shift_days(day, int(steps)).isoformat()
    return day.isoformat()


def of_long(match: re.Match[str]) -> Raw:
    """Read "weeklong", "day-long"."""
    return Raw(
        match.start(),
        match.end(),
        "DURATION",
        "a length of time",
        fixed(period(1.0, unit_code(match["unit"]))),
    )


def of_set(match: re.Match[str]) -> Raw:
    """Read "daily", "every two weeks", "each year"."""
    if match["word"]:
        return Raw(
            match.start(), match.end(), "SET", "again and again", fixed(_ADVERBS[match["word"].lower()])
        )
    if match["per"]:
        code = unit_code(match["per"])
        return Raw(match.start(), match.end(), "SET", "again and again", fixed(period(1.0, code)))
    words = {"two": 2, "other": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
    number = match["number"]
    amount = 1 if not number else int(number) if number.isdigit() else words[number.lower()]
    unit = match["unit"].lower()
    code = "D" if unit in ("morning", "night") else unit_code(unit)
    return Raw(match.start(), match.end(), "SET", "again and again", fixed(period(float(amount), code)))
