"""11: whatever fails at the desk is told with the number under which the log has it."""

import logging
import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from workbench.core.change import Step
from workbench.core.errors import LibraryGone, LostRace
from workbench.core.verdict import ACCEPTED, REJECTED
from workbench.services.inputs import Input
from workbench.services.workbench import Workbench
from workbench.ui.ask import TellDialog
from workbench.ui.station import Station
from workbench.ui.window import MainWindow

NUMBER = re.compile(r"\(log (\d{6}-\d{6}(?:-\d+)?)\)$")


def number(words: str, log: pytest.LogCaptureFixture) -> str:
    """Return the number in a message; the log has it, and none of the words before it."""
    found = NUMBER.search(words)
    assert found, words
    assert found[1] in log.text
    assert words[:20] not in log.text
    return found[1]


def test_a_refused_act(station: Station, caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    station.verbs.refused.connect(told.append)
    with caplog.at_level(logging.WARNING):
        station.verbs.rule([station.desk.listed()[0]], REJECTED, "")
        station.verbs.rule(["c9999"], ACCEPTED)
    assert len({number(words, caplog) for words in told}) == 2
    assert "Refused" in caplog.text
    assert "NotFound" in caplog.text


def test_a_step_that_cannot_be_undone(
    station: Station, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def lost(_: object, step: Step) -> None:
        raise LostRace(f"Somebody has changed {step.label}.", "Look at it.")

    station.verbs.rule([station.desk.listed()[0]], ACCEPTED)
    monkeypatch.setattr("workbench.services.review.Review.undo", lost)
    told: list[str] = []
    station.verbs.refused.connect(told.append)
    with caplog.at_level(logging.WARNING):
        station.verbs.history.undo()
    assert number(told[0], caplog)


def test_files_that_are_not_read(
    window: MainWindow, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret = tmp_path / "secret-name.txt"
    secret.write_bytes(b"%PDF-1.7 x")
    with caplog.at_level(logging.WARNING):
        window.imports.add([Input(path=secret), Input(name="empty.txt", raw=b" \n")])
    (dialog,) = window.findChildren(TellDialog)
    lines = [found.text() for found in dialog.findChildren(QLabel) if "log" in found.text()]
    assert len({number(line, caplog) for line in lines}) == 2
    assert "UnreadableInput" in caplog.text
    assert "secret-name" not in caplog.text


def test_a_library_that_is_gone(
    station: Station, workbench: Workbench, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    station.gone.connect(told.append)
    with caplog.at_level(logging.WARNING):
        station.tell(LibraryGone(f"The library {workbench.library} was moved.", "Put it back."))
    assert number(told[0], caplog)
