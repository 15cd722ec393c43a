"""The check of a library: what it holds against what it must hold, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import RowMapping, UniqueConstraint, select
from sqlalchemy.orm import Session as Transaction

from workbench.core.article import Article
from workbench.core.errors import LibraryError
from workbench.storage import checked, schema, seals, sessions
from workbench.storage.articles import original
from workbench.storage.ids import article_id, claim_id, evidence_id, session_id
from workbench.storage.journal import act_of
from workbench.storage.mapping import article_of, claim_of, readable
from workbench.storage.rows_act import ActRow, ReshapingRow
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_evidence import EvidenceRow, SourceRow
from workbench.storage.rows_finding import ClaimRow, PointRow
from workbench.storage.rows_session import ArticleRow, OriginalRow, SessionRow

Rows = Sequence[RowMapping]


def problems(tx: Transaction) -> tuple[str, ...]:
    """Return what is wrong, a sentence each, in a lasting order."""
    found = list(_database(tx))
    for row in tx.scalars(select(SessionRow).order_by(SessionRow.number)):
        found += (f"Session {row.name!r}: {problem}" for problem in _session(tx, row))
    return tuple(found)


def _database(tx: Transaction) -> Iterator[str]:
    if tx.get_bind().dialect.name != "sqlite":
        return
    connection = tx.connection()
    for (line,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"The database file is damaged: {line}."
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of table {table} belongs to a row of {parent} that does not exist."


def _session(tx: Transaction, row: SessionRow) -> Iterator[str]:
    articles: dict[int, Article] = {}
    rows = {kind: checked.rows(tx, kind, row.key) for kind in checked.SEALED}
    for kind, held in rows.items():
        yield from checked.problems(kind, held, rows[ArticleRow].found, rows[ClaimRow].found)
    for number in checked.missing(rows[ArticleRow].found, "number", row.articles_made):
        yield f"article a{number} is missing."
    acts = [act for kind in schema.ACTS for act in rows[kind].found]
    for number in checked.missing(acts, "sequence", row.acts_made):
        yield f"act {number} is missing: something that the editor said is lost."
    for there in _by(rows[ArticleRow].found, "number"):
        article_row = tx.get_one(ArticleRow, there["key"])
        try:
            articles[article_row.number] = article_of(article_row)
            _require_lines(articles[article_row.number])
            _require_original(tx, article_row)
        except LibraryError as error:
            yield error.what
    yield from _claims(rows[ClaimRow].found, articles)
    yield from _numbers(row, {kind: rows[kind].found for kind in (ArticleRow, ClaimRow, PointRow)})
    for kind in schema.ACTS:
        yield from _acts(row, kind, rows[kind].found)
    yield from _corrections(rows[ReshapingRow].found, rows[ClaimRow].found, articles)
    yield from _evidence(rows[SourceRow].found, rows[EvidenceRow].found, articles)
    try:
        seals.require_mapped(row)
        sessions.layout(tx, session_id(row.number))
    except LibraryError as error:
        yield error.what


def _require_lines(article: Article) -> None:
    wanted = "\n".join(line.span.of(article.text) for line in article.lines)
    if wanted != article.text or [line.number for line in article.lines] != list(
        range(1, len(article.lines) + 1)
    ):
        raise LibraryError(f"The lines of {article.name} are not those of its text.")


def _require_original(tx: Transaction, row: ArticleRow) -> None:
    query = select(OriginalRow.key).where(OriginalRow.session_key == row.session_key)
    if tx.execute(query.where(OriginalRow.article == row.number)).one_or_none() is None:
        raise LibraryError(f"The original of {row.name} is missing.")
    if original(tx, row.session_key, article_id(row.number)).sha256 != row.sha256:
        raise LibraryError(f"{row.name} was not read from the original that is stored with it.")


def _claims(claims: Rows, articles: Mapping[int, Article]) -> Iterator[str]:
    for held in _by(claims, "number"):
        article = articles.get(held["article"])
        name = claim_id(held["number"])
        try:
            claim = claim_of(held["number"], held)
        except LibraryError as error:
            yield error.what
            continue
        if article is None:
            continue  # said of the article already
        spans = (claim.span, *claim.appearances, *((claim.attribution,) if claim.attribution else ()))
        if any(span.end > len(article.text) for span in spans):
            yield f"claim {name} lies outside of {article.name}."
        elif claim.span.of(article.text) != claim.quote:
            yield f"the words of claim {name} are not those of {article.name} at its place."


def _numbers(row: SessionRow, rows: Mapping[type[Base], Rows]) -> Iterator[str]:
    for table, made in (
        (ArticleRow, row.articles_made),
        (ClaimRow, row.claims_made),
        (PointRow, row.points_made),
    ):
        numbers = [held["number"] for held in rows[table]]
        if numbers and max(numbers) > made:
            yield f"the count of table {table.__tablename__} lags behind: a number would be given twice."


def _acts(row: SessionRow, kind: type[ActRow], rows: Rows) -> Iterator[str]:
    columns = _subject(kind)
    subjects: dict[str, tuple[object, ...]] = {"": ()}
    for held in _by(rows, "sequence"):
        subject = tuple(held[name] for name in columns)
        subjects[held["key"]] = subject
        if subjects.get(held["replaces"]) not in ((), subject):
            yield f"act {held['sequence']} ({kind.__tablename__}) replaces one that does not exist."
        if held["sequence"] > row.acts_made:
            yield f"act {held['sequence']} ({kind.__tablename__}) is not counted."
        try:
            with readable(f"Act {held['sequence']} ({kind.__tablename__})"):
                act_of(kind, held)
        except LibraryError as error:
            yield error.what


def _subject(kind: type[ActRow]) -> tuple[str, ...]:
    unique = (c for c in table_of(kind).constraints if isinstance(c, UniqueConstraint))
    names = (column.name for constraint in unique for column in constraint.columns)
    return tuple(name for name in names if name not in ("session_key", "replaces"))


def _corrections(shapes: Rows, claims: Rows, articles: Mapping[int, Article]) -> Iterator[str]:
    place = {held["number"]: held["article"] for held in claims}
    for held in _by(shapes, "sequence"):
        article = articles.get(place.get(held["claim"], 0))
        if article is not None and held["end_at"] is not None and held["end_at"] > len(article.text):
            yield f"the correction of claim {claim_id(held['claim'])} lies outside of {article.name}."


def _evidence(found: Rows, evidence: Rows, articles: Mapping[int, Article]) -> Iterator[str]:
    sources = {held["source"]: held["article"] for held in _by(found, "sequence")}
    for held in _by(evidence, "sequence"):
        name = evidence_id(held["evidence"])
        if held["source"] not in sources:
            yield f"the evidence {name} names a source that does not exist."
        article = articles.get(sources.get(held["source"]) or 0)
        if article is not None and held["end_at"] is not None and held["end_at"] > len(article.text):
            yield f"the evidence {name} lies outside of {article.name}."


def _by(rows: Rows, column: str) -> list[RowMapping]:
    return sorted(rows, key=lambda held: str(held[column]).zfill(12))
