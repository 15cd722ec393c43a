"""How reading and comparing grow: characters a second against spaCy, time and memory by the number of claims."""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
import time
from collections.abc import Callable

from tests.benchmarks.news import stories
from workbench.analysis import pipeline

SPACY_MODELS = ("en_core_web_sm",)
TEXTS = 40
SENTENCES = 108
MEGABYTE = 1024 * 1024
PEAK = """
import resource, sys
from tests.benchmarks.news import stories
from workbench.analysis import pipeline
found = pipeline.analyze(stories({articles}, {events}, {sentences}))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(len(found.claims), peak)
"""


def growth() -> None:
    reading()
    by_claims("of an event in five articles", 5)
    by_claims("all of one event", 0)
    memory()


def reading() -> None:
    """Characters a second of annotate, against the small English pipeline of spaCy where it is installed."""
    texts = [a.text for a in stories(2 * TEXTS, 2 * TEXTS, 20)]
    ours = speed(lambda text: pipeline.annotate(text, None), texts)
    print(f"annotate {ours:>44,.0f} characters a second")
    theirs = _spacy()
    if theirs is None:
        print("  spaCy or its model en_core_web_sm is not installed here: nothing to set it against")
        return
    other = speed(theirs, texts)
    print(f"  spaCy {other:>45,.0f} characters a second: {ours / other:.1f} times as fast")


def speed(work: Callable[[str], object], texts: list[str]) -> float:
    """Return the characters a second of processor time over the second half of ``texts``, the first warming."""
    for text in texts[:TEXTS]:
        work(text)
    start = time.process_time()
    for text in texts[TEXTS:]:
        work(text)
    return sum(map(len, texts[TEXTS:])) / (time.process_time() - start)


def _spacy() -> Callable[[str], object] | None:
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    for name in (os.environ.get("SPACY_MODEL", ""), *SPACY_MODELS):
        try:
            return importlib.import_module(name).load() if name else None
        except ImportError:
            continue
    return None


def by_claims(what: str, share: int) -> None:
    """Time of analysing 10, 50 and 200 articles, by the claim, against that of ten."""
    first = 0.0
    for number in (10, 50, 200):
        articles = stories(number, max(1, number // share) if share else 1)
        start = time.process_time()
        found = pipeline.analyze(articles)
        taken = time.process_time() - start
        each = taken / len(found.claims)
        first = first or each
        print(
            f"analyze {number:3} articles {what:30} {taken:6.2f} s, {len(found.claims):5} claims: "
            f"{each / first:.2f} times ten articles, by the claim"
        )


def memory() -> None:
    """Peak memory of a process of its own that analyses 200 articles of some 300 claims each."""
    script = PEAK.format(articles=200, events=40, sentences=SENTENCES)
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    claims, peak = map(int, told.stdout.split())
    print(f"memory at 200 articles with {claims / 200:.0f} claims each: {peak / MEGABYTE:.0f} MB")


if __name__ == "__main__":
    growth()
