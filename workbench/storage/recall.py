"""Verdict memory: keeping under which words a judged claim is found again, and finding those like another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session as Transaction

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

_SHARING = 200
"""Claims that are found by one pair of words, at most: a pair that many share tells little."""

_ENOUGH = 300
"""Claims after which no weaker pair is looked up: what shares only that is seldom alike."""

_FOR_EACH = 4
"""Claims whose verdicts are read for each that is offered: some were taken back, the latest come first."""

_LOOKED_AT = 120
"""Claims whose words are then compared: those that share the most pairs."""


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
    near = _alike(tx, key, quote)[: most * _FOR_EACH]
    found = [verdict for each in near for verdict in _verdict(tx, each)]
    found.sort(key=lambda each: (-round(each.likeness, 2), -each.at.timestamp(), each.session, each.claim))
    return tuple(found[:most])


@dataclass(frozen=True, slots=True)
class _Near:
    """A claim of another session that was judged once, and how like it is."""

    session_key: str
    number: int
    quote: str
    likeness: float


def _alike(tx: Transaction, key: str, quote: str) -> list[_Near]:
    """Return the claims of other sessions, not in the trash, that are like ``quote``, the likest first."""
    table, session, claim = table_of(RecallRow), table_of(SessionRow), table_of(ClaimRow)
    same = (claim.c.session_key == table.c.session_key) & (claim.c.number == table.c.claim)
    shared: Counter[tuple[str, int, str]] = Counter()
    for pair in pairs(quote):
        query = (
            select(table.c.session_key, table.c.claim, claim.c.quote)
            .join(session, session.c.key == table.c.session_key)
            .join(claim, same)
            .where(table.c.pair == pair, table.c.session_key != key, session.c.trashed_at.is_(None))
            .limit(_SHARING)
        )
        shared.update((row.session_key, row.claim, row.quote) for row in tx.execute(query))
        if len(shared) >= _ENOUGH:
            break
    near = (
        _Near(other, number, held, likeness(quote, held))
        for (other, number, held), _ in shared.most_common(_LOOKED_AT)
    )
    return sorted((each for each in near if each.likeness >= ALIKE), key=lambda each: -each.likeness)


def _verdict(tx: Transaction, near: _Near) -> Iterator[Recalled]:
    """Yield the verdict that stands on a claim, both read with their seals; none where it was taken back."""
    rows_of(tx, ClaimRow, near.session_key, "number", frozenset((near.number,)))
    rulings = latest(tx, RulingRow, near.session_key, ("claim",), frozenset((near.number,)))
    for ruling in rulings:
        if ruling["verdict"] == UNREVIEWED:
            continue
        session = tx.get_one(SessionRow, near.session_key)
        grade = house_rules(tx, near.session_key).scale.grade(ruling["verdict"])
        yield Recalled(
            session_id(session.number),
            session.name,
            claim_id(near.number),
            near.quote,
            ruling["verdict"],
            grade.label if grade else ruling["verdict"],
            ruling["rationale"],
            ruling["reviewer"],
            ruling["made_at"],
            near.likeness,
        )
