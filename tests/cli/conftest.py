from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.places import folder


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with folder() as made:
        yield made
