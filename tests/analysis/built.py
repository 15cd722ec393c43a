"""Articles made of plain sentences, for the tests of claims, points and the pipeline."""

from __future__ import annotations

from workbench.analysis import pipeline
from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate
from workbench.core.point import Point
from workbench.core.session import Analysis


def article(name: str, text: str, published: str | None = None) -> Article:
    lines: list[Line] = []
    start = 0
    for number, words in enumerate(text.split("\n"), start=1):
        lines.append(Line(number, start, start + len(words), LineRole.BODY, ""))
        start += len(words) + 1
    date = PartialDate.parse(published) if published else None
    return Article(name, name, text, "", "utf-8", "en", Masthead(published=date), tuple(lines))


def quotes(text: str, kind: Kind) -> list[str]:
    found = pipeline.analyze([article("a", text, "2022-01-11")])
    return [c.quote for c in found.claims if c.kind is kind]


def only(analysis: Analysis, kind: Kind, article_name: str) -> Claim:
    (found,) = [c for c in analysis.claims if c.kind is kind and c.article == article_name]
    return found


def point_of(analysis: Analysis, claim: Claim) -> Point | None:
    return next((p for p in analysis.points if claim.id in p.claims), None)
