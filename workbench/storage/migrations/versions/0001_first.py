"""The first schema: sessions, articles, findings, the editor's acts, and what open desks keep."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_TABLES = (
    *("removal", "relining", "correction", "renaming", "relating", "decision", "membership", "reshaping"),
    *("dismissal", "note", "ruling", "relation", "claim", "point", "original", "article"),
    *("desk", "change", "tally", "layout", "session", "library"),
)


def upgrade() -> None:
    """Make all tables."""
    _library()
    _articles()
    _findings()
    _acts_on_claims()
    _acts_on_points()
    _acts_on_articles()
    _desks()


def downgrade() -> None:
    """Drop all tables."""
    for table in _TABLES:
        op.drop_table(table)


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=null)


def _short(name: str, length: int, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=null)


def _integer(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _truth(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _moment(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=null)


def _primary(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"uq_{table}_{'_'.join(columns)}"))


def _of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["session_key"], ["session.key"], name=op.f(f"fk_{table}_session_key"))


def _inside(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_key", column],
        [f"{target}.session_key", f"{target}.number"],
        name=op.f(f"fk_{table}_session_key_{column}"),
    )


def _library() -> None:
    op.create_table(
        "library",
        _short("key", 32),
        _integer("sessions_made"),
        _integer("version"),
        _primary("library", "key"),
    )
    op.create_table(
        "session",
        _short("key", 32),
        _integer("number"),
        _text("name"),
        _text("event"),
        _moment("created_at"),
        _moment("opened_at"),
        _moment("changed_at"),
        _moment("trashed_at", null=True),
        _integer("revision"),
        _integer("articles_revision"),
        _integer("claims_revision"),
        _integer("findings_revision"),
        _integer("articles_made"),
        _integer("claims_made"),
        _integer("points_made"),
        _integer("acts_made"),
        _integer("version"),
        _primary("session", "key"),
        _unique("session", "number"),
    )
    live = sa.text("trashed_at IS NULL")
    op.create_index(
        "uq_session_live_name", "session", ["name"], unique=True, sqlite_where=live, postgresql_where=live
    )


def _articles() -> None:
    op.create_table(
        "article",
        _short("key", 32),
        _short("session_key", 32),
        _integer("number"),
        _text("name"),
        _text("text"),
        _short("text_sha256", 64),
        _short("sha256", 64),
        _text("encoding"),
        _text("language"),
        _text("masthead"),
        _text("lines"),
        _text("notices"),
        _text("url", null=True),
        _text("retrieved", null=True),
        _moment("admitted_at"),
        _text("reviewer"),
        _primary("article", "key"),
        _unique("article", "session_key", "number"),
        _unique("article", "session_key", "name"),
        _of_session("article"),
    )
    op.create_table(
        "original",
        _short("key", 32),
        _short("session_key", 32),
        _integer("article"),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        _short("sha256", 64),
        _primary("original", "key"),
        _unique("original", "session_key", "article"),
        _inside("original", "article", "article"),
        _of_session("original"),
    )


def _findings() -> None:
    op.create_table(
        "point",
        _short("key", 32),
        _short("session_key", 32),
        _integer("number"),
        _text("label"),
        _text("spread", null=True),
        _truth("found"),
        _primary("point", "key"),
        _unique("point", "session_key", "number"),
        _of_session("point"),
    )
    _claim()
    op.create_index("ix_claim_session_key_point", "claim", ["session_key", "point"])
    op.create_index("ix_claim_session_key_article", "claim", ["session_key", "article"])
    op.create_table(
        "relation",
        _short("session_key", 32),
        _integer("a"),
        _integer("b"),
        _short("kind", 16),
        _text("reason"),
        _integer("superseded_by", null=True),
        _primary("relation", "session_key", "a", "b"),
        _inside("relation", "a", "claim"),
        _inside("relation", "b", "claim"),
        _inside("relation", "superseded_by", "claim"),
        _of_session("relation"),
    )
    op.create_index("ix_relation_session_key_b", "relation", ["session_key", "b"])


def _claim() -> None:
    op.create_table(
        "claim",
        _short("key", 32),
        _short("session_key", 32),
        _integer("number"),
        _integer("article"),
        _integer("start_at"),
        _integer("end_at"),
        _text("quote"),
        _short("kind", 16),
        _text("value", null=True),
        _text("claimant", null=True),
        _text("attribution", null=True),
        _short("mood", 16),
        _text("as_of", null=True),
        sa.Column("check_worthiness", sa.Double(), nullable=False),
        _text("reasons"),
        _text("appearances"),
        _short("origin", 16),
        _integer("point", null=True),
        _truth("found"),
        _primary("claim", "key"),
        _unique("claim", "session_key", "number"),
        _inside("claim", "article", "article"),
        _inside("claim", "point", "point"),
        sa.CheckConstraint("0 <= start_at AND start_at <= end_at", name=op.f("ck_claim_span")),
        _of_session("claim"),
    )


def _acts(table: str, subject: tuple[str, ...], *own: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        table,
        _short("key", 32),
        _short("session_key", 32),
        _integer("sequence"),
        _integer("revision"),
        _text("reviewer"),
        _moment("made_at"),
        _short("replaces", 32),
        *own,
        _primary(table, "key"),
        _unique(table, "session_key", *subject, "replaces"),
        _of_session(table),
    )


def _acts_on_claims() -> None:
    of_claim = ("claim",)
    claim = _integer("claim")
    _acts(
        "ruling", of_claim, claim, _text("verdict"), _text("rationale"), _inside("ruling", "claim", "claim")
    )
    _acts("note", of_claim, _integer("claim"), _text("text"), _inside("note", "claim", "claim"))
    _acts(
        "dismissal", of_claim, _integer("claim"), _truth("dismissed"), _inside("dismissal", "claim", "claim")
    )
    _acts(
        "reshaping",
        of_claim,
        _integer("claim"),
        _integer("start_at", null=True),
        _integer("end_at", null=True),
        _short("kind", 16, null=True),
        _text("value", null=True),
        _text("claimant", null=True),
        _inside("reshaping", "claim", "claim"),
    )
    _acts(
        "membership",
        of_claim,
        _integer("claim"),
        _truth("bound"),
        _integer("point", null=True),
        _integer("taken_from", null=True),
        _inside("membership", "claim", "claim"),
        _inside("membership", "point", "point"),
        _inside("membership", "taken_from", "point"),
    )


def _acts_on_points() -> None:
    _acts(
        "decision",
        ("point",),
        _integer("point"),
        _integer("claim", null=True),
        _text("rationale"),
        _truth("standing"),
        _inside("decision", "point", "point"),
        _inside("decision", "claim", "claim"),
    )
    _acts(
        "relating",
        ("a", "b"),
        _integer("a"),
        _integer("b"),
        _short("relation", 16, null=True),
        _text("reason"),
        _inside("relating", "a", "claim"),
        _inside("relating", "b", "claim"),
    )
    label = _text("label", null=True)
    _acts("renaming", ("point",), _integer("point"), label, _inside("renaming", "point", "point"))


def _acts_on_articles() -> None:
    _acts(
        "correction",
        ("article", "field"),
        _integer("article"),
        _short("field", 16),
        _text("value", null=True),
        _inside("correction", "article", "article"),
    )
    _acts(
        "relining",
        ("article", "line"),
        _integer("article"),
        _integer("line"),
        _short("role", 16, null=True),
        _inside("relining", "article", "article"),
    )
    removed = _truth("removed")
    _acts("removal", ("article",), _integer("article"), removed, _inside("removal", "article", "article"))


def _desks() -> None:
    own = (_short("session_key", 32), _text("data"), _integer("version"))
    op.create_table("layout", *own, _primary("layout", "session_key"), _of_session("layout"))
    counts = ("revision", "articles", "claims", "to_review", "reviewed", "conflicts", "version")
    op.create_table(
        "tally",
        _short("session_key", 32),
        *(_integer(name) for name in counts),
        _primary("tally", "session_key"),
        _of_session("tally"),
    )
    op.create_table(
        "change",
        _short("session_key", 32),
        _integer("revision"),
        _text("claims"),
        _text("points"),
        _text("articles"),
        _truth("everything"),
        _truth("sessions"),
        _primary("change", "session_key", "revision"),
        _of_session("change"),
    )
    op.create_table(
        "desk",
        _short("key", 32),
        _short("session_key", 32),
        _text("desk"),
        _text("label"),
        _moment("seen_at"),
        _integer("version"),
        _primary("desk", "key"),
        _unique("desk", "session_key", "desk"),
        _of_session("desk"),
    )
