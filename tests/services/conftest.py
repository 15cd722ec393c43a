from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.places import folder
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench

START = datetime(2022, 1, 20, 9, 0, tzinfo=UTC)

Opener = Callable[[], Workbench]


class Clock:
    """Each look at it is a second later."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> datetime:
        self.looks += 1
        return START + timedelta(seconds=self.looks)


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with folder() as made:
        yield made


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "library.sqlite"


@pytest.fixture
def desk(library: Path, clock: Clock) -> Iterator[Workbench]:
    """A workbench on a new library, its engine in this process."""
    opened = open_workbench(str(library), clock=clock, reviewer="A. Editor", reader=InProcess())
    yield opened
    opened.close()


@pytest.fixture
def sample(desk: Workbench) -> str:
    """The sample session's id."""
    return desk.archive.sample().id
