import os
import stat
from pathlib import Path

import pytest

from workbench.core.errors import WorkbenchError
from workbench.export.files import write_atomically


def test_the_bytes_are_utf8_with_line_feeds(tmp_path: Path) -> None:
    target = tmp_path / "sheet.md"
    write_atomically(target, "“ä”\nb\n")
    assert target.read_bytes() == "“ä”\nb\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["sheet.md"]


def test_an_earlier_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "sheet.md"
    target.write_text("old")
    target.chmod(0o640)
    write_atomically(target, "new")
    assert target.read_text() == "new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_a_new_file_may_be_read_by_whom_the_mask_lets(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_atomically(tmp_path / "sheet.md", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "sheet.md").stat().st_mode) == 0o644


def test_a_link_is_replaced_and_its_target_untouched(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("other")
    (tmp_path / "sheet.md").symlink_to(tmp_path / "other.txt")
    write_atomically(tmp_path / "sheet.md", "new")
    assert (tmp_path / "other.txt").read_text() == "other"
    assert (tmp_path / "sheet.md").read_text() == "new"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError) as caught:
        write_atomically(tmp_path / "gone" / "sheet.md", "new")
    assert "sheet.md could not be written: No such file or directory" in caught.value.what
    assert caught.value.todo


def test_where_the_name_is_a_folder_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "sheet.md").mkdir()
    with pytest.raises(WorkbenchError):
        write_atomically(tmp_path / "sheet.md", "new")
    assert [p.name for p in tmp_path.iterdir()] == ["sheet.md"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "sheet.md"
    target.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkbenchError, match="No space left on device"):
        write_atomically(target, "new")
    assert target.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["sheet.md"]
