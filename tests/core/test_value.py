import math

import pytest

from workbench.core.value import Quantity


@pytest.mark.parametrize(
    ("quantity", "expected"),
    [
        (Quantity(164, 164), (164, 164)),
        (Quantity(164, None), (164, math.inf)),
        (Quantity(None, 1000, approximate=True), (950, 1000)),
        (Quantity(None, 10), (0, 10)),
        (Quantity(2500, 2500, approximate=True), (2375, 2625)),
        (Quantity(2000, None, approximate=True), (2000, math.inf)),
        (Quantity(1000, None, approximate=True, hedge="just over"), (1000, 1100)),
        (Quantity(1000, None, hedge="over"), (1000, math.inf)),
        (Quantity(9, 10), (9, 10)),
        (Quantity(None, -3), (-3, -3)),
        (Quantity(None, -100, approximate=True), (-100, -95)),
        (Quantity(None, None), (-math.inf, math.inf)),
    ],
)
def test_hedged_intervals(quantity: Quantity, expected: tuple[float, float]) -> None:
    assert quantity.interval() == expected
