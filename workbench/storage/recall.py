"""Verdict memory: keeping under which words a judged claim is found again, and finding those like another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from sqlalchemy import RowMapping, insert, select
from sqlalchemy.orm import Session as Transaction

from workbench.core.errors import LibraryError
from workbench.core.recall import ALIKE, Recalled, likeness, pairs
from workbench.core.verdict import UNREVIEWED
from workbench.storage.ids import claim_id, session_id
from workbench.storage.latest import latest
from workbench.storage.relied import house_rules
from workbench.storage.rows_act import RulingRow
from workbench.storage.rows_base import table_of
from workbench.storage.rows_finding import ClaimRow
from workbench.storage.rows_session import SessionRow
from workbench.storage.rows_work import RecallRow
from workbench.storage.scope import rows_of

_LOOKED_AT = 400
"""Claims that are looked at for each pair of words, at most: a pair that many share tells little."""


def keep(tx: Transaction, key: str, claims: Mapping[int, str]) -> None:
    """Keep the words of claims that were judged, ``claims`` being their quotes by number."""
    held = {row["claim"] for row in rows_of(tx, RecallRow, key, "claim", frozenset(claims))}
    new = [
        {"session_key": key, "claim": number, "pair": pair}
        for number, quote in claims.items()
        if number not in held
        for pair in sorted(pairs(quote))
    ]
    if new:
        tx.connection().execute(insert(table_of(RecallRow)), new)


def recalled(tx: Transaction, key: str, quote: str, most: int) -> tuple[Recalled, ...]:
    """Return verdicts of other sessions on claims like ``quote``, the likest first, then the latest."""
    found: list[Recalled] = []
    for other, numbers in _near(tx, key, quote).items():
        with suppress(LibraryError):  # another session is damaged: that keeps nobody from working on this one
            found += _judged(tx, other, quote, numbers)
    found.sort(key=lambda each: (-round(each.likeness, 2), -each.at.timestamp(), each.session, each.claim))
    return tuple(found[:most])


def _judged(tx: Transaction, other: str, quote: str, numbers: frozenset[int]) -> Iterator[Recalled]:
    alike = {
        row["number"]: row
        for row in rows_of(tx, ClaimRow, other, "number", numbers)
        if likeness(quote, row["quote"]) >= ALIKE
    }
    if alike:
        yield from _verdicts(tx, other, quote, alike)


def _near(tx: Transaction, key: str, quote: str) -> dict[str, frozenset[int]]:
    """Return claims of other sessions, not in the trash, that share two strong words with ``quote``."""
    table, session = table_of(RecallRow), table_of(SessionRow)
    found: dict[str, set[int]] = {}
    for pair in sorted(pairs(quote)):
        query = (
            select(table.c.session_key, table.c.claim)
            .join(session, session.c.key == table.c.session_key)
            .where(table.c.pair == pair, table.c.session_key != key, session.c.trashed_at.is_(None))
            .limit(_LOOKED_AT)
        )
        for other, claim in tx.execute(query):
            found.setdefault(other, set()).add(claim)
    return {other: frozenset(claims) for other, claims in found.items()}


def _verdicts(tx: Transaction, key: str, quote: str, alike: Mapping[int, RowMapping]) -> Iterator[Recalled]:
    session = tx.get_one(SessionRow, key)
    scale = house_rules(tx, key).scale
    for ruling in _standing(latest(tx, RulingRow, key, ("claim",), frozenset(alike))):
        held = str(alike[ruling["claim"]]["quote"])
        grade = scale.grade(ruling["verdict"])
        yield Recalled(
            session_id(session.number),
            session.name,
            claim_id(ruling["claim"]),
            held,
            ruling["verdict"],
            grade.label if grade else ruling["verdict"],
            ruling["rationale"],
            ruling["reviewer"],
            ruling["made_at"],
            likeness(quote, held),
        )


def _standing(rulings: Sequence[RowMapping]) -> Iterable[RowMapping]:
    return (ruling for ruling in rulings if ruling["verdict"] != UNREVIEWED)
