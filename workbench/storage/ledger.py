"""The appended rows of a session while acts are written: the latest of each subject, and those to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session as Transaction

from workbench.core.act import Act, Join
from workbench.storage.journal import Columns, Entry, act_of
from workbench.storage.merge import insert_rows
from workbench.storage.rows_act import ActRow, MembershipRow
from workbench.storage.scope import rows_of

Subject = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The latest row of a subject: its key, the act it holds, who wrote it, when, at which revision."""

    key: str
    act: Act
    reviewer: str
    at: datetime
    revision: int


class Ledger:
    """Reads the latest rows a table at a time, so that an act on thousands of claims costs a few queries."""

    def __init__(self, tx: Transaction, key: str) -> None:
        self._tx = tx
        self._key = key
        self._latest: dict[type[ActRow], dict[Subject, Said]] = {}
        self._read: dict[type[ActRow], set[object]] = {}
        self._waiting: dict[type[ActRow], list[dict[str, object]]] = {}
        self.written: list[tuple[Entry, str]] = []
        """The rows that were appended, by their keys, in their order."""

    def prepare(self, entries: Iterable[Entry]) -> None:
        """Read at once what the entries will ask for one by one."""
        wanted: dict[type[ActRow], tuple[tuple[str, ...], set[object]]] = {}
        for entry in entries:
            columns = tuple(entry.subject)
            wanted.setdefault(entry.row, (columns, set()))[1].add(entry.subject[columns[0]])
        for row, (columns, numbers) in wanted.items():
            self._load(row, columns, numbers)

    def prepare_memberships(self, claims: Iterable[int]) -> None:
        """Read at once to which points the editor has bound the claims."""
        self._load(MembershipRow, ("claim",), set(claims))

    def last(self, entry: Entry) -> Said | None:
        """Return the latest row of the entry's subject, those waiting among them."""
        columns = tuple(entry.subject)
        self._load(entry.row, columns, {entry.subject[columns[0]]})
        return self._latest[entry.row].get(_subject(entry.subject))

    def membership(self, claim: int) -> Join | None:
        """Return what the editor said last of a claim's membership."""
        self._load(MembershipRow, ("claim",), {claim})
        said = self._latest[MembershipRow].get((claim,))
        return said.act if said is not None and isinstance(said.act, Join) else None

    def append(self, entry: Entry, said: Said, columns: dict[str, object]) -> None:
        """Let a row wait to be written, as the latest of its subject."""
        self._waiting.setdefault(entry.row, []).append(columns)
        self.written.append((entry, said.key))
        self._latest.setdefault(entry.row, {})[_subject(entry.subject)] = said

    def write(self) -> None:
        """Write the rows that wait."""
        for row, columns in self._waiting.items():
            insert_rows(self._tx, row, columns)
        self._waiting.clear()

    def _load(self, row: type[ActRow], columns: tuple[str, ...], asked: set[object]) -> None:
        read = self._read.setdefault(row, set())
        latest = self._latest.setdefault(row, {})
        missing = asked - read
        if not missing:
            return
        read |= missing
        numbers = frozenset(number for number in missing if isinstance(number, int))
        names = frozenset(name for name in missing if isinstance(name, str))
        found = rows_of(self._tx, row, self._key, columns[0], names or numbers)
        for held in sorted(found, key=lambda held: held["sequence"]):
            said = Said(held["key"], act_of(row, held), held["reviewer"], held["made_at"], held["revision"])
            latest[tuple(held[name] for name in columns)] = said


def _subject(subject: Columns) -> Subject:
    return tuple(subject.values())
