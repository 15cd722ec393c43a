"""Writing what the editor does: rows are appended, and the acts that take them back are returned."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session as Transaction

from workbench.core.act import (
    NEW_POINT,
    NEW_SOURCE,
    OF_ARTICLES,
    OF_CLAIMS,
    Act,
    Cite,
    Configure,
    Dismiss,
    Join,
    Mark,
    Record,
    Rule,
)
from workbench.core.change import Change
from workbench.core.verdict import UNREVIEWED
from workbench.storage import changes, marks, recall, sessions
from workbench.storage.doubts import Written
from workbench.storage.ids import evidence_id, new_key, number_of, point_id, source_id
from workbench.storage.journal import Entry, entry
from workbench.storage.ledger import Ledger, Said
from workbench.storage.merge import insert_rows
from workbench.storage.races import lost
from workbench.storage.rows_evidence import EvidenceRow, SourceRow
from workbench.storage.rows_finding import PointRow
from workbench.storage.rows_session import SessionRow
from workbench.storage.rules import require
from workbench.storage.subjects import Subjects
from workbench.storage.touched import Touched


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts, when, and up to which revision they saw the session (None: it does not matter).

    ``own`` are later revisions that the same desk wrote: these it knows too.
    """

    reviewer: str
    at: datetime
    seen: int | None = None
    own: Collection[int] = ()

    def knows(self, revision: int) -> bool:
        """Tell whether what was written at ``revision`` is on the author's screen, or on its way there."""
        return self.seen is None or revision <= self.seen or revision in self.own


@dataclass(slots=True)
class _Batch:
    """One call of ``apply`` while it is being written; ``is_regrouped``: claims are to be compared again."""

    tx: Transaction
    row: SessionRow
    author: Author
    ledger: Ledger
    there: Subjects
    touched: Touched
    inverse: list[Act] = field(default_factory=list)
    new_point: str = ""
    new_source: str = ""
    is_regrouped: bool = False


def apply(tx: Transaction, short: str, acts: Sequence[Act], author: Author) -> Written:
    """Write all acts or none; return what they touched, the rows, and the acts that take them back."""
    row = sessions.locked(tx, short)
    ledger = Ledger(tx, row.key)
    there = Subjects(tx, row.key, ledger)
    there.prepare(acts)
    ledger.prepare(entry(act) for act in acts if not isinstance(act, Mark) and not _is_new(act))
    batch = _Batch(tx, row, author, ledger, there, Touched(there))
    for act in acts:
        _write(batch, act)
    ledger.write()
    _remember(batch, acts)
    is_whole = any(isinstance(act, Configure) for act in acts)
    touched = (batch.touched.claims(), batch.touched.points(), batch.touched.articles())
    change = Change(short, *touched, everything=is_whole)
    recorded = changes.record(tx, row, change, author.at)
    if any(isinstance(act, OF_ARTICLES) for act in acts):
        row.articles_revision = row.revision
    if batch.is_regrouped:
        row.claims_revision = row.revision
    return Written(recorded, tuple(reversed(batch.inverse)), tuple(ledger.written))


def _write(batch: _Batch, act: Act) -> None:
    require(act, batch.there)
    if isinstance(act, Mark):
        batch.ledger.write()
        found = marks.mark(batch.tx, batch.row, act.claim)
        if found.is_new:
            batch.is_regrouped = True
            batch.inverse.append(Dismiss(found.claim))
            batch.touched.note(Dismiss(found.claim))
            return
        act = Dismiss(found.claim, dismissed=False)
    if isinstance(act, Join) and act.point == NEW_POINT:
        act = replace(act, point=_new_point(batch, act.claim))
    if isinstance(act, Record | Cite):
        act = _numbered(batch, act)
    batch.touched.note(act)
    if isinstance(act, OF_CLAIMS) and not (isinstance(act, Join) and _only_confirms(batch, act)):
        batch.is_regrouped = True
    _append(batch, act, entry(act))
    if isinstance(act, Join):
        batch.touched.note(act)


def _only_confirms(batch: _Batch, act: Join) -> bool:
    """Tell whether a claim stays where it is, and nothing about it was too doubtful to be called a conflict.

    Then comparing all claims again would find what is there.
    """
    number = number_of(act.claim, "c")
    here = batch.there.point_of(number)
    return here is not None and act.point == point_id(here) and not batch.there.is_doubted(number)


def _remember(batch: _Batch, acts: Sequence[Act]) -> None:
    """Keep the claims that were judged findable for later sessions."""
    judged = {number_of(a.claim, "c") for a in acts if isinstance(a, Rule) and a.verdict != UNREVIEWED}
    if judged:
        recall.keep(batch.tx, batch.row.key, {n: str(batch.there.claim_row(n)["quote"]) for n in judged})


def _is_new(act: Act) -> bool:
    """Tell whether an act is about something that gets its number only when it is written."""
    if isinstance(act, Join):
        return act.point == NEW_POINT
    if isinstance(act, Cite):
        return not act.evidence or act.source == NEW_SOURCE
    return isinstance(act, Record) and not act.source.id


def _numbered(batch: _Batch, act: Record | Cite) -> Record | Cite:
    """Give a new source or piece of evidence its number, and the evidence the source made before it."""
    if isinstance(act, Record):
        if not act.source.id:
            number = batch.there.free(SourceRow, "source")
            act = replace(act, source=replace(act.source, id=source_id(number)))
        batch.new_source = act.source.id
        return act
    if act.source == NEW_SOURCE:
        act = replace(act, source=batch.new_source)
    if not act.evidence:
        act = replace(act, evidence=evidence_id(batch.there.free(EvidenceRow, "evidence")))
    return act


def _append(batch: _Batch, act: Act, new: Entry) -> None:
    last = batch.ledger.last(new)
    if last is not None and last.revision <= batch.row.revision and not batch.author.knows(last.revision):
        raise lost(last)
    batch.inverse.append(new.neutral if last is None else last.act)
    batch.row.acts_made += 1
    said = Said(new_key(), act, batch.author.reviewer, batch.author.at, batch.row.revision + 1)
    columns: dict[str, object] = {
        "key": said.key,
        "session_key": batch.row.key,
        "sequence": batch.row.acts_made,
        "revision": said.revision,
        "reviewer": said.reviewer,
        "made_at": said.at,
        "replaces": "" if last is None else last.key,
        **new.subject,
        **new.state,
    }
    if isinstance(act, Join):
        here = batch.there.point_of(number_of(act.claim, "c")) if act.point is not None else None
        columns["taken_from"] = None if here is None or act.point == point_id(here) else here
    batch.ledger.append(new, said, columns)


def _new_point(batch: _Batch, claim: str) -> str:
    if not batch.new_point:
        quote = str(batch.there.claim_row(number_of(claim, "c"))["quote"])
        batch.row.points_made += 1
        insert_rows(
            batch.tx,
            PointRow,
            [
                {
                    "key": new_key(),
                    "session_key": batch.row.key,
                    "number": batch.row.points_made,
                    "label": quote[:60],
                    "spread": None,
                    "found": False,
                }
            ],
        )
        batch.new_point = point_id(batch.row.points_made)
    return batch.new_point
