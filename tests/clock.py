"""A clock for tests: each look at it is a second later."""

from datetime import UTC, datetime, timedelta

START = datetime(2022, 1, 20, 9, 0, tzinfo=UTC)


class Clock:
    """Starts a sitting on 20 January 2022 unless told otherwise."""

    def __init__(self, start: datetime = START) -> None:
        self.start, self.looks = start, 0

    def __call__(self) -> datetime:
        self.looks += 1
        return self.start + timedelta(seconds=self.looks)
