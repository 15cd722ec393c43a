"""A6 to A10: the disk is full or broken, at the n-th change for every n, in every operation of the services.

Whatever happens: the error is one that a person may read, the library is whole, what was acknowledged is
there, what the desk shows is what is on the disk, and the same act succeeds once the disk does.
"""

import shutil
from collections import Counter
from itertools import count
from pathlib import Path

import pytest

from tests.reliability.harness import BROKEN, BROKEN_OPEN, BROKEN_SYNC, FULL, KILL, Fault, Outcome, Stage
from tests.reliability.scenes import ACTS
from tests.reliability.sizes import soak

FAULTS = [
    pytest.param(Fault(mode, 0, lasting), is_thin, marks=() if is_thin else pytest.mark.soak)
    for mode in (FULL, BROKEN, BROKEN_SYNC, BROKEN_OPEN)
    for lasting in (False, True)
    for is_thin in (True, False)
    if lasting or not is_thin
]
FULL_SET = [Fault(FULL, 0, True), Fault(BROKEN, 0), Fault(BROKEN, 0, True), Fault(BROKEN_SYNC, 0)]


TOLD = {
    "create": "There is a session “Other” already.",
    "duplicate": "There is a session “Copy” already.",
    "mark": "“from their homes” is claim",
    "unlink": "is linked to no other claim.",
    "restate": "The claim says so already.",
    "reread": "was not corrected.",
    "remove": "There is no article a2",
    "withdraw": "Nothing has to be withdrawn.",
    "backup": "copy.sqlite already.",
}
"""What these say where they are tried again after a last sync that failed: that it is done.

A backup only where the disk refused to give the name back, too.
"""


class Ground:
    """A fresh copy of the flood for every scene."""

    def __init__(self, stage: Stage, flood: Path) -> None:
        self._stage, self._flood = stage, flood

    def act(self, name: str, fault: Fault | None = None) -> tuple[Outcome, Path]:
        path = self._stage.place() / "library.sqlite"
        shutil.copy(self._flood, path)
        return self._stage.perform("act", [str(path), name], fault), path

    def state(self, path: Path) -> dict[str, object]:
        found = self._stage.perform("state", [str(path)])
        assert found.error is None, found.error
        assert isinstance(found.value, dict)
        return found.value


@pytest.fixture
def ground(stage: Stage, flood: Path) -> Ground:
    return Ground(stage, flood)


def value(outcome: Outcome) -> dict[str, str]:
    assert outcome.code == 0, outcome
    assert outcome.error is None, outcome.error
    assert isinstance(outcome.value, dict)
    return outcome.value


def changes(ground: Ground, name: str) -> int:
    """Return how many changes an act makes where nothing fails."""
    found = value(ground.act(name, Fault(BROKEN, 0))[0])
    assert found["error"] == ""
    return int(found["changes"])


def tried(ground: Ground, name: str, fault: Fault, counted: Counter[str], once: str = "") -> int:
    """Do an act under a fault; return how many changes it came to. ``once`` is the state after it without one."""
    outcome, path = ground.act(name, fault)
    found = value(outcome)
    now = ground.state(path)
    assert now["problems"] == [], (name, fault)
    assert now["shown"] == found["last"], (name, fault, "shown is not stored")
    is_done = name in TOLD and TOLD[name] in found["again"]
    assert found["again"] == "" or is_done, (name, fault, found["error"], found["again"])
    assert found["stale"] == "", (name, fault)
    assert once in ("", found["last"]), (name, fault, "tried again, it is not there once")
    assert not found["error"] or len(found["error"]) < 400
    counted["tried"] += 1
    counted["failed"] += bool(found["error"])
    counted["told"] += is_done
    shutil.rmtree(path.parent)
    return int(found["changes"])


@pytest.mark.parametrize(("fault", "is_thin"), FAULTS)
def test_a10_a_ruling_survives_the_fault_of_any_change(ground: Ground, fault: Fault, is_thin: bool) -> None:
    """A6, A9, A10: every n of a ruling in the soak, every seventh else, until the fault does not come any more."""
    counted: Counter[str] = Counter()
    once = value(ground.act("rule")[0])["last"]
    for n in count(1, 7 if is_thin else 1):
        if tried(ground, "rule", Fault(fault.mode, n, fault.lasting), counted, once) < n:
            break
    assert counted["failed"]


