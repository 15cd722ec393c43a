"""What is found in an article is found once: the sixth article, or a moved span, reads nothing else again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.analysis import memory, pipeline
from workbench.analysis.memory import Memory
from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.dates import PartialDate
from workbench.core.links import Links
from workbench.core.span import Span
from workbench.ingest import readers

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    read = (readers.read(path.name, path.read_bytes())[0] for path in SEEDS)
    return tuple(article.with_id(f"a{number}") for number, article in enumerate(read, start=1))


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was computed, an entry each: read a1, profiled a1, …"""
    log: list[str] = []
    read, profiles = memory.read, memory.profiles

    def reading(article: Article, window: object) -> object:
        log.append(f"read {article.id}")
        return read(article, window)  # type: ignore[arg-type]

    def profiling(article: Article, cut: Sequence[Span], given: Sequence[Claim]) -> object:
        log.append(f"profiled {article.id}")
        return profiles(article, cut, given)

    monkeypatch.setattr(memory, "read", reading)
    monkeypatch.setattr(memory, "profiles", profiling)
    return log


def test_one_more_article_reads_that_one_alone(articles: tuple[Article, ...], done: list[str]) -> None:
    kept = Memory()
    pipeline.analyze(articles[1:], memory=kept)
    del done[:]
    more = (*articles[1:], articles[0])  # the one that comes last has no date of its own
    found = pipeline.analyze(more, memory=kept)
    assert done == ["read a1", "profiled a1"]
    assert found == pipeline.analyze(more), "what is remembered is what would be found anew"


def test_a_moved_span_profiles_its_article_alone(articles: tuple[Article, ...], done: list[str]) -> None:
    kept = Memory()
    found = pipeline.analyze(articles, memory=kept)
    del done[:]
    old = next(c for c in found.claims if c.article == "a3" and len(c.span) > 20)
    span = Span(old.span.start, old.span.end - 6)
    moved = replace(old, span=span, quote=span.of(articles[2].text))
    claims = [moved if c is old else c for c in found.claims]
    points = pipeline.compare(articles, claims, Links(), kept)
    assert done == ["profiled a3"]
    assert points == pipeline.compare(articles, claims, Links())


def test_another_date_reads_that_article_again(articles: tuple[Article, ...], done: list[str]) -> None:
    kept = Memory()
    pipeline.analyze(articles[3:], memory=kept)  # both have dates of their own
    del done[:]
    other = replace(articles[4].masthead, published=PartialDate.parse("2022-01-12"))
    pipeline.analyze((articles[3], replace(articles[4], masthead=other)), memory=kept)
    assert done == ["read a5", "profiled a5"]


def test_no_more_is_kept_than_allowed(articles: tuple[Article, ...], done: list[str]) -> None:
    kept = Memory(most=2)
    for article in articles[:3]:
        kept.claims(article, None)
    kept.claims(articles[2], None)
    kept.claims(articles[0], None)
    assert done == ["read a1", "read a2", "read a3", "read a1"]
