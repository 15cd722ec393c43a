"""What all tests share: drawn examples take what time they need, and the same ones are drawn on CI each time.

A test marked ``unmeasured`` runs without the measure of coverage, which makes Python's own work twice as long: it
tries one thing very often or on very much, and the lines that it runs are counted where the plain tests run them.
"""

import os
from collections.abc import Iterator

import pytest
from coverage import Coverage
from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")

MEASURED_TOO = "COVERAGE_PROCESS_CONFIG"
"""Set where the processes that a test starts are measured with it; starting the measure again sets it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    measure = Coverage.current() if item.get_closest_marker("unmeasured") else None
    if measure is None:
        return (yield)
    measure.stop()
    os.environ.pop(MEASURED_TOO, None)
    try:
        return (yield)
    finally:
        measure.start()
