"""A row that is kept carries a digest of what it holds: damage that the database's own check passes is named."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Boolean, inspect, select

from tests.databases.make import ACTS, HERE
from tests.storage.making import LATER, analysis
from workbench.core.act import Remove, Rule
from workbench.core.errors import LibraryError
from workbench.storage import check, checked, seals, sqlite
from workbench.storage.columns import UtcDateTime
from workbench.storage.engine import open_library
from workbench.storage.rows_base import Base, table_of
from workbench.storage.rows_session import SessionRow
from workbench.storage.store import Store

KINDS: tuple[type[Base], ...] = (SessionRow, *checked.SEALED)
NEWEST = HERE / f"schema_{sqlite.SCHEMA}.workbench"


def planted(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def changed(kind: type[Base], column: str) -> str:
    """A statement that changes a column of the last row of a table into something else of its type."""
    table, held = kind.__tablename__, table_of(kind).c[column]
    if isinstance(held.type, UtcDateTime):
        other = f"'1999' || substr({column}, 5)"
    elif isinstance(held.type, Boolean):
        other = f"1 - {column}"
    elif held.nullable:
        other = f"CASE WHEN {column} IS NULL THEN 1 ELSE NULL END"
    else:
        other = f"CASE typeof({column}) WHEN 'text' THEN {column} || '.' ELSE {column} + 100 END"
    return f"UPDATE {table} SET {column} = {other} WHERE rowid = (SELECT max(rowid) FROM {table})"  # noqa: S608


@pytest.mark.unmeasured
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__tablename__)
def test_a_value_changed_in_any_column_is_found(tmp_path: Path, kind: type[Base]) -> None:
    path = tmp_path / "library.workbench"
    shutil.copy(NEWEST, path)
    store = open_library(str(path))
    for column in seals.sealed(table_of(kind)):
        if column == "key":
            continue
        with store._library.writing() as tx:
            tx.connection().exec_driver_sql("PRAGMA ignore_check_constraints=ON")
            tx.connection().exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            assert check.problems(tx) == ()
            tx.connection().exec_driver_sql(changed(kind, column))
            assert check.problems(tx), f"{kind.__tablename__}.{column}"
            tx.rollback()
    store.close()


def test_every_write_seals_what_it_writes(store: Store, session: str) -> None:
    """Findings merged, merged again with less, acts of every kind, a copy: no seal is left behind."""
    store.apply(session, [*ACTS, Remove("a2"), Remove("a2", removed=False)], "A. Editor", LATER)
    store.refresh(session, analysis(["Troops", "225"]), LATER)
    store.refresh(session, analysis(), LATER)
    store.regroup(session, analysis().points[:2], LATER)
    store.rename(session, "Other", "event", LATER)
    store.duplicate(session, "Copy", LATER)
    assert [p for p in store.check() if "attached file" not in p] == []
    with store._library.reading() as tx:
        for kind in KINDS:
            held = tx.connection().execute(select(table_of(kind))).mappings().all()
            assert held, kind
            assert seals.broken(kind, held) == []


def test_every_table_of_a_session_but_those_of_the_desk_has_seals() -> None:
    without = {t.name for t in Base.metadata.sorted_tables if seals.SEAL not in t.c}
    assert without == {"library", "layout", "tally", "change", "desk", "recall"}
    assert {kind.__tablename__ for kind in KINDS} == set(Base.metadata.tables) - without


def test_a_copy_gives_damage_no_seal_of_its_own(store: Store, session: str, path: Path) -> None:
    store.apply(session, [Rule("c1", "accepted")], "me", LATER)
    planted(path, "UPDATE ruling SET verdict = 'rejected'")
    with pytest.raises(LibraryError, match="The ruling of c1"):
        store.duplicate(session, "Copy", LATER)
    with pytest.raises(LibraryError, match="The ruling of c1"):
        store.view(session)


def test_new_findings_give_damage_no_seal_of_their_own(store: Store, session: str, path: Path) -> None:
    planted(path, "UPDATE claim SET quote = 'At least 165 people' WHERE number = 1")
    with pytest.raises(LibraryError, match="Claim c1"):
        store.refresh(session, analysis(["Troops"]), LATER)


def test_a_migration_seals_what_was_whole_and_leaves_broken_what_was_not(tmp_path: Path) -> None:
    path = tmp_path / "library.workbench"
    shutil.copy(NEWEST, path)
    planted(path, "UPDATE ruling SET rationale = 'changed' WHERE sequence = 1", "PRAGMA user_version=1")
    store = open_library(str(path))
    found = [p for p in store.check() if "attached file" not in p]
    assert [p.split(":")[0] for p in found if "The ruling of c1 (act 1)" in p] == [
        "Session 'Unrest'",
        "Session 'Copy'",
    ]
    assert len(found) == 2
    store.close()


def test_a_library_without_seals_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "library.workbench"
    shutil.copy(HERE / "schema_1.workbench", path)
    store = open_library(str(path))
    with store._library.engine.connect() as connection:
        assert "seal" in {c["name"] for c in inspect(connection).get_columns("ruling")}
    assert store.check() == ()
    store.close()
    planted(path, "UPDATE note SET text = 'other'")
    store = open_library(str(path))
    assert any("The note of c2 (act" in problem for problem in store.check())
    store.close()


def test_an_act_that_vanished_is_missed(store: Store, session: str, path: Path) -> None:
    store.apply(session, [Rule("c1", "accepted"), Rule("c2", "accepted")], "me", LATER)
    planted(path, "DELETE FROM ruling WHERE sequence = 2")
    assert any("act 2 is missing" in problem for problem in store.check())


def test_what_cannot_be_read_at_all_is_counted(store: Store, session: str, path: Path) -> None:
    planted(path, "UPDATE claim SET quote = CAST(x'ff' AS TEXT) WHERE number = 1")
    assert any("1 rows of table claim cannot be read" in problem for problem in store.check())
    with pytest.raises(LibraryError):
        store.view(session)
