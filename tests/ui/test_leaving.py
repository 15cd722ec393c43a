"""L9: logging out is stopped where something could not be saved, and nothing is asked where nothing may be."""

import pytest

from workbench.core.errors import LibraryError
from workbench.core.verdict import ACCEPTED
from workbench.services.workbench import Workbench
from workbench.ui.leaving import Leaving
from workbench.ui.window import MainWindow
from workbench.ui.work import Inline


class Manager:
    """A log-out that may be stopped, or not."""

    def __init__(self, *, may_ask: bool) -> None:
        self.may_ask, self.said = may_ask, list[str]()

    def allowsInteraction(self) -> bool:
        return self.may_ask

    def cancel(self) -> None:
        self.said.append("cancel")

    def release(self) -> None:
        self.said.append("release")


@pytest.mark.parametrize("may_ask", [True, False])
def test_a_log_out_is_stopped_where_work_is_not_saved(
    window: MainWindow, workbench: Workbench, monkeypatch: pytest.MonkeyPatch, may_ask: bool
) -> None:
    def full(*_: object, **__: object) -> None:
        raise LibraryError("The disk is full.", "Free some space.")

    claim = window.station.desk.listed()[0]
    leaving, manager = Leaving(window, Inline(workbench)), Manager(may_ask=may_ask)
    with monkeypatch.context() as patch:
        patch.setattr("workbench.services.review.Review.rule", full)
        window.station.verbs.rule([claim], ACCEPTED)
    leaving.commit(manager)
    assert manager.said == (["cancel", "release"] if may_ask else [])
    window.station.saving.retry()
    assert window.station.desk.claims[claim].verdict == ACCEPTED
    again = Manager(may_ask=True)
    leaving.commit(again)
    assert again.said == []
