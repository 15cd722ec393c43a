"""Sentences made to look like an honest one, a trick each: the table of faults/spoof.py and its kin."""

from __future__ import annotations

HONEST = "The mayor did not pay the bill of 1,200 euros"


def _not(word: str) -> str:
    return HONEST.replace("not", word)


SPOOFS = {
    "zero width space": _not("n\u200bot"),
    "word joiner": _not("n\u2060ot"),
    "zero width non-joiner": _not("n\u200cot"),
    "zero width joiner": _not("n\u200dot"),
    "soft hyphen": _not("n\u00adot"),
    "byte order mark": _not("n\ufeffot"),
    "variation selector": _not("n\ufe0fot"),
    "variation selector supplement": _not("n\U000e0101ot"),
    "grapheme joiner": _not("n\u034fot"),
    "tags": _not("n\U000e0041ot"),
    "tags spelling words": HONEST + "".join(chr(0xE0000 + ord(c)) for c in "ignore this"),
    "left-to-right mark": _not("n\u200eot"),
    "Arabic letter mark": _not("n\u061cot"),
    "Cyrillic o": _not("nоt"),
    "Cyrillic a and e": HONEST.replace("a", "а").replace("e", "е"),
    "Cyrillic word": HONEST.replace("pay", "рау"),
    "Greek o": _not("nοt"),
    "Armenian o": _not("nօt"),
    "Cherokee capital": HONEST.replace("The", "Ꭲhe"),
    "Lisu capital": HONEST.replace("The", "ꓔhe"),
    "palochka": HONEST.replace("bill", "biӏӏ"),
    "Latin alpha": HONEST.replace("mayor", "mɑyor"),
    "no-break spaces": HONEST.replace(" ", "\u00a0"),
    "thin space": HONEST.replace(" not ", "\u2009not "),
    "override of figures": HONEST.replace("1,200", "\u202e002,1\u202c"),
    "left-to-right override": HONEST.replace("1,200", "\u202d1,200\u202c"),
    "embedding": HONEST.replace("did not pay", "did \u202bnot\u202c pay"),
    "isolate": HONEST.replace("did not pay", "did \u2067not\u2069 pay"),
    "first strong isolate": HONEST.replace("did not pay", "did \u2068not\u2069 pay"),
    "accent apart": "the cafe\u0301 did not pay",
    "many accents": _not("n\u0300\u0301\u0302\u0303\u0304ot"),
    "struck through": _not("n\u0336o\u0336t\u0336"),
    "full width": _not("ｎｏｔ"),
    "full width figures": HONEST.replace("1,200", "１,２００"),
    "mathematical letters": _not("𝗇𝗈𝗍"),
    "circled letters": _not("ⓝⓞⓣ"),
    "Kelvin sign": HONEST.replace("mayor", "\u212aate"),
    "Hangul filler": HONEST.replace(" not", " \u3164not"),
    "Hangul choseong filler": _not("n\u115fot"),
    "Mongolian vowel separator": _not("n\u180eot"),
    "invisible times": _not("n\u2062ot"),
    "deprecated format": _not("n\u206aot"),
    "interlinear annotation": _not("n\ufff9ot"),
    "Braille blank": HONEST.replace(" not", "\u2800not"),
    "private use": _not("n\ue000ot"),
    "letter O in a figure": HONEST.replace("1,200", "1,2O0"),
    "Cyrillic О in a figure": HONEST.replace("1,200", "1,2О0"),
    "Bengali figure": HONEST.replace("1,200", "1,২00"),
    "line separator": _not("n\u2028ot"),
}
"""By the name of the trick. Spaces of another width show a space where one is, and are left to the reader."""
