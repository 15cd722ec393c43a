import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.errors import UnreadableInput
from workbench.services import inputs
from workbench.services.inputs import Input, read_file, safe_name, unique_name


def test_a_file_is_read_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xff\x00\r\n")
    assert Input(path=path).content() == b"\xff\x00\r\n"
    assert Input(path=path).shown_name == "a.txt"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"gone\.txt cannot be read: there is no such file"):
        read_file(tmp_path / "gone.txt")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="is not a file"):
        read_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are POSIX")
def test_a_named_pipe_does_not_hold_us(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    with pytest.raises(UnreadableInput, match=r"pipe\.txt is not a file"):
        read_file(pipe)


def test_an_endless_device_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="is not a file"):
        read_file(Path("/dev/zero"))


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(inputs.LARGEST + 1)
    with pytest.raises(UnreadableInput, match=r"large\.txt is too large"):
        read_file(path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read anything")
def test_a_forbidden_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(UnreadableInput, match="you may not read it"):
        read_file(path)


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("a\nb\t c.txt", "a b c.txt"),
        ("\x1b[31mred.txt", "\ufffd[31mred.txt"),
        ("abc\u202etxt.exe", "abc\ufffdtxt.exe"),
        ("caf\udce9.txt", "caf\ufffd.txt"),
        ("", "untitled"),
    ],
)
def test_names_are_safe_to_show(given_name: str, shown: str) -> None:
    assert safe_name(given_name) == shown


@given(st.text(st.characters(), max_size=400))
def test_every_name_becomes_one_storable_line(name: str) -> None:
    shown = safe_name(name)
    assert shown
    assert len(shown) <= 120
    assert not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") for c in shown)
    assert "\n" not in shown
    shown.encode("utf-8")


def test_a_long_name_keeps_its_suffix() -> None:
    assert safe_name("x" * 300 + ".txt").endswith("….txt")


@pytest.mark.parametrize(
    ("name", "taken", "unique"),
    [
        ("a.txt", [], "a.txt"),
        ("a.txt", ["b.txt"], "a.txt"),
        ("a.txt", ["a.txt"], "a (2).txt"),
        ("A.TXT", ["a.txt"], "A (2).TXT"),
        ("a.txt", ["a.txt", "a (2).txt"], "a (3).txt"),
        ("caf\u0065\u0301.txt", ["caf\u00e9.txt"], "cafe\u0301 (2).txt"),
        ("Floods in Ostrava", ["floods in ostrava"], "Floods in Ostrava (2)"),
        ("He said. Then left", ["He said. Then left"], "He said. Then left (2)"),
    ],
)
def test_names_that_read_the_same_are_told_apart(name: str, taken: list[str], unique: str) -> None:
    assert unique_name(name, taken) == unique
