"""The rows of the action table that lead about: the palette, back and forward, orphans, copying, keys."""

from __future__ import annotations

from workbench.ui.commands.row import CLAIM, EDIT, HELP, Row

MOVING_ROWS: tuple[Row, ...] = (
    Row(
        "palette.open",
        "&Go to anything…",
        EDIT,
        ("Ctrl+K",),
        "Type a few letters of a command, session, article or point.",
        "",
        "",
        group=1,
    ),
    Row(
        "claim.copy",
        "&Copy the claim as Markdown",
        EDIT,
        ("Ctrl+Shift+C",),
        "Copy the claim with everything that is known of it.",
        "",
        "claim",
        group=2,
    ),
    Row("nav.back", "Bac&k", CLAIM, ("Alt+Left",), "Go to the claim visited before.", "", group=5),
    Row(
        "nav.forward",
        "&Forward",
        CLAIM,
        ("Alt+Right",),
        "Go forward to the claim one came back from.",
        "",
        group=5,
    ),
    Row(
        "claim.orphan",
        "Next orp&han",
        CLAIM,
        ("Shift+O",),
        "Go to the next claim that the articles, as they are read now, no longer hold.",
        "",
        group=5,
    ),
    Row(
        "help.change_keys",
        "C&hange keys…",
        HELP,
        (),
        "Give commands other keys; a key that is taken is refused.",
        "",
        "",
    ),
)
