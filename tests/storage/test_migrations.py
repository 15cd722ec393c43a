"""The schema that create_all makes is the schema that the migrations make."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, inspect
from sqlalchemy.engine.interfaces import ReflectedIndex

from workbench.storage import engine, migrate, schema, sqlite
from workbench.storage.library import make_engine
from workbench.storage.rows_base import Base


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
            assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_the_schema_number_counts_the_migrations() -> None:
    folder = Path(migrate.__file__).with_name("migrations")
    known = [script.revision for script in ScriptDirectory(str(folder)).walk_revisions()]
    assert tuple(reversed(known)) == schema.REVISIONS
    assert len(schema.REVISIONS) == sqlite.SCHEMA
