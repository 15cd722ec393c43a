"""The other end of stage.py: scenes are asked for here, and what came of them is an Outcome."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from tests.reliability.sizes import missing

HERE = Path(__file__).parent
ROOT = HERE.parents[1]

NOTHING, KILL, FULL, BROKEN, BROKEN_SYNC, BROKEN_OPEN = range(6)
"""What befalls a change: the modes of faults.c."""

NAMES = {
    KILL: "killed",
    FULL: "disk full",
    BROKEN: "any change fails",
    BROKEN_SYNC: "sync fails",
    BROKEN_OPEN: "no file can be made",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its mode, at which change (counted from 1), whether from then on."""

    mode: int = NOTHING
    at: int = 0
    lasting: bool = False

    def __str__(self) -> str:
        return f"{NAMES.get(self.mode, 'nothing')} at {self.at}{' and after' if self.lasting else ''}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a scene: its exit code, value, error, and how many changes it made while armed."""

    code: int
    value: object = None
    error: str | None = None
    is_ours: bool = True
    changes: int = 0


def built(folder: Path) -> Path:
    """Compile faults.c into ``folder``; skip where there is no compiler for it."""
    library = folder / "faults.so"
    compiler = shutil.which("cc")
    if compiler is None or not sys.platform.startswith("linux"):
        missing("a C compiler on Linux")
    flags = ["-O1", "-shared", "-fPIC", "-o", str(library), str(HERE / "faults.c"), "-ldl", "-lpthread"]
    done = subprocess.run([str(compiler), *flags], capture_output=True, text=True, check=False)
    if done.returncode:
        missing(f"a C compiler that works: {done.stderr}")
    return library


class Stage:
    """A process that performs scenes on what lies in ``folder``; an outcome has code -9 where it was killed."""

    def __init__(self, faults: Path, folder: Path) -> None:
        environment = {**os.environ, "LD_PRELOAD": str(faults), "FAULTS_DIR": str(folder)}
        self.folder = folder
        self._numbers = count()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.stage"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert json.loads(self._line()) == "ready"

    def place(self) -> Path:
        """Make a folder that no scene used before."""
        made = self.folder / f"scene{next(self._numbers)}"
        made.mkdir()
        return made

    def perform(
        self,
        scene: str,
        arguments: Sequence[object] = (),
        fault: Fault | None = None,
        record: Path | None = None,
    ) -> Outcome:
        """Perform the function ``scene`` of scenes.py with JSON ``arguments``."""
        fault = fault or Fault()
        request = {
            "scene": f"tests.reliability.scenes.{scene}",
            "arguments": list(arguments),
            "mode": fault.mode,
            "at": fault.at,
            "lasting": fault.lasting,
            "record": str(record) if record else None,
        }
        assert self._process.stdin
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        return Outcome(**json.loads(self._line()))

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def _line(self) -> str:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the stage is gone"
        return line
