"""The annotated copy: an article's text with its claims in brackets and notes keyed to the sheet."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.core.article import Article, Line, LineRole
from workbench.core.claim import Kind
from workbench.core.errors import NotFound
from workbench.core.session import Reviewed, SessionView
from workbench.export.blocks import bullets, heading, page
from workbench.export.claims import claimant, disguised, label, note_block, relations, stated
from workbench.export.escaping import inline, literal, strong
from workbench.export.register import Register, published

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def annotated_copy(view: SessionView, article_id: str) -> str:
    """Return the article with every claim that stands marked and noted; NotFound if it is not there.

    A claim's words stand in square brackets with the raised number of its note; the notes name the claim
    by the id that it has on the fact sheet.
    """
    register = Register(view)
    article = register.articles.get(article_id)
    if article is None:
        raise NotFound(f"The session has no article {article_id}.", "Look at the list of its articles.")
    mine = [r for r in register.standing if r.claim.article == article_id and _is_noted(r)]
    claims = sorted(mine, key=lambda r: (r.claim.span.start, -r.claim.span.end))
    edges = _edges(claims)
    return page(
        (
            heading(1, literal(article.masthead.headline or article.name)),
            f"{literal(register.label(article_id))}, {published(article)}.",
            "Figures at the left are line numbers. Words in brackets are claims; the raised number leads to "
            "the note below, and the note to the claim on the fact sheet. Names without a finding have none.",
            *_text(article, edges),
            heading(2, f"Notes ({len(claims):,})"),
            *_notes(claims, register),
            *_furniture(article, edges),
        )
    )


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    """Where a bracket stands; at one place what ends comes before what begins, the inner before the outer."""

    place: int
    opens: bool
    other_end: int
    mark: str


def _text(article: Article, edges: Sequence[_Edge]) -> Iterator[str]:
    for line in article.lines:
        if line.role is not LineRole.BOILERPLATE and line.span.of(article.text).strip():
            yield f"**{line.number}** {_marked(article, line, edges)}"


def _edges(claims: Sequence[Reviewed]) -> tuple[_Edge, ...]:
    edges: list[_Edge] = []
    for number, reviewed in enumerate(claims, start=1):
        span = reviewed.claim.span
        edges.append(_Edge(span.start, True, -span.end, "\\["))
        edges.append(_Edge(span.end, False, -span.start, "\\]" + str(number).translate(_RAISED)))
    return tuple(sorted(edges))


def _marked(article: Article, line: Line, edges: Sequence[_Edge]) -> str:
    """Return a line with its brackets, each piece between them literal."""
    first = bisect_left(edges, line.start, key=lambda edge: edge.place)
    last = bisect_right(edges, line.end, key=lambda edge: edge.place)
    parts: list[str] = []
    at = line.start
    for edge in edges[first:last]:
        if edge.place == (line.end if edge.opens else line.start):
            continue
        parts += [inline(article.text[at : edge.place]), edge.mark]
        at = edge.place
    parts.append(inline(article.text[at : line.end]))
    return "".join(parts).strip()


def _notes(claims: Sequence[Reviewed], register: Register) -> Iterator[str]:
    if not claims:
        yield "No claims stand in this article."
    for number, reviewed in enumerate(claims, start=1):
        yield f"{str(number).translate(_RAISED)} {_noted(reviewed, register)}"
        yield note_block(reviewed)


def _noted(reviewed: Reviewed, register: Register) -> str:
    claim, ruling = reviewed.claim, reviewed.ruling
    why = f": {inline(ruling.rationale.strip())}" if ruling is not None and ruling.rationale.strip() else ""
    said = "; ".join(
        (
            f"**{claim.id}**, {claim.kind.value}: {stated(claim)}",
            *(() if claim.kind is Kind.NAME else (f"claimant: {claimant(claim)}",)),
            *((found,) if (found := relations(reviewed, register)) else ()),
            *((f"disguised: {found}",) if (found := disguised(claim, register)) else ()),
            f"{strong(label(reviewed.verdict, register).lower())}{why}",
        )
    )
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _is_noted(reviewed: Reviewed) -> bool:
    """Tell the claims that get a note from the names that nothing is said of."""
    is_touched = reviewed.to_review or reviewed.ruling is not None or reviewed.note is not None
    return is_touched or reviewed.claim.kind is not Kind.NAME


def _furniture(article: Article, edges: Sequence[_Edge]) -> Iterator[str]:
    """Yield what was not read for claims, so that nothing of the article is missing."""
    lines = [line for line in article.lines if line.role is LineRole.BOILERPLATE and line.end > line.start]
    if lines:
        yield heading(2, f"Page furniture ({len(lines):,} {'line' if len(lines) == 1 else 'lines'})")
        yield bullets(
            f"**{line.number}** {_marked(article, line, edges)} ({inline(line.reason)})" for line in lines
        )
