"""The sections of a fact sheet that an editor may leave out."""

from __future__ import annotations

from enum import StrEnum


class Section(StrEnum):
    """A section of the fact sheet, in the order of the sheet; the summary is always there."""

    DECISIONS = "decisions"
    CONFLICTS = "open conflicts"
    VERDICTS = "reviewed claims"
    UNREVIEWED = "unreviewed claims"
    VARIANTS = "name and quotation variants"
    ONLY_HERE = "what stands in one article only"
    CORRECTIONS = "corrections"
    REGISTER = "register of sources"
    ARTICLES = "articles"
    METHOD = "method"


EVERYTHING: frozenset[Section] = frozenset()
"""Leaves nothing out."""
