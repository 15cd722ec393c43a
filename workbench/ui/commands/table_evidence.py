"""The rows of the action table that act on evidence."""

from __future__ import annotations

from workbench.ui.commands.row import EVIDENCE, Row

EVIDENCE_ROWS: tuple[Row, ...] = (
    Row(
        "evidence.take",
        "&Selection supports the claim",
        EVIDENCE,
        ("Q",),
        "Take the words selected in another article as evidence for the claim.",
        "supports",
        "claim",
    ),
    Row(
        "evidence.against",
        "Selection &refutes the claim",
        EVIDENCE,
        ("Shift+Q",),
        "Take the words selected in another article as evidence against the claim.",
        "refutes",
        "claim",
    ),
    Row(
        "evidence.add",
        "&Add a source…",
        EVIDENCE,
        ("Shift+E",),
        "Enter a document, a person or a page that bears on the claim.",
        "source",
        "claim",
    ),
    Row(
        "evidence.register",
        "Register of &sources…",
        EVIDENCE,
        ("Ctrl+R",),
        "List every source of the session once, with the claims on which it bears.",
        "sheet",
        group=1,
    ),
)