@pytest.mark.parametrize("name", ACTS)
def test_a10_each_operation_survives_some_faults(ground: Ground, name: str) -> None:
    """A6, A8, A9, A10: the first and a middle change of every operation."""
    most = changes(ground, name)
    counted: Counter[str] = Counter()
    if most:
        tried(ground, name, Fault(FULL, 1, lasting=True), counted)
        tried(ground, name, Fault(BROKEN, max(most // 2, 1), lasting=True), counted)


@pytest.mark.parametrize("name", ["create", "duplicate", "withdraw", "backup", "undo", "redo"])
def test_a10_an_act_is_tried_again_whose_last_change_failed(ground: Ground, name: str) -> None:
    """A9, A10: nobody could tell whether it was saved; tried again, it is there once and no one is blamed."""
    most, once = changes(ground, name), value(ground.act(name)[0])["last"] if name in TOLD else ""
    counted: Counter[str] = Counter()
    for at in (most - 1, most):
        tried(ground, name, Fault(BROKEN, at), counted, once)
    assert counted["failed"]


@pytest.mark.parametrize("name", ["mark", "restate"])
def test_a10_what_follows_from_an_act_saved_unnoticed_is_computed(ground: Ground, name: str) -> None:
    """A9, A10: the sync of the act fails, not that of its consequences; the desk has both without re-opening."""
    most, once = changes(ground, name), value(ground.act(name)[0])["last"]
    counted: Counter[str] = Counter()
    for at in range(most // 2, most):
        tried(ground, name, Fault(BROKEN, at), counted, once)
        if counted["told"]:
            break
    assert counted["told"]


def test_a10_what_follows_from_a_saved_act_is_computed_once_the_disk_works_again(ground: Ground) -> None:
    """A8, A10: the act is saved, then the disk fails for good; the desk has what follows without re-opening."""
    most, once = changes(ground, "restate"), value(ground.act("restate")[0])["last"]
    counted: Counter[str] = Counter()
    for at in range(most // 2, most):
        tried(ground, "restate", Fault(BROKEN, at, lasting=True), counted, once)
        if counted["failed"] < counted["tried"]:
            break
    assert counted["failed"] < counted["tried"]  # one was saved, and no error told for what follows


@soak
@pytest.mark.parametrize("name", ACTS)
def test_a10_each_operation_survives_every_fault(ground: Ground, name: str, figure) -> None:
    """A6, A8, A9, A10: every change of every operation, failing once or for good, in every way."""
    counted: Counter[str] = Counter()
    once = value(ground.act(name)[0])["last"] if name in TOLD else ""
    for fault in FULL_SET:
        for n in count(1):
            if tried(ground, name, Fault(fault.mode, n, fault.lasting), counted, once) < n:
                break
    figure("operations of the services on a failing disk", 1)
    figure("n-th change fails (disk full, broken, sync fails; once, for good), n = 1..", counted["failed"])
    figure("libraries damaged, errors nobody may read, acts that could not be tried again", 0)


@soak
@pytest.mark.parametrize("name", ACTS)
def test_a1_each_operation_killed_at_every_change(ground: Ground, name: str, figure) -> None:
    """A1: kill -9 at every change of every operation leaves the state before or the state after."""
    before = ground.state(ground.act("check")[1])["shown"]
    after = value(ground.act(name)[0])["shown"]
    for n in count(1):
        outcome, path = ground.act(name, Fault(KILL, n))
        if outcome.code == 0:
            break
        assert outcome.code == -9
        now = ground.state(path)
        assert now["problems"] == [], (name, n)
        assert name in HALF_WAY or now["shown"] in (before, after), (name, n)
        shutil.rmtree(path.parent)
    figure("kill -9 at the n-th change of each operation, n = 1..", n - 1)


HALF_WAY = frozenset(
    {"import", "paste", "dismiss", "mark", "move", "reshape", "restate", "reread", "link", "unlink"}
    | {"confirm", "correct", "reline", "remove", "restore", "leave", "withdraw", "undo", "redo"}
)
"""Acts that were got ready by another, or of two writes, the second of which computes again what follows."""
