from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.desk import PERCENT, SAMPLE, Desk, screen, until


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with screen() as display:
        one = Desk(display, tmp_path)
        if PERCENT != 100:
            one.enlarge(PERCENT)
        try:
            yield one
        finally:
            one.shot(tmp_path / "last.png")
            one.kill()
            one.forget()


@pytest.fixture
def seated(desk: Desk) -> Desk:
    """The desk on the sample session."""
    desk.make(SAMPLE)
    desk.open(SAMPLE)
    until("the session", lambda: SAMPLE in desk.title())
    return desk
