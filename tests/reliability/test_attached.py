"""A19, A20: attached files are in the backups and come back with them; `check` names what is missing, and for whom."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.reliability.scenes import opened
from workbench.core.act import NEW_SOURCE, Cite, Record
from workbench.core.errors import LibraryError
from workbench.core.evidence import Passage, Source, Stance
from workbench.services import safekeeping
from workbench.services.workbench import Workbench
from workbench.storage import attached, files

MORNING = datetime(2024, 3, 4, 8, 0, tzinfo=UTC)


@pytest.fixture
def path(flood: Path, tmp_path: Path) -> Path:
    """A closed library with a list attached to its first claim."""
    place = tmp_path / "library.sqlite"
    shutil.copy(flood, place)
    attach(place, "c1", "list.txt", "twelve names")
    return place


def attach(library: Path, claim: str, name: str, words: str) -> Path:
    desk = opened(str(library))
    paper = library.with_name(name)
    paper.write_text(words)
    source = desk.sourcing.keep_file(Source(title=name), paper)
    acts = [Record(source), Cite("", claim, NEW_SOURCE, Passage(Stance.SUPPORTS, "twelve"))]
    desk.context.store.apply("s1", acts, "me", MORNING)
    assert source.file is not None
    place = desk.context.store.file_place(source.file)
    desk.close()
    paper.unlink()
    return place


def kept(library: Path) -> list[Path]:
    return sorted(p for p in files.folder_of(library).iterdir() if len(p.stem) == files.DIGITS)


def checked(library: Path) -> tuple[str, ...]:
    desk: Workbench = opened(str(library))
    try:
        return desk.archive.check()
    finally:
        desk.close()


def test_check_names_the_session_the_article_and_the_claim(path: Path) -> None:
    assert checked(path) == ()
    (place,) = kept(path)
    place.write_text("thirteen names")
    (changed,) = checked(path)
    assert changed.startswith("The attached file list.txt was changed since it was attached.")
    assert "Session 'Flood'" in changed
    assert "claim c1 of " in changed
    assert "(a1)" in changed
    place.unlink()
    (missing,) = checked(path)
    assert "list.txt is missing" in missing
    assert "claim c1 of " in missing


@pytest.mark.parametrize("damage", ["missing", "changed", "folder gone"])
def test_a20_restoring_an_automatic_backup_brings_the_files_back(path: Path, damage: str) -> None:
    backup = safekeeping.keep(str(path), MORNING)
    assert backup
    (place,) = kept(path)
    if damage == "missing":
        place.unlink()
    elif damage == "changed":
        place.write_text("thirteen names")
    else:
        shutil.rmtree(place.parent)
    later = attach(path, "c2", "later.txt", "a later list")
    assert checked(path) != ()
    safekeeping.put_back(str(path), backup, MORNING + timedelta(hours=1))
    assert checked(path) == ()
    assert place.read_text() == "twelve names"
    safekeeping.undo_put_back(str(path), MORNING + timedelta(hours=2))
    assert later.read_text() == "a later list"
    assert checked(path) == ()
    aside = [p.read_text() for p in place.parent.glob("*.changed-*")]
    assert aside == (["thirteen names"] if damage == "changed" else [])


def test_a19_the_backups_share_a_file_and_it_goes_with_the_last_that_names_it(path: Path) -> None:
    first = safekeeping.keep(str(path), MORNING)
    attach(path, "c2", "later.txt", "a later list")
    second = safekeeping.keep(str(path), MORNING + timedelta(hours=1))
    assert first
    assert second
    shared = attached.folder_for(second)
    assert attached.folder_for(first) == shared
    assert sorted(p.read_text() for p in shared.iterdir()) == ["a later list", "twelve names"]
    assert not kept(path)[0].samefile(next(p for p in shared.iterdir() if p.name == kept(path)[0].name))
    second.unlink()
    attached.drop_unused(shared, [first])
    assert [p.read_text() for p in shared.iterdir()] == ["twelve names"]
    first.write_bytes(b"damaged")
    attached.drop_unused(shared, [first])
    assert [p.read_text() for p in shared.iterdir()] == ["twelve names"], (
        "of a damaged backup nothing is known"
    )


def test_a19_a_file_that_could_not_be_copied_is_copied_the_next_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise LibraryError("list.txt cannot be copied: no space.", "See to the room there.")

    with monkeypatch.context() as patch:
        patch.setattr(files, "copy", full)
        with pytest.raises(LibraryError, match="no space"):
            safekeeping.keep(str(path), MORNING)
    (held,) = safekeeping.backups(str(path))
    assert not attached.folder_for(held.path).exists()
    assert safekeeping.keep(str(path), MORNING + timedelta(hours=1)) is None
    assert [p.read_text() for p in attached.folder_for(held.path).iterdir()] == ["twelve names"]


def test_a20_a_copy_made_by_hand_has_its_own_files(path: Path) -> None:
    desk = opened(str(path))
    copy = desk.archive.backup(path.with_name("copy.sqlite"))
    rescued = desk.archive.rescue(path.with_name("rescued.sqlite"))
    desk.close()
    for each in (copy, rescued):
        assert [p.read_text() for p in kept(each)] == ["twelve names"]
        assert checked(each) == ()
    shutil.rmtree(files.folder_of(path))
    safekeeping.put_back(str(path), copy, MORNING)
    assert checked(path) == ()


def test_a20_where_the_files_cannot_be_written_nothing_is_restored(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = safekeeping.keep(str(path), MORNING)
    assert backup
    shutil.rmtree(files.folder_of(path))
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise LibraryError("list.txt cannot be copied: no space.", "See to the room there.")

    monkeypatch.setattr(files, "copy", full)
    with pytest.raises(LibraryError, match="no space"):
        safekeeping.put_back(str(path), backup, MORNING)
    assert path.read_bytes() == before
    assert not list(path.parent.glob("*-before-*"))
    assert not list(path.parent.glob(".*.new"))
