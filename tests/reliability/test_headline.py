"""The frame: figures of several processes come into one table, a test's row is read off its name."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.reliability.headline import Headline, row_of, table

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("name", "row"),
    [("test_a10_each_write_fails", "A10"), ("test_l1", "L1"), ("test_frame", ""), ("test_a1b_x", "")],
)
def test_the_row_is_in_the_name(name: str, row: str) -> None:
    assert row_of(name) == row


def test_the_table_follows_the_matrix() -> None:
    found = [Headline("B1", "lost | updates", 0, "x"), Headline("A10", "faults", 12000, "y")]
    found.append(Headline("A10", "faults", 345, "y"))
    found.append(Headline("A2", "points", 0.5, "z"))
    assert table(found).splitlines()[2:] == [
        "| A2 | points | 0.50 | `z` |",
        "| A10 | faults | 12,345 | `y` |",
        "| B1 | lost \\| updates | 0 | `x` |",
    ]


TESTS = """
def test_a7_one(figure):
    figure("lost", 1)

def test_b2_two(figure):
    figure("of", 20000)

def test_b3_failed(figure):
    figure("never", 3)
    assert False
"""


def test_figures_of_all_processes_come_into_one_table(tmp_path: Path) -> None:
    """Figures of a test that failed are not told."""
    tests = tmp_path / "test_made.py"
    tests.write_text(TESTS)
    run = [sys.executable, "-m", "pytest", "-q", "-p", "tests.reliability.conftest", "-n", "2"]
    run += ["-p", "no:pytest-qt", "-p", "no:randomly"]
    run += ["-c", str(tmp_path / "none.ini"), "--rootdir", str(tmp_path), "--figures", "made/table.md"]
    (tmp_path / "none.ini").write_text("[pytest]")
    done = subprocess.run([*run, str(tests)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "1 failed, 2 passed" in done.stdout
    assert (tmp_path / "made" / "table.md").read_text("utf-8").splitlines()[2:] == [
        "| A7 | lost | 1 | `.venv/bin/pytest test_made.py` |",
        "| B2 | of | 20,000 | `.venv/bin/pytest test_made.py` |",
    ]
