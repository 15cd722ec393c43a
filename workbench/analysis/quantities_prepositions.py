"""Words that look like a hedge and are none: "edged up to 5", "jailed over 1.4m fraud", "over four years"."""

from __future__ import annotations

import re

_REACH = 70
_WORD = re.compile(r"(?P<up>up\s+to|up)|(?P<over>over)", re.IGNORECASE)
# Verbs of change whose particle is "up": "climbed up to", "went up to".
_PARTICLE = re.compile(
    r"\b(?:climb(?:s|ed|ing)?|edg(?:es?|ed|ing)|cre(?:eps?|eping|pt)|go(?:es|ing|ne)?|went|mov(?:es?|ed|ing)|"
    r"inch(?:es|ed|ing)?|tick(?:s|ed|ing)?|nudg(?:es?|ed|ing)|push(?:es|ed|ing)?|com(?:es?|ing)|came|"
    r"bump(?:s|ed|ing)?|drift(?:s|ed|ing)?|sho(?:t|ots?)|brought|bring(?:s|ing)?|driv(?:es?|en|ing)|drove)"
    r"(?:\s+[a-z]+ly)?\s+$",
    re.IGNORECASE,
)
# What a person is accused of or people fight over: a noun that takes "over".
_DISPUTE_DIRECT = re.compile(
    r"\b(?:rows?|disputes?|lawsuits?|feuds?|quarrels?|arguments?|wrangles?|anger|fury|concerns?|fears?|outcry|"
    r"probes?|charges|allegations|controvers(?:y|ies)|scandals?|disagreements?|investigations?)\s+$",
    re.IGNORECASE,
)
_DISPUTE = re.compile(
    r"\b(?:jail|sentenc|charg|arrest|su(?:e[sd]?|ing)\b|fin(?:e[sd]?|ing)\b|convict|guilty|accus|"
    r"sack|fired|resign|quit|protest|prob(?:e|ed|es|ing)\b|investigat|court|trial|prosecut|ban(?:s|ned)?\b|"
    r"raid|question|suspend|strik|row|clash|battl)[^.;:]*$",
    re.IGNORECASE,
)
_MONEY_NOUN = re.compile(
    r"[$£€¥]\d[\d.,]*(?:\s?(?:m|mn|million|b|bn|billion|tn|trillion|k|thousand))?\s(?!of\b|to\b|in\b|on\b|from\b|"
    r"for\b|at\b|a\b|an\b|and\b|or\b|by\b|was\b|were\b|is\b|has\b|had\b|worth\b|extra\b|net\b|more\b|"
    r"each\b|per\b|after\b|since\b|as\b|with\b|within\b|during\b|over\b|last\b|this\b|last\b|\w+ed\b)[a-z]{3,}"
)
_COUNT = r"(?:hundred|thousand|dozen|and|a|half|one|two|three|four|five|six|seven|eight|nine|full|straight)"
_UNIT = r"(?:second|minute|hour|day|night|week|month|quarter|year|decade|season|term|session|stage)s?"
_TIME_NEXT = re.compile(
    rf"(?:an?|[\w.,½]+)(?:[\s-]{_COUNT}){{0,4}}[\s-]{_UNIT}\b(?!-)(?P<tail>\s(?:ago|later|earlier|old|since|before|"
    r"after|long|late|in\s(?:prison|jail|office))\b|[’'])?"
)
# Before a length of time "over" means "more than" only after these: "for over a year", "took over two".
_LENGTH = re.compile(
    r"\b(?:for|after|of|in|within|by|than|every|just|well|only|lasted|lasting|lasts?|took|takes?|taken|taking|"
    r"spent|spend|spending|serv(?:e|es|ed|ing)|wait(?:ed|ing)?|is|was|are|were|been|be|has|had|with)\s+$",
    re.IGNORECASE,
)


def is_preposition(text: str, start: int, number: int) -> bool:
    """Tell whether the word at ``start``, before a number at ``number``, says where to or about what.

    It is "up" as the particle of a verb of change, "over" for "because of" or for "in the course of".
    """
    match = _WORD.match(text, start, number)
    if match is None or text[match.end() : number].strip():
        return False
    before = text[max(0, start - _REACH) : start]
    if match["up"]:
        return _PARTICLE.search(before) is not None
    time = _TIME_NEXT.match(text, number, number + _REACH)
    if time is not None:
        return not (time["tail"] or _LENGTH.search(before))
    if _DISPUTE_DIRECT.search(before):
        return True
    return _MONEY_NOUN.match(text, number, number + _REACH) is not None and bool(_DISPUTE.search(before))
