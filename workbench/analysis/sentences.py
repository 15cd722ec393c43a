"""Where sentences begin and end: nupunkt per paragraph, with a small layer that repairs its cuts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

import nupunkt

from workbench.core.span import Span
from workbench.core.wrapping import soft_breaks

# Abbreviations that a name or a number follows: no sentence ends with them.
_TITLE = re.compile(
    r"(?:^|[\s(“\"'])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Capt|Sgt|Maj|Sen|Rep|Gov|Pres|Rev|Hon|Fr|Sr|St|Mt|Ft|"
    r"Supt|Cmdr|Adm|Brig|Atty|Messrs|No|Nos|N°|Art|Fig|vs|ca|approx|e\.g|i\.e|cf)\.$"
)
_INITIAL = re.compile(r"(?:^|[\s.(])[A-Z]\.$")
_PERSON = re.compile(r"[A-Z][\w’'-]*\s+(?:[A-Z]\.\s*)*[A-Z]\.$")
_OPENING = re.compile(
    r"(?:[•⁃‣*\-–]?\s*(?:\d{1,3}|[a-z])[.)]{1,2}|(?:At|By|Around) [\d:.]{1,5} ?[ap]\.m\.)$", re.I
)
_RUNS_ON = re.compile(r"[\"'”’)\]]*[\s\"'“‘(]*(?:[a-z](?![A-Z])|[–—](?!\s*[\"“])|-\s|[,;:)\]])")
_STARTERS = (
    "The|This|That|These|Those|He|She|It|They|We|You|But|And|In|On|At|A|An|As|After|Before|For|From|However|"
    "If|When|While|Did|Do|Does|Is|Are|Was|Were|His|Her|Their|Its|Our|My|No|Some|There|According|Meanwhile"
)
# "6 P.M. Mr. Smith", "you and I. Did": an abbreviation that also ends its sentence.
_HOUR_ENDS = re.compile(rf"(?:\b[ap]\.m\.|\b[AP]\.M\.)\s+(?=(?:Mr|Mrs|Ms|Dr|Gen|Sen)\.\s|(?:{_STARTERS})\s)")
_I_ENDS = re.compile(rf"\b(?:and|or|than|as|but)\sI\.\s+(?=(?:{_STARTERS})\s)")
# "ended.The next": the scrape lost the space; "... he added.” The next". Marks are rare, so they come first.
_NO_SPACE = re.compile(rf"[.?!](?<=[a-z]{{3}}.)(?=(?:{_STARTERS})\s)")
_QUOTED_STOP = re.compile(rf"[”\"](?<=[.?!].)\s+(?=(?:{_STARTERS})\s[a-z])")
_SURNAME = re.compile(rf"\s*(?!(?:{_STARTERS})\s)[A-Z][a-z]")
_ITEM = re.compile(r"(?:(?<=\s)|^)[•⁃‣]?\s?(?P<label>\d{1,3}|[a-z])(?P<close>\.\)|[.)])\s(?=\S)")
_ENDS = re.compile(r"[.!?…:][\"'”’)\]]*$")
# "Up 36 per cent. Brandt's shares": an abbreviation to some, the end of a sentence before a capital.
_CENT_ENDS = re.compile(r"\b[Pp]er cent\.\s+(?=[A-Z“\"])")
_STARTS_LOW = re.compile(r"[\"'“‘(]?[a-z](?![A-Z])")


def split(text: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentences of the lines ``spans``, in text order, without the white space around them.

    A sentence crosses a newline only where the text is hard-wrapped, or where the line breaks in
    mid-sentence: no stop before, lower case after.
    """
    found: list[Span] = []
    for paragraph in paragraphs(text, spans):
        words = paragraph.of(text).replace("\n", " ")
        found += (s.shifted(paragraph.start) for s in _sentences(words))
    return tuple(found)


def paragraphs(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the lines ``spans``, those joined again that a hard wrap or a scrape broke in mid-sentence."""
    soft = soft_breaks(text)
    start = end = -1
    for line in _lines(text, spans):
        if start >= 0 and (_is_wrapped(text, end, line, soft) or _is_broken(text, start, end, line)):
            end = line.end
            continue
        if start >= 0:
            yield Span(start, end)
        start, end = line.start, line.end
    if start >= 0:
        yield Span(start, end)


def _lines(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    for span in spans:
        at = span.start
        for line in span.of(text).split("\n"):
            inner = line.strip()
            if inner:
                start = at + line.index(inner[0])
                yield Span(start, start + len(inner))
            at += len(line) + 1


def _is_wrapped(text: str, end: int, line: Span, soft: Set[int]) -> bool:
    gap = text[end : line.start]
    return gap.count("\n") == 1 and not gap.strip() and end + gap.index("\n") in soft


def _is_broken(text: str, start: int, end: int, line: Span) -> bool:
    gap = text[end : line.start]
    if gap.strip() or gap.count("\n") > 2:
        return False
    return not _ENDS.search(text[max(start, end - 4) : end]) and bool(
        _STARTS_LOW.match(text, line.start, line.end)
    )


def _sentences(words: str) -> Iterator[Span]:
    items = list(_items(words))
    inside = {end for item in items for end in range(item.start + 1, item.end + 1)}
    cuts = {end for _, end in nupunkt.sent_spans(words) if not _is_false_cut(words, end)}
    cuts |= {m.end() for pattern in _stops(words) for m in pattern.finditer(words)}
    cuts = (cuts - inside) | {item.start for item in items} | {len(words)}
    start = 0
    for cut in sorted(cuts):
        inner = words[start:cut].strip()
        if not inner or (cut < len(words) and _is_opening(inner)):
            continue
        at = words.index(inner[0], start)
        yield Span(at, at + len(inner))
        start = cut


def _stops(words: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of sentences' ends beside nupunkt's that may stand in ``words``."""
    if ".m." in words or ".M." in words:
        yield _HOUR_ENDS
    if "I." in words:
        yield _I_ENDS
    if "er cent." in words:
        yield _CENT_ENDS
    yield from (_NO_SPACE, _QUOTED_STOP)


def _is_opening(piece: str) -> bool:
    """Tell whether ``piece`` only opens a sentence: "At 5 a.m.", "1.", "Mr."."""
    return len(piece) < 24 and bool(_OPENING.match(piece))


def _is_false_cut(words: str, cut: int) -> bool:
    if cut >= len(words):
        return False
    before, after = words[max(0, cut - 40) : cut].rstrip(), words[cut : cut + 24]
    if _TITLE.search(before) or _RUNS_ON.match(after):
        return True
    if before.endswith(" I.") or not _INITIAL.search(before):
        return False
    return bool(_PERSON.search(before) and _SURNAME.match(after))


def _items(words: str) -> Iterator[Span]:
    """Yield the markers of a numbered list that a scrape put on one line: "1. The first 2. The second"."""
    found = list(_ITEM.finditer(words)) if _ITEM.match(words) else []
    if len(found) < 2:
        return
    last: re.Match[str] | None = None
    for item in found:
        if last is None or (item["close"] == last["close"] and _follows(last["label"], item["label"])):
            last = item
            yield Span(*item.span())


def _follows(before: str, label: str) -> bool:
    if before.isdigit() and label.isdigit():
        return int(label) == int(before) + 1
    return not before.isdigit() and not label.isdigit() and ord(label) == ord(before) + 1
