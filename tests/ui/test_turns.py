from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from workbench.ui.turns import Parts, Turns


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def turns(qapp: QObject) -> Iterator[Turns]:
    home = QObject()
    yield Turns(home)
    home.deleteLater()


def work(done: list[str], name: str) -> Parts:
    try:
        for part in range(3):
            done.append(f"{name}{part}")
            yield
    finally:
        done.append(f"{name} over")


def test_the_first_part_is_done_at_once_and_the_others_in_turns(
    turns: Turns, done: list[str], qtbot: QtBot
) -> None:
    turns.begin(work(done, "a"))
    assert done == ["a0"]
    qtbot.waitUntil(lambda: len(done) == 4)
    assert done == ["a0", "a1", "a2", "a over"]


def test_what_a_part_sets_going_comes_before_the_next_part(
    turns: Turns, done: list[str], qtbot: QtBot
) -> None:
    """All timers that are due fire in one turn of the loop; a key has to wait for all of them."""
    soon = QTimer(turns, interval=0, singleShot=True)
    soon.timeout.connect(lambda: done.append("soon"))

    def parts() -> Parts:
        soon.start()
        yield from work(done, "a")

    turns.begin(parts())
    qtbot.waitUntil(lambda: "a over" in done)
    assert done[:3] == ["a0", "soon", "a1"]


def test_another_work_ends_the_one_before(turns: Turns, done: list[str], qtbot: QtBot) -> None:
    turns.begin(work(done, "a"))
    turns.begin(work(done, "b"))
    qtbot.waitUntil(lambda: "b over" in done)
    assert done == ["a0", "a over", "b0", "b1", "b2", "b over"]


def test_what_is_given_up_lets_go_of_what_it_held(turns: Turns, done: list[str], qtbot: QtBot) -> None:
    turns.begin(work(done, "a"))
    turns.stop()
    assert done == ["a0", "a over"]
    qtbot.wait(20)
    assert done == ["a0", "a over"]


def test_a_part_may_begin_another_work(turns: Turns, done: list[str], qtbot: QtBot) -> None:
    def first() -> Parts:
        done.append("first")
        yield
        done.append("last")
        turns.begin(work(done, "b"))

    turns.begin(first())
    qtbot.waitUntil(lambda: "b over" in done)
    assert done == ["first", "last", "b0", "b1", "b2", "b over"]
