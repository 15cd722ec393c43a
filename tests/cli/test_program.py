"""The program as it is started: its streams, its modules, its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.stories import MONDAY, TUESDAY
from workbench.core.places import seeds

SEEDS = sorted(str(path) for path in seeds().glob("*.txt"))


def run(*words: str, given: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    clean = {key: value for key, value in os.environ.items() if key not in ("WORKBENCH_LIBRARY", "DISPLAY")}
    return subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        input=given,
        capture_output=True,
        env=clean | environment,
        check=False,
        timeout=100,
    )


@pytest.fixture
def articles(tmp_path: Path) -> list[str]:
    for name, text in (("monday.txt", MONDAY), ("tuesday.txt", TUESDAY)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / "monday.txt"), str(tmp_path / "tuesday.txt")]


def test_the_analysis_of_the_seeds_holds_what_the_contract_says() -> None:
    result = run("analyze", *SEEDS, "--json")
    assert (result.returncode, result.stderr) == (0, b"")
    data = json.loads(result.stdout)
    assert list(data) == ["articles", "claims", "groups"]
    texts = {a["name"]: a["text"] for a in data["articles"]}
    assert [a["name"] for a in data["articles"]] == [Path(p).name for p in SEEDS]
    agency = data["articles"][4]
    assert list(agency) == [
        "name", "headline", "publisher", "byline", "published", "published_from", "language", "encoding",
        "sha256", "text", "body", "dateline", "updated", "lines",
    ]  # fmt: skip
    assert (agency["publisher"], agency["published"]) == ("UPI", "2022-01-11")
    assert agency["published_from"].endswith("year inferred")
    assert agency["text"] == Path(SEEDS[4]).read_bytes().decode("utf-8")
    assert list(agency["lines"][0]) == ["start", "end", "role", "reason"]
    for claim in data["claims"]:
        assert list(claim) == [
            "id", "article", "start", "end", "quote", "appearances", "kind", "check_worthiness", "reasons",
            "claimant", "hedge", "as_of", "mood", "value",
        ]  # fmt: skip
        assert texts[claim["article"]][claim["start"] : claim["end"]] == claim["quote"]
        assert claim["appearances"][0] == [claim["start"], claim["end"]]
    known = {c["id"] for c in data["claims"]}
    for group in data["groups"]:
        assert list(group) == ["id", "label", "claims", "spread", "relations"]
        assert set(group["claims"]) <= known


def test_the_same_files_give_the_same_bytes(articles: list[str]) -> None:
    first = run("analyze", *articles, "--json", PYTHONHASHSEED="1")
    second = run("analyze", *articles, "--json", PYTHONHASHSEED="2", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert first.stdout == second.stdout
    assert first.stdout


def test_output_is_utf8_whatever_the_locale(tmp_path: Path) -> None:
    story = tmp_path / "história.txt"
    story.write_text(
        "Cheia em Ostrava – “12 mortos”\n\nAt least 12 people died, said Jiří Dvořák.\n", "utf-8"
    )
    result = run("analyze", str(story), "--json", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0
    assert "Jiří Dvořák" in result.stdout.decode("utf-8")
    assert json.loads(result.stdout)["articles"][0]["text"] == story.read_text("utf-8")


def test_a_closed_pipe_is_quiet(articles: list[str]) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "workbench", "annotate", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(b'{"id": 1, "text": "One."}\n')
        process.stdin.flush()
        assert process.stdout.readline().startswith(b'{"id": 1')
        process.stdout.close()
        process.stdin.write(b'{"id": 2, "text": "Two."}\n' * 5)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


@pytest.mark.parametrize(
    ("words", "never"),
    [
        (["--version"], ["sqlalchemy", "PySide6", "nupunkt", "workbench.analysis.pipeline"]),
        (["analyze", "FILE", "--json"], ["sqlalchemy", "alembic", "PySide6", "nh3", "markdown"]),
        (["annotate", "--jsonl"], ["sqlalchemy", "alembic", "PySide6"]),
        (["compare", "--jsonl"], ["sqlalchemy", "alembic", "PySide6"]),
        (
            ["--library", "LIBRARY", "sessions"],
            ["alembic", "PySide6", "nupunkt", "workbench.analysis.pipeline"],
        ),
    ],
)
def test_a_verb_loads_no_more_than_it_needs(
    words: list[str], never: list[str], articles: list[str], tmp_path: Path
) -> None:
    real = [{"FILE": articles[0], "LIBRARY": str(tmp_path / "new.sqlite")}.get(word, word) for word in words]
    script = (
        "import sys\nfrom workbench.__main__ import main\n"
        f"sys.argv = ['workbench', *{real!r}]\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print(sorted(set({never!r}) & set(sys.modules)), file=sys.stderr)\n"
    )
    result = subprocess.run([sys.executable, "-c", script], input=b"", capture_output=True, check=False)
    assert result.stderr.decode().strip() == "[]"


def test_a_fault_shows_no_traceback_unless_asked(tmp_path: Path) -> None:
    words = ("--library", str(tmp_path / "l.sqlite"), "claims", "fire")
    result = run(*words)
    assert result.returncode == 1
    assert result.stderr.decode().count("\n") == 1
    assert b"Traceback" in run("--verbose", *words).stderr
