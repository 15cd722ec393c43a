"""What a number counts: the noun phrase after it, its head, and what befell those who are counted."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import cache

from workbench.analysis import lexicons
from workbench.analysis.numbers_words import SMALL
from workbench.analysis.wording import any_of
from workbench.core.span import Span

_WORD = re.compile(
    r"(?:[\s\u00a0]+|-(?=[A-Za-z]))(?P<word>[A-Za-z\u00c0-\u024f][\w’'\u00c0-\u024f-]*(?:\.[A-Za-z]\.?)*)"
)
_ASIDE = re.compile(r",\sincluding\s[^,;.]{1,60},(?=\s)|\s(?:and|or)\sother\s[a-z]+(?=\s)")
_BRACKET = re.compile(r"\s\([A-Z][\w.&-]{1,11}\)(?=\s[a-z])")
_QUOTE = re.compile(r"\s[“\"‘](?P<word>[\w-]+)[”\"’]")
# Plural forms that stand before the noun they belong to: "arms dealers", "sports fans".
_BEFORE_NOUN = frozenset(
    ("arms", "sports", "goods", "sales", "savings", "systems", "operations", "women", "men")
)
# Participles and past forms that stand before a noun as often as not: "400 ground personnel".
_NOUNS_TOO = frozenset(
    ("ground", "lead", "left", "cut", "set", "shot", "lost", "own", "other", "more", "most")
)
_JOINT = re.compile(r"\sand\s(?P<one>[a-z]{3,})(?:\s(?P<two>[a-z]{3,}))?(?![\w’'-])")
_TOLD_BEFORE = re.compile(
    r"\b(?:the|those|its)\s(?:\w+\s)?(?P<who>dead|deceased|killed|injured|wounded|hurt|missing|arrested|detained)\s"
    r"(?:were|are|included?|includes|was)(?:\s(?:also|mostly|mainly|all|only|thought\sto\s(?:be|include)))?\s$",
    re.IGNORECASE,
)
# What befalls nobody by another's hand: "two gunmen died" has no object behind it that the two killed.
_NO_OBJECT = frozenset(
    (
        "dead",
        "deceased",
        "died",
        "dying",
        "perished",
        "fled",
        "missing",
        "homeless",
        "in custody",
        "unaccounted for",
    )
)
_SUFFERED = re.compile(
    r"\b(?:were|was|are|is|be|been|being|left|feared|confirmed|reported|believed|presumed|thought|known|said)\b"
)
_OBJECT = re.compile(
    rf"\s(?:(?:at\sleast|more\sthan|about|around|nearly|almost|up\sto|as\smany\sas)\s)?"
    rf"(?:(?:a|an|the|his|her|their|its|another|several|dozens|hundreds|thousands|\d[\d,]*|{any_of(SMALL)})"
    rf"(?![\w’'-])|(?!(?:In|At|On|By|As|After|When|During|From|Near|With|To|And|But|For|While|Before|Since|\w+day)\b)[A-Z])(?!(?:\s[\w-]+){{0,2}}\s(?:days?|weeks?|months?|years?|hours?|minutes?|"
    rf"nights?|mornings?|afternoons?|evenings?|time|miles?|kilomet\w+|decades?)\b)"
)
_PEOPLE = ("ers", "ors", "ists", "children", "nurses", "troops", "guards", "medics")
_AUX = (
    r"(?:(?:,?\s(?:who|that|which))?(?:\s(?:have|has|had|were|was|are|is|be|been|being|will|would|"
    r"could|may|"
    r"might|also|reportedly|then|now|so\sfar|later|since|more|all|already|either|feared|confirmed|"
    r"reported|believed|presumed|thought|known|to|left|said|seriously|critically|badly|slightly|"
    r"severely|gravely|lightly|still|feared|remain|remained|remains))*)"
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """What is counted: ``end`` of its words, ``head`` noun ("" for none), ``unit`` phrase, ``outcome``."""

    end: int
    head: str = ""
    unit: str = ""
    outcome: str = ""


@cache
def _outcomes() -> dict[str, str]:
    pairs = (line.split("\t") for line in lexicons.entries("outcomes"))
    return dict(pairs)


@cache
def fates() -> frozenset[str]:
    """Return the words by which units say what befell those who are counted."""
    return frozenset(_outcomes().values())


@cache
def _outcome_after() -> re.Pattern[str]:
    words = any_of(_outcomes()).replace(r"\ ", r"\s")
    return re.compile(rf"{_AUX}\s(?P<outcome>{words})(?!\w)", re.IGNORECASE)


@cache
def _outcome_before() -> re.Pattern[str]:
    stems = {"kill": "dead", "injur": "injured", "wound": "injured", "claim": "dead", "arrest": "arrested"}
    stems |= {"detain": "arrested", "displac": "displaced", "destroy": "destroyed", "damag": "damaged"}
    stems |= {"infect": "infected", "hospitalis": "hospitalized", "hospitaliz": "hospitalized"}
    stems |= {"evacuat": "evacuated", "rescu": "rescued", "murder": "dead", "kidnap": "kidnapped"}
    verbs = "|".join(f"(?P<{stem}_{name}>{stem}(?:e?s|e?d|p?ed|p?ing)?)" for stem, name in stems.items())
    return re.compile(
        rf"\b(?:{verbs}|(?P<of_dead>(?:deaths?|lives)\sof))(?:\s(?:all|of|the))*\s$", re.IGNORECASE
    )


@cache
def _stops() -> frozenset[str]:
    """Words at which a noun phrase ends."""
    irregular = {w for line in lexicons.entries("irregular_verbs") for w in line.split()[1:]}
    ends = {"including", "according", "worth", "ago", "earlier", "apiece", "yesterday", "tonight"}
    days = {d.lower() for d in (*calendar.day_name, *calendar.month_name)} - {"may", "march", ""}
    return (lexicons.words("function_words") | irregular | days | ends) - _NOUNS_TOO


def is_plural(word: str) -> bool:
    """Tell whether ``word`` looks like a plural noun; "MPs" and "GPs" do, too."""
    low = word.lower()
    if low in lexicons.words("plurals") or (word[:-1].isupper() and len(low) > 2 and word[-1] == "s"):
        return True
    return (
        len(low) > 3
        and low.endswith("s")
        and not low.endswith(("ss", "us", "is", "’s", "'s"))
        and low not in lexicons.words("not_plurals")
    )


def read(text: str, at: int, limit: int, is_one: bool) -> NounPhrase:
    """Read the noun phrase that starts at ``at`` and what befell it, never beyond ``limit``."""
    bare = outcome_at(text, at, limit)
    if bare is not None:
        return NounPhrase(bare[0], "", "", bare[1])
    words = _words(text, at, limit)
    count = _head(words, is_one)
    if count == 0:
        return NounPhrase(at)
    end, head = words[count - 1][1], words[count - 1][0].lower()
    unit = " ".join(w for w, _ in words[:count] if not w[0].isupper()) or head
    joint = None if is_one else _both(text, end, limit, head)
    if joint is not None:
        end, unit = joint.end, f"{unit} and {joint.of(text)}"
    found = outcome_at(text, end, limit)
    if found is not None and (found[2] or found[0] - end < 48):
        return NounPhrase(found[0] if found[2] else end, head, unit, found[1])
    return NounPhrase(end, head, unit)


def _both(text: str, at: int, limit: int, head: str) -> Span | None:
    """Read "police officers" in "soldiers and police officers": people of two kinds in one figure."""
    match = _JOINT.match(text, at, limit)
    if match is None or not is_people(head) or match["one"] in SMALL:
        return None
    word = next((group for group in ("two", "one") if match[group] and is_people(match[group])), "")
    if not word or match[word] == head:
        return None
    return Span(match.start("one"), match.end(word))


def is_people(word: str) -> bool:
    """Tell whether ``word``, singular or plural, names people by what they are or do."""
    known = lexicons.words("persons")
    return word in known or word.removesuffix("s") in known or word.endswith(_PEOPLE)


def outcome_at(text: str, at: int, limit: int) -> tuple[int, str, bool] | None:
    """Return (end, outcome, whether it follows directly) of "killed", "have died" and the like at ``at``."""
    aside = _ASIDE.match(text, at, limit)
    at = aside.end() if aside is not None else at
    match = _outcome_after().match(text, at, min(limit, at + 90))
    if match is None or _acts(text, match, limit):
        return None
    return (
        match.end(),
        _outcomes()[" ".join(match["outcome"].lower().split())],
        match.start("outcome") <= at + 1,
    )


def _acts(text: str, match: re.Match[str], limit: int) -> bool:
    """Tell whether those counted did it to others: "two gunmen killed five people"."""
    word = " ".join(match["outcome"].lower().split())
    if word in _NO_OBJECT or _SUFFERED.search(text, match.start(), match.start("outcome")):
        return False
    return _OBJECT.match(text, match.end(), limit) is not None


def outcome_before(text: str, start: int, floor: int) -> str:
    """Return what a verb directly before the number says befell those counted: "killing 19" is dead.

    So is "the dead included 12 women".
    """
    told = _TOLD_BEFORE.search(text[max(floor, start - 60) : start])
    if told is not None:
        return _outcomes()[told["who"].lower()]
    match = _outcome_before().search(text[max(floor, start - 32) : start])
    return match.lastgroup.partition("_")[2] if match and match.lastgroup else ""


def _words(text: str, at: int, limit: int) -> list[tuple[str, int]]:
    """Return up to nine words of the phrase with their ends, an abbreviation in brackets passed over."""
    found: list[tuple[str, int]] = []
    while len(found) < 9:
        bracket = _BRACKET.match(text, at, limit)
        if bracket is not None:
            at = bracket.end()
            continue
        match = _WORD.match(text, at, limit) or _QUOTE.match(text, at, limit)
        if match is None or match["word"].lower() in _stops():
            break
        word = match["word"].rstrip("-")
        at = match.start("word") + len(word)
        if word.endswith((".", "’s", "'s")) and len(found) == 0 and not word[0].isupper():
            break
        found.append((word, match.end() if match.re is _QUOTE else at))
        at = found[-1][1]
    return found


def _is_verb(word: str) -> bool:
    is_plain = word in lexicons.words("verbs") and word not in lexicons.words("noun_verbs")
    return is_plain or word.endswith(("ed", "ing", "ly"))


def _head(words: list[tuple[str, int]], is_one: bool) -> int:
    """Return how many of ``words`` belong to the phrase that the number counts."""
    if not words:
        return 0
    for index, (word, _) in enumerate(words):
        if is_plural(word) and not is_one:
            following = words[index + 1][0] if index + 1 < len(words) else ""
            if word.lower() in _BEFORE_NOUN and is_plural(following):
                continue
            return index + 1
    if words[0][0][0].isupper() or _is_verb(words[0][0]):
        return 0
    run = next(
        (i for i, (w, _) in enumerate(words) if i and (w[0].isupper() or w.endswith("ed"))), len(words)
    )
    return min(run, 4 if is_one else 2)
