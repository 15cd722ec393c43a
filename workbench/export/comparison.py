"""The comparison as a Markdown table: a row a point, a column an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.export.escaping import inline


def markdown_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; every cell comes out as it was, pipes and marks among its characters."""
    lines = [_line(head), _line(["---"] * len(head), as_it_is=True), *(_line(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str], *, as_it_is: bool = False) -> str:
    return f"| {' | '.join(c if as_it_is else inline(c) for c in cells)} |"
