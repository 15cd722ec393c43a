"""A process that has the program loaded and forks for every scene, so that a scene may be killed in its midst.

Run as ``python -m tests.reliability.stage`` with faults.c preloaded: a request a line in, an answer a line out.
"""

import ctypes
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable

from tests.reliability import scenes
from workbench.core.errors import WorkbenchError

Arm = Callable[[], None]


def perform(request: dict) -> dict:
    """Perform a scene with the fault that is asked for; say what came of it."""
    faults = ctypes.CDLL(None)
    if request["record"]:
        faults.faults_record(request["record"].encode())
    module, _, name = request["scene"].rpartition(".")
    scene = getattr(importlib.import_module(module), name)

    def arm() -> None:
        faults.faults_arm(request["mode"], ctypes.c_long(request["at"]), int(request["lasting"]))

    def disarm() -> None:
        faults.faults_arm(0, ctypes.c_long(0), 0)

    said: dict = {"value": None, "error": None, "is_ours": True}
    try:
        said["value"] = scene(*request["arguments"], scenes.Fault(arm, disarm, faults.faults_count))
    except WorkbenchError as error:
        said["error"] = f"{type(error).__name__}: {error}"
    except BaseException:
        said["error"], said["is_ours"] = traceback.format_exc(), False
    said["changes"] = faults.faults_count()
    disarm()
    return said


def forked(request: dict) -> dict:
    """Perform a scene in a process of its own."""
    reading, writing = os.pipe()
    process = os.fork()
    if not process:
        os.close(reading)
        os.write(writing, json.dumps(perform(request)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answered:
        text = answered.read()
    _, status = os.waitpid(process, 0)
    return {"code": os.waitstatus_to_exitcode(status), **(json.loads(text) if text else {})}


def main() -> None:
    """Answer requests until there are no more."""
    scenes.warm_up()
    print(json.dumps("ready"), flush=True)
    for line in sys.stdin:
        print(json.dumps(forked(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
