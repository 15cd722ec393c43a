"""What an act can be about: the claims, points and articles that a session holds, looked up as needed."""

from __future__ import annotations

from sqlalchemy import RowMapping, select
from sqlalchemy.orm import Session as Transaction

from workbench.core.article import Article
from workbench.storage.ids import missing, number_of
from workbench.storage.mapping import article_of
from workbench.storage.rows_act import MembershipRow
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_finding import ClaimRow, PointRow
from workbench.storage.rows_session import ArticleRow
from workbench.storage.scope import around, rows_of


class Subjects:
    """Looks up what acts name, in one session; NotFound where it is not there."""

    def __init__(self, tx: Transaction, key: str) -> None:
        self._tx = tx
        self.key = key

    def claim(self, short: str) -> int:
        """Return the number of a claim."""
        return self._number(ClaimRow, short, "c")

    def point(self, short: str) -> int:
        """Return the number of a point."""
        return self._number(PointRow, short, "p")

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
        return self.article(f"a{self.claim_row(number_of(short, 'c'))['article']}")

    def claim_row(self, number: int) -> RowMapping:
        """Return the row of a claim."""
        for row in rows_of(self._tx, ClaimRow, self.key, "number", frozenset((number,))):
            return row
        raise missing("c", number)

    def point_of(self, number: int) -> int | None:
        """Return the point of which a claim is a member now: by the editor's word, else the machine's."""
        latest: RowMapping | None = None
        for row in rows_of(self._tx, MembershipRow, self.key, "claim", frozenset((number,))):
            if latest is None or row["sequence"] > latest["sequence"]:
                latest = row
        if latest is not None and latest["bound"]:
            return None if latest["point"] is None else int(latest["point"])
        suggested = self.claim_row(number)["point"]
        return None if suggested is None else int(suggested)

    def members(self, points: frozenset[int]) -> frozenset[int]:
        """Return the claims that are or may be members of the points."""
        scope = around(self._tx, self.key, (), points)
        return scope.claims or frozenset()

    def _number(self, row: type[Base], short: str, letter: str) -> int:
        number = number_of(short, letter)
        table = table_of(row)
        query = select(table.c.number).where(table.c.session_key == self.key, table.c.number == number)
        if self._tx.execute(query).one_or_none() is None:
            raise missing(letter, number)
        return number
