"""What an act can be about: the claims, points and articles that a session holds, looked up as needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import RowMapping, func, select
from sqlalchemy.orm import Session as Transaction

from workbench.core.act import Act
from workbench.core.article import Article
from workbench.core.point import RelationKind
from workbench.storage.ids import article_id, missing, number_of
from workbench.storage.ledger import Ledger
from workbench.storage.mapping import article_of
from workbench.storage.rows_act import ActRow
from workbench.storage.rows_base import table_of
from workbench.storage.rows_evidence import EvidenceRow, SourceRow
from workbench.storage.rows_finding import ClaimRow, PointRow, RelationRow
from workbench.storage.rows_session import ArticleRow
from workbench.storage.scope import around, rows_of


class Subjects:
    """Looks up what acts name, in one session; NotFound where it is not there."""

    def __init__(self, tx: Transaction, key: str, ledger: Ledger) -> None:
        self._tx = tx
        self._ledger = ledger
        self._rows: dict[int, RowMapping] = {}
        self.key = key

    def prepare(self, acts: Iterable[Act]) -> None:
        """Read at once the claims that the acts are about."""
        named = (getattr(act, "claim", None) for act in acts)
        numbers = frozenset(number_of(short, "c") for short in named if isinstance(short, str))
        for row in rows_of(self._tx, ClaimRow, self.key, "number", numbers):
            self._rows[row["number"]] = row
        self._ledger.prepare_memberships(self._rows)

    def claim(self, short: str) -> int:
        """Return the number of a claim."""
        return int(self.claim_row(number_of(short, "c"))["number"])

    def point(self, short: str) -> int:
        """Return the number of a point."""
        number = number_of(short, "p")
        table = table_of(PointRow)
        query = select(table.c.number).where(table.c.session_key == self.key, table.c.number == number)
        if self._tx.execute(query).one_or_none() is None:
            raise missing("p", number)
        return number

    def article(self, short: str) -> Article:
        """Return an article as read."""
        number = number_of(short, "a")
        query = select(ArticleRow).where(ArticleRow.session_key == self.key, ArticleRow.number == number)
        row = self._tx.scalars(query).one_or_none()
        if row is None:
            raise missing("a", number)
        return article_of(row)

    def article_of_claim(self, short: str) -> Article:
        """Return the article in which a claim stands."""
        return self.article(article_id(self.claim_row(number_of(short, "c"))["article"]))

    def claim_row(self, number: int) -> RowMapping:
        """Return the row of a claim."""
        if number not in self._rows:
            found = rows_of(self._tx, ClaimRow, self.key, "number", frozenset((number,)))
            if not found:
                raise missing("c", number)
            self._rows[number] = found[0]
        return self._rows[number]

    def point_of(self, number: int) -> int | None:
        """Return the point of which a claim is a member now: by the editor's word, else the machine's."""
        bond = self._ledger.membership(number)
        if bond is not None and bond.point is not None:
            return number_of(bond.point, "p") if bond.point else None
        suggested = self.claim_row(number)["point"]
        return None if suggested is None else int(suggested)

    def source(self, short: str) -> int:
        """Return the number of a source, whether it stands or not."""
        number = number_of(short, "r")
        if not self._held(SourceRow, "source", number):
            raise missing("r", number)
        return number

    def evidence(self, short: str) -> RowMapping:
        """Return a row of a piece of evidence: its claim is the same in all of them."""
        number = number_of(short, "e")
        found = self._held(EvidenceRow, "evidence", number)
        if not found:
            raise missing("e", number)
        return found[0]

    def citing(self, source: int) -> frozenset[int]:
        """Return the claims for which a source was ever cited."""
        return frozenset(row["claim"] for row in self._held(EvidenceRow, "source", source))

    def free(self, row: type[ActRow], column: str) -> int:
        """Return the number after the highest that was ever given in a table of acts."""
        self._ledger.write()
        table = table_of(row)
        query = select(func.max(table.c[column])).where(table.c.session_key == self.key)
        return (self._tx.execute(query).scalar_one() or 0) + 1

    def _held(self, row: type[ActRow], column: str, number: int) -> Sequence[RowMapping]:
        self._ledger.write()
        return rows_of(self._tx, row, self.key, column, frozenset((number,)))

    def is_doubted(self, number: int) -> bool:
        """Tell whether the machine called a claim and another one of its point unrelated."""
        table = table_of(RelationRow)
        pair = (table.c.a == number) | (table.c.b == number)
        unrelated = table.c.kind == RelationKind.UNRELATED.value
        query = select(table.c.a).where(table.c.session_key == self.key, pair, unrelated).limit(1)
        return self._tx.execute(query).first() is not None

    def members(self, points: frozenset[int]) -> frozenset[int]:
        """Return the claims that are or may be members of the points."""
        return around(self._tx, self.key, (), points).claims or frozenset()
