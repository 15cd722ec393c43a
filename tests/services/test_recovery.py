"""A program that is killed between an act and what is computed from it: the next opening goes on from there."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.services.dying import ACTS
from tests.services.stories import both
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench


def opened(path: Path, clock) -> Workbench:
    return open_workbench(str(path), clock=clock, reviewer="A. Editor", reader=InProcess())


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    return session


def killed(library: Path, session: str, act: str, where: str) -> int:
    """Do an act in a process that ends without a word when it reaches the engine's method ``where``."""
    command = [sys.executable, "-m", "tests.services.dying", str(library), session, act, where]
    return subprocess.run(command, capture_output=True, check=False).returncode


@pytest.mark.parametrize(
    ("act", "where"),
    [
        ("correct", "analyze"),
        ("import", "refresh"),
        ("dismiss", "compare"),
        ("move", "compare"),
        ("link and correct", "compare"),
    ],
)
def test_what_a_killed_program_left_undone_is_done_at_the_next_opening(  # noqa: PLR0917
    desk: Workbench, flood: str, library: Path, tmp_path: Path, clock, act: str, where: str
) -> None:
    control = tmp_path / "control.sqlite"
    shutil.copy(library, control)
    assert killed(library, flood, act, where) == -9
    whole = opened(control, clock)
    ACTS[act](whole, flood)
    assert desk.context.store.is_stale(flood)
    assert not whole.context.store.is_stale(flood)
    before = desk.archive.view(flood)
    desk.archive.open(flood)
    after, wanted = desk.archive.view(flood), whole.archive.view(flood)
    assert after.session.revision > before.session.revision
    assert after.articles == wanted.articles
    assert after.claims == wanted.claims
    assert [(p.label, p.claims, p.relations) for p in after.points] == [
        (p.label, p.claims, p.relations) for p in wanted.points
    ]
    assert not desk.context.store.is_stale(flood)
    revision = desk.archive.revision(flood)
    desk.archive.open(flood)
    assert desk.archive.revision(flood) == revision
    whole.close()


def test_a_session_opens_without_being_computed_again_where_nothing_was_cut_off(
    desk: Workbench, flood: str
) -> None:
    for act in ("correct", "dismiss", "mark", "link"):
        ACTS[act](desk, flood)
        assert not desk.context.store.is_stale(flood)
    claim = desk.archive.view(flood).claims[0].claim.id
    desk.review.rule(flood, claim, "accepted")
    desk.review.note(flood, claim, "seen")
    revision = desk.archive.revision(flood)
    desk.archive.open(flood)
    assert desk.archive.revision(flood) == revision


def test_an_article_without_claims_is_not_read_at_every_opening(desk: Workbench, flood: str) -> None:
    desk.intake.paste(flood, "Nothing to see\n\nHello.\n")
    revision = desk.archive.revision(flood)
    desk.archive.open(flood)
    assert desk.archive.revision(flood) == revision


def test_findings_of_an_older_state_do_not_replace_those_of_a_newer(
    desk: Workbench, flood: str, library: Path, clock
) -> None:
    """Two desks correct at once; the first computes for longer and comes last."""
    other = opened(library, clock)
    older = desk.archive.view(flood)
    stale = InProcess().analyze(older.articles, lambda: False)
    other.intake.correct(flood, "a1", "published", "2024-03-20")
    wanted = other.archive.view(flood)
    store = desk.context.store
    store.refresh(flood, stale, clock(), older.session.revision)
    store.regroup(flood, (), clock(), older.session.revision)
    found = desk.archive.view(flood)
    assert (found.claims, found.points) == (wanted.claims, wanted.points)
    other.close()


def test_comparing_does_not_hide_that_an_article_was_never_read_again(
    desk: Workbench, flood: str, library: Path, clock
) -> None:
    """One desk dies after a correction; another, which has the session open, rules on."""
    assert killed(library, flood, "correct", "analyze") == -9
    claim = desk.archive.view(flood).claims[0].claim.id
    desk.review.dismiss(flood, claim)
    assert desk.context.store.is_stale(flood)
    desk.archive.open(flood)
    assert not desk.context.store.is_stale(flood)


def test_a_copy_of_a_session_that_was_cut_off_is_computed_too(
    desk: Workbench, flood: str, library: Path
) -> None:
    assert killed(library, flood, "remove", "analyze") == -9
    copy = desk.archive.duplicate(flood).id
    assert desk.context.store.is_stale(copy)
    desk.archive.open(copy)
    assert not desk.context.store.is_stale(copy)


def test_a_date_given_with_an_import_is_never_lost_between_two_writes(
    desk: Workbench, flood: str, library: Path
) -> None:
    assert killed(library, flood, "import", "refresh") == -9
    desk.archive.open(flood)
    assert desk.archive.view(flood).articles[-1].masthead.published_from == "editor"
