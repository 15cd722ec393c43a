"""A2 to A5, C7: the power fails at any moment of a ruling, an import, a migration, a backup, an export, a restore."""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.databases.make import HERE
from tests.reliability.disk import Disk, Operation, operations
from tests.reliability.harness import Stage
from tests.reliability.scenes import opened
from tests.reliability.sizes import sized
from workbench.core.plain import revive
from workbench.core.session import SessionView
from workbench.services.workbench import Workbench
from workbench.storage import backup


@dataclass(frozen=True, slots=True)
class Recording:
    """What a scene did, on what ground, and where the crashed disk is put together."""

    done: list[Operation]
    before: Path
    folder: Path
    out: Path


def recorded(
    stage: Stage, tmp_path: Path, scene: str, ground: Callable[[Path], object], *more: object
) -> Recording:
    """Perform a scene in a folder got ready by ``ground``, and return what it did there."""
    folder = stage.place()
    ground(folder)
    before = tmp_path / "before"
    shutil.copytree(folder, before)
    log = tmp_path / "log"
    arguments = [str(folder / "library.sqlite"), str(folder / ".told"), *more]
    found = stage.perform(scene, arguments, record=log)
    assert (found.code, found.error) == (0, None), found.error
    done = operations(log)
    assert any(each.kind == "A" for each in done)
    return Recording(done, before, folder, tmp_path / "out")


def crashes(recording: Recording, points: int, look: Callable[[Path, list[int]], None]) -> None:
    """Cut the power after ``points`` operations, chosen by lot; ``look`` at what is left and at what was told."""
    for number in range(points):
        chance = random.Random(number)
        disk = Disk(recording.folder, recording.before, chance, is_strict=number % 2 == 1)
        disk.replay(recording.done[: chance.randrange(1, len(recording.done) + 1)])
        disk.crash(recording.out)
        look(recording.out, disk.told)


def with_flood(flood: Path) -> Callable[[Path], object]:
    return lambda folder: shutil.copy(flood, folder / "library.sqlite")


def sound(folder: Path) -> Workbench:
    """Open the library that a crash left, as the program does; it must be whole."""
    desk = opened(str(folder / "library.sqlite"))
    assert desk.archive.check() == ()
    return desk


@sized("points", 60, 1000)
def test_a2_no_ruling_is_lost(stage: Stage, flood: Path, tmp_path: Path, figure, points: int) -> None:
    recording = recorded(stage, tmp_path, "rule_on", with_flood(flood), 0, 25)
    acknowledged = 0

    def look(folder: Path, told: list[int]) -> None:
        nonlocal acknowledged
        desk = sound(folder)
        said = {r.rationale for held in desk.archive.view("s1").claims for r in held.history}
        desk.close()
        assert {f"ruling {number}" for number in told} <= said
        acknowledged += len(told)

    crashes(recording, points, look)
    figure("power cuts replayed, all scenes", points)
    figure("rulings acknowledged before a power cut", acknowledged)
    figure("rulings lost, libraries damaged by a power cut", 0)


@sized("points", 40, 400)
def test_a2_no_article_is_lost(stage: Stage, flood: Path, tmp_path: Path, figure, points: int) -> None:
    recording = recorded(stage, tmp_path, "taken_in", with_flood(flood))

    def look(folder: Path, told: list[int]) -> None:
        desk = sound(folder)
        desk.archive.open("s1")
        names = {article.name for article in desk.archive.view("s1").articles}
        assert desk.archive.check() == ()
        desk.close()
        assert {f"later{number}.txt" for number in told} <= names

    crashes(recording, points, look)
    figure("power cuts replayed, all scenes", points)


@sized("points", 60, 500)
def test_a2_a_migration_is_done_or_not(stage: Stage, tmp_path: Path, figure, points: int) -> None:
    """C7 too: after the next opening the library is at the new schema, with all that it held."""
    old = HERE / "schema_1.workbench"
    wanted = revive(SessionView, json.loads(old.with_suffix(".json").read_text("utf-8"))["view"])
    recording = recorded(stage, tmp_path, "migrated", lambda f: shutil.copy(old, f / "library.sqlite"))

    def look(folder: Path, told: list[int]) -> None:
        desk = sound(folder)
        view = desk.context.store.view("s1")
        desk.close()
        assert (view.articles, view.points) == (wanted.articles, wanted.points)
        assert [r.history for r in view.claims] == [r.history for r in wanted.claims]

    crashes(recording, points, look)
    figure("power cuts replayed, all scenes", points)


