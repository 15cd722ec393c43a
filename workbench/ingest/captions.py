"""Captions and picture credits."""

from __future__ import annotations

import re

from workbench.ingest import lexicon
from workbench.ingest.marks import Mark, furniture, neutral
from workbench.ingest.shape import Shape

_NAME = r"[A-Z][\w’'.&-]{0,30}(?: [\w’'.&-]{1,30}){0,7}"
_NAMES = rf"{_NAME}(?: ?/ ?{_NAME}){{0,4}}"
_LABEL = r"(?i:(?:file |ap )?(?:photo(?:graph)?|image|picture|video|credit)s?)"
_CREDIT = re.compile(
    rf"(?:(?:Image|Photo|Picture|Video) (?i:source|credit|copyright),? {_NAMES}"
    rf"|{_LABEL}(?:: ?| (?i:(?:courtesy|credit|supplied)(?: of| by|:)?|by) ){_NAMES}"
    rf"|\({_LABEL}[:/] ?{_NAMES}\)"
    rf"|\({_NAME} ?/ ?{_NAMES}\)"
    rf"|(?:Credit|Photograph)(?:…| ){_NAME} ?/ ?{_NAMES}"
    rf"|[/|] ?{_NAMES}"
    rf"|(?:REUTERS|AP Photo|AFP|EPA|Getty Images) ?/ ?{_NAMES}(?: ?- ?\w{{6,20}})?)[.)]?$"
)
_OPENING = re.compile(
    r"(?i)(?:file(?: photo)?|photo|image|picture|caption|image caption|pictured)\s?[:,–—-]\s"
)
_COUNTER = re.compile(r"\d{1,3} of \d{1,3} ?\|")
_VIDEO = re.compile(r"(?:CLOSE|PLAY) [A-Z]")
_ARCHIVE = re.compile(r"(?i)\bfile (?:photo|picture|image)\b|\barchive\b|\(file\)")
_SENTENCE_END = re.compile(r"[a-z0-9\"”')][.!?][\"”']? (?=[A-Z\"“])")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do|"
    r"said|says|say|told|began|came|went|took|made|left|met|won|lost|[a-z]{3,}(?<!hundr)(?<!ne)ed)\b"
)


def caption(shape: Shape) -> Mark | None:
    """Return the mark of a picture's caption, None where the line is none.

    A caption is one sentence with its credit; several sentences that end in a credit are read as story.
    A credit alone, a label without a verb and an archive picture state nothing of the news.
    """
    text = shape.text
    if len(text) > 900:
        return None
    if _COUNTER.match(text):
        return neutral("caption", "caption with a counter of pictures")
    if _VIDEO.match(text) and len(shape.words) > 6:
        return neutral("caption", "caption of a video")
    match = _credit(text)
    if match is None:
        return neutral("caption", "caption by its opening") if _OPENING.match(text) else None
    return _credited(text, text[: match.start()].strip(" ./|(-–—"))


def _credited(text: str, told: str) -> Mark | None:
    if not told:
        return furniture("picture credit")
    if _SENTENCE_END.search(told):
        return None
    if _ARCHIVE.search(text):
        return furniture("archive picture")
    if _VERB.search(told) is None:
        return furniture("label of a picture, with its credit")
    return neutral("caption", "caption with a picture credit")


def _credit(text: str) -> re.Match[str] | None:
    """Return the credit at the end of ``text``; a bare slash needs a picture agency behind it."""
    tail = max(0, len(text) - 160)
    match = _CREDIT.search(text, tail)
    if match is None:
        return None
    if match[0][0] in "/|":
        words = {w.casefold().strip(".") for w in re.findall(r"[\w-]+", match[0])}
        return match if words & lexicon.press("credit") else None
    return match
