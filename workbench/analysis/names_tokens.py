"""The words of a sentence as the reader of names sees them: with their capitals, points and possessives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from workbench.core.span import Span

_TOKEN = re.compile(
    r"[a-z]+(?![\w.'’&‐‑-])|"  # most words: nothing of what follows can apply
    r"(?P<dotted>(?:[^\W\d_]\.){2,}(?![^\W\d_]))"  # U.S., J.R.
    r"|(?P<initial>[A-Z]\.)(?=\s+[A-Z])"  # Sergei K. Shoigu
    r"|(?P<short>(?:St|Dr|Mr|Mrs|Ms|Jr|Sr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|Prof|Rev|Maj|Adm|Mt|Ft|Inc|Corp|Co|Ltd)\.)"
    r"|(?P<word>\w+(?:[-‐‑'’&]\w+)*)"
    r"|(?P<amp>&)"
)
_DASHES = frozenset(("-", "--", "–", "—"))
_LONGEST_DATELINE = 10
"""Words: "SAN FRANCISCO, Calif., Jan. 13, 2022 (Reuters)" has eight."""

_POSSESSIVE = re.compile(r"['’]s?$")


class Token(NamedTuple):
    """One word: ``text`` without a possessive ending, ``span`` likewise; ``owns`` says it had one."""

    span: Span
    text: str
    owns: bool
    gap: str
    is_first: bool

    @property
    def ending(self) -> str:
        """The possessive ending that ``text`` leaves out, with a straight apostrophe; "" for none."""
        if not self.owns:
            return ""
        return "'" if self.text[-1] in "sxz" else "'s"

    @property
    def is_capital(self) -> bool:
        """Whether the word begins with a capital, or with a small prefix before one (eBay, al-Assad)."""
        return self.text[0].isupper() or (self.text[:3] in ("al-", "el-", "ul-") and self.text[3:4].isupper())

    @property
    def is_acronym(self) -> bool:
        """Whether the word is written in capitals throughout, two or more of them."""
        letters = [c for c in self.text if c.isalpha()]
        return len(letters) >= 2 and all(c.isupper() for c in letters)


def tokens(text: str, sentence: Span) -> tuple[Token, ...]:
    """Return the words of ``sentence``; ``gap`` is what stands between a word and the one before it."""
    found: list[Token] = []
    end = sentence.start
    first = True
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        word = match.group()
        gap = text[end : match.start()] if found else ""
        if match.lastgroup is None:  # a word in small letters that nothing follows
            end = match.end()
            starts = first or _starts_anew(gap) or _ends_dateline(gap, found)
            found.append(Token(Span(match.start(), end), word, False, gap, starts))
            first = False
            continue
        bare = (_POSSESSIVE.sub("", word) or word) if "'" in word or "’" in word else word
        owns = len(bare) < len(word)
        after = text[match.end() : match.end() + 1]
        if (
            not owns
            and after in ("'", "’")
            and word[-1] in "sxz"
            and not text[match.end() + 1 : match.end() + 2].isalnum()
        ):
            owns = True
        starts = first or _starts_anew(gap) or _ends_dateline(gap, found)
        found.append(Token(Span(match.start(), match.start() + len(bare)), bare, owns, gap, starts))
        first = False
        end = match.start() + len(word)
    return tuple(found)


def _ends_dateline(gap: str, before: Sequence[Token]) -> bool:
    """Tell whether a dash ends a dateline here: a place in capitals, perhaps a day and an agency."""
    if gap.strip(" ).") not in _DASHES or gap == "-" or len(before) > _LONGEST_DATELINE:
        return False
    return before[0].is_acronym and not any(token.text[:1].islower() for token in before)


def _starts_anew(gap: str) -> bool:
    """Tell whether a word after ``gap`` is capitalised for its place: after a stop, an opening quote."""
    return gap != " " and any(
        mark in gap for mark in (". ", "? ", "! ", "“", ' "', '("', "‘", " '", "|", "•")
    )