@sized("points", 40, 400)
def test_a2_a_backup_is_whole_or_not_there(
    stage: Stage, flood: Path, tmp_path: Path, figure, points: int
) -> None:
    """A8, A19 too: what has a backup's name can be restored, and what was told is there."""
    recording = recorded(stage, tmp_path, "backed_up", with_flood(flood))

    def look(folder: Path, told: list[int]) -> None:
        copy = folder / "copy.sqlite"
        assert copy.exists() or 1 not in told
        kept = list((folder / "library.sqlite.backups").glob("2*.sqlite"))
        assert kept or 2 not in told
        for path in (copy, *kept):
            if path.exists():
                backup.verify(path)
        sound(folder).close()

    crashes(recording, points, look)
    figure("power cuts replayed, all scenes", points)


@sized("points", 40, 200)
def test_a5_an_exported_sheet_is_the_old_or_the_new(
    stage: Stage, flood: Path, tmp_path: Path, figure, points: int
) -> None:
    old = "an older sheet\n" * 400

    def ground(folder: Path) -> None:
        with_flood(flood)(folder)
        (folder / "sheet.md").write_text(old)

    recording = recorded(stage, tmp_path, "exported", ground)
    new = (recording.folder / "sheet.md").read_text()
    assert "Flood" in new

    def look(folder: Path, told: list[int]) -> None:
        found = (folder / "sheet.md").read_text()
        assert found == new or (found == old and not told)

    crashes(recording, points, look)
    figure("power cuts replayed, all scenes", points)


@sized("points", 60, 400)
def test_a24_a_restore_is_done_or_not(stage: Stage, flood: Path, tmp_path: Path, figure, points: int) -> None:
    """A20 too: at every point the library is the old or the restored one, and neither is lost."""

    def ground(folder: Path) -> None:
        with_flood(flood)(folder)
        desk = opened(str(folder / "library.sqlite"))
        desk.archive.backup(folder / "copy.sqlite")
        desk.archive.create("Since")
        desk.close()

    recording = recorded(stage, tmp_path, "put_back", ground)

    def look(folder: Path, told: list[int]) -> None:
        desk = sound(folder)
        names = {s.session.name for s in desk.archive.sessions()}
        desk.close()
        assert names == {"Flood"} or (names == {"Flood", "Since"} and not told)
        kept = list(folder.glob("library-before-*.sqlite"))
        assert names == {"Flood", "Since"} or len(kept) == 1
        for path in kept:
            other = opened(str(path))
            assert {s.session.name for s in other.archive.sessions()} == {"Flood", "Since"}
            other.close()

    crashes(recording, points, look)
    figure("power cuts replayed, all scenes", points)


@pytest.mark.parametrize("is_strict", [False, True])
def test_a4_a_library_just_made_is_usable(stage: Stage, tmp_path: Path, is_strict: bool) -> None:
    """Every one of the first operations."""
    recording = recorded(stage, tmp_path, "made", lambda folder: None)
    wanted = [n for n, each in enumerate(recording.done, 1) if each.kind in "SRLUA"]
    for number in wanted:
        disk = Disk(recording.folder, recording.before, random.Random(number), is_strict=is_strict)
        disk.replay(recording.done[:number])
        disk.crash(recording.out)
        desk = sound(recording.out)
        names = [s.session.name for s in desk.archive.sessions()]
        desk.close()
        assert names == ["First"] or (names == [] and not disk.told)


@sized("points", 20, 300)
def test_a3_the_power_fails_again_while_the_library_recovers(
    stage: Stage, flood: Path, tmp_path: Path, figure, points: int
) -> None:
    recording = recorded(stage, tmp_path, "rule_on", with_flood(flood), 0, 6)
    compound = hot = 0
    for number in range(10 * points):
        chance = random.Random(number)
        disk = Disk(recording.folder, recording.before, chance, is_strict=True)
        disk.replay(recording.done[: chance.randrange(1, len(recording.done) + 1)])
        disk.crash(recording.out)
        journal = recording.out / "library.sqlite-journal"
        if not journal.exists() or not journal.stat().st_size:
            continue
        hot += 1
        again = tmp_path / f"again{number}"
        again.mkdir()
        ground = recording.out
        second = recorded(
            stage, again, "migrated", lambda folder, g=ground: shutil.copytree(g, folder, dirs_exist_ok=True)
        )

        def look(folder: Path, told: list[int], before: list[int] = disk.told) -> None:
            desk = sound(folder)
            said = {r.rationale for held in desk.archive.view("s1").claims for r in held.history}
            desk.close()
            assert {f"ruling {n}" for n in before} <= said

        crashes(second, 5, look)
        compound += 5
        if compound >= points:
            break
    assert hot >= points // 5
    figure("power cuts during the recovery from a power cut", compound)
