"""11: each failure reads as one plain sentence with what to do next; the manual's table of them is true."""

from __future__ import annotations

import os
import re
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from workbench.core.errors import WorkbenchError
from workbench.core.places import resource
from workbench.core.span import Span
from workbench.export.files import write_atomically
from workbench.services.importer import ImportProcess
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.reader import Allowance, Piece, never
from workbench.services.workbench import Workbench, open_workbench

DOUBLES = Path(__file__).resolve().parents[1] / "services" / "doubles.py"
STORY = "Flood\n\nAt least 12 people died in Ostrava on Monday, officials said.\n"
Failure = Callable[[Path], object]


def _read(name: str, raw: bytes) -> Failure:
    return lambda _: InProcess().read(Piece(name, raw), never)


def _file(make: Callable[[Path], object]) -> Failure:
    def run(folder: Path) -> object:
        make(folder / "a.txt")
        return Input(path=folder / "a.txt").content()

    return run


def _child(how: str) -> Failure:
    def run(_: Path) -> object:
        process = ImportProcess([sys.executable, "-I", str(DOUBLES), how], Allowance(1, 2))
        try:
            return process.read(Piece("a.txt", b"words"), never)
        finally:
            process.close()

    return run


def _library(make: Callable[[Path], object]) -> Failure:
    def run(folder: Path) -> object:
        make(folder / "library.sqlite")
        return open_workbench(str(folder / "library.sqlite"), reader=InProcess()).close()

    return run


def _open(folder: Path) -> Workbench:
    opened = open_workbench(str(folder / "library.sqlite"), reviewer="A. Editor", reader=InProcess())
    opened.intake.add(opened.archive.create("Flood").id, [Input(name="a.txt", raw=STORY.encode())])
    return opened


def _act(act: Callable[[Workbench, str], object]) -> Failure:
    def run(folder: Path) -> object:
        opened = _open(folder)
        try:
            return act(opened, opened.archive.find("Flood").id)
        finally:
            opened.close()

    return run


def _newer(path: Path) -> None:
    open_workbench(str(path), reader=InProcess()).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def _damaged(path: Path) -> None:
    open_workbench(str(path), reader=InProcess()).close()
    raw = bytearray(path.read_bytes())
    raw[4096:12288] = b"\xa5" * 8192
    path.write_bytes(raw)


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20_000_000)


TRIGGERS: dict[str, Failure] = {
    "an empty file": _read("a.txt", b" \n"),
    "a text of unseen characters": _read("a.txt", "\u200b\u2060".encode()),
    "a text that is too long": _read("a.txt", b"words of it\n" * 90_000),
    "a PDF, Word, web or other file": _read("a.txt", b"%PDF-1.7 x"),
    "a file of unknown ending": _read("a.xyz", b"words"),
    "data": _read("a.txt", bytes(range(256)) * 40),
    "a file that is too large": _file(_sparse),
    "a file that is gone": _file(lambda path: None),
    "a folder, pipe or device": _file(os.mkfifo),
    "reading takes too long": _child("hangs"),
    "reading breaks down": _child("exits"),
    "reading answers nonsense": _child("garbage"),
    "a library of another program": _library(_foreign),
    "a library of a newer version": _library(_newer),
    "a damaged library": _library(_damaged),
    "an empty library": _library(lambda path: path.touch()),
    "a library that is a folder": _library(lambda path: path.mkdir()),
    "a library in no folder": lambda folder: open_workbench(
        str(folder / "none" / "x.sqlite"), reader=InProcess()
    ),
    "an export to a folder that is not there": lambda folder: write_atomically(folder / "none" / "x.md", "x"),
    "an export onto a device": lambda _: write_atomically(Path(os.devnull), "x"),
    "a format that is not there": _act(lambda desk, session: desk.archive.export(session, "xls")),
    "a rejection without a reason": _act(
        lambda desk, session: desk.review.rule(session, "c1", "rejected", " ")
    ),
    "a claim that is not there": _act(
        lambda desk, session: desk.review.rule(session, "c999", "accepted", "")
    ),
    "a session that is not there": _act(lambda desk, _: desk.archive.find("Drought")),
    "a name that is taken": _act(lambda desk, _: desk.archive.create("Flood")),
    "a claim of no words": _act(lambda desk, session: desk.review.mark(session, "a1", Span(3, 3))),
    "a copy over a file": _act(
        lambda desk, _: [desk.archive.backup(Path(desk.library).with_name("c")) for _ in "ab"]
    ),
}


def told(failure: Failure, folder: Path) -> str:
    """Return what a person reads of a failure."""
    with pytest.raises(WorkbenchError) as caught:
        failure(folder)
    assert caught.value.what
    assert caught.value.todo, f"nothing is said to do about it: {caught.value.what}"
    return f"{caught.value.what} {caught.value.todo}"


def table() -> dict[str, str]:
    """Return the manual's rows: what befell, and the sentences, … for what differs from case to case."""
    page = resource("manual", "messages.md").read_text("utf-8")
    rows = re.findall(r"^\| (?!---|what)([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
    return dict(rows)


def test_the_manual_lists_them_all() -> None:
    assert list(table()) == list(TRIGGERS)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")
@pytest.mark.parametrize("failure", sorted(TRIGGERS))
def test_a_failure_reads_as_the_manual_says(failure: str, tmp_path: Path) -> None:
    words = told(TRIGGERS[failure], tmp_path)
    pattern = ".+".join(re.escape(part) for part in table()[failure].split("…"))
    assert re.fullmatch(pattern, words, re.DOTALL), words
    assert "\n" not in words
    assert not re.search(r"Traceback|Error:|Errno|\bNone\b|<[a-z]+ object", words)
    assert words[0].isupper() or words.startswith(("a.", "/", "c999", "“"))
    assert words.endswith((".", "”."))
    assert len(words) < 400
