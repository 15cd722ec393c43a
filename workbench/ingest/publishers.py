"""Who published a story, and the dateline that tells place, day and agency."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from workbench.core.dates import PartialDate
from workbench.ingest.shape import folded
from workbench.ingest.written_dates import written_dates

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ ,/]{1,2}[A-ZÀ-Þ][\w.'’-]*){0,6}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: \d{4})?)"
_AGENCY = r"\((?P<agency>[A-Z][\w .&/’'-]{0,40})\)"
_DATELINE = re.compile(
    rf"^(?P<all>(?:{_PLACE},? ?)?(?:{_DAY},? ?)?{_AGENCY}|{_PLACE}(?:, {_DAY})?)\s?(?:--|[–—:_-])(?:\s|$)"
)
_COPYRIGHT = re.compile(
    r"(?i)^(?:copyright|©|\(c\))[\s©,:]{0,4}(?:\(c\)\s)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,:by]{0,4}(?P<name>[^.|,\d]{2,60})"
)
_SOURCE = re.compile(r"(?i)^(?:source|publisher|publication)s?\s?:\s?(?P<name>(?!https?:|www\.)\S.{0,80})$")
_HOST = re.compile(
    r"(?i)(?:https?://|\b)(?:www\d?\.|m\.|edition\.|amp\.)?([a-z0-9-]+(?:\.[a-z0-9-]+){1,3})(?=[/:?#\s]|$)"
)
_AFTER_NAME = re.compile(r"(?i)\b(?:(?:all )?rights?|reserved|terms|privacy|or its)\b.*$")

_SHOUTS = frozenset(
    {
        "ANALYSIS",
        "BREAKING",
        "BREAKING NEWS",
        "COMMENT",
        "EXCLUSIVE",
        "LIVE",
        "OPINION",
        "REVEALED",
        "UPDATE",
        "VIDEO",
        "WATCH",
    }
)
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """The dateline as it stands ("Jan. 11 (UPI)"), the agency that signs it, and its date."""

    text: str
    agency: str | None = None
    date: PartialDate | None = None


def dateline(paragraph: str) -> Dateline | None:
    """Return the dateline at the beginning of ``paragraph``: a place in capitals, a day, an agency."""
    match = _DATELINE.match(paragraph[:160])
    if match is None or len(match["all"]) < 3 or match["all"] in _SHOUTS:
        return None
    dates = written_dates(match["all"])
    return Dateline(match["all"].strip(), match["agency"], dates[0].date if dates else None)


def is_dateline(text: str) -> bool:
    """Tell whether ``text`` is a dateline and nothing else, the story starting on the next line."""
    match = _DATELINE.match(text) if len(text) <= 80 else None
    return match is not None and match.end() == len(text)


def source_line(text: str) -> str | None:
    """Return whom a line "Source: ..." names, None for other lines."""
    match = _SOURCE.match(text) if len(text.split()) <= 10 else None
    return match["name"].strip(" .") if match is not None else None


def copyright_holder(text: str) -> str | None:
    """Return whom a copyright line names, None for other lines."""
    match = _COPYRIGHT.match(text[:200])
    name = _AFTER_NAME.sub("", match["name"]).strip(" -–,.") if match is not None else ""
    return name if name and name[0].isupper() else None


def host(url: str) -> str | None:
    """Return the site of an address without "www.", None where there is none."""
    match = _HOST.search(url[:300])
    return match[1].casefold() if match is not None else None


def publisher(site: str | None, named: Iterable[str | None], text: str) -> str | None:
    """Choose the publisher: the site of the page, in the spelling of a name or of the ``text`` that fits it.

    Without an address the first of the ``named`` wins.
    """
    names = [name for name in named if name]
    if site is None:
        return names[0] if names else None
    label = re.sub(r"[^a-z0-9]", "", _label(site)).removeprefix("the")
    fitting = (n for n in names if re.sub(r"[^a-z0-9]", "", folded(n)).removeprefix("the") == label)
    return next(fitting, None) or _spelled(label, text) or site


def _label(site: str) -> str:
    """Return the part of a site's name that names the publisher: "bbc" of "news.bbc.co.uk"."""
    parts = site.split(".")[:-1] or [site]
    return parts[-2] if len(parts) > 1 and parts[-1] in _SECOND_LEVEL else parts[-1]


def _spelled(label: str, text: str) -> str | None:
    """Return how ``text`` writes the name ``label``: "USA TODAY" for "usatoday"; None where it does not."""
    if not 3 <= len(label) <= 30:
        return None
    for match in re.finditer(r"\b" + r"[ .’'&-]?".join(map(re.escape, label)) + r"\b", text, re.IGNORECASE):
        if all(word[0].isupper() for word in match[0].split()):
            return match[0]
    return None
