"""How a claim looks in the text: verdict by colour and by shape, conflict by colour and by brackets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.core.claim import Kind
from workbench.core.verdict import UNREVIEWED
from workbench.ui.reading.marks import Mark
from workbench.ui.theme import Role, relation_role, verdict_role, wash


class Shape(StrEnum):
    """The form of an underline."""

    SOLID = "solid"
    DOUBLE = "double"
    DASHED = "dashed"
    DOTTED = "dotted"
    WAVE = "wave"
    THICK = "thick"
    HAIR = "hair"


_LONG = 50
"""Code points from which a claim counts as long."""


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of one claim; ``glyphs`` are icons for the margin, ``ruler`` the colour of its stripe."""

    line: Role
    shape: Shape
    wash: Role | None
    brackets: Role | None
    glyphs: tuple[tuple[str, Role], ...]
    ruler: Role | None


def style_of(mark: Mark) -> Style:
    """Return the looks of a claim."""
    if mark.is_quiet:
        return Style(Role.LINE_STRONG, Shape.HAIR, None, None, (), None)
    verdict = verdict_role(mark.look)
    quiet = mark.verdict == UNREVIEWED and _is_long(mark) and not mark.has_finding
    glyphs: list[tuple[str, Role]] = []
    if mark.is_conflict:
        glyphs.append(("conflict", Role.CONFLICT))
    if mark.verdict != UNREVIEWED:
        glyphs.append((mark.look.sign, verdict))
    elif mark.noted:
        glyphs.append(("note", Role.DIM))
    return Style(
        line=Role.LINE_STRONG if quiet else verdict,
        shape=Shape(mark.look.shape),
        wash=_wash(mark),
        brackets=Role.CONFLICT if mark.is_conflict else None,
        glyphs=tuple(glyphs),
        ruler=_ruler(mark),
    )


def _wash(mark: Mark) -> Role | None:
    # A whole sentence behind colour is hard to read: long claims show a verdict by their underline alone.
    if mark.verdict == UNREVIEWED and mark.is_open:
        return wash(relation_role(mark.relation))
    if _is_long(mark):
        return None
    if mark.verdict != UNREVIEWED:
        return wash(verdict_role(mark.look))
    return Role.UNREVIEWED_WASH


def _is_long(mark: Mark) -> bool:
    return mark.kind in (Kind.EVENT, Kind.QUOTE) or (bool(mark.spans) and len(mark.spans[0]) > _LONG)


def _ruler(mark: Mark) -> Role | None:
    if mark.verdict != UNREVIEWED:
        return verdict_role(mark.look)
    if mark.is_open:
        return relation_role(mark.relation)
    return Role.LINE_STRONG
