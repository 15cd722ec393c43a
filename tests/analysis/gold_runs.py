"""Runs of the gold scorer: articles through the readers and the engine, as the JSON that the scorer takes."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

from workbench.analysis import pipeline
from workbench.core.article import Article
from workbench.core.claim import Claim
from workbench.core.point import Point
from workbench.core.value import EventValue, NameValue, Quantity, QuoteValue, TimeValue
from workbench.ingest.readers import read

HERE = Path(__file__).resolve().parents[1] / "gold"
SHARED = Path(__file__).resolve().parents[3] / "shared"


def articles(paths: list[Path]) -> list[Article]:
    return [read(p.name, p.read_bytes())[0].with_id(p.name) for p in sorted(paths)]


def as_json(found: list[Article]) -> dict[str, Any]:
    analysis = pipeline.analyze(found)
    return {
        "articles": [_article(a) for a in pipeline.dated(found)],
        "claims": [_claim(c) for c in analysis.claims],
        "groups": [_group(p) for p in analysis.points],
    }


def score(gold: Path, analysis: dict[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    spec = importlib.util.spec_from_file_location("gold_score", HERE / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    run = module.Score(json.loads(gold.read_text(encoding="utf-8")), analysis)
    return run.run(), run.misses


def _article(a: Article) -> dict[str, Any]:
    m = a.masthead
    return {
        "name": a.name,
        "text": a.text,
        "headline": m.headline,
        "publisher": m.publisher,
        "byline": m.byline,
        "published": str(m.published) if m.published else None,
        "body": [[s.start, s.end] for s in a.body],
    }


def _claim(c: Claim) -> dict[str, Any]:
    return {
        "id": c.id,
        "article": c.article,
        "start": c.span.start,
        "end": c.span.end,
        "quote": c.quote,
        "appearances": [[s.start, s.end] for s in c.appearances],
        "kind": c.kind.value,
        "claimant": c.claimant,
        "value": _value(c),
    }


def _value(c: Claim) -> dict[str, Any] | None:
    value = c.value
    if isinstance(value, Quantity):
        return {"low": value.low, "high": value.high, "approximate": value.approximate, "unit": value.unit}
    if isinstance(value, TimeValue):
        return {
            "date": str(value.date) if value.date else None,
            "from": value.first.isoformat() if value.first else None,
            "to": value.last.isoformat() if value.last else None,
            "weekday": value.weekday,
        }
    if isinstance(value, NameValue):
        return {"canonical": value.canonical}
    if isinstance(value, QuoteValue):
        return {"words": value.words}
    return {"negated": value.negated} if isinstance(value, EventValue) else None


def _group(p: Point) -> dict[str, Any]:
    return {
        "id": p.id,
        "label": p.label,
        "claims": list(p.claims),
        "relations": [
            {"a": r.a, "b": r.b, "relation": r.kind.value, "reason": r.reason} for r in p.relations
        ],
    }
