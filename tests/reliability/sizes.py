"""One test at two sizes, and tools of the system that a test cannot do without."""

import os
from collections.abc import Callable

import pytest
from _pytest.mark.structures import ParameterSet

SOAK_SECONDS = 3600
"""A test of the soak may take so long."""

Decorator = Callable[[Callable[..., None]], Callable[..., None]]


def soak(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that only the soak runs."""
    return pytest.mark.soak(pytest.mark.timeout(SOAK_SECONDS)(test))


def sized(name: str, ordinary: int, full: int) -> Decorator:
    """Run a test with its parameter ``name`` small in the ordinary run, at full size in the soak."""
    marks = (pytest.mark.soak, pytest.mark.timeout(SOAK_SECONDS))
    return pytest.mark.parametrize(
        name, [pytest.param(ordinary, id="ordinary"), pytest.param(full, id="full", marks=marks)]
    )


def soaked(value: object) -> ParameterSet:
    """Return a parameter that only the soak tries."""
    return pytest.param(value, marks=(pytest.mark.soak, pytest.mark.timeout(SOAK_SECONDS)))


def missing(tool: str) -> None:
    """Skip a test that needs a tool; a run that may skip none (WORKBENCH_SKIP=none, as CI's) fails."""
    if os.environ.get("WORKBENCH_SKIP") == "none":
        pytest.fail(f"needs {tool}, and this run may skip nothing")
    pytest.skip(f"needs {tool}")
