"""Articles and claims as the editor corrected them: what was read, overlaid with what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session as Transaction

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim
from workbench.core.dates import PartialDate
from workbench.core.span import Span
from workbench.storage import articles, rows_act
from workbench.storage.overlay import Shape
from workbench.storage.scope import rows_of

TEXTS = ("headline", "publisher", "byline", "dateline")
DATES = ("published", "updated")


@dataclass(frozen=True, slots=True)
class Articles:
    """The articles of a session by number, as corrected: those in it, and those taken out of it."""

    present: Mapping[int, Article]
    removed: Mapping[int, Article]


def corrected_articles(tx: Transaction, key: str, among: frozenset[int] | None = None) -> Articles:
    """Return a session's articles as corrected: those ``among`` the numbers, with None all."""
    fields: dict[int, dict[str, str]] = {}
    for number, field, value in _latest(tx, rows_act.CorrectionRow, key, ("article", "field", "value")):
        if value is not None:
            fields.setdefault(int(str(number)), {})[str(field)] = str(value)
    roles: dict[int, dict[int, tuple[LineRole, str]]] = {}
    for number, line, role, reviewer in _latest(
        tx, rows_act.ReliningRow, key, ("article", "line", "role", "reviewer")
    ):
        if role is not None:
            roles.setdefault(int(str(number)), {})[int(str(line))] = (LineRole(str(role)), str(reviewer))
    out = removed_articles(tx, key)
    all_of = {
        number: replace(
            article,
            masthead=_masthead(article.masthead, fields.get(number, {})),
            lines=_lines(article.lines, roles.get(number, {})),
        )
        for number, article in articles.as_read(tx, key, among).items()
    }
    return Articles(
        {n: article for n, article in all_of.items() if n not in out},
        {n: article for n, article in all_of.items() if n in out},
    )


def removed_articles(tx: Transaction, key: str) -> frozenset[int]:
    """Return the numbers of the articles that were taken out of a session."""
    said = _latest(tx, rows_act.RemovalRow, key, ("article", "removed"))
    return frozenset(int(str(number)) for number, gone in said if gone)


def _latest(
    tx: Transaction, row: type[rows_act.ActRow], key: str, columns: tuple[str, ...]
) -> list[tuple[object, ...]]:
    ordered = sorted(rows_of(tx, row, key, None, None), key=lambda held: held["sequence"])
    subject = 1 if row is rows_act.RemovalRow else 2
    found = {tuple(held[c] for c in columns[:subject]): held for held in ordered}
    return [tuple(held[c] for c in columns) for held in found.values()]


def _masthead(read: Masthead, fields: Mapping[str, str]) -> Masthead:
    texts = {name: getattr(read, name) for name in TEXTS}
    for name, value in fields.items():
        if name in TEXTS:
            texts[name] = value or None
        elif name == "published":
            read = replace(read, published=date_of(value), published_from="editor")
        else:
            read = replace(read, updated=date_of(value))
    return replace(read, **texts)


def date_of(text: str) -> PartialDate | None:
    """Return the date that an editor typed, None for an empty text; ValueError where it is no date."""
    return PartialDate.parse(text) if text.strip() else None


def _lines(read: tuple[Line, ...], roles: Mapping[int, tuple[LineRole, str]]) -> tuple[Line, ...]:
    return tuple(_line(line, *roles[line.number]) if line.number in roles else line for line in read)


def _line(line: Line, role: LineRole, reviewer: str) -> Line:
    part = line.part if role is LineRole.NEUTRAL else ""
    return replace(line, role=role, part=part, reason=f"corrected by {reviewer}")


def corrected_claim(claim: Claim, shape: Shape, text: str) -> Claim:
    """Return ``claim`` with the editor's corrections; a claimant of "" means that no one is named."""
    span = shape.span or claim.span
    return replace(
        claim,
        span=span,
        quote=span.of(text),
        kind=shape.kind or claim.kind,
        value=shape.value if shape.value is not None else claim.value,
        claimant=claim.claimant if shape.claimant is None else shape.claimant or None,
        appearances=_appearances(claim, span),
    )


def _appearances(claim: Claim, span: Span) -> tuple[Span, ...]:
    if span == claim.span:
        return claim.appearances
    others = (a for a in claim.appearances if a != claim.span and not a.overlap(span))
    return (span, *others)
