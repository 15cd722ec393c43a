"""Which language a text is in, by the share of its words that are stop words."""

from __future__ import annotations

import re

from workbench.ingest.lexicon import stop_words

UNKNOWN = "und"
"""The ISO code of a language that could not be told."""

_SAMPLE = 20_000
_LEAST = 0.12
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "kk": "Kazakh",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
}


def language(text: str) -> str:
    """Return the ISO code of the language of ``text``, "und" where no language has enough of its words."""
    code, share = stop_share(text)
    return code if share >= _LEAST else UNKNOWN


def stop_share(text: str) -> tuple[str, float]:
    """Return the language whose stop words ``text`` holds most of, and their share of its words, 0 to 1."""
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    if not words:
        return UNKNOWN, 0.0
    shares = {code: sum(word in stops for word in words) / len(words) for code, stops in stop_words().items()}
    best = max(shares, key=lambda code: (shares[code], code == "en"))
    return best, shares[best]


def language_notice(code: str) -> str | None:
    """Return what the editor should know about a text in the language ``code``, None for English."""
    if code == "en":
        return None
    if code == UNKNOWN:
        return "The language of the text could not be told; claims are found by the rules for English."
    return f"The text seems to be {_NAMES.get(code, code)}; claims are found by the rules for English."
