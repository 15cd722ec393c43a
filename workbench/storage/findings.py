"""Merging what the machine finds into a session, so that what is known keeps its id and the editor's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session as Transaction

from workbench.core.change import Change
from workbench.core.claim import Claim, Origin
from workbench.core.point import Point
from workbench.core.session import Analysis
from workbench.storage import changes, sessions
from workbench.storage.corrected import corrected_articles, corrected_claim
from workbench.storage.grouping import Grouping
from workbench.storage.identities import Known, same_claims
from workbench.storage.ids import claim_id, number_of, point_id
from workbench.storage.mapping import claim_of, claim_to
from workbench.storage.merge import ClaimPlan, Merge
from workbench.storage.overlay import overlay
from workbench.storage.rows_finding import ClaimRow, PointRow
from workbench.storage.rows_session import SessionRow
from workbench.storage.scope import Scope, rows_of


@dataclass(frozen=True, slots=True)
class Computed:
    """When findings were computed and of what: the revision ``seen``, None for the present one.

    ``is_whole`` false says that the points do not follow the editor yet: those that stand are left, until
    the claims are compared again.
    """

    at: datetime
    seen: int | None = None
    is_whole: bool = True

    def revision(self, row: SessionRow) -> int:
        """Return the revision of the session ``row`` that they were computed of."""
        return row.revision if self.seen is None else self.seen


def is_stale(row: SessionRow) -> bool:
    """Tell whether people changed what the findings come from since these were computed."""
    return row.findings_revision < max(row.articles_revision, row.claims_revision)


def refresh(tx: Transaction, short: str, analysis: Analysis, computed: Computed) -> Change:
    """Replace the machine's findings by ``analysis``; ids in it are provisional or the library's own.

    A claim that stands where one stood, or was moved to, is that claim. What is not found any more is
    shown no more unless the editor touched it; if it is found again it comes back under its number.
    Findings of a later revision stand.
    """
    row = sessions.locked(tx, short)
    if computed.revision(row) < row.findings_revision:
        return Change(short, revision=row.revision)
    merge = _begin(tx, row)
    plan = _plan(merge, analysis.claims)
    seen = computed.revision(row)
    change = _finish(merge, plan, analysis.points if computed.is_whole else None, computed.at)
    row.findings_revision = seen
    if not computed.is_whole:
        row.claims_revision = row.revision
    return change


def regroup(tx: Transaction, short: str, points: Sequence[Point], computed: Computed) -> Change:
    """Replace the machine's points and relations alone; the ids of their claims are the library's own.

    Findings of a later revision stand.
    """
    row = sessions.locked(tx, short)
    if computed.revision(row) < row.findings_revision:
        return Change(short, revision=row.revision)
    merge = _begin(tx, row)
    plan = ClaimPlan()
    plan.numbers.update((claim_id(n), n) for n, row in merge.claims.items() if row["found"])
    seen = computed.revision(row)
    change = _finish(merge, plan, points, computed.at)
    if row.articles_revision <= row.findings_revision:  # else the claims themselves are still stale
        row.findings_revision = seen
    return change


def _begin(tx: Transaction, row: SessionRow) -> Merge:
    articles = corrected_articles(tx, row.key)
    return Merge(
        tx,
        row,
        overlay(tx, row.key, Scope()),
        {article.id: article.text for article in articles.present.values()},
        {r["number"]: r for r in rows_of(tx, ClaimRow, row.key, None, None)},
        {r["number"]: r for r in rows_of(tx, PointRow, row.key, None, None)},
    )


def _plan(merge: Merge, found: Sequence[Claim]) -> ClaimPlan:
    known = {k.number: k for k in _known(merge)}
    same = same_claims(known.values(), found)
    plan = ClaimPlan()
    for index, claim in enumerate(found):
        number = same.get(index)
        if number is None:
            merge.row.claims_made += 1
            number = merge.row.claims_made
            plan.new[number] = claim
        elif number not in plan.seen:
            columns = _columns(merge, known[number], claim)
            if columns:
                plan.changed[number] = columns
        plan.seen.add(number)
        plan.numbers[claim.id] = number
    plan.gone = {n for n in known if n not in plan.seen and _may_go(merge, n)}
    return plan


def _known(merge: Merge) -> list[Known]:
    known = []
    for number, row in merge.claims.items():
        if not merge.is_here(number):
            continue
        read = claim_of(number, row)
        shape = merge.said.shapes.get(number)
        text = merge.texts[read.article]
        known.append(Known(number, read, read if shape is None else corrected_claim(read, shape, text)))
    return known


def _columns(merge: Merge, known: Known, claim: Claim) -> dict[str, object]:
    """Return the columns of a known claim that another reading changes; a correction is no reading."""
    held = merge.claims[known.number]
    changed: dict[str, object] = {} if held["found"] else {"found": True}
    moved_here = known.read.span != known.corrected.span and claim.span == known.corrected.span
    if claim == known.corrected or moved_here:
        return changed
    fresh = claim_to(claim, number_of(claim.article, "a"))
    changed.update((name, value) for name, value in fresh.items() if name != "origin" and held[name] != value)
    return changed


def _may_go(merge: Merge, number: int) -> bool:
    row = merge.claims[number]
    is_manual = row["origin"] == Origin.MANUAL.value
    return bool(row["found"]) and not is_manual and number not in merge.said.dismissed


def _finish(merge: Merge, plan: ClaimPlan, points: Sequence[Point] | None, at: datetime) -> Change:
    moved: set[int] = set()
    touched: set[int] = set()
    if points is None:
        merge.write_claims(plan, {})
    else:
        grouping = Grouping(merge, plan, points)
        grouping.write_points()
        merge.write_claims(plan, grouping.point_of())
        grouping.write_relations()
        moved, touched = grouping.moved, grouping.touched
    change = Change(
        merge.short,
        frozenset(claim_id(number) for number in plan.seen_changes() | moved),
        frozenset(point_id(number) for number in touched),
        everything=True,
    )
    return changes.record(merge.tx, merge.row, change, at)
