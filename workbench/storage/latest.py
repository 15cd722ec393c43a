"""The latest of the appended rows of each subject."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import RowMapping
from sqlalchemy.orm import Session as Transaction

from workbench.storage.rows_act import ActRow
from workbench.storage.scope import Among, rows_of


def latest(
    tx: Transaction,
    row: type[ActRow],
    key: str,
    subject: Sequence[str],
    among: Among | None,
    *,
    column: str = "",
) -> list[RowMapping]:
    """Return a session's latest row of each ``subject``, of the rows whose ``column`` is ``among`` these.

    ``column`` is by default the first of the subject; with None for ``among`` all rows count.
    """
    rows = rows_of(tx, row, key, column or subject[0], among)
    ordered = sorted(rows, key=lambda held: held["sequence"])
    return list({tuple(held[name] for name in subject): held for held in ordered}.values())
