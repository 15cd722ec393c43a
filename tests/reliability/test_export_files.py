"""I7 to I9, I12, K5: names of files, what stood there, the same bytes anywhere, nothing private, note bombs."""

from __future__ import annotations

import getpass
import os
import re
import socket
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path, PurePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reliability.heartbeat import Heartbeat
from tests.reliability.payloads import PAYLOADS
from workbench.core.errors import WorkbenchError
from workbench.core.filenames import LONGEST, file_name
from workbench.export.files import write_atomically
from workbench.services.importer import ImportProcess
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench, open_workbench

Figure = Callable[[str, object], None]
STORY = "Flood\n\nAt least 12 people died in Ostrava on Monday, officials said.\n\nSome 2,500 people left.\n"
RESERVED = {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}


@settings(max_examples=200)
@example("../../etc/cron.d/x")
@example("CON")
@example("con.tar.gz")
@example(".hidden")
@example("-rf")
@example("trail. ")
@example("x" * 300)
@example("ж" * 300)
@example("a\u202egnp.exe")
@example('a/b\\c:d*?"<>|e')
@example("\x00")
@example("nul\u200b")
@given(st.one_of(st.text(), st.sampled_from(PAYLOADS)))
def test_i7_any_words_make_a_safe_name(words: str) -> None:
    name = file_name(words, ".md", "fact sheet")
    assert PurePath(name).parts == (name,)
    assert len(name.encode()) <= LONGEST
    assert name.endswith(".md")
    assert name.split(".")[0].casefold().rstrip() not in RESERVED
    assert name[0] not in ".- "
    assert not re.search(r'[\x00-\x1f\x7f/\\:*?"<>|\u200b-\u200f\u202a-\u202e\u2066-\u2069]|\.\.', name)
    assert name.isprintable()


def test_i7_honest_names_stay() -> None:
    assert file_name("Kazakhstan, January 2022", ".md", "x") == "Kazakhstan, January 2022.md"
    assert file_name("Überschwemmung in Łódź (2)", ".md", "x") == "Überschwemmung in Łódź (2).md"
    assert file_name("洪水", ".md", "x") == "洪水.md"
    assert file_name("???", ".md", "fact sheet") == "fact sheet.md"


@pytest.mark.skipif(sys.platform == "win32", reason="devices and pipes of POSIX")
def test_i8_devices_pipes_and_folders_stay_what_they_are(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    bound = socket.socket(socket.AF_UNIX)
    bound.bind(str(tmp_path / "socket"))
    for name in ("pipe", "folder", "socket"):
        before = (tmp_path / name).lstat()
        with pytest.raises(WorkbenchError, match=name):
            write_atomically(tmp_path / name, "x")
        assert (tmp_path / name).lstat().st_mode == before.st_mode
    bound.close()
    with pytest.raises(WorkbenchError, match="null"):
        write_atomically(Path(os.devnull), "x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder", "pipe", "socket"]


def test_i8_writing_never_widens_what_other_threads_create(tmp_path: Path) -> None:
    """The mask of the process belongs to all its threads: it is not touched while a sheet is written."""
    seen: set[int] = set()
    done = threading.Event()

    def create() -> None:
        count = 0
        while not done.is_set():
            path = tmp_path / f"other{count % 50}"
            path.unlink(missing_ok=True)
            os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o666))
            seen.add(stat.S_IMODE(path.stat().st_mode))
            count += 1

    before = os.umask(0o077)
    other = threading.Thread(target=create)
    other.start()
    try:
        for number in range(150):
            write_atomically(tmp_path / f"sheet{number}.md", "x")
    finally:
        done.set()
        other.join()
        os.umask(before)
    assert seen == {0o600}
    assert {stat.S_IMODE((tmp_path / f"sheet{n}.md").stat().st_mode) for n in range(150)} == {0o600}


