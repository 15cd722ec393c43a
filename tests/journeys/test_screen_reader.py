"""What a screen reader is told, over the accessibility bus as a real one: names, roles, the claim in focus."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.desk import SAMPLE, Desk, until

pytestmark = pytest.mark.window

READER = ("/usr/bin/python3", str(Path(__file__).with_name("screen_reader.py")))
CONTAINERS = {"filler", "unknown", ""}
"""Roles that tell nobody what can be done with a thing."""
QUOTED = 40
"""Characters of a claim that are surely read aloud; of a long one the rest is left out."""


@contextmanager
def bus(desk: Desk) -> Iterator[None]:
    """Give the desk a session bus of its own, on which the accessibility bus is started when asked for."""
    folder = desk.home / "run"
    folder.mkdir(mode=0o700)
    desk.more.update(XDG_RUNTIME_DIR=str(folder), QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
        env=desk.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert daemon.stdout
    desk.more["DBUS_SESSION_BUS_ADDRESS"] = daemon.stdout.readline().strip()
    try:
        yield
    finally:
        desk.kill()
        daemon.terminate()
        daemon.wait(10)
        daemon.stdout.close()


@contextmanager
def listening(desk: Desk) -> Iterator[Path]:
    """Write down what the desk has a screen reader say."""
    heard = desk.home / "heard"
    with heard.open("w") as file:
        listener = subprocess.Popen([*READER, "listen"], env=desk.environment, stdout=file)
        try:
            until("a screen reader that listens", lambda: "listening" in heard.read_text())
            yield heard
        finally:
            listener.terminate()
            listener.wait(10)


def announced(heard: Path) -> list[str]:
    """Return what was said so far."""
    told = [json.loads(line) for line in heard.read_text().splitlines()]
    return [each["said"] for each in told if "said" in each]


def controls(desk: Desk) -> list[dict[str, Any]]:
    """Return everything on the screen that the keyboard can come to."""
    done = subprocess.run([*READER, "tree"], env=desk.environment, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines()]
    return [each for each in found if each["focusable"] and each["showing"]]


def test_every_control_has_a_name_and_a_role_and_the_claim_is_told_once(desk: Desk) -> None:
    desk.make(SAMPLE)
    with bus(desk):
        desk.open(SAMPLE)
        until("the session", lambda: SAMPLE in desk.title())
        with listening(desk) as heard:
            until("the desk on the bus", lambda: controls(desk))
            desk.press("c")
            claim = str(until("a claim in focus", lambda: desk.layout(SAMPLE).claim))
            words = " ".join(desk.claims(SAMPLE)[claim]["quote"].split())[:QUOTED]
            until("the claim told", lambda: any(words in each for each in announced(heard)))
            said = announced(heard)
        assert len(said) == 1
        assert said[0].startswith("claim ")
        assert said[0].endswith("conflict, unreviewed")
        found = controls(desk)
        desk.press("ctrl+1")  # in larger letters one side takes the other's place
        found += controls(desk)
        desk.press("ctrl+1")
        assert [each for each in found if not each["name"].strip()] == []
        assert [each for each in found if each["role"] in CONTAINERS] == []
        assert [each for each in found if "<" in each["name"] + each["description"]] == []
        names = {(each["role"], each["name"]) for each in found}
        assert {
            ("table", "Claims"),
            ("table", "Comparison of the articles, point by point"),
            ("text", "Note on the claim, in Markdown"),
            ("text", "Rationale of the verdict"),
            ("check box", "Accept this claim"),
            ("check box", "Reject this claim"),
        } <= names
        desk.close()
