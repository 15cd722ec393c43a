"""Figures as ratios, each measured against something in the same run; nothing is asserted.

make bench
"""

from __future__ import annotations

import itertools
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nupunkt import sent_tokenize

from tests.benchmarks.growth import growth
from workbench.analysis import pipeline
from workbench.core.article import Article
from workbench.core.places import seeds
from workbench.ingest.readers import read
from workbench.services.inprocess import InProcess
from workbench.services.picture import remove
from workbench.services.workbench import open_workbench

RUNS = 5


def seconds(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the median time of one call."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def until_shown(*arguments: str, before: Callable[[], object] = lambda: None) -> float:
    """Return the median time until a program says that it is on the screen, started as a person does.

    Python keeps what it compiled, whatever is set here, and has done so in an earlier start.
    """
    taken = []
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    for _ in range(RUNS + 1):
        before()
        start = time.perf_counter()
        with subprocess.Popen(
            [sys.executable, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings,
        ) as program:
            assert program.stdout
            assert program.stdout.readline().strip() == b"shown"
            taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def line(what: str, ours: float, theirs: float, against: str) -> None:
    print(f"{what:44} {ours * 1000:9.1f} ms  {ours / theirs:8.2f} times {against} ({theirs * 1000:.1f} ms)")


def sample() -> tuple[Article, ...]:
    files = sorted(seeds().glob("*.txt"))
    return tuple(read(f.name, f.read_bytes())[0].with_id(f"a{i}") for i, f in enumerate(files, 1))


def command(*arguments: str) -> Callable[[], object]:
    def once() -> None:
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)

    return once


def analysis() -> None:
    articles = sample()
    paths = [str(f) for f in sorted(seeds().glob("*.txt"))]
    bare = seconds(command("-c", "pass"))
    line(
        "analyze five articles, start included",
        seconds(command("-m", "workbench", "analyze", *paths, "--json")),
        bare,
        "a bare Python",
    )
    text = "\n".join(a.text for a in articles)
    once = seconds(lambda: pipeline.analyze(articles))
    line(
        "analyze five articles, warm",
        once,
        seconds(lambda: list(sent_tokenize(text))),
        "splitting sentences alone",
    )


BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QTextEdit
from PySide6.QtCore import QTimer
app = QApplication(sys.argv)
split = QSplitter()
for path in sys.argv[1:]:
    pane = QTextEdit(); pane.setReadOnly(True); pane.setPlainText(open(path, encoding="utf-8").read()); split.addWidget(pane)
window = QMainWindow(); window.setCentralWidget(split); window.resize(1280, 720); window.show()
def shown(): print('shown', flush=True); app.quit()
QTimer.singleShot(0, shown)
app.exec()
"""


def desk() -> None:
    paths = [str(f) for f in sorted(seeds().glob("*.txt"))]
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "bench.db")
        os.environ["WORKBENCH_LIBRARY"] = library
        name = "Bench"
        subprocess.run(
            [sys.executable, "-m", "workbench", "import", name, *paths], stdout=subprocess.DEVNULL, check=True
        )
        bare = until_shown("-c", BARE, *paths)
        start = ("-m", "tests.benchmarks.shown", "--library", library, "open")
        against = "a bare window with five panes"
        line("the session opened again, usable", until_shown(*start, name), bare, against)
        without = until_shown(*start, name, before=lambda: remove(library))
        line("... after a crash (no picture of it)", without, bare, against)

        def forget() -> None:
            remove(library)
            Path(library).unlink(missing_ok=True)
            shutil.rmtree(f"{library}.backups", ignore_errors=True)

        line(
            "first start, the sample read, usable",
            until_shown(*start, "--sample", before=forget),
            bare,
            against,
        )


def ruling() -> None:
    """A ruling that is on disk, against a bare commit of SQLite with the same settings."""
    with tempfile.TemporaryDirectory() as folder:
        opened = open_workbench(str(Path(folder) / "bench.db"), reviewer="bench", reader=InProcess())
        session = opened.archive.sample().id
        claim = opened.archive.view(session).claims[0].claim.id
        verdicts = itertools.cycle(("accepted", "unverifiable"))
        ours = seconds(lambda: opened.review.rule(session, claim, next(verdicts)), 50)
        opened.close()
        bare = sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)
        bare.executescript("pragma journal_mode=truncate; pragma synchronous=full; create table t(x)")
        line(
            "a ruling, on disk",
            ours,
            seconds(lambda: bare.execute("insert into t values (1)"), 50),
            "a bare commit",
        )
        bare.close()


if __name__ == "__main__":
    analysis()
    growth()
    ruling()
    desk()
