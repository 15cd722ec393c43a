"""Every reader in linear time: ten times the text may cost ten times the steps, never a hundred."""

import sys
from collections.abc import Callable

import pytest

from workbench.ingest.readers import read

pytestmark = pytest.mark.unmeasured

WORST: list[Callable[[int], str]] = [
    lambda n: "a" * n,
    lambda n: "A" * n,
    lambda n: "A. " * (n // 3),
    lambda n: " " * n + "x",
    lambda n: "x" + " \n" * (n // 2) + "x",
    lambda n: "By " + "Jane Doe, " * (n // 10),
    lambda n: "Home > " * (n // 7),
    lambda n: "Jan 1 " * (n // 6),
    lambda n: "/" * n,
    lambda n: "Photo: " + "A/" * (n // 2),
    lambda n: "(" * n,
    lambda n: "“" * n + "”",
    lambda n: "NEW YORK, " * (n // 10),
    lambda n: "Related Articles\nThe Troops Left the Capital\n" * (n // 45),
    lambda n: (
        "Explore\n"
        + "The troops left Tarn on Thursday, a spokesman for the ministry of Velia told us.\n" * (n // 80)
    ),
    lambda n: "Jo Blake\n" * (n // 9),
    lambda n: "the troops\nleft the\n" * (n // 20),
    lambda n: "https://a.example/" + "2022/01/" * (n // 8),
    lambda n: "— a (@a) " * (n // 9),
    lambda n: "\u0301" * n,
    lambda n: "1\n2\n" * (n // 4),
    lambda n: "Home | " * (n // 7),
    lambda n: "Home  News\n" * (n // 11),
    lambda n: "12/03/2025 " * (n // 11),
    lambda n: "March 3\nUpdated 12/03/2025\n" * (n // 27),
    lambda n: (
        "Read more: x\n\nThe troops left Tarn on Thursday, as they had to after all that was said.\n\n"
        * (n // 87)
    ),
    lambda n: "see a.b." * (n // 8),
]


def steps(text: str) -> int:
    """Count the calls and lines that reading takes; a regular expression that backtracks would not end."""
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        read("hostile.txt", text.encode())
    finally:
        sys.settrace(before)
    return count


@pytest.mark.timeout(60)
@pytest.mark.parametrize("worst", range(len(WORST)))
def test_a_hundred_thousand_characters_of_the_worst_are_read(worst: int) -> None:
    article, _ = read("hostile.txt", WORST[worst](100_000).encode())
    assert len(article.text) > 90_000


@pytest.mark.parametrize("worst", range(len(WORST)))
def test_steps_grow_with_the_text_not_with_its_square(worst: int) -> None:
    assert steps(WORST[worst](8_000)) < 16 * steps(WORST[worst](1_000)) + 10_000
