"""What becomes of two editors' words on the same thing: one stands or both do, and neither is lost."""

from __future__ import annotations

from workbench.core.act import Act
from workbench.core.change import Done, Label
from workbench.core.clash import Choice, both
from workbench.core.errors import Refused
from workbench.services.acting import act
from workbench.services.context import Context


def settle(context: Context, session: str, clash: tuple[Act, Act], choice: Choice, seen: int | None) -> Done:
    """Let theirs, which stands, or mine, which was refused, or both stand; ``clash`` is theirs and mine.

    What does not stand is in the history: where theirs is kept, mine is written before it is said again.
    """
    theirs, mine = clash
    if choice is Choice.MINE:
        return act(context, session, Label("Keep your own words"), [mine], seen)
    if choice is Choice.THEIRS:
        return act(context, session, Label("Keep the other desk's words"), [mine, theirs], seen)
    joined = both(theirs, mine)
    if joined is None:
        raise Refused("Only one of these can stand.", "Choose one; the other stays in the history.")
    return act(context, session, Label("Keep the words of both desks"), [joined], seen)
