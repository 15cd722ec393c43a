"""Hold the tests' coverage where it is: it may rise, never fall.

Reads .coverage (made by ``make test``) and compares it with the floor kept in packaging/coverage_floor.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import coverage

FLOOR = Path(__file__).with_name("coverage_floor")


def main() -> int:
    """Print the figure; return 1 where it fell below the floor."""
    data = coverage.Coverage()
    data.load()
    table = io.StringIO()
    total = data.report(file=table, skip_covered=True)
    floor = float(FLOOR.read_text(encoding="utf-8"))
    print(f"coverage {total:.1f} %, floor {floor:.1f} %")
    if total < floor:
        print(table.getvalue())
        print("Coverage fell: test what is new, or say in packaging/coverage_floor why less is right.")
        return 1
    if total > floor + 1.5:
        print(f"Raise packaging/coverage_floor to {total - 0.5:.1f}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
