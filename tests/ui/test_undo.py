from pathlib import Path

import pytest

from tests.clock import Clock
from workbench.core.verdict import ACCEPTED, REJECTED, UNREVIEWED, UNVERIFIABLE
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench
from workbench.ui.station import Station


@pytest.fixture
def claim(station: Station) -> str:
    return station.desk.listed()[0]


def verdict(station: Station, claim: str) -> str:
    return station.desk.claims[claim].verdict


def test_steps_are_taken_back_and_done_again(station: Station, claim: str) -> None:
    history = station.verbs.history
    station.verbs.rule([claim], ACCEPTED)
    station.verbs.rule([claim], REJECTED, "no")
    history.undo()
    assert verdict(station, claim) == ACCEPTED
    history.undo()
    assert verdict(station, claim) == UNREVIEWED
    history.undo()
    assert history.stack.index() == 0
    history.redo()
    history.redo()
    ruling = station.desk.claims[claim].ruling
    assert ruling is not None
    assert (ruling.verdict, ruling.rationale) == (REJECTED, "no")


def test_a_bulk_ruling_is_one_step(station: Station) -> None:
    claims = station.desk.listed()[:5]
    station.verbs.rule(claims, UNVERIFIABLE)
    assert station.verbs.history.stack.count() == 1
    station.verbs.history.undo()
    assert {verdict(station, claim) for claim in claims} == {UNREVIEWED}


def test_a_new_act_forgets_what_was_taken_back(station: Station, claim: str) -> None:
    station.verbs.rule([claim], ACCEPTED)
    station.verbs.history.undo()
    station.verbs.rule([claim], UNVERIFIABLE)
    assert not station.verbs.history.stack.canRedo()


def test_what_somebody_changed_since_is_not_undone_and_leaves_the_stack(
    station: Station, claim: str, library: Path
) -> None:
    told: list[str] = []
    station.verbs.refused.connect(told.append)
    station.verbs.rule([claim], ACCEPTED)
    other = open_workbench(str(library), clock=Clock(), reviewer="B. Other", reader=InProcess())
    other.review.rule(station.desk.session_id, [claim], REJECTED, "it is not so")
    station.verbs.history.undo()
    assert other.archive.reviewed(station.desk.session_id, [claim])[0].verdict == REJECTED
    assert station.verbs.history.stack.count() == 0
    assert "cannot be undone" in told[0]
    other.close()


def test_undo_never_crosses_into_another_session(station: Station, workbench: Workbench, claim: str) -> None:
    station.verbs.rule([claim], ACCEPTED)
    first = station.desk.session_id
    second = workbench.archive.duplicate(first)
    station.following.open(second.id)
    assert station.desk.session_id == second.id
    assert not station.verbs.history.stack.canUndo()
    station.verbs.history.undo()
    assert workbench.archive.reviewed(first, [claim])[0].verdict == ACCEPTED
