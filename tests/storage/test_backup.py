"""Backups are whole, checked, never half there, and never overwrite."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.making import NOW
from workbench.core.act import Annotate
from workbench.core.errors import LibraryError, Refused
from workbench.storage import backup
from workbench.storage.engine import open_library
from workbench.storage.store import Store


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir() if not p.name.endswith("-journal")}


def test_a_backup_of_an_open_library_is_the_library(store: Store, session: str, path: Path) -> None:
    store.apply(session, [Annotate("c1", "before")], "me", NOW)
    copy = path.with_name("copy")
    store.backup(copy)
    store.apply(session, [Annotate("c1", "after")], "me", NOW)
    opened = open_library(str(copy))
    note = opened.reviewed(session, ["c1"])[0].note
    assert note is not None
    assert note.text == "before"
    assert opened.check() == ()
    opened.close()
    assert names(path.parent) == {path.name, "copy"}


def test_what_is_there_is_not_overwritten(store: Store, path: Path) -> None:
    (path.parent / "copy").write_text("mine")
    with pytest.raises(Refused, match="already"):
        store.backup(path.parent / "copy")
    assert (path.parent / "copy").read_text() == "mine"
    with pytest.raises(LibraryError, match="does not exist"):
        store.backup(path.parent / "no" / "copy")
    assert names(path.parent) == {path.name, "copy"}


def test_a_damaged_library_gives_no_backup(store: Store, session: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE claim SET article = 9")
    with pytest.raises(LibraryError, match="damaged"):
        store.backup(path.parent / "copy")
    assert names(path.parent) == {path.name}


def test_a_foreign_file_is_no_backup(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "foreign")) as connection, connection:
        connection.execute("CREATE TABLE x (y)")
    with pytest.raises(LibraryError, match="not a library"):
        backup.copy(tmp_path / "foreign", tmp_path / "copy")
    with pytest.raises(LibraryError, match="not a library"):
        backup.verify(tmp_path / "foreign")
    assert names(tmp_path) == {"foreign"}
