"""Words of a text with their places, and what they say: stems, and concepts for words that say the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

import snowballstemmer

from workbench.analysis.lexicons import entries, words
from workbench.core.span import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’.,/&:-][^\W_]+)*(?:%|(?<=[A-Z])\.(?=\s[a-z(]))?|\S")
_FOLDS = MappingProxyType(str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " "}))
# How a name is addressed, not what is said: "Mr Holm" is Holm.
_ADDRESS = frozenset({"mr", "mrs", "ms"})
_LONGEST = 600
# "operator" is not what an "operation" is: who does it keeps the ending.
_DOER = re.compile(r"([a-z]{2,}ator)s?")
_FIGURE = re.compile(r"[\d.,½¼¾]*\d[\d.,½¼¾]*")


class Word(NamedTuple):
    """One word or punctuation mark; ``lower`` is folded: lower case, straight apostrophes."""

    span: Span
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a figure, not a punctuation mark."""
        return self.text[0].isalnum()


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """Return the words and punctuation marks under ``span``, in order."""
    return tuple(
        [
            Word(Span(*match.span()), token := match.group(), fold(token))
            for match in _TOKEN.finditer(text, span.start, span.end)
        ]
    )


def tokens(folded: str) -> list[str]:
    """Return the words and figures of folded words, punctuation marks left out."""
    return [token for token in _TOKEN.findall(folded) if token[0].isalnum()]


def fold(text: str) -> str:
    """Return ``text`` in lower case with straight quotation marks and plain spaces, for comparing."""
    return text.lower() if text.isascii() else text.lower().translate(_FOLDS)


@lru_cache(maxsize=64)
def lowered(text: str) -> str:
    """Return ``text`` in lower case, each code point in its place: patterns read one case faster than two."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def unaccented(folded: str) -> str:
    """Return folded words without accents, by which the spellings of one name differ; length may change."""
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the snowball stem of a folded word, its possessive left out."""
    plain = word.removesuffix("'s").removesuffix("s'")
    doer = _DOER.fullmatch(plain)
    return doer[1] if doer else str(snowballstemmer.stemmer("english").stemWord(plain or word))


@lru_cache(maxsize=50_000)
def concept(word: str) -> str:
    """Return the concept that a folded word stands for, its stem where it has none."""
    known = _concepts()
    base = irregular_bases().get(word, word)
    return known.get(base) or known.get(stem(base)) or stem(base)


def figures(word: str) -> bool:
    """Tell whether a word is written in figures ("1,000", "60bn", "25%")."""
    return word[:1].isdigit() and "/" not in word and _FIGURE.match(word) is not None


def content(text: str, span: Span) -> tuple[str, ...]:
    """Return the concepts of the content words under ``span``, without function words and figures."""
    said = span.of(text)
    return _content(said) if len(said) <= _LONGEST else _content.__wrapped__(said)


def content_count(text: str, span: Span) -> int:
    """Return how many concepts ``content`` finds, without asking which: no word is stemmed for it."""
    plain = plainly(unaccented(fold(span.of(text))))
    return sum([len(_telling(token)) for token in _TOKEN.findall(plain)])


@lru_cache(maxsize=20_000)
def _content(said: str) -> tuple[str, ...]:
    plain = plainly(unaccented(fold(said)))
    return tuple([found for token in _TOKEN.findall(plain) for found in _content_of(token)])


@lru_cache(maxsize=50_000)
def _content_of(token: str) -> tuple[str, ...]:
    """Return the concepts of one folded word: of a hyphenated one each part's, of an idle one none."""
    return tuple(map(concept, _telling(token)))


@lru_cache(maxsize=50_000)
def _telling(token: str) -> tuple[str, ...]:
    """Return the parts of one folded word that tell something."""
    idle = words("function_words") | _ADDRESS
    if not token[0].isalnum() or token in idle:
        return ()
    return tuple(p for p in _parts(token) if p not in idle and len(p) > 1 and not figures(p))


def plainly(folded: str) -> str:
    """Return folded words, each set phrase replaced by the one word that says the same."""
    return _phrases().sub(lambda m: _phrase_words()[m.group()], folded)


def any_of(given: Iterable[str]) -> str:
    """Return a pattern of any of the ``given`` words, the longest first, that looks at each letter once."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(set(given)):
        by_first.setdefault(word[:1], []).append(word[1:])
    is_end = bool(by_first.pop("", None))
    branches = [re.escape(first) + any_of(rest) for first, rest in by_first.items()]
    together = f"(?:{'|'.join(branches)})" if is_end or len(branches) > 1 else "".join(branches)
    return f"{together}?" if is_end and branches else together if branches else ""


def _parts(word: str) -> list[str]:
    """Return the parts of a hyphenated word, other words whole."""
    return word.split("-") if "-" in word and not figures(word) else [word]


@cache
def _phrase_words() -> dict[str, str]:
    rows = (line.partition(":") for line in entries("phrases"))
    return {phrase.strip(): word for word, _, phrases in rows for phrase in phrases.split("|")}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(_phrase_words())}\b")


@cache
def _concepts() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in entries("concepts"):
        name, _, members = line.partition(":")
        for member in members.split():
            table.setdefault(member, f"={name}")
            table.setdefault(stem(member), f"={name}")
    return table


@cache
def irregular_bases() -> dict[str, str]:
    """Return the base form of each irregular past and participle."""
    rows = (line.split() for line in entries("irregular_verbs"))
    return {form: row[0] for row in rows for form in row[1:]}
