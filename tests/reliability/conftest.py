from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.clock import Clock
from tests.places import folder
from tests.reliability.harness import Stage, built
from tests.reliability.headline import KEY, Headline, row_of, table
from tests.reliability.scenes import prepared
from workbench.services.inprocess import InProcess
from workbench.services.workbench import Workbench, open_workbench


class Figures:
    """Gathers the figures of all tests, those of other processes too, and writes them down at the end."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._found: list[Headline] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self._found += (Headline(*value) for key, value in report.user_properties if key == KEY)

    def pytest_sessionfinish(self) -> None:
        self._place.parent.mkdir(parents=True, exist_ok=True)
        self._place.write_text(table(self._found), encoding="utf-8")

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.write_line(f"figures: {self._place}")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--figures", metavar="FILE", help="Write the headline figures there, as a table.")


def pytest_configure(config: pytest.Config) -> None:
    place = config.getoption("--figures", None)
    if place and not hasattr(config, "workerinput"):
        config.pluginmanager.register(Figures(config.rootpath / place))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.unmeasured)


@pytest.fixture
def figure(request: pytest.FixtureRequest) -> Callable[[str, object], None]:
    """Report a headline figure of this test: its name and value; the table of the soak shows it."""

    def report(name: str, value: object) -> None:
        node = request.node
        path = node.path.relative_to(request.config.rootpath)
        is_soak = node.get_closest_marker("soak") is not None
        command = f".venv/bin/pytest{' -m soak' if is_soak else ''} {path}"
        told = (
            row_of(node.originalname),
            name,
            value if isinstance(value, int | float) else str(value),
            command,
        )
        node.user_properties.append((KEY, told))

    return report


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


@pytest.fixture(scope="session")
def faults(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes faults happen, compiled."""
    return built(tmp_path_factory.mktemp("faults"))


@pytest.fixture(scope="session")
def stage(faults: Path) -> Iterator[Stage]:
    """A process that performs scenes below a folder of its own, ``stage.folder``."""
    with folder() as place:
        made = Stage(faults, place)
        yield made
        made.close()


@pytest.fixture(scope="session")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed library with the session "Flood" in it, for scenes to copy."""
    path = tmp_path_factory.mktemp("flood") / "library.sqlite"
    prepared(str(path))
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
    return path
