"""The picture of a desk: true of the file that it was taken of, worthless after any change, harmless if damaged."""

import logging
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.clock import Clock
from workbench.core.house import HouseRules
from workbench.core.session import Layout, PaneLayout
from workbench.core.verdict import ACCEPTED
from workbench.services import picture
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "library.sqlite")


@pytest.fixture
def desk(path: str) -> Iterator[Workbench]:
    opened = open_workbench(path, clock=Clock(), reviewer="A. Editor", reader=InProcess())
    session = opened.archive.sample().id
    opened.rules.set(session, replace(opened.rules.of(session), threshold=0.25))
    opened.review.rule(session, ["c1"], ACCEPTED)
    opened.archive.keep_layout(session, Layout((PaneLayout("a2", 300),), "c3", {"kind": "time"}))
    opened.archive.take_picture(session)
    yield opened
    opened.close()


def place(path: str) -> Path:
    found = picture.place_of(path)
    assert found is not None
    return found


def test_it_shows_what_the_library_holds(desk: Workbench, path: str) -> None:
    found = picture.read(path)
    assert found == picture.Picture(desk.archive.view("s1"), desk.archive.layout("s1"))
    assert found.view.claims[0].rules == HouseRules(found.view.scale, 0.25)
    assert found.view.claims[0].verdict == ACCEPTED
    assert stat.S_IMODE(place(path).stat().st_mode) == 0o600


def test_it_is_for_the_session_that_is_asked_for(desk: Workbench, path: str) -> None:
    found = picture.read(path)
    assert found is not None
    assert found.shows(())
    assert found.shows((found.view.session.name,))
    assert not found.shows(("another",))
    assert not found.shows((found.view.session.name, "a.txt"))


def test_any_write_makes_it_worthless(desk: Workbench, path: str) -> None:
    desk.archive.announce("s1", "desk", "here")
    assert picture.read(path) is None


def test_another_file_in_the_librarys_place_has_none(desk: Workbench, path: str) -> None:
    copy = Path(path).with_name("copy")
    copy.write_bytes(Path(path).read_bytes())
    copy.replace(path)
    assert picture.read(path) is None


def test_an_unfinished_write_beside_the_library_makes_it_worthless(desk: Workbench, path: str) -> None:
    Path(f"{path}-journal").write_bytes(b"half a page")
    assert picture.read(path) is None


def test_another_version_of_the_program_does_not_use_it(
    desk: Workbench, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "__version__", "next")
    assert picture.read(path) is None


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 1000, b"{}", b"\n[" + b"[" * 100_000])
def test_what_is_no_picture_is_ignored_with_a_line_in_the_log(
    desk: Workbench, path: str, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    place(path).write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert picture.read(path) is None
    assert "picture" in caplog.text


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.99])
def test_a_flipped_bit_makes_it_worthless(desk: Workbench, path: str, share: float) -> None:
    content = bytearray(place(path).read_bytes())
    content[int(len(content) * share)] ^= 1
    place(path).write_bytes(content)
    assert picture.read(path) is None


def test_too_large_a_one_is_neither_kept_nor_read(
    desk: Workbench, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = picture.read(path)
    assert found is not None
    monkeypatch.setattr(picture, "LARGEST", 1000)
    assert picture.read(path) is None
    picture.write(path, picture.stamp(path), found)
    assert not place(path).exists()


def test_it_goes_with_the_library_and_when_no_session_is_left(desk: Workbench, path: str) -> None:
    desk.archive.take_picture("")
    assert not place(path).exists()
    desk.archive.take_picture("s1")
    Path(path).rename(f"{path}.elsewhere")
    assert picture.read(path) is None
    assert not place(path).exists()
    Path(f"{path}.elsewhere").rename(path)


def test_a_library_on_a_server_has_none() -> None:
    assert picture.read("postgresql://host/name") is None
    assert picture.place_of("postgresql://host/name") is None


def test_what_was_left_half_written_is_in_nobodys_way(desk: Workbench, path: str) -> None:
    place(path).with_name(f"{place(path).name}.new").symlink_to("/nowhere")
    desk.archive.take_picture("s1")
    found = picture.read(path)
    assert found is not None
    assert not os.path.lexists(place(path).with_name(f"{place(path).name}.new"))
    assert replace(found, layout=Layout()) != found
