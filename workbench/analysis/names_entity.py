"""What a name names: a person, an organisation, a place; by its words, and by what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.analysis import names_words as words
from workbench.analysis.names_runs import Run

PERSON, ORGANISATION, PLACE, OTHER = "person", "organisation", "place", "other"
_WHERE = frozenset(("in", "near", "across", "throughout", "outside", "downtown", "around", "inside"))
_KINDS_OF_PLACE = frozenset(
    (
        "capital",
        "city",
        "town",
        "village",
        "region",
        "province",
        "district",
        "county",
        "state",
        "island",
        "port",
    )
)
_KINDS_OF_BODY = frozenset(
    ("union", "company", "firm", "group", "party", "bank", "club", "charity", "airline")
)
_LEADING = frozenset(
    ("Bay", "Cape", "Fort", "Gulf", "Isle", "Kingdom", "Lake", "Las", "Los", "Mount", "Mt.", "Port", "Puerto")
) | frozenset(("Republic", "Rio", "San", "Santa"))
_ACTS = frozenset(
    (
        "said",
        "says",
        "told",
        "added",
        "who",
        "wrote",
        "asked",
        "tweeted",
        "argued",
        "called",
        "himself",
        "herself",
    )
)


def by_words(run: Run) -> str | None:
    """Return what the words of ``run`` alone show it to name, None where they do not tell."""
    parts = [t.text for t in run.tokens]
    if words.is_place(run.name):
        return PLACE
    if len(parts) == 1:
        return _single(run)
    marked = any(words.marks_organisation(p) for p in parts) or parts[-1] in ("court", "council")
    if words.is_first_name(parts[0]) and not words.marks_organisation(parts[-1]):
        return PLACE if words.marks_place(parts[-1]) and len(parts) < 3 and parts[-1] != "Hill" else PERSON
    if run.titled and not marked:
        return PERSON
    if marked or "&" in parts or (len(parts) > 2 and "of" in parts and not words.marks_place(parts[0])):
        return ORGANISATION
    if words.marks_place(parts[-1]) or parts[0] in _LEADING:
        return PLACE
    return PERSON if any(len(p) == 2 and p.endswith(".") for p in parts[1:-1]) else None


def _single(run: Run) -> str | None:
    """As ``by_words``, for a name of one word."""
    word = run.tokens[0]
    if run.titled and not words.marks_organisation(word.text):
        return PERSON
    if word.is_acronym:
        return PLACE if words.is_place(word.text.capitalize()) else ORGANISATION
    return ORGANISATION if words.marks_organisation(word.text) else None


def by_company(runs: Sequence[Run], lower: frozenset[str]) -> str:
    """Return what the mentions of one name, taken together, show it to name.

    ``lower`` holds the text's words in small letters: a name made of such is rarely a person's.
    """
    votes = {PERSON: 0, PLACE: 0, ORGANISATION: 0}
    parts = [t.text for t in runs[0].tokens]
    plural = len(parts) > 1 and parts[-1].endswith("s") and not parts[-1].endswith("ss")
    many = plural and words.is_plain(parts[-1])
    for run in runs:
        votes[ORGANISATION] += plural and run.before.casefold() == "the"
        votes[ORGANISATION] += 2 * (run.before.casefold() in _KINDS_OF_BODY)
        votes[PERSON] += run.titled or (run.after.casefold() in _ACTS and not many)
        votes[PLACE] += run.before.casefold() in _WHERE
        votes[PLACE] += 2 * words.is_place(run.after)
        votes[PLACE] += 2 * bool({run.before.casefold(), run.after.casefold()} & _KINDS_OF_PLACE)
        votes[ORGANISATION] += run.before.casefold() == "the" and not run.titled
    best = max(votes, key=lambda kind: votes[kind])
    if votes[best]:
        return best
    plain = any(part.casefold() in lower or words.is_common(part) for part in parts)
    return PERSON if len(parts) in (2, 3) and not plain else OTHER
