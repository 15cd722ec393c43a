from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.clock import Clock
from tests.places import folder
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench

Opener = Callable[[], Workbench]


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
