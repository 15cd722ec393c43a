"""A1, A24, C7: kill -9 at any moment of ruling, restoring, migrating; what was acknowledged is there afterwards."""

import json
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.databases.make import HERE
from tests.reliability.harness import BROKEN, KILL, ROOT, Fault, Stage
from tests.reliability.scenes import opened
from tests.reliability.sizes import sized
from workbench.core.plain import revive
from workbench.core.session import SessionView

FIRST, LAST = 4000, 6500
"""At which change of a run of rulings it is killed: some hundred rulings on."""


def said(path: Path) -> set[str]:
    desk = opened(str(path))
    assert desk.archive.check() == ()
    found = {r.rationale for held in desk.archive.view("s1").claims for r in held.history}
    desk.close()
    return found


@sized("kills", 12, 100)
def test_a1_no_acknowledged_ruling_is_lost(stage: Stage, flood: Path, figure, kills: int) -> None:
    """Killed at a change chosen by lot, so in the midst of a write as often as between two."""
    place = stage.place()
    path, told = place / "library.sqlite", place / ".told"
    shutil.copy(flood, path)
    chance = random.Random(1)
    first = 0
    for _ in range(kills):
        at = chance.randrange(FIRST, LAST) if kills >= 100 else chance.randrange(1, 600)
        outcome = stage.perform("rule_on", [str(path), str(told), first, 10_000], Fault(KILL, at))
        assert outcome.code == -9
        first += 10_000
        if kills < 100:
            assert {f"ruling {n}" for n in told.read_text().split()} <= said(path)
    acknowledged = told.read_text().split()
    lost = {f"ruling {n}" for n in acknowledged} - said(path)
    assert lost == set()
    figure("kill -9 while ruling", kills)
    figure("rulings acknowledged before a kill", len(acknowledged))
    figure("rulings lost by a kill", len(lost))


@sized("kills", 3, 100)
def test_a1_no_ruling_that_the_command_line_printed_is_lost(
    flood: Path, tmp_path: Path, figure, kills: int
) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(flood, path)
    command = [
        str(Path(sys.executable).with_name("workbench")),
        "--library",
        str(path),
        "rule",
        "Flood",
        "c1",
    ]
    start = time.monotonic()
    subprocess.run([*command, "accepted"], check=True, capture_output=True)
    usual = time.monotonic() - start
    chance = random.Random(1)
    printed = []
    for number in range(kills):
        running = subprocess.Popen(
            [*command, "rejected", "--rationale", f"ruling {number}"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            running.wait(chance.uniform(0.4, 1.2) * usual)
        except subprocess.TimeoutExpired:
            running.kill()
        assert running.stdout
        with running.stdout as output:
            if output.read().endswith(b"Z\n"):
                printed.append(f"ruling {number}")
        running.wait()
    assert set(printed) <= said(path)
    figure("kill -9 of `workbench rule`", kills)
    figure("rulings that it printed and that were lost", len(set(printed) - said(path)))


@sized("step", 9, 1)
def test_a24_a_restore_killed_at_any_change_is_done_or_not(
    stage: Stage, flood: Path, figure, step: int
) -> None:
    """Neither the restored library nor the one that was there is ever lost; the next opening finishes it."""
    ground = stage.place()
    shutil.copy(flood, ground / "library.sqlite")
    desk = opened(str(ground / "library.sqlite"))
    desk.archive.backup(ground / "copy.sqlite")
    desk.archive.create("Since")
    desk.close()
    killed = 0
    for scene in ("put_back", "put_back_undone"):
        if scene == "put_back_undone":
            found = stage.perform("put_back", [str(ground / "library.sqlite"), str(ground / ".told")])
            assert found.error is None
        for at in range(1, 10_000, step):
            place = stage.place()
            shutil.copytree(ground, place, dirs_exist_ok=True)
            path = place / "library.sqlite"
            outcome = stage.perform(scene, [str(path), str(place / ".told")], Fault(KILL, at))
            if outcome.code == 0:
                break
            killed += 1
            desk = opened(str(path))
            names = {s.session.name for s in desk.archive.sessions()}
            assert desk.archive.check() == ()
            desk.close()
            assert names in ({"Flood"}, {"Flood", "Since"})
            others = [opened(str(p)) for p in place.glob("library-before-*.sqlite")]
            held = [names, *({s.session.name for s in o.archive.sessions()} for o in others)]
            for other in others:
                other.close()
            assert {"Flood", "Since"} in held
            assert not list(place.glob(".*.restoring"))
            shutil.rmtree(place)
    figure("kill -9 at each change of a restore and of its undoing", killed)


@sized("step", 40, 1)
def test_c7_a_migration_killed_at_any_change_is_done_or_not(stage: Stage, figure, step: int) -> None:
    killed = 0
    old = HERE / "schema_1.workbench"
    wanted = revive(SessionView, json.loads(old.with_suffix(".json").read_text("utf-8"))["view"])
    for at in range(1, 100_000, step):
        place = stage.place()
        path = place / "library.sqlite"
        shutil.copy(old, path)
        if stage.perform("migrated", [str(path), str(place / ".told")], Fault(KILL, at)).code == 0:
            break
        killed += 1
        desk = opened(str(path))
        view = desk.context.store.view("s1")
        assert desk.archive.check() == ()
        desk.close()
        assert (view.articles, view.points) == (wanted.articles, wanted.points)
        shutil.rmtree(place)
    assert killed
    figure("kill -9 at each change of a migration", killed)


def test_c8_without_room_for_its_backup_no_migration_begins(stage: Stage) -> None:
    place = stage.place()
    path = place / "library.sqlite"
    shutil.copy(HERE / "schema_1.workbench", path)
    before = path.read_bytes()
    outcome = stage.perform("migrated", [str(path), str(place / ".told")], Fault(BROKEN, 1, lasting=True))
    assert outcome.error is not None
    assert outcome.is_ours, outcome.error
    assert path.read_bytes() == before
    assert stage.perform("migrated", [str(path), str(place / ".told")]).error is None


def test_c9_of_two_that_migrate_at_once_both_have_the_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    shutil.copy(HERE / "schema_1.workbench", path)
    code = "import sys; from workbench.storage.engine import open_library; print(len(open_library(sys.argv[1]).view('s1').claims))"
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    told = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(set(told)) == 1
