import json
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.core.errors import UnreadableInput
from workbench.core.plain import plain
from workbench.services.importer import ImportProcess
from workbench.services.inprocess import InProcess
from workbench.services.reader import Allowance, Piece, Stopped, never

DOUBLES = Path(__file__).with_name("doubles.py")
STORY = "Flood in Ostrava\n\nAt least 12 people died on Monday, officials said.\n"


@contextmanager
def child(how: str, *more: str, waiting: float = 20) -> Iterator[ImportProcess]:
    process = ImportProcess([sys.executable, "-I", str(DOUBLES), how, *more], Allowance(5, waiting))
    try:
        yield process
    finally:
        process.close()


@pytest.fixture
def real() -> Iterator[ImportProcess]:
    process = ImportProcess()
    yield process
    process.close()


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        ("exits", "ended early (code 3)"),
        ("exits_at_once", "ended early (code 0)"),
        ("floods", "answered nonsense"),
        ("promises_too_much", "answered nonsense"),
        ("garbage", "answered nonsense"),
        ("another_shape", "answered nonsense"),
        ("breaks_off", "answered nonsense"),
        ("killed", "ended from outside"),
    ],
)
def test_a_child_that_misbehaves_costs_the_file_it_was_given(how: str, reason: str) -> None:
    with child(how) as process, pytest.raises(UnreadableInput) as caught:
        process.read(Piece("evil.txt", b"x" * 2_000_000), never)
    assert caught.value.what.startswith("evil.txt cannot be read: ")
    assert reason in caught.value.what
    assert caught.value.todo


@pytest.mark.parametrize("how", ["hangs", "stops_midway"])
def test_a_child_that_does_not_end_is_ended(how: str) -> None:
    with (
        child(how, waiting=0.5) as process,
        pytest.raises(UnreadableInput, match=r"evil\.txt.*not done within"),
    ):
        process.read(Piece("evil.txt", b"x" * 2_000_000), never)


def test_cancelling_ends_a_slow_child(tmp_path: Path) -> None:
    started = tmp_path / "pid"
    with child("slow", str(started)) as process, pytest.raises(Stopped):
        process.read(Piece("slow.txt", b"text"), lambda: started.exists() and started.read_text() != "")
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text()), 0)


def test_a_child_that_cannot_be_started_is_said() -> None:
    process = ImportProcess(["/nowhere/python"])
    process.warm()
    with pytest.raises(UnreadableInput, match="could not be started"):
        process.read(Piece("a.txt", b"text"), never)
    process.close()


def test_the_child_reads_as_this_process_does(real: ImportProcess) -> None:
    piece = Piece("story.txt", STORY.encode(), "https://example.org/2022/01/19/flood", "2022-01-20")
    article, original = real.read(piece, never)
    assert (article, original) == InProcess().read(piece, never)
    held = article.with_id("a1")
    analysis = real.analyze([held], never)
    assert analysis == InProcess().analyze([held], never)
    assert analysis.claims


def test_a_refusal_comes_through_in_its_own_words_and_the_child_lives_on(real: ImportProcess) -> None:
    with pytest.raises(UnreadableInput) as far:
        real.read(Piece("empty.txt", b""), never)
    with pytest.raises(UnreadableInput) as near:
        InProcess().read(Piece("empty.txt", b""), never)
    assert (far.value.what, far.value.todo) == (near.value.what, near.value.todo)
    article, _ = real.read(Piece("story.txt", STORY.encode()), never)
    assert article.text == STORY


def test_after_a_lost_child_the_next_file_is_read(real: ImportProcess) -> None:
    real.warm()
    child_of = real._child
    assert child_of is not None
    os.kill(child_of.pid, 9)
    child_of._process.wait()
    article, _ = real.read(Piece("story.txt", STORY.encode()), never)
    assert article.text == STORY


def test_the_child_sees_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WORKBENCH_LIBRARY", "postgresql://secret")
    spy = tmp_path / "spy.py"
    spy.write_text(
        "import json, os, sys\n"
        "reply = json.dumps({'refused': ' '.join(sorted(os.environ)), 'todo': ''}).encode()\n"
        "sys.stdout.buffer.write(len(reply).to_bytes(8, 'big') + reply)\n"
    )
    process = ImportProcess([sys.executable, "-I", str(spy)])
    with pytest.raises(UnreadableInput) as caught:
        process.read(Piece("a.txt", b"text"), never)
    process.close()
    assert "WORKBENCH_LIBRARY" not in caught.value.what


def test_closing_stops_whoever_waits(tmp_path: Path) -> None:
    started = tmp_path / "pid"
    with child("slow", str(started)) as process:

        def close_when_it_works() -> bool:
            if started.exists() and started.read_text() and not closing:
                closing.append(threading.Thread(target=process.close))
                closing[0].start()
            return False

        closing: list[threading.Thread] = []
        with pytest.raises(Stopped):
            process.read(Piece("slow.txt", b"text"), close_when_it_works)
        closing[0].join()
        with pytest.raises(Stopped):
            process.read(Piece("next.txt", b"text"), never)


def test_a_second_request_waits_for_its_turn_and_can_be_cancelled(tmp_path: Path) -> None:
    started = tmp_path / "pid"
    with child("slow", str(started)) as process:
        ends: list[BaseException] = []

        def read_first() -> None:
            try:
                process.read(Piece("a.txt", b"x"), never)
            except Stopped as end:
                ends.append(end)

        waiting = threading.Thread(target=read_first)
        waiting.start()
        with pytest.raises(Stopped):
            process.read(Piece("b.txt", b"text"), lambda: started.exists() and started.read_text() != "")
        process.close()
        waiting.join()
        assert len(ends) == 1


def test_an_answer_about_another_file_is_nonsense(tmp_path: Path) -> None:
    liar = tmp_path / "liar.py"
    article, _ = InProcess().read(Piece("other.txt", STORY.encode()), never)
    reply = tmp_path / "reply.json"
    reply.write_text(json.dumps({"answer": plain(article)}))
    liar.write_text(
        "import sys\nfrom pathlib import Path\n"
        f"reply = Path({str(reply)!r}).read_bytes()\n"
        "sys.stdout.buffer.write(len(reply).to_bytes(8, 'big') + reply)\n"
    )
    process = ImportProcess([sys.executable, "-I", str(liar)])
    with pytest.raises(UnreadableInput, match="nonsense"):
        process.read(Piece("story.txt", STORY.encode()), never)
    process.close()
