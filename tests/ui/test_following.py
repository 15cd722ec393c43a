"""Two desks on one library, and what a failing library does to a desk."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from tests.clock import Clock
from tests.ui.keys import arrive
from workbench.core.change import Change
from workbench.core.errors import LibraryError
from workbench.core.verdict import ACCEPTED, UNREVIEWED, UNVERIFIABLE
from workbench.services.inprocess import InProcess
from workbench.services.presence import own_label
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.clash import Clash
from workbench.ui.drafts import rationale_key
from workbench.ui.settings import Settings
from workbench.ui.station import Means, Station
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow
from workbench.ui.work import Failed, Inline

T = TypeVar("T")


@pytest.fixture
def other(library: Path) -> Iterator[Workbench]:
    opened = open_workbench(str(library), clock=Clock(), reviewer="B. Other", reader=InProcess())
    yield opened
    opened.close()


def test_another_desks_ruling_shows_after_a_poll(station: Station, other: Workbench) -> None:
    claim = station.desk.listed()[0]
    heard: list[Change] = []
    station.following.overheard.connect(heard.append)
    other.review.rule(station.desk.session_id, [claim], ACCEPTED)
    assert station.desk.claims[claim].verdict == UNREVIEWED
    station.following.poll()
    assert station.desk.claims[claim].verdict == ACCEPTED
    assert claim in heard[0].claims
    assert station.desk.claims[claim].history[-1].reviewer == "B. Other"


def test_rulings_between_ones_own_are_not_lost(station: Station, other: Workbench) -> None:
    first, second = station.desk.listed()[:2]
    other.review.rule(station.desk.session_id, [first], ACCEPTED)
    station.verbs.rule([second], ACCEPTED)
    station.following.poll()
    assert station.desk.claims[first].verdict == ACCEPTED
    assert station.desk.claims[second].verdict == ACCEPTED


def test_a_ruling_on_a_stale_screen_is_refused_in_the_others_words(
    station: Station, other: Workbench
) -> None:
    claim = station.desk.listed()[0]
    refused: list[Clash] = []
    station.verbs.overtaken.connect(refused.append)
    other.review.rule(station.desk.session_id, [claim], UNVERIFIABLE, "nobody answers")
    station.verbs.rule([claim], ACCEPTED)
    assert "B. Other was here before you" in str(refused[0].overtaken)
    assert "nobody answers" in str(refused[0].overtaken)
    assert station.desk.claims[claim].verdict == UNVERIFIABLE
    station.verbs.rule([claim], ACCEPTED)
    assert station.desk.claims[claim].verdict == ACCEPTED
    assert len(refused) == 1


def test_quick_keys_on_one_claim_are_no_race(station: Station, other: Workbench) -> None:
    first, second = station.desk.listed()[:2]
    refused: list[str] = []
    station.verbs.refused.connect(refused.append)
    other.review.rule(station.desk.session_id, [second], ACCEPTED)
    for verdict in (ACCEPTED, UNVERIFIABLE, UNREVIEWED, ACCEPTED):
        station.verbs.rule([first], verdict)
    assert refused == []
    assert station.desk.claims[first].verdict == ACCEPTED


def test_ones_own_work_is_not_overheard(station: Station) -> None:
    heard: list[Change] = []
    station.following.overheard.connect(heard.append)
    station.verbs.rule([station.desk.listed()[0]], ACCEPTED)
    station.verbs.dismiss(station.desk.listed()[3])
    station.following.poll()
    station.following.poll()
    assert heard == []


def test_a_desk_is_told_who_else_has_the_session_open(station: Station, other: Workbench) -> None:
    told: list[tuple[str, ...]] = []
    station.following.others_changed.connect(told.append)
    other.archive.announce(station.desk.session_id, "elsewhere", "newsroom-2")
    station.following.poll()
    assert told == [("newsroom-2",)]
    words = "from workbench.services.presence import own_label; print(own_label(), end='')"
    crashed = subprocess.run([sys.executable, "-c", words], capture_output=True, check=True, text=True).stdout
    other.archive.announce(station.desk.session_id, "crashed", crashed)
    other.archive.announce(station.desk.session_id, "elsewhere", own_label())
    station.following.poll()
    assert told[-1] == ("another window here",)
    other.archive.leave(station.desk.session_id, "elsewhere")
    station.following.poll()
    assert told[-1] == ()


class Unsteady(Inline[Workbench]):
    """A library whose disk is full while ``broken`` says so."""

    broken = False

    def submit(self, call: Callable[[Workbench], T], done: Callable[[T], None], failed: Failed) -> None:
        if self.broken:
            failed(LibraryError("The disk is full.", "Make room, then try again."))
        else:
            super().submit(call, done, failed)


@pytest.fixture
def unsteady(workbench: Workbench) -> Unsteady:
    return Unsteady(workbench)


@pytest.fixture
def shaky(unsteady: Unsteady, looks: Looks, settings: Settings, workbench: Workbench) -> Iterator[Station]:
    made = Station(Means(unsteady, Inline(object()), looks, settings, Clock()))
    session = workbench.archive.last()
    assert session is not None
    made.following.open(session.id)
    yield made
    unsteady.broken = False
    made.following.close()


def test_what_could_not_be_saved_is_said_kept_and_tried_again(shaky: Station, unsteady: Unsteady) -> None:
    said: list[str] = []
    lost: list[str] = []
    shaky.saving.said.connect(said.append)
    shaky.saving.lost.connect(lost.append)
    claim = shaky.desk.listed()[0]
    shaky.drafts.keep(rationale_key(claim), "as UPI says")
    unsteady.broken = True
    shaky.verbs.rule([claim], ACCEPTED, "as UPI says")
    assert said == ["saving…", "not saved"]
    assert [words.partition(" (log ")[0] for words in lost] == [
        "Not saved: The disk is full. Make room, then try again."
    ]
    assert shaky.drafts.get(rationale_key(claim)) == "as UPI says"
    assert shaky.saving.has_failed
    unsteady.broken = False
    shaky.saving.retry()
    assert shaky.desk.claims[claim].verdict == ACCEPTED
    assert not shaky.saving.has_failed
    assert said[-1].startswith("saved ")
    assert shaky.drafts.get(rationale_key(claim)) is None


def test_a_refused_act_leaves_nothing_to_try_again(station: Station) -> None:
    told: list[str] = []
    station.verbs.refused.connect(told.append)
    station.verbs.unlink(next(k for k, i in station.desk.claims.items() if i.point is None))
    assert "linked to no other claim" in told[0]
    assert not station.saving.has_failed
    assert not station.saving.is_busy


def test_a_library_that_cannot_be_opened_is_said_and_tried_again(
    unsteady: Unsteady, looks: Looks, settings: Settings, qtbot: QtBot
) -> None:
    unsteady.broken = True
    window = MainWindow(Means(unsteady, Inline(object()), looks, settings, Clock()))
    qtbot.addWidget(window)
    window.begin()
    assert "The disk is full" in window.banner.text
    unsteady.broken = False
    window.banner._act.click()
    arrive(window)
    assert window.station.desk.session is not None
    assert window.banner.text == ""
    window.close()
