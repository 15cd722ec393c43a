"""Figures that tests report, from every process of a test run, as one Markdown table."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

KEY = "figure"
"""How a figure is called among what a test reports."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A figure: the row of the matrix, what it counts, how much, and the command that counts it again."""

    row: str
    name: str
    value: object
    command: str


def row_of(test: str) -> str:
    """Return the row that a test's name carries: A10 for ``test_a10_...``; "" for none."""
    found = re.match(r"test_([a-l]\d+)(?=_|$)", test)
    return found.group(1).upper() if found else ""


def shown(value: object) -> str:
    """Return a value as the table shows it: thousands apart, fractions to two places."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}"
    return f"{value:,.2f}" if isinstance(value, float) else str(value)


def table(figures: Iterable[Headline]) -> str:
    """Return the figures as a Markdown table, in the order of the matrix; counts of one name are added up."""
    head = "| row | figure | value | command |\n|---|---|---|---|\n"
    added: dict[tuple[str, str, str], Headline] = {}
    for one in figures:
        key = (one.row, one.name, one.command)
        held = added.get(key, one)
        if held is not one and isinstance(held.value, int) and isinstance(one.value, int):
            added[key] = replace(one, value=held.value + one.value)
        else:
            added[key] = one
    lines = (
        f"| {f.row} | {_cell(f.name)} | {_cell(shown(f.value))} | `{f.command}` |\n"
        for f in sorted(added.values(), key=_order)
    )
    return head + "".join(lines)


def _order(figure: Headline) -> tuple[str, int, str]:
    return (figure.row[:1], int(figure.row[1:] or 0), figure.name)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
