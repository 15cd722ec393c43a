"""A small sitting that is done twice, at the desk and by the command line, and must end in the same sheet."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.journeys.desk import Desk

SESSION = "Floods"
WHY = "an *earlier* count | <b>see</b> `x`"
"""A reason that Markdown and HTML would read otherwise."""
GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "journey_sheet.md"
ARTICLES = {
    "daily.txt": """Death toll in Aral doubles

By Lena Roth

ARAL, Jan. 19 (River Daily) – At least 225 people died in the floods, the ministry said.

About 2,500 people were injured.
""",
    "echo.txt": """Many die in the floods

ARAL, Jan. 12 (Echo) – Exactly 150 people died in the floods, police said.

The new dam cost 3 million dollars.
""",
}


def article_files(folder: Path) -> tuple[Path, ...]:
    """Write the articles into a folder; return them in their order."""
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, "utf-8")
    return tuple(folder / name for name in ARTICLES)


def figure_with(desk: Desk, words: str) -> str:
    """Return the id of the quantity whose quote holds these words."""
    claims = desk.claims(SESSION).items()
    (found,) = (key for key, claim in claims if claim["kind"] == "quantity" and words in claim["quote"])
    return found


def point_with(desk: Desk, claim: str) -> str:
    """Return the id of the point to which a claim belongs."""
    found: str = desk.claims(SESSION)[claim]["point"]
    return found


def lasting(sheet: str) -> str:
    """Return what the editor's work makes of a sheet: without times, the version, numbers of claims, and
    the counts and lists of what nobody has ruled on, which change with the engine."""
    sheet = re.sub(r"(?m)^- \*\*Claims:\*\* .*$", "- **Claims:** COUNTED", sheet)
    timeless = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC", "TIME", sheet)
    bare = re.sub(r"Workbench \d+(\.\d+)*", "Workbench VERSION", re.sub(r"\bc\d+\b", "cN", timeless))
    counted = ("Summary", "Unreviewed", "Only in one article")
    return "".join(
        part
        for part in re.split(r"(?m)^(?=## )", bare)
        if not part.startswith(tuple(f"## {c}" for c in counted))
    )


def is_golden(sheet: str) -> bool:
    """Tell whether a sheet is the golden one; with RENEW_GOLDEN set it becomes it."""
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(lasting(sheet), "utf-8")
    return lasting(sheet) == GOLDEN.read_text("utf-8")
