"""Evidence and its sources, the work on claims beside their verdicts, a session's rules, verdict memory."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from workbench.core.recall import pairs

revision = "0002"
down_revision = "0001"

_TABLES = ("recall", "setting", "proposal", "flag", "advance", "evidence", "source")


def upgrade() -> None:
    """Make the new tables; what the older ones hold stays as it is."""
    _evidence()
    _work()
    _recall()


def downgrade() -> None:
    """Drop the tables."""
    for table in _TABLES:
        op.drop_table(table)


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=null)


def _short(name: str, length: int) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False)


def _integer(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _truth(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _inside(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["session_key", column],
        [f"{target}.session_key", f"{target}.number"],
        name=op.f(f"fk_{table}_session_key_{column}"),
    )


def _of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["session_key"], ["session.key"], name=op.f(f"fk_{table}_session_key"))


def _acts(table: str, subject: tuple[str, ...], *own: sa.Column[Any] | sa.Constraint) -> None:
    names = "_".join(("session_key", *subject, "replaces"))
    op.create_table(
        table,
        _short("key", 32),
        _short("session_key", 32),
        _integer("sequence"),
        _integer("revision"),
        _text("reviewer"),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        _short("replaces", 32),
        *own,
        sa.PrimaryKeyConstraint("key", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("session_key", *subject, "replaces", name=op.f(f"uq_{table}_{names}")),
        _of_session(table),
    )


def _evidence() -> None:
    _acts(
        "source",
        ("source",),
        _integer("source"),
        _truth("standing"),
        *(_text(name) for name in ("title", "publisher", "url", "published", "retrieved")),
        _short("rank", 16),
        _text("origin"),
        _integer("article", null=True),
        _text("file", null=True),
        _inside("source", "article", "article"),
    )
    _acts(
        "evidence",
        ("evidence",),
        *(_integer(name) for name in ("evidence", "claim", "source")),
        _truth("standing"),
        _short("stance", 16),
        _text("quote"),
        _text("locator"),
        _integer("start_at", null=True),
        _integer("end_at", null=True),
        *(_text(name) for name in ("confirmed_by", "confirmed_how", "confirmed_on")),
        _inside("evidence", "claim", "claim"),
    )
    op.create_index("ix_evidence_session_key_claim", "evidence", ["session_key", "claim"])
    op.create_index("ix_evidence_session_key_source", "evidence", ["session_key", "source"])


def _work() -> None:
    status = _short("status", 16)
    _acts("advance", ("claim",), _integer("claim"), status, _inside("advance", "claim", "claim"))
    flag = (_integer("claim"), _short("flag", 16), _truth("raised"))
    _acts("flag", ("claim", "flag"), *flag, _inside("flag", "claim", "claim"))
    _acts("proposal", ("claim",), _integer("claim"), _text("text"), _inside("proposal", "claim", "claim"))
    _acts("setting", ("name",), _short("name", 32), _text("value", null=True))


def _recall() -> None:
    op.create_table(
        "recall",
        _short("session_key", 32),
        _integer("claim"),
        sa.Column("pair", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("session_key", "claim", "pair", name=op.f("pk_recall")),
        _inside("recall", "claim", "claim"),
        _of_session("recall"),
    )
    op.create_index("ix_recall_pair", "recall", ["pair"])
    _remember()


def _remember() -> None:
    """Enter the claims that were judged before there was a memory."""
    connection = op.get_bind()
    judged = connection.execute(
        sa.text(
            "SELECT DISTINCT c.session_key, c.number, c.quote FROM claim c JOIN ruling r"
            " ON r.session_key = c.session_key AND r.claim = c.number"
        )
    )
    rows = [
        {"session_key": key, "claim": number, "pair": pair}
        for key, number, quote in judged
        for pair in sorted(pairs(quote))
    ]
    if rows:
        statement = sa.text(
            "INSERT INTO recall (session_key, claim, pair) VALUES (:session_key, :claim, :pair)"
        )
        connection.execute(statement, rows)
