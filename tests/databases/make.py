"""Makes the library that a schema leaves here for good: python -m tests.databases.make, once a schema.

Beside it lies what it holds, as JSON; later versions must read the same from it.
"""

import json
from pathlib import Path

from tests.storage.making import LATER, NOW, SECOND, analysis, articles
from workbench.core.act import (
    NEW_POINT,
    NEW_SOURCE,
    Act,
    Advance,
    Annotate,
    Cite,
    Configure,
    Correct,
    Decide,
    Dismiss,
    Flag,
    Join,
    Mark,
    Propose,
    Record,
    Relate,
    Reline,
    Remove,
    Rename,
    Reshape,
    Rule,
)
from workbench.core.claim import Claim, Kind
from workbench.core.evidence import Attachment, Passage, Rank, Source, Stance
from workbench.core.house import SCALE, THRESHOLD, written
from workbench.core.plain import plain
from workbench.core.point import RelationKind
from workbench.core.session import Layout, PaneLayout
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.core.verdict import DEFAULT_SCALE, Grade, VerdictScale
from workbench.storage import sqlite
from workbench.storage.engine import open_library

HERE = Path(__file__).parent
FOOTER = SECOND.index("2,000 guards")
TWO = Span(SECOND.index("225 people"), SECOND.index(", said"))
LIST = Source(
    title="List of the dead",
    publisher="The ministry",
    url="https://example.org/list",
    published="2022-01-18",
    retrieved="2022-01-20",
    rank=Rank.PRIMARY,
    file=Attachment("list.txt", "ab" * 32, 17),
)
OTHER = Source(title="Pullout complete", rank=Rank.SECONDARY, origin="AFP", article="a2")

ACTS: list[Act] = [
    Rule("c1", "accepted", "called the ministry"),
    Rule("c1", "rejected", "they took it back 😀"),
    Annotate("c2", "*Who* counted?"),
    Annotate("c2", "Who counted, and when?"),
    Rule("c2", "unverifiable", ""),
    Mark(Claim("", "a2", Span(FOOTER, FOOTER + 12), "2,000 guards", Kind.QUANTITY, Quantity(2000, 2000))),
    Dismiss("c5"),
    Reshape("c4", span=Span(SECOND.index("said"), SECOND.index("said") + 12), claimant="an official"),
    Join("c1", "p1"),
    Join("c3", NEW_POINT),
    Join("c4", NEW_POINT),
    Join("c6", "p1"),
    Join("c6", ""),
    Decide("p1", "c2", "the later count"),
    Relate("c3", "c4", RelationKind.AGREE, "the same man"),
    Rename("p1", "Toll"),
    Correct("a1", "byline", "A. Writer"),
    Correct("a2", "published", "2022-01-19"),
    Reline("a2", 3, "boilerplate"),
    Record(LIST),
    Cite(
        "",
        "c1",
        NEW_SOURCE,
        Passage(Stance.SUPPORTS, "164 names 😀", "page 2", None, "A. Editor", "by phone"),
    ),
    Record(OTHER),
    Cite("", "c1", NEW_SOURCE, Passage(Stance.REFUTES, TWO.of(SECOND), "", TWO)),
    Cite("", "c2", "r1", Passage(Stance.CONTEXT, "taken back")),
    Cite("e3", "c2", "r1", Passage(Stance.CONTEXT, "taken back"), standing=False),
    Advance("c2", "second read"),
    Flag("c1", "legal"),
    Flag("c1", "priority"),
    Flag("c1", "priority", raised=False),
    Propose("c1", "at least 225 people"),
    Configure(
        SCALE, written(VerdictScale((*DEFAULT_SCALE.grades, Grade("mixed", "Mixed", sense="rejected"))))
    ),
    Configure(THRESHOLD, written(0.4)),
]


def make(path: Path) -> None:
    """Write a library in which every table has rows, in the place of one that is there."""
    path.unlink(missing_ok=True)
    store = open_library(str(path))
    session = store.create("Unrest", "January 2022", NOW).id
    store.admit(session, [*articles(), articles()[0]], NOW, "A. Editor")
    store.refresh(session, analysis(), NOW)
    store.apply(session, ACTS, "A. Editor", LATER)
    store.apply(session, [Remove("a3")], "B. Reader", LATER)
    store.keep_layout(session, Layout((PaneLayout("a2", 400), PaneLayout("a1")), "c2", {"kind": "time"}))
    store.announce(session, "one", "A. Editor", LATER)
    store.touch(session, LATER)
    store.trash(store.duplicate(session, "Copy", LATER).id, LATER)
    held = {"view": plain(store.view(session)), "layout": plain(store.layout(session))}
    store.close()
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)  # an empty one stays behind
    text = json.dumps(held, ensure_ascii=False, indent=1)
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make(HERE / f"schema_{sqlite.SCHEMA}.workbench")
