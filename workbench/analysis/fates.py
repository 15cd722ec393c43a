"""What befalls those who are counted: dead, hurt, missing; figures of two fates are never one fact."""

from __future__ import annotations

from functools import cache

from workbench.analysis.lexicons import entries


@cache
def fates() -> dict[str, str]:
    """Return the fate that each concept of the lexicon tells."""
    table: dict[str, str] = {}
    for line in entries("fates"):
        name, _, members = line.partition(":")
        table.update(dict.fromkeys(members.split(), name))
    return table
