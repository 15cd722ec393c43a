"""A6 to A8 on a real full disk, A11 to A13: disks that are full or read-only, networks, clouds, twins."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePath

import pytest

from tests.databases.make import HERE
from tests.reliability.scenes import opened
from tests.reliability.sizes import missing
from workbench.core.errors import LibraryError, WorkbenchError
from workbench.services import surroundings


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Mount something below the test's folder; undone afterwards."""
    places: list[Path] = []

    def mount(*options: str) -> Path:
        place = tmp_path / f"mount{len(places)}"
        place.mkdir()
        done = subprocess.run(["mount", *options, str(place)], capture_output=True, text=True, check=False)
        if done.returncode:
            missing(f"the right to mount: {done.stderr.strip()}")
        places.append(place)
        return place

    yield mount
    for place in reversed(places):
        subprocess.run(["umount", str(place)], check=True)


@pytest.fixture
def small(mounted: Callable[..., Path], flood: Path) -> Path:
    """A library on a small disk that is full; ``filler`` beside it is what fills it."""
    place = mounted("-t", "tmpfs", "-o", "size=3m", "tmpfs")
    shutil.copy(flood, place / "library.sqlite")
    (place / "sheet.md").write_text("the sheet of yesterday\n")
    return place


def fill(place: Path) -> Path:
    filler = place / "filler"
    with filler.open("wb", buffering=0) as file, suppress(OSError):  # until there is no room
        while file.write(b"x" * 4096):
            pass
    assert shutil.disk_usage(place).free == 0
    return filler


def test_a6_a_ruling_on_a_full_disk_says_so_and_can_be_tried_again(small: Path) -> None:
    desk = opened(str(small / "library.sqlite"))
    filler = fill(small)
    with pytest.raises(LibraryError, match="no room left") as caught:
        desk.review.rule("s1", "c3", "accepted", "x" * 100_000)
    assert "Nothing was saved" in caught.value.todo
    assert all(r.rationale != "x" * 100_000 for r in desk.archive.reviewed("s1", ["c3"])[0].history)
    filler.unlink()
    desk.review.rule("s1", "c3", "accepted", "x" * 100_000)
    desk.close()
    again = opened(str(small / "library.sqlite"))
    assert again.archive.reviewed("s1", ["c3"])[0].history[-1].rationale == "x" * 100_000
    assert again.archive.check() == ()
    again.close()


def test_a7_an_export_on_a_full_disk_leaves_the_older_sheet(small: Path) -> None:
    desk = opened(str(small / "library.sqlite"))
    filler = fill(small)
    with pytest.raises(WorkbenchError, match="unchanged") as caught:
        desk.archive.export("s1", path=small / "sheet.md")
    assert "make room" in caught.value.todo
    assert (small / "sheet.md").read_text() == "the sheet of yesterday\n"
    filler.unlink()
    desk.archive.export("s1", path=small / "sheet.md")
    assert "Flood" in (small / "sheet.md").read_text()
    assert sorted(p.name for p in small.iterdir() if p.name.endswith(".part")) == []
    desk.close()


def test_a8_a_backup_and_a_migration_on_a_full_disk_leave_the_library(small: Path) -> None:
    """C8 too: no migration begins without its backup."""
    desk = opened(str(small / "library.sqlite"))
    old = small / "old.sqlite"
    shutil.copy(HERE / "schema_1.workbench", old)
    before = old.read_bytes()
    filler = fill(small)
    with pytest.raises(LibraryError, match="no room left"):
        desk.archive.backup(small / "copy.sqlite")
    with pytest.raises(LibraryError):
        opened(str(old))
    assert old.read_bytes() == before
    assert [p.name for p in small.iterdir() if p.name.startswith(("copy", ".copy"))] == []
    filler.unlink()
    desk.archive.backup(small / "copy.sqlite")
    assert desk.archive.check() == ()
    desk.close()
    opened(str(old)).close()


