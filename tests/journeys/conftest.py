from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desk import Desk, screen


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with screen() as display:
        one = Desk(display, tmp_path)
        try:
            yield one
        finally:
            one.shot(tmp_path / "last.png")
            one.kill()
            one.forget()
