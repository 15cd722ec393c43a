"""What was asked for when someone opened the context menu over an article."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint

from workbench.core.span import Span


@dataclass(frozen=True, slots=True)
class ContextAsked:
    """The place (code point and line number), the claim and selection there, and where to open the menu."""

    article: str
    offset: int
    line: int
    claim: str | None
    span: Span | None
    at: QPoint
