"""Acts of which it is not known whether they were saved: it is seen when they are tried again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session as Transaction

from workbench.core.act import Act
from workbench.core.change import Change
from workbench.storage import sessions
from workbench.storage.journal import Entry
from workbench.storage.ledger import Ledger
from workbench.storage.rows_base import table_of


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: what it touched, the acts that take it back, and the rows, by their keys."""

    change: Change
    inverse: tuple[Act, ...]
    rows: tuple[tuple[Entry, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """Acts that were written in a transaction of which nobody knows whether it is on disk."""

    acts: tuple[Act, ...]
    reviewer: str
    written: Written

    def is_on_disk(self, tx: Transaction) -> bool:
        """Tell whether its rows are there: all of them are, or none is."""
        if not self.written.rows:
            return False
        entry, key = self.written.rows[0]
        table = table_of(entry.row)
        return tx.execute(select(table.c.key).where(table.c.key == key)).first() is not None

    def stands(self, tx: Transaction, acts: Sequence[Act], reviewer: str) -> bool:
        """Tell whether these are its acts, and nobody has said anything on the same subjects since."""
        if (tuple(acts), reviewer) != (self.acts, self.reviewer):
            return False
        ledger = Ledger(tx, sessions.locked(tx, self.written.change.session).key)
        ledger.prepare(entry for entry, _ in self.written.rows)
        last = [(ledger.last(entry), key) for entry, key in self._last_rows()]
        return bool(last) and all(said is not None and said.key == key for said, key in last)

    def _last_rows(self) -> list[tuple[Entry, str]]:
        latest = {(e.row, tuple(e.subject.items())): (e, key) for e, key in self.written.rows}
        return list(latest.values())


class Doubts:
    """The attempts of one desk, by session, until the library has told what became of them."""

    def __init__(self) -> None:
        self._open: dict[str, list[Attempt]] = {}

    def note(self, attempt: Attempt) -> None:
        """Keep an attempt whose transaction ended in an error."""
        self._open.setdefault(attempt.written.change.session, []).append(attempt)

    def are_open(self, session: str) -> bool:
        """Tell whether there is an attempt in the session of which nobody knows yet."""
        return session in self._open

    def settle(
        self, tx: Transaction, session: str, acts: Sequence[Act], reviewer: str
    ) -> tuple[Written | None, frozenset[int]]:
        """Return what is there of these acts, where they are tried again, and which revisions are ours."""
        there = [attempt for attempt in self._open.get(session, ()) if attempt.is_on_disk(tx)]
        same = next((attempt for attempt in there if attempt.stands(tx, acts, reviewer)), None)
        return None if same is None else same.written, frozenset(a.written.change.revision for a in there)

    def forget(self, session: str) -> None:
        """Drop the attempts of a session: a write has been confirmed since, so what they wrote was seen."""
        self._open.pop(session, None)