def test_a11_a_library_on_a_read_only_disk_is_read_and_not_written(
    mounted: Callable[..., Path], flood: Path, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    shutil.copy(flood, source / "library.sqlite")
    place = mounted("--bind", str(source))
    done = subprocess.run(
        ["mount", "-o", "remount,ro,bind", str(place)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        missing(f"a read-only mount: {done.stderr.strip()}")
    desk = opened(str(place / "library.sqlite"))
    assert desk.archive.is_read_only
    desk.archive.open("s1")
    desk.archive.announce("s1", "one", "A")
    desk.archive.keep_layout("s1", desk.archive.layout("s1"))
    desk.archive.leave("s1", "one")
    assert "Flood" in desk.archive.sheet("s1")
    assert desk.archive.check() == ()
    with pytest.raises(LibraryError, match="can only be read") as caught:
        desk.review.note("s1", "c1", "never")
    assert "Nothing was saved" in caught.value.todo
    desk.archive.backup(tmp_path / "copy.sqlite")
    desk.close()
    assert (source / "library.sqlite").read_bytes() == flood.read_bytes()
    assert not os.access(place / "library.sqlite", os.W_OK)


MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/me/news rw,relatime shared:9 - nfs4 server:/export rw
31 22 0:41 / /mnt/desk\040share rw - cifs //server/desk rw
32 22 0:42 / /home/me/remote rw - fuse.sshfs me@host: rw
33 30 8:2 / /home/me/news/local rw - xfs /dev/sdb1 rw
34 22 0:43 / /mnt/host rw - 9p host rw
"""


@pytest.mark.parametrize(
    ("library", "kind"),
    [
        ("/home/me/library.sqlite", "ext4"),
        ("/home/me/news/library.sqlite", "nfs4"),
        ("/home/me/news/local/library.sqlite", "xfs"),
        ("/home/me/newspapers/library.sqlite", "ext4"),
        ("/mnt/desk share/library.sqlite", "cifs"),
        ("/home/me/remote/a/library.sqlite", "fuse.sshfs"),
        ("/mnt/host/library.sqlite", "9p"),
    ],
)
def test_a12_a_library_on_a_network_is_warned_of(library: str, kind: str) -> None:
    assert surroundings.file_system(PurePath(library), MOUNTS) == kind
    told = surroundings.warnings(library, MOUNTS)
    assert any("network" in words and library in words for words in told) == (kind not in ("ext4", "xfs"))


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - The Newsroom", "OneDrive"),
        ("Nextcloud", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("Google Drive", "Google Drive"),
        ("GoogleDrive-me@example.org", "Google Drive"),
        ("My Drive", "Google Drive"),
        ("Mobile Documents", "iCloud"),
        ("iCloudDrive", "iCloud"),
        ("pCloudDrive", "pCloud"),
        ("MEGAsync", "MEGA"),
        ("Documents", ""),
        ("Boxes", ""),
        ("dropped", ""),
    ],
)
def test_a13_a_library_in_a_folder_of_a_cloud_is_warned_of(tmp_path: Path, folder: str, name: str) -> None:
    place = tmp_path / folder / "news"
    place.mkdir(parents=True)
    told = surroundings.warnings(str(place / "library.sqlite"), "")
    assert [name in words for words in told] == ([True] if name else [])


def test_a13_a_cloud_is_known_by_its_signs_too(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / ".stfolder").mkdir()
    (told,) = surroundings.warnings(str(tmp_path / "shared" / "library.sqlite"), "")
    assert "Syncthing" in told


@pytest.mark.parametrize(
    ("beside", "is_twin"),
    [
        ("library (me's conflicted copy 2022-01-19).sqlite", True),
        ("library (Case Conflict).sqlite", True),
        ("library (1).sqlite", True),
        ("library-DESKTOP-4F2A.sqlite", True),
        ("library.sync-conflict-20220119-101010-ABCDEFG.sqlite", True),
        ("library_conf(2022-01-19).sqlite", True),
        ("library (in Konflikt stehende Kopie).sqlite", True),
        ("library-2022-01-19-101010.sqlite", False),
        ("library-before-2022-01-19-101010.sqlite", False),
        ("library.sqlite-journal", False),
        ("library2.sqlite", False),
        ("other (1).sqlite", False),
        ("library (1).txt", False),
    ],
)
def test_a13_a_conflicted_copy_is_named_beside_the_library(
    tmp_path: Path, beside: str, is_twin: bool
) -> None:
    for name in ("library.sqlite", beside):
        (tmp_path / name).touch()
    told = surroundings.warnings(str(tmp_path / "library.sqlite"), "")
    assert [beside in words and "library.sqlite" in words for words in told] == ([True] if is_twin else [])
