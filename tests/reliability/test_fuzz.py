"""D13: reader, analysis and escaping under random input, in the ordinary run a little, in the soak for long."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.reliability.payloads import PAYLOADS
from tests.reliability.promises import PROMISES
from tests.reliability.sizes import missing, soak
from workbench.core.places import seeds

Figure = Callable[[str, object], None]
ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).with_name("corpus")
NEWS = [
    "At least 164 people were killed in Almaty on Thursday, officials said.", "“We will leave in 10 days,” he said.",
    "Kazakh President Kassym-Jomart Tokayev", "Jan. 11 (UPI) --", "some 2,500", "nearly", "1.5 million dollars", "40%",
    "between 9 and 10", "the U.S.", "By Jane Doe", "Read more:", "January 2022", "last week", "three", "not", "denied",
    "\n", "\n\n", " ", ".", ",", "”", "“", "'", "(", ")", "-", "—", "\u200b", "о", "e\u0301", "😀", "قال", "2022-01-19",
    "Mr. ", "A.", "1", "0", "$", "€5", "10:30 p.m.", "Monday", "dozens of", "more than", "up to", "about",
]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(NEWS), st.text(max_size=8)), max_size=40).map(" ".join)
BYTES = {
    "reader": st.one_of(st.binary(max_size=400), TEXTS.map(lambda t: t.encode("utf-8", "replace")), TEXTS.map(lambda t: t.encode("utf-16"))),
    "analysis": TEXTS.map(lambda t: t.encode("utf-8", "replace")),
    "escaping": st.one_of(
        st.text(st.sampled_from("#*_`~<>[]()!|\\&;:=+-.123 \n\tab\"'/"), max_size=60),
        st.lists(st.sampled_from(PAYLOADS), max_size=3).map("\n".join),
        st.text(max_size=60),
    ).map(lambda t: t.encode("utf-8", "replace")),
}  # fmt: skip


@pytest.mark.parametrize("promise", sorted(PROMISES))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(data=st.data())
def test_d13_random_input(promise: str, data: st.DataObject) -> None:
    PROMISES[promise](data.draw(BYTES[promise]))


@pytest.mark.parametrize("path", sorted(CORPUS.rglob("*.bin")), ids=lambda p: p.name)
def test_d13_what_was_found_once(path: Path) -> None:
    """Inputs that broke a promise, kept as they were found."""
    PROMISES[path.parent.name](path.read_bytes())


def test_d13_sentences_cut_anywhere() -> None:
    """Every promise on a sample article cut at any of forty places, letters and bytes alike."""
    raw = next(iter(sorted(seeds().glob("*.txt")))).read_bytes()
    for number in range(1, 41):
        part = raw[: len(raw) * number // 200]
        for promise in PROMISES.values():
            promise(part)


@soak
@pytest.mark.parametrize("promise", sorted(PROMISES))
def test_d13_fuzzed_for_ten_minutes(promise: str, tmp_path: Path, figure: Figure) -> None:
    if importlib.util.find_spec("atheris") is None:
        missing("atheris (pip install atheris), a fuzzer that follows coverage")
    run = [sys.executable, "-m", "tests.reliability.fuzz", promise, "600", str(tmp_path / "corpus")]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, errors="replace", check=False)
    told = re.search(r"stat::number_of_executed_units: (\d+)", done.stderr)
    assert done.returncode == 0, done.stderr[-3000:]
    assert told is not None
    figure(f"inputs fuzzed, {promise}", int(told[1]))
    figure(f"inputs that broke a promise, {promise}", 0)
