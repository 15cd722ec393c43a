import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import folder
from tests.storage.making import NOW, analysis, articles
from workbench.storage.engine import open_library
from workbench.storage.store import Store


@pytest.fixture(scope="session")
def made() -> Iterator[Path]:
    """A closed library with one session, made once, for tests to copy."""
    with folder() as place:
        path = place / "library.workbench"
        store = open_library(str(path))
        session = store.create("Unrest", "January 2022", NOW)
        store.admit(session.id, articles(), NOW, "A. Editor")
        store.refresh(session.id, analysis(), NOW)
        store.close()
        yield path


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with folder() as made:
        yield made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.workbench"


@pytest.fixture
def store(path: Path, request: pytest.FixtureRequest) -> Iterator[Store]:
    """An open library: empty, or where the test asks for a session, with that one in it."""
    if "session" in request.fixturenames:
        shutil.copy(request.getfixturevalue("made"), path)
    opened = open_library(str(path))
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> str:
    """A session of two articles with five claims, two of which contradict each other."""
    return store.find("Unrest").id
