import io
import subprocess
import sys

import pytest

from workbench.core.errors import UnreadableInput
from workbench.core.plain import Plain, plain
from workbench.core.span import Span
from workbench.services import frames
from workbench.services.frames import BrokenFrame, decoded, encoded, read_frame, write_frame
from workbench.services.importchild import serve
from workbench.services.inprocess import InProcess
from workbench.services.reader import Piece, never

STORY = "Flood in Ostrava\n\nAt least 12 people died on Monday, officials said.\n"


def answers(*asked: tuple[Plain, bytes]) -> list[dict]:
    """Return what the child's loop answers to requests, engine and all, without a process."""
    requests, replies = io.BytesIO(), io.BytesIO()
    for head, raw in asked:
        write_frame(requests, encoded(head))
        write_frame(requests, raw)
    requests.seek(0)
    serve(InProcess(), requests, replies)
    replies.seek(0)
    found = []
    while (content := read_frame(replies)) is not None:
        found.append(decoded(content))
    return found


def reading(name: str) -> Plain:
    return {"verb": "read", "name": name, "url": None, "retrieved": None, "seconds": 1000}


def test_every_verb_is_answered() -> None:
    article, _ = InProcess().read(Piece("story.txt", STORY.encode()), never)
    held = plain(article.with_id("a1"))
    analysis = InProcess().analyze([article.with_id("a1")], never)
    start = STORY.index("At least")
    asked: list[tuple[Plain, bytes]] = [
        (reading("story.txt"), STORY.encode()),
        ({"verb": "analyze", "articles": [held], "seconds": 1000}, b""),
        (
            {
                "verb": "compare",
                "articles": [held],
                "claims": plain(analysis.claims),
                "links": plain({"together": [], "apart": []}),
                "seconds": 1000,
            },
            b"",
        ),
        (
            {
                "verb": "describe",
                "article": held,
                "span": plain(Span(start, start + 23)),
                "window": None,
                "kind": "quantity",
                "seconds": 1000,
            },
            b"",
        ),
    ]
    read, analysed, compared, described = answers(*asked)
    assert read == {"answer": plain(article)}
    assert analysed == {"answer": plain(analysis)}
    assert compared == {"answer": plain(analysis.points)}
    assert described["answer"]["quote"] == "At least 12 people died"


def test_what_cannot_be_answered_is_said_and_the_next_is_answered() -> None:
    found = answers(
        (reading("empty.txt"), b""),
        ({"verb": "dance", "seconds": 1000}, b""),
        ({"verb": "analyze", "articles": [3], "seconds": 1000}, b""),
        ({"verb": "read", "seconds": "many"}, b""),
        (reading("story.txt"), STORY.encode()),
    )
    assert [next(iter(f)) for f in found] == ["refused", "failed", "failed", "failed", "answer"]
    assert found[0]["refused"].startswith("empty.txt")


class Exhausted(InProcess):
    """An engine that runs out of what it may use."""

    def read(self, piece, cancelled):
        raise {"memory": MemoryError(), "depth": RecursionError()}.get(piece.name, UnreadableInput("x", "y"))


@pytest.mark.parametrize(("name", "reason"), [("memory", "more memory"), ("depth", "too deeply")])
def test_what_is_too_much_is_said(name: str, reason: str) -> None:
    requests, replies = io.BytesIO(), io.BytesIO()
    write_frame(requests, encoded(reading(name)))
    write_frame(requests, b"")
    requests.seek(0)
    serve(Exhausted(), requests, replies)
    replies.seek(0)
    content = read_frame(replies)
    assert content is not None
    assert reason in decoded(content)["failed"]


@pytest.mark.parametrize(
    "sent",
    [b"\0\0\0", b"\xff" * 16, (9).to_bytes(8, "big") + b"half", (frames.LARGEST + 1).to_bytes(8, "big")],
)
def test_what_is_no_message_is_told_apart(sent: bytes) -> None:
    with pytest.raises(BrokenFrame):
        read_frame(io.BytesIO(sent))


def test_a_request_that_breaks_off_ends_the_loop() -> None:
    requests = io.BytesIO()
    write_frame(requests, encoded(reading("a.txt")))
    requests.seek(0)
    with pytest.raises(BrokenFrame):
        serve(InProcess(), requests, io.BytesIO())


def limited(program: str) -> subprocess.CompletedProcess[str]:
    head = "from workbench.services.limits import allow_seconds, confine\nconfine()\n"
    return subprocess.run(
        [sys.executable, "-c", head + program], capture_output=True, text=True, check=False, timeout=100
    )


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
def test_the_child_may_use_no_more_than_it_is_given(tmp_path) -> None:
    assert "MemoryError" in limited("bytearray(2 * 1024**3)").stderr
    writing = f"from pathlib import Path\nPath({str(tmp_path / 'x')!r}).write_text('x' * 10)"
    assert "File too large" in limited(writing).stderr
    assert "Too many open files" in limited("held = [open('/dev/null') for _ in range(100)]").stderr


@pytest.mark.skipif(sys.platform == "win32", reason="limits are POSIX")
def test_computing_time_is_counted_by_the_request() -> None:
    spin = "import time\nwhile time.process_time() < {0}: pass\n"
    within = limited("allow_seconds(5)\n" + spin.format(0.3) + "allow_seconds(5)\nprint('there')")
    assert within.stdout == "there\n"
    assert limited("allow_seconds(0)\n" + spin.format(60)).returncode < 0
