"""Claims that the editor marks by hand: given a number, or brought back under the one they had."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session as Transaction

from workbench.core.claim import Claim, Origin
from workbench.core.errors import Refused
from workbench.storage.ids import claim_id, new_key, number_of
from workbench.storage.mapping import claim_to
from workbench.storage.merge import insert_rows
from workbench.storage.overlay import overlay
from workbench.storage.rows_finding import ClaimRow
from workbench.storage.rows_session import SessionRow
from workbench.storage.scope import Scope, rows_of


@dataclass(frozen=True, slots=True)
class Marked:
    """The id of a marked claim, and whether it was made or stood there, dismissed, already."""

    claim: str
    is_new: bool


def mark(tx: Transaction, row: SessionRow, claim: Claim) -> Marked:
    """Add a claim by hand; Refused where the same words are a claim of that kind already."""
    article = number_of(claim.article, "a")
    before = _same_place(tx, row.key, claim, article)
    if before is not None:
        dismissed = overlay(tx, row.key, Scope(frozenset((before,)), frozenset())).dismissed
        if before not in dismissed:
            raise Refused(f"These words are claim {claim_id(before)} already.", "Correct or move that one.")
        return Marked(claim_id(before), is_new=False)
    number = _free_number(tx, row, claim.id)
    manual = replace(
        claim, id=claim_id(number), origin=Origin.MANUAL, appearances=claim.appearances or (claim.span,)
    )
    insert_rows(
        tx,
        ClaimRow,
        [
            {
                "key": new_key(),
                "session_key": row.key,
                "number": number,
                **claim_to(manual, article),
                "point": None,
                "found": True,
            }
        ],
    )
    return Marked(claim_id(number), is_new=True)


def _same_place(tx: Transaction, key: str, claim: Claim, article: int) -> int | None:
    place = (claim.span.start, claim.span.end, claim.kind.value)
    for held in rows_of(tx, ClaimRow, key, "article", frozenset((article,))):
        if held["found"] and (held["start_at"], held["end_at"], held["kind"]) == place:
            return int(held["number"])
    return None


def _free_number(tx: Transaction, row: SessionRow, wanted: str) -> int:
    if not wanted:
        row.claims_made += 1
        return row.claims_made
    number = number_of(wanted, "c")
    if any(rows_of(tx, ClaimRow, row.key, "number", frozenset((number,)))):
        raise Refused(f"There is a claim {wanted} already.", "Leave its id empty.")
    row.claims_made = max(row.claims_made, number)
    return number
