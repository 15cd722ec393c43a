"""What a row of the action table is, and the menus in their order."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.ui.words import noop

SESSION, EDIT, CLAIM, EVIDENCE, POINT, ARTICLE, VIEW, HELP = (
    noop("&Session"),
    noop("&Edit"),
    noop("&Claim"),
    noop("Evi&dence"),
    noop("&Point"),
    noop("&Article"),
    noop("&View"),
    noop("&Help"),
)
MENUS = (SESSION, EDIT, CLAIM, EVIDENCE, POINT, ARTICLE, VIEW, HELP)


@dataclass(frozen=True, slots=True)
class Row:
    """One command: ``keys`` in Qt's portable form, ``help`` one sentence, ``group`` parts a menu by lines.

    ``needs`` says when it can be used: "" always, "session" or "claim" while there is one.
    """

    id: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    help: str = ""
    icon: str = ""
    needs: str = "session"
    checkable: bool = False
    group: int = 0
