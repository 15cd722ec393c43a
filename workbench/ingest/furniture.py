"""Signs by which one line alone gives itself away as page furniture, wherever it stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from workbench.ingest import lexicon
from workbench.ingest.marks import Mark, Marks, furniture, neutral
from workbench.ingest.menus import menu
from workbench.ingest.prompts import prompt
from workbench.ingest.publishers import source_line
from workbench.ingest.shape import Block, Shape

_LONGEST_START = 40
_LONGEST_END = 30
_LONGEST_HOLD = 60
_COUNT_OF = re.compile(r"(?i)\d{1,3} (?:of|/) \d{1,3}(?: photos| images)?")
_COUNTED = re.compile(
    r"(?i)(?:no|\d[\d,.]{0,9}[km]?) (?:shares?|comments?|views?|likes?|followers|reactions?)"
)
_FOLLOW = re.compile(r"(?i)^follow\b.{2,80}(?:\b(?:twitter|facebook|instagram|telegram)\b|@\w)")
_COUNT_AFTER = re.compile(
    r"(?i)(?:comments?|shares?|views?|hits|reads?|likes?|reactions?|visits|page views):? {0,2}"
    r"\(?\d[\d,.]{0,9}[km]?\)?"
)
_ROUNDED = re.compile(r"(?i)\d[\d.,]{0,6}[km]\+?(?: (?:viewing|watching|reading|online) now)?")
_REMAINING = re.compile(r"(?i)\d{2,5} (?:symbols|characters) (?:left|remaining)")
_READING_TIME = re.compile(
    r"(?i)(?:reading time:? ?)?(?:about )?\d{1,3}[ -]?min(?:ute)?s?(?: read)?|est\.? reading time.{0,12}"
)
_STAMP = re.compile(
    r"(?i)(?:last )?(?:update[d]?|posted|published)?:? ?(?:at )?"
    r"(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,3} ?(?:h|m|hours?|minutes?|mins?|days?) ago)(?: [A-Z]{2,4})?"
)
_FORMS = (
    (_COUNT_OF, "counter of pictures"),
    (_COUNTED, "counter of readers"),
    (_COUNT_AFTER, "counter of readers"),
    (_REMAINING, "comment form"),
    (_ROUNDED, "counter of readers"),
    (_READING_TIME, "reading time"),
    (_STAMP, "time stamp of a live page"),
)
_POST = re.compile(r"[—–-] ?(?P<name>[^—–@()]{1,60}) \(@(?P<handle>\w{1,30})\)[^()]{0,40}$")
_MEDIUM = re.compile(r"(?i)news|tv|radio|times|press|media|daily|today")
_CREDITED = re.compile(
    r"[A-Z][\w’'. ]{1,80}(?:,? and [A-Z][\w’'. ]{1,80})? (?:also )?contributed(?: to this \w{1,12})?\.$"
)


def signs(blocks: tuple[Block, ...]) -> Marks:
    """Return the marks of all blocks that one line's own signs, or its repetition, give away."""
    found: Marks = {}
    repeated = _repeated(blocks)
    for i, block in enumerate(blocks):
        mark = sign(block.shape) or repeated.get(block.shape.folded)
        if mark is not None:
            found[i] = mark
    for i, block in enumerate(blocks[:-1]):
        if block.shape.is_number and _is_counted(blocks[i + 1].shape):
            found[i + 1] = furniture("counter of visitors")
    return found


def sign(shape: Shape) -> Mark | None:
    """Return what ``shape`` alone gives away, None where it could be part of the story."""
    if source_line(shape.text) is not None:
        return neutral("source", "source line")
    reason = _form(shape) or _phrase(shape) or menu(shape) or prompt(shape)
    if reason == "deck":
        return neutral("deck", "list of highlights")
    if reason is None and _is_outlets_post(shape):
        reason = "post by which a news outlet advertises its own item"
    return furniture(reason) if reason is not None else None


def begins_with_pictograph(shape: Shape) -> bool:
    """Tell whether the line begins with an emoji or another picture sign."""
    return unicodedata.category(shape.text[0]) == "So" and shape.text[0] not in "©®™°№"


def _form(shape: Shape) -> str | None:
    if not any(c.isalnum() for c in shape.text):
        return "no words"
    if shape.is_number:
        return "bare number"
    if len(shape.words) > 8:
        return None
    for form, reason in _FORMS:
        if form.fullmatch(shape.bare):
            return reason
    if shape.bare in lexicon.press("credit"):
        return "picture credit"
    return "tag list" if all(word.startswith("#") for word in shape.text.split()) else None


def _phrase(shape: Shape) -> str | None:
    count = len(shape.words)
    if count > _LONGEST_HOLD:
        return None
    exact = lexicon.furniture_lines().get(shape.bare) if shape.end_mark != "." else None
    starts = _beginning(shape) if count <= _LONGEST_START else None
    ends = _ending(shape) if count <= _LONGEST_END else None
    holds = (p.reason for p in lexicon.furniture("holds") if p.words in shape.folded)
    return exact or starts or ends or next(holds, None)


def _beginning(shape: Shape) -> str | None:
    phrases = lexicon.furniture_by_first_word("starts").get(shape.folded.split(" ", 1)[0], ())
    return next((p.reason for p in phrases if _begins(shape.folded, p.words)), None)


def _ending(shape: Shape) -> str | None:
    for form, reason in ((_CREDITED, "reporter credit"), (_FOLLOW, "share prompt")):
        if form.match(shape.text):
            return reason
    if shape.is_sentence:
        return None
    return next((p.reason for p in lexicon.furniture("ends") if shape.bare.endswith(" " + p.words)), None)


def _begins(text: str, words: str) -> bool:
    if not text.startswith(words):
        return False
    return not words[-1].isalnum() or not text[len(words) : len(words) + 1].isalnum()


def _is_counted(shape: Shape) -> bool:
    return shape.starts_small and len(shape.words) <= 8


def _is_outlets_post(shape: Shape) -> bool:
    """Tell a post whose author's name is its own handle and a medium's: an outlet, not a witness."""
    match = _POST.search(shape.text[-160:])
    if match is None:
        return False
    name = re.sub(r"\W", "", match["name"]).casefold()
    return name == match["handle"].casefold() and _MEDIUM.search(name) is not None


def _repeated(blocks: tuple[Block, ...]) -> dict[str, Mark]:
    """Return short lines without an end mark that stand three times or more."""
    counts = Counter(b.shape.folded for b in blocks if 0 < len(b.shape.words) <= 6 and not b.shape.end_mark)
    return {text: furniture("the same line stands several times") for text, n in counts.items() if n > 2}
