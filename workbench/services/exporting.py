"""The export formats there are, and the way from a session's view to a text or a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.core import wording
from workbench.core.article import Article
from workbench.core.errors import Refused
from workbench.core.session import SessionView
from workbench.core.sheet import EVERYTHING, Section
from workbench.services.comparison import Row, Table

# Lazy imports: a desk that starts, or a verb that rules, has nothing to export yet.

MARKDOWN = "markdown"
ANNOTATED = "annotated"
THERE = (MARKDOWN, ANNOTATED)
LATER = ("html", "pdf", "csv", "json", "claimreview", "webannotation", "bundle")


def check_format(form: str) -> None:
    """Refuse a format that does not exist, or not yet."""
    if form in THERE:
        return
    there = f"There is {' and '.join(THERE)}."
    if form in LATER:
        raise Refused(f"The format {form} is not there yet.", there)
    raise Refused(f"There is no format “{form}”.", there)


def sheet(view: SessionView, version: str, without: frozenset[Section] = EVERYTHING) -> str:
    """Return the fact sheet, some sections left out."""
    from workbench.export import markdown  # noqa: PLC0415  # lazy: for exports

    return markdown.fact_sheet(view, version=version, without=without)


def annotated(view: SessionView, articles: Sequence[Article]) -> str:
    """Return the annotated copies of these articles, one after the other."""
    from workbench.export import annotated as copies  # noqa: PLC0415  # lazy: for exports

    return "\n".join(copies.annotated_copy(view, article.id) for article in articles)


def claim(view: SessionView, key: str) -> str:
    """Return one claim of a session as Markdown, with everything that is known of it."""
    from workbench.export import claims, register  # noqa: PLC0415  # lazy: for exports

    found = next(r for r in view.claims if r.claim.id == key)
    return claims.card(found, register.Register(view)) + "\n"


def comparison(table: Table, rows: Sequence[Row]) -> str:
    """Return rows of the comparison as a Markdown table."""
    from workbench.export import comparison as tables  # noqa: PLC0415  # lazy: for exports

    head = ("Point", "Relation", *(column.title for column in table.columns))
    return tables.markdown_table(head, (_cells(row) for row in rows))


def _cells(row: Row) -> tuple[str, ...]:
    label, point = row.point.label, row.point
    if point.spread is not None and point.spread[0] != point.spread[1]:
        label += f" ({wording.spread(point.spread)})"
    relation = point.relation.value if point.relation is not None else ""
    if row.is_open:
        relation = f"open {relation}"
    elif point.decision is not None:
        relation += ", decided"
    return (label, relation, *(cell.text if cell.claims else "" for cell in row.cells))


def preview(text: str) -> str:
    """Return Markdown as safe HTML."""
    from workbench.export import preview as previews  # noqa: PLC0415  # lazy: for exports

    return previews.html(text)


def as_written(text: str) -> str:
    """Return Markdown as HTML that shows it as it was written."""
    from workbench.export import preview as previews  # noqa: PLC0415  # lazy: for exports

    return previews.as_written(text)


def write(path: Path, text: str) -> None:
    """Write a text file, all of it or nothing."""
    from workbench.export import files  # noqa: PLC0415  # lazy: for exports

    files.write_atomically(path, text)
