"""The audit trail of a claim: everything that anybody did to it, oldest first."""

from __future__ import annotations

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session as Transaction

from workbench.core.workflow import Deed
from workbench.storage import schema
from workbench.storage.journal import act_of
from workbench.storage.races import said_of
from workbench.storage.rows_act import ActRow, RulingRow
from workbench.storage.rows_base import table_of
from workbench.storage.scope import rows_of


def trail(tx: Transaction, key: str, claim: int) -> tuple[Deed, ...]:
    """Return what was done to a claim beside the rulings on it, which its history tells."""
    found: list[tuple[int, Deed]] = []
    for row in schema.ACTS:
        if row is not RulingRow and "claim" in table_of(row).c:
            held = rows_of(tx, row, key, "claim", frozenset((claim,)))
            found += ((r["sequence"], _deed(row, r)) for r in held)
    return tuple(deed for _, deed in sorted(found, key=lambda each: each[0]))


def _deed(row: type[ActRow], held: RowMapping) -> Deed:
    return Deed(held["reviewer"], held["made_at"], said_of(act_of(row, held)))
