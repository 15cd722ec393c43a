"""Libraries that earlier versions wrote are read as they were written."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.databases.make import HERE
from workbench.core.act import Rule
from workbench.core.plain import revive
from workbench.core.session import Layout, SessionView
from workbench.storage import sqlite
from workbench.storage.engine import open_library
from workbench.storage.rows_base import Base

OLD = sorted(HERE.glob("schema_*.workbench"))


def test_there_is_one_library_for_every_schema() -> None:
    assert [path.stem for path in OLD] == [f"schema_{number}" for number in range(1, sqlite.SCHEMA + 1)]


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_an_old_library_is_read_as_it_was_written(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    wanted = json.loads(old.with_suffix(".json").read_text("utf-8"))
    store = open_library(str(path))
    view = store.view("s1")
    assert view == revive(SessionView, wanted["view"])
    assert store.layout("s1") == revive(Layout, wanted["layout"])
    problems = [p for p in store.check() if not p.startswith("The attached file list.txt is missing")]
    assert problems == []  # a file that lay beside the library was not kept with it
    assert [s.session.name for s in store.sessions(trashed=True)] == ["Copy"]
    change, _ = store.apply("s1", [Rule("c3", "accepted")], "me", view.session.opened)
    assert change.revision == view.session.revision + 1
    store.close()


@pytest.mark.parametrize("old", OLD[-1:], ids=lambda path: path.stem)
def test_the_library_of_this_schema_has_rows_in_every_table(old: Path) -> None:
    with closing(sqlite3.connect(f"file:{old}?immutable=1", uri=True)) as connection:
        for table in Base.metadata.tables:
            assert connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0], table  # noqa: S608
