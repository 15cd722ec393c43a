from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.making import NOW, analysis, articles
from workbench.storage.engine import open_library
from workbench.storage.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.workbench"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_library(str(path))
    yield opened
    opened.close()


@pytest.fixture
def session(store: Store) -> str:
    """A session of two articles with five claims, two of which contradict each other."""
    made = store.create("Unrest", "January 2022", NOW)
    store.admit(made.id, articles(), NOW, "A. Editor")
    store.refresh(made.id, analysis(), NOW)
    return made.id
