"""What a page asks of its readers: to click, to buy, to follow, to go elsewhere; told by its form."""

from __future__ import annotations

import re

from workbench.ingest.shape import Shape

_LONGEST = 300
_SITE = r"(?:https?://\S{1,200}|www\.\S{1,200}|\b[\w-]{2,40}(?:\.[a-z]{2,10}){1,2}(?:/\S{0,200})?)"
_OPEN_FORMS = (
    # lines without a full stop
    (r"(?:advertisement|advert|sponsored|promoted|ad)\s?[-–—:|(].{0,80}", "advert marker"),
    (
        r"(?:listen|watch|see|read|view|scroll|click|tap|swipe)\b.{0,80}\b(?:below|above|here|gallery|podcast|episode)",
        "pointer to a part of the page",
    ),
    (
        r".{0,80}\b\d{1,2} ?% off\b"
        r"(?! (?:its|their|the|his|her|a|from|in|since|record|peaks?|highs?|lows?)\b).{0,60}",
        "advert",
    ),
    (r"(?:vote|poll|quiz|survey|tell us|your say)\s?:.{0,120}\?", "reader prompt"),
    (
        r".{0,60}\b(?:subscribe|subscription|digital access|unlimited access|join)\b.{0,60}"
        r"(?:[£€$]\s?\d|\d ?(?:p|c|cents?)\b|\bfree\b|\bmonths?\b|\bweeks?\b).{0,60}",
        "subscription prompt",
    ),
    (
        r".{1,60}\b(?:sign up|subscribe|register)\b.{0,30}"
        r"\b(?:e-?mails?|newsletters?|alerts?|briefings?)\b.{0,30}",
        "subscription prompt",
    ),
    (
        r"(?:add|set|make|choose) .{1,60} (?:as|to) (?:a |your )?"
        r"(?:preferred|favou?rite|trusted) sources?.{0,30}",
        "share prompt",
    ),
    (
        r"(?:(?:new|get|latest|our) )?\w{0,20} ?(?:apps?|newsletters?|e-?mails?|alerts?): .{1,80}",
        "subscription prompt",
    ),
    (r".{0,60}©.{0,80}", "copyright line"),
    (r"@\w{2,30}", "share prompt"),
    (r"list (?:of \d{1,3} items|\d{1,3} of \d{1,3})|end of list", "list of links"),
    (
        r"(?:also read|read more|read|watch|listen|see also|related|opinion|must read|photos|video|explained|"
        r"in pics|don't miss|recommended|exclusive|analysis)\s?\|.{1,160}",
        "link to another story",
    ),
    (
        r"(?:add|follow|find|get) .{1,50} (?:on|to|in) (?:your )?"
        r"(?:google|apple|whatsapp|telegram|x|bluesky|flipboard)\b.{0,40}",
        "share prompt",
    ),
    (
        r"(?:(?:our|the|a|free|daily|weekly|morning|evening|breaking|news|email|e-mail)\s){1,4}"
        r"(?:newsletters?|briefings?|alerts?)",
        "subscription prompt",
    ),
)
_FORMS = (
    # lines with a full stop or without one
    (
        r"(?:for more|follow|more (?!than)(?:[\w'’-]{1,20} ){0,5}(?:at|on)|read more|find more|"
        r"full (?:story|coverage)|visit|see)\b(?!.{0,160}\b(?:said|says?|told|according)\b).{0,120}"
        rf"{_SITE}[.!]?",
        "pointer to another page",
    ),
    (r"\(?[$£€¥] ?1 ?= ?[\d.,]+ [a-z][a-z ]{2,30}\)?\.?", "exchange rate"),
    (
        r".{0,80}\b(?:newsletters?|briefings?|alerts?)\b.{0,120}"
        r"\b(?:sign up|subscribe|register)(?: here| now| today| for free)?[.!]?",
        "subscription prompt",
    ),
    (r"(?:keep|stay) (?:up.to.date|updated|informed|connected|in touch)\b.{0,120}", "share prompt"),
    (
        r"(?:was|is) this (?:article|story|page|information|content) (?:helpful|useful|interesting)\b.{0,60}",
        "reader prompt",
    ),
    (r"\d{1,3}\+ ?\|.{0,120}", "advert"),
    (
        r"(?:join|follow|subscribe to|like) .{0,40}\b(?:whatsapp|telegram|youtube|instagram|facebook|twitter|"
        r"tiktok|linkedin|bluesky|threads|social media)\b(?: (?:channel|page|group|account))?(?: .{0,80})?",
        "share prompt",
    ),
    (
        r".{0,140}\b(?:e-?mail|contact|call|text|write to|message|reach)\b.{0,60}"
        r"\S{1,60}@\S{1,60}\.\w{2,10}.{0,40}",
        "reader prompt",
    ),
)
_READ = tuple((re.compile(f"(?i){form}"), reason) for form, reason in _FORMS)
_READ_OPEN = tuple((re.compile(f"(?i){form}"), reason) for form, reason in _OPEN_FORMS)


def prompt(shape: Shape) -> str | None:
    """Return what ``shape`` asks its reader to do, None for other lines; told by the line's form alone."""
    text = shape.folded.strip("[]()*>»› ")
    if len(text) > _LONGEST or len(shape.words) > 30:
        return None
    found = (reason for form, reason in _READ if form.fullmatch(text))
    opened = (reason for form, reason in _READ_OPEN if shape.end_mark != "." and form.fullmatch(text))
    return next(found, None) or next(opened, None)
