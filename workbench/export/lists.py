"""The lists at the end of a sheet: unreviewed claims, name variants, what one article alone says, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from workbench.core.article import Article
from workbench.core.claim import Kind
from workbench.core.point import Point, RelationKind
from workbench.core.session import Reviewed
from workbench.core.value import NameValue
from workbench.core.verdict import UNREVIEWED
from workbench.core.wire import SAME_STORY, body_of, overlaps
from workbench.export.blocks import bullets, heading, nested, terms
from workbench.export.claims import capital, label, line, note_block, place, title
from workbench.export.escaping import inline, literal, strong
from workbench.export.evidence import counts, pieces
from workbench.export.register import Register, published


def unreviewed(register: Register) -> Iterator[str]:
    """Yield all claims without a verdict, article by article, those to review first."""
    waiting = [r for r in register.standing if r.verdict == UNREVIEWED]
    for article in register.view.articles:
        mine = [r for r in waiting if r.claim.article == article.id]
        first = [r for r in mine if r.to_review]
        rest = [r for r in mine if not r.to_review]
        if mine:
            yield heading(3, inline(register.label(article.id)))
            yield bullets(line(r, register) for r in first)
            yield "Below the threshold for review, and names without a finding:" if rest else ""
            yield bullets(line(r, register) for r in rest)
    yield from _evidence(waiting, register)
    yield from _notes(waiting)


def _notes(waiting: Iterable[Reviewed]) -> Iterator[str]:
    """Yield the notes on claims that have no verdict yet."""
    noted = [(r, text) for r in waiting if (text := note_block(r))]
    if noted:
        yield heading(3, "Notes on unreviewed claims")
    for reviewed, text in noted:
        yield f"**{reviewed.claim.id}**: {title(reviewed.claim)}"
        yield text


def _evidence(waiting: Iterable[Reviewed], register: Register) -> Iterator[str]:
    """Yield the sources of claims that have no verdict yet."""
    cited = [r for r in waiting if r.evidence]
    if cited:
        yield heading(3, "Sources of unreviewed claims")
    for reviewed in cited:
        yield f"**{reviewed.claim.id}**: {counts(reviewed)}"
        yield bullets(pieces(reviewed, register))


def variants(register: Register) -> str:
    """Return the points in which a name or a quotation takes more than one form."""
    return bullets(
        nested(strong(capital(literal(point.label)) or point.id), _forms(point, register))
        for point in register.view.points
        if any(r.kind is RelationKind.VARIANT for r in point.relations)
    )


def only_here(register: Register) -> str:
    """Return, for each article, its claims to review on which no other article speaks."""
    shared = _shared(register)
    alone: dict[str, list[Reviewed]] = {}
    for reviewed in register.standing:
        if reviewed.to_review and reviewed.claim.kind is not Kind.NAME and reviewed.claim.id not in shared:
            alone.setdefault(reviewed.claim.article, []).append(reviewed)
    return bullets(
        nested(
            strong(inline(register.label(article.id))),
            (f"{r.claim.id}, {register.lines(r.claim)}: {title(r.claim)}" for r in alone[article.id]),
        )
        for article in register.view.articles
        if article.id in alone
    )


def corrections(register: Register) -> str:
    """Return what the editor corrected: claims, and dates of articles."""
    claims = (
        f"**{r.claim.id}** ({inline(register.label(r.claim.article))}): now {title(r.claim)}"
        for r in register.standing
        if r.corrected
    )
    dates = (
        f"{strong(inline(register.label(a.id)))}: published {published(a)}"
        for a in register.view.articles
        if a.masthead.published_from == "editor"
    )
    return bullets((*claims, *dates))


def sources(register: Register) -> Iterator[str]:
    """Yield the articles with all that is known of them."""
    copies = _copies(register)
    for article in register.view.articles:
        yield heading(3, inline(register.label(article.id)))
        yield terms((*_particulars(article, register), ("One witness with", copies.get(article.id, ""))))


def _copies(register: Register) -> Mapping[str, str]:
    """Return for each article the others of which it is largely a copy, with how much they share."""
    found: dict[str, list[str]] = {}
    for overlap in overlaps([body_of(a) for a in register.view.articles]):
        if overlap.similarity >= SAME_STORY:
            for one, other in ((overlap.a, overlap.b), (overlap.b, overlap.a)):
                share = (
                    f"{inline(register.label(other))}, {overlap.similarity:.0%} of the shorter text in common"
                )
                found.setdefault(one, []).append(share)
    return {article: "; ".join(shares) for article, shares in found.items()}


def _particulars(article: Article, register: Register) -> Iterator[tuple[str, str]]:
    masthead = article.masthead
    yield "Headline", literal(masthead.headline or "not known")
    yield "Publisher", literal(masthead.publisher or "not known")
    yield "Byline", literal(masthead.byline or "none")
    yield "Dateline", literal(masthead.dateline or "")
    yield "Published", published(article)
    yield "Updated", str(masthead.updated or "")
    yield "Address", literal(article.url or "")
    yield "Retrieved", literal(article.retrieved or "")
    mine = [r for r in register.standing if r.claim.article == article.id]
    yield "Claims", f"{len(mine)}, {sum(r.verdict != UNREVIEWED for r in mine)} of them reviewed"
    yield "File", f"{literal(article.name)}, {literal(article.encoding)}, SHA-256 {literal(article.sha256)}"
    yield "At import", " ".join(literal(notice) for notice in article.notices)


def _forms(point: Point, register: Register) -> Iterator[str]:
    for reviewed in register.members(point):
        claim = reviewed.claim
        forms = claim.value.forms if isinstance(claim.value, NameValue) else ()
        others = [form for form in forms if form != claim.quote]
        also = f", also {', '.join(f'“{inline(form)}”' for form in others)}" if others else ""
        said = f"“{inline(claim.quote)}”{also} ({place(claim, register)})"
        yield f"{said}; {label(reviewed.verdict, register).lower()}"


def _shared(register: Register) -> set[str]:
    found: set[str] = set()
    for point in register.view.points:
        members = register.members(point)
        if len({r.claim.article for r in members}) > 1:
            found.update(r.claim.id for r in members)
    return found