def _imported(desk: Workbench, folder: Path) -> str:
    folder.mkdir()
    (folder / "flood.txt").write_text(STORY, encoding="utf-8")
    (folder / "other.txt").write_text(STORY.replace("12", "19"), encoding="utf-8")
    session = desk.archive.create("Flood").id
    desk.intake.add(session, [Input(path=folder / "flood.txt"), Input(path=folder / "other.txt")])
    claim = next(iter(desk.archive.view(session).claims)).claim.id
    desk.review.rule(session, claim, "rejected", "İıß “later”")
    desk.review.note(session, claim, "ask *again*")
    return session


def test_i9_the_same_bytes_under_any_locale_zone_and_hash_seed(
    desk: Workbench, tmp_path: Path, library: Path, figure: Figure
) -> None:
    _imported(desk, tmp_path / "in")
    made = set()
    surroundings = [
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "de_DE.ISO-8859-1", "TZ": "America/St_Johns", "PYTHONHASHSEED": "987654"},
        {"LANG": "", "TZ": "XYZ+25", "PYTHONHASHSEED": "random", "PYTHONIOENCODING": "ascii"},
    ]
    for form in ("markdown", "annotated"):
        for more in surroundings if form == "markdown" else surroundings[-2:]:
            run = [
                sys.executable,
                "-m",
                "workbench",
                "--library",
                str(library),
                "export",
                "Flood",
                "--format",
                form,
            ]
            done = subprocess.run(run, capture_output=True, check=True, env={**os.environ, **more})
            made.add((form, done.stdout))
    assert len(made) == 2
    figure("exports that differ by locale, zone or hash seed", len(made) - 2)


def test_i12_nothing_private_leaves_with_an_export(desk: Workbench, tmp_path: Path, figure: Figure) -> None:
    session = _imported(desk, tmp_path / "secret-source-folder")
    view = desk.archive.view(session)
    told = desk.archive.export(session, "markdown") + desk.archive.export(session, "annotated")
    private = {
        "secret-source-folder",
        str(tmp_path),
        str(Path.home()) + "/",
        getpass.getuser() + "@",
        socket.gethostname(),
        session,
        view.articles[0].id if len(view.articles[0].id) > 8 else session,
        desk.context.address,
    }
    leaked = [words for words in private if words in told]
    assert not leaked
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}", told)
    figure("private paths, names and ids in exports", len(leaked))


BOMBS = {
    "brackets": "[" * 19_000,
    "tags": "<a " * 6_000,
    "stars": "*" * 19_000,
    "quotes": "> " * 9_000,
    "nested list": "\n".join("    " * min(i, 40) + "- x" for i in range(100)),
    "backticks": "`a" * 9_000,
    "entities": "&" * 19_000,
    "emphasis": "*a **b " * 2_500,
    "link": "[a](" * 4_000,
    "references": "[a]: x\n" * 2_500,
    "breaks": "a  \n" * 4_500,
    "setext": "a\n=\n" * 4_500,
    "angle": "<" * 19_000,
    "list": "- " * 9_000,
    "numbers": "1. " * 6_000,
    "underscores": "_" * 19_000,
    "words": "word " * 3_900,
    "too long": "word " * 50_000,
}


def test_k5_note_bombs_are_set_or_shown_as_written(library: Path, figure: Figure) -> None:
    """They burn in a process of their own: how long the threads of this one had to wait is reported."""
    process = ImportProcess()
    process.warm()
    opened = open_workbench(str(library), reviewer="A. Editor", reader=process)
    with Heartbeat() as heart:
        shown = {name: opened.archive.preview_note(bomb) for name, bomb in BOMBS.items()}
    honest = opened.archive.preview_note("**after** the bombs")
    opened.close()
    assert all(html.startswith("<") for html in shown.values())
    assert shown["too long"].startswith("<p>This text is too complex")
    assert honest.strip() == "<p><strong>after</strong> the bombs</p>"
    figure("longest wait of a thread while note bombs are set, ms", heart.longest_ms)
