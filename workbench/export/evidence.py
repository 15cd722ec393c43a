"""Evidence on the sheet: the sources of a claim, the register of all of them, and proposed corrections."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from workbench.core.evidence import Evidence, Rank, Source, Stance, as_known, stances
from workbench.core.session import Reviewed
from workbench.core.verbatim import Match, compared
from workbench.core.witnesses import Registered, register, weaknesses, witnesses
from workbench.export.blocks import bullets, counted, heading, nested, terms
from workbench.export.escaping import inline, literal, strong
from workbench.export.register import Register

_STANCES = {
    Stance.SUPPORTS: "supports",
    Stance.REFUTES: "refutes",
    Stance.CONTEXT: "gives context",
}
_RANKS = {Rank.PRIMARY: "primary source", Rank.SECONDARY: "secondary source", Rank.UNSTATED: ""}
_MATCHES = {
    Match.VERBATIM: "verbatim",
    Match.ELSEWHERE: "verbatim, but at another place of the text",
    Match.DIFFERS: "**not verbatim**: these words are not in the stored text",
    Match.UNCHECKED: "",
}


def sources_of(reviewed: Reviewed, sheet: Register) -> str:
    """Return the sources of a claim, a line each, with what is weak about them; "" where there are none."""
    return nested(counts(reviewed), pieces(reviewed, sheet)) if reviewed.evidence else ""


def pieces(reviewed: Reviewed, sheet: Register) -> Iterator[str]:
    """Yield the sources of a claim, and what is weak about them."""
    groups = witnesses((piece.source for piece in reviewed.evidence), sheet.articles)
    alone = {group[0].id for group in groups if len(group) == 1}
    yield from (_piece(piece, sheet, alone) for piece in reviewed.evidence)
    yield from (f"*{weak}*" for weak in weaknesses(reviewed, sheet.articles))


def counts(reviewed: Reviewed) -> str:
    """Return how many sources of a claim support it, how many do not: "2 in support, 1 against"."""
    words = {Stance.SUPPORTS: "in support", Stance.REFUTES: "against", Stance.CONTEXT: "for context"}
    return ", ".join(f"{count} {words[stance]}" for stance, count in stances(reviewed.evidence).items())


def proposed(reviewed: Reviewed) -> str:
    """Return the correction that is proposed for a claim, "" where there is none."""
    return f"“{inline(reviewed.proposal.text)}”" if reviewed.proposal is not None else ""


def source_register(sheet: Register) -> Iterator[str]:
    """Yield every source once, with the claims it bears on."""
    found = register(sheet.standing)
    yield _independence(found, sheet)
    for each in found:
        yield heading(3, f"{each.source.id}: {_name(each.source, sheet)}")
        yield terms(_particulars(each, sheet))


def proposals(sheet: Register) -> str:
    """Return the corrections that are proposed, article by article."""
    by_article: dict[str, list[Reviewed]] = {}
    for reviewed in sheet.standing:
        if reviewed.proposal is not None:
            by_article.setdefault(reviewed.claim.article, []).append(reviewed)
    return bullets(
        nested(strong(inline(sheet.label(key))), (_correction(r, sheet) for r in by_article[key]))
        for key in sheet.articles
        if key in by_article
    )


def _correction(reviewed: Reviewed, sheet: Register) -> str:
    claim = reviewed.claim
    why = reviewed.ruling.rationale.strip() if reviewed.ruling else ""
    because = f" Why: {inline(why)}" if why else ""
    words = f"for “{inline(claim.quote)}” read {proposed(reviewed)}"
    return f"**{claim.id}**, {sheet.line(claim)}: {words}.{because}"


def _piece(piece: Evidence, sheet: Register, alone: Collection[str]) -> str:
    passage, source = piece.passage, as_known(piece.source, sheet.articles)
    parts = (
        f"**{_STANCES[passage.stance]}**: {_name(source, sheet)} ({source.id})",
        literal(passage.locator),
        _RANKS[source.rank],
        "" if source.id in alone else "not independent of another source here",
        f"“{inline(passage.quote)}”" if passage.quote else "",
        _MATCHES[compared(passage, _text(source, sheet))],
        _confirmed(piece),
    )
    return "; ".join(part for part in parts if part)


def _confirmed(piece: Evidence) -> str:
    passage = piece.passage
    parts = (
        f"by {inline(passage.confirmed_by)}" if passage.confirmed_by else "",
        inline(passage.confirmed_how),
        f"on {inline(passage.confirmed_on)}" if passage.confirmed_on else "",
    )
    told = ", ".join(part for part in parts if part)
    return f"confirmed {told}" if told else ""


def _particulars(each: Registered, sheet: Register) -> Iterator[tuple[str, str]]:
    source = as_known(each.source, sheet.articles)
    yield "Publisher", literal(source.publisher)
    yield "Kind", _RANKS[source.rank] or "not said whether primary or secondary"
    yield "Repeats", literal(source.origin)
    yield "Published", literal(source.published)
    yield "Address", literal(source.url)
    yield "Retrieved", literal(source.retrieved)
    if source.article in sheet.articles:
        yield "In this session", f"article {literal(source.article or '')}"
    if source.file is not None:
        yield "File", f"{literal(source.file.name)}, SHA-256 {literal(source.file.sha256)}"
    bears = (f"{e.claim} ({_STANCES[e.passage.stance]})" for e in each.evidence)
    yield "Bears on", ", ".join(dict.fromkeys(bears))


def _independence(found: tuple[Registered, ...], sheet: Register) -> str:
    groups = witnesses((each.source for each in found), sheet.articles)
    alone = counted(len(groups), "independent witness", "independent witnesses")
    told = f"{counted(len(found), 'source')}, {alone}."
    copies = [" and ".join(sorted(s.id for s in group)) for group in groups if len(group) > 1]
    return told if not copies else f"{told} One witness each: {'; '.join(sorted(copies))}."


def _name(source: Source, sheet: Register) -> str:
    known = as_known(source, sheet.articles)
    if known.title and known.publisher and known.title != known.publisher:
        return f"{literal(known.publisher)}, “{inline(known.title)}”"
    return literal(known.name)


def _text(source: Source, sheet: Register) -> str | None:
    article = sheet.articles.get(source.article or "")
    return article.text if article is not None else None
