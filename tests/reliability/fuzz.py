"""The fuzzer of the soak: python -m tests.reliability.fuzz PROMISE SECONDS CORPUS; needs atheris, which nothing else does."""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOM = {"reader": "workbench.ingest", "analysis": "workbench.analysis", "escaping": "workbench.export"}


def main(name: str, seconds: str, corpus: str) -> None:
    """Try the promise ``name`` for so many seconds; found inputs are kept in ``corpus``, faults in the folder."""
    with atheris.instrument_imports(include=[ROOM[name], "workbench.core"]):
        from tests.reliability.promises import PROMISES

    Path(corpus).mkdir(parents=True, exist_ok=True)
    limits = [
        f"-max_total_time={seconds}",
        "-max_len=1500",
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], corpus, *limits], PROMISES[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
