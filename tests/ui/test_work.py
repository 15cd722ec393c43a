import sys
import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.errors import LibraryError
from workbench.ui.work import HANDOVER, Inline, WorkThread


class Notebook:
    """A library of lines that knows the thread it was opened on."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.lines: list[str] = []
        self.closed_on: int | None = None

    def write(self, line: str) -> int:
        assert threading.get_ident() == self.thread
        self.lines.append(line)
        return len(self.lines)

    def close(self) -> None:
        self.closed_on = threading.get_ident()


def writing(line: str) -> Callable[[Notebook], int]:
    return lambda notebook: notebook.write(line)


def fail(error: Exception) -> None:
    raise error


def test_calls_run_in_order_on_the_thread_that_opened_and_answer_on_this_one(qtbot: QtBot) -> None:
    opened: list[Notebook] = []

    def opener() -> Notebook:
        opened.append(Notebook())
        return opened[0]

    work = WorkThread(opener, Notebook.close)
    answers: list[tuple[int, int]] = []
    for line in "abcde":
        work.submit(writing(line), lambda n: answers.append((n, threading.get_ident())), fail)
    qtbot.waitUntil(lambda: len(answers) == 5)
    work.close()
    here = threading.get_ident()
    assert answers == [(n, here) for n in range(1, 6)]
    assert opened[0].lines == list("abcde")
    assert len(opened) == 1
    assert opened[0].closed_on == opened[0].thread != here


def test_an_error_is_answered_and_the_next_call_goes_on(qtbot: QtBot) -> None:
    work = WorkThread(Notebook, Notebook.close)
    told: list[object] = []

    def breaks(_: Notebook) -> int:
        raise LibraryError("The disk is full.", "Make room.")

    work.submit(breaks, told.append, told.append)
    work.submit(writing("after"), told.append, fail)
    qtbot.waitUntil(lambda: len(told) == 2)
    work.close()
    assert isinstance(told[0], LibraryError)
    assert told[1] == 1


def test_a_library_that_could_not_be_opened_is_tried_again(qtbot: QtBot) -> None:
    tries: list[int] = []

    def opener() -> Notebook:
        tries.append(1)
        if len(tries) == 1:
            raise LibraryError("The library is locked.", "Try again.")
        return Notebook()

    work = WorkThread(opener, Notebook.close)
    told: list[object] = []
    work.submit(writing("lost"), told.append, told.append)
    work.submit(writing("kept"), told.append, told.append)
    qtbot.waitUntil(lambda: len(told) == 2)
    work.close()
    assert isinstance(told[0], LibraryError)
    assert told[1] == 1


def test_closing_finishes_what_was_submitted(qtbot: QtBot) -> None:
    opened = Notebook.__new__(Notebook)

    def opener() -> Notebook:
        opened.__init__()  # type: ignore[misc]
        return opened

    work = WorkThread(opener, Notebook.close)
    for number in range(50):
        work.submit(writing(str(number)), lambda _: None, fail)
    work.close()
    assert len(opened.lines) == 50


def test_inline_answers_at_once_and_does_not_swallow_what_the_answer_raises() -> None:
    work = Inline(Notebook())
    told: list[int] = []
    work.submit(writing("a"), told.append, fail)
    assert told == [1]

    def raises(_: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        work.submit(writing("b"), raises, lambda _: None)


def test_what_computes_aside_hands_over_to_the_window_at_once(qtbot: QtBot) -> None:
    """Python's own 5 ms would be waited for at each call of Qt that lets other threads run."""
    work = WorkThread(list[int], lambda _: None)
    try:
        assert sys.getswitchinterval() == pytest.approx(HANDOVER)
    finally:
        work.close()
