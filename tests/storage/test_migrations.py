"""The schema that create_all makes is the schema that the migrations make."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, inspect
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine.interfaces import ReflectedIndex
from sqlalchemy.schema import CreateIndex, CreateTable

from tests.storage.making import NOW
from workbench.core.act import Rule
from workbench.core.errors import LibraryError
from workbench.storage import engine, migrate, schema, sqlite
from workbench.storage.engine import open_library
from workbench.storage.library import make_engine
from workbench.storage.rows_base import Base
from workbench.storage.store import Store


def made_by_migrations(path: Path) -> Engine:
    made = make_engine(URL.create("sqlite", database=str(path)))
    with made.begin() as connection:
        migrate.run(connection)
    return made


def index(found: ReflectedIndex) -> tuple[str, str, str]:
    options = {name: str(value) for name, value in found.get("dialect_options", {}).items()}
    return str(found["name"]), repr(found["column_names"]), repr((found["unique"], options))


def described(connection: Connection) -> dict[str, object]:
    """All that the database says of its tables, in no order of columns or constraints."""
    found = inspect(connection)
    return {
        table: (
            sorted((c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)),
            found.get_pk_constraint(table),
            sorted(map(repr, found.get_foreign_keys(table))),
            sorted(map(repr, found.get_unique_constraints(table))),
            sorted(map(repr, found.get_check_constraints(table))),
            sorted(index(i) for i in found.get_indexes(table)),
        )
        for table in found.get_table_names()
        if table != schema.VERSIONS.name
    }


def test_create_all_and_the_migrations_make_the_same_schema(tmp_path: Path) -> None:
    engine.make_file(tmp_path / "created")
    created = make_engine(URL.create("sqlite", database=str(tmp_path / "created")))
    migrated = made_by_migrations(tmp_path / "migrated")
    with created.connect() as one, migrated.connect() as other:
        assert described(one) == described(other)
        assert compare_metadata(MigrationContext.configure(other), Base.metadata) == []
    created.dispose()
    migrated.dispose()


def test_both_are_stamped_with_the_last_migration(tmp_path: Path) -> None:
    engine.make_file(tmp_path / "created")
    made_by_migrations(tmp_path / "migrated").dispose()
    for name in ("created", "migrated"):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [
                (schema.REVISIONS[-1],)
            ]


def test_the_schema_number_counts_the_migrations() -> None:
    folder = Path(migrate.__file__).with_name("migrations")
    known = [script.revision for script in ScriptDirectory(str(folder)).walk_revisions()]
    assert tuple(reversed(known)) == schema.REVISIONS
    assert len(schema.REVISIONS) == sqlite.SCHEMA


def aged(path: Path, *statements: str) -> None:
    """Make a library look as if an older version had written it."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA user_version=0")
        for statement in statements:
            connection.execute(statement)


def test_an_older_library_is_brought_up_on_a_backup(store: Store, session: str, path: Path) -> None:
    store.apply(session, [Rule("c1", "accepted")], "me", NOW)
    before = store.view(session)
    store.close()
    aged(path)
    opened = open_library(str(path))
    assert opened.view(session) == before
    with opened._library.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == sqlite.SCHEMA
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    opened.close()
    kept = path.with_name(f"{path.name}.before-schema-{sqlite.SCHEMA}.1")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert connection.execute("SELECT verdict FROM ruling").fetchall() == [("accepted",)]


def test_a_migration_that_fails_leaves_the_library_as_it_was(store: Store, session: str, path: Path) -> None:
    store.close()
    aged(
        path, "DELETE FROM alembic_version"
    )  # so that the first migration runs again, into the tables that are there
    with pytest.raises(LibraryError):
        open_library(str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (0,)
        assert connection.execute("SELECT count(*) FROM claim").fetchone() == (5,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_unknown_stamp_is_an_error_in_words(store: Store, session: str, path: Path) -> None:
    store.close()
    aged(path, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(LibraryError, match="cannot be brought up"):
        open_library(str(path))


def test_down_and_up_again_is_the_same_schema(tmp_path: Path) -> None:
    migrated = made_by_migrations(tmp_path / "migrated")
    with migrated.connect() as connection:
        before = described(connection)
    with migrated.begin() as connection:
        migrate.run(connection, "base")
        assert set(inspect(connection).get_table_names()) == {schema.VERSIONS.name}
    with migrated.begin() as connection:
        migrate.run(connection)
    with migrated.connect() as connection:
        assert described(connection) == before
    migrated.dispose()


def test_what_migrates_and_what_serves_a_server_is_loaded_only_for_that(
    store: Store, session: str, path: Path
) -> None:
    store.close()
    code = "import sys; from workbench.storage.engine import open_library; open_library(sys.argv[1]); "
    code += "print(sys.modules.keys() & {'alembic', 'sqlalchemy.dialects.postgresql'})"
    for made in (path, path.with_name("new")):
        found = subprocess.run(
            [sys.executable, "-c", code, str(made)], capture_output=True, text=True, check=True
        )
        assert found.stdout == "set()\n"


def test_the_schema_can_be_written_for_postgresql() -> None:
    for table in Base.metadata.sorted_tables:
        made = str(CreateTable(table).compile(dialect=postgresql.dialect()))
        assert "DATETIME" not in made
        assert "BLOB" not in made
    assert "TIMESTAMP WITH TIME ZONE" in str(
        CreateTable(Base.metadata.tables["ruling"]).compile(dialect=postgresql.dialect())
    )
    schema.fit_postgresql()
    made = [
        str(CreateIndex(index).compile(dialect=postgresql.dialect()))
        for index in Base.metadata.tables["session"].indexes
    ]
    assert [index for index in made if index.endswith("(name) WHERE trashed_at IS NULL")]


def test_the_schema_of_a_server_is_told_by_its_tables(tmp_path: Path) -> None:
    """The rule for servers, tried on a database that every machine has."""
    server = make_engine(URL.create("sqlite", database=str(tmp_path / "server")))
    assert schema.number(server, "here") == 0
    with server.begin() as connection:
        schema.create(connection)
    assert schema.number(server, "here") == sqlite.SCHEMA
    with server.begin() as connection:
        connection.execute(schema.VERSIONS.update().values(version_num="9999"))
    with pytest.raises(LibraryError, match="newer version"):
        schema.number(server, "here")
    with server.begin() as connection:
        schema.VERSIONS.drop(connection)
    with pytest.raises(LibraryError, match="another program"):
        schema.number(server, "here")
    server.dispose()
