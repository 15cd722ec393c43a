"""A session of any size, made through the storage layer: articles of plain sentences, a figure in each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import combinations

from workbench.core.article import Article, Line, LineRole, Masthead, Original
from workbench.core.claim import Claim, Kind
from workbench.core.dates import PartialDate
from workbench.core.point import Point, Relation, RelationKind
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.services.library import Library

NOW = datetime(2022, 1, 20, 9, 30, tzinfo=UTC)
BEFORE, AFTER = "In the town ", " were counted in the shelters on Thursday, the ministry said."
ANSWERS = 5
"""How many articles, one after the other, speak of the same points."""


def make(library: Library, name: str, articles: int, claims: int) -> str:
    """Make a session of so many articles with so many claims each; return its id."""
    session = library.create(name, "", NOW).id
    library.admit(session, [_article(number, claims) for number in range(articles)], NOW, "bench")
    found = [_claim(a, c) for a in range(articles) for c in range(claims)]
    points = _points(articles, claims)
    library.refresh(session, Analysis(tuple(found), tuple(points)), NOW)
    return session


def _figure(article: int, claim: int) -> int:
    """Return what an article says: every tenth point has one article that says more than the others."""
    more = 40 if article % ANSWERS == 1 and claim % 10 == 0 else 0
    return 1000 + claim * 7 + article // ANSWERS + more


def _words(article: int, claim: int) -> str:
    return f"{_figure(article, claim)} people"


def _article(number: int, claims: int) -> tuple[Article, Original]:
    head = f"Shelters of the region, report {number + 1:03}"
    told = [f"{BEFORE}{_words(number, claim)}{AFTER}" for claim in range(claims)]
    lines, start = [], 0
    for index, line in enumerate((head, *told)):
        role, part = (LineRole.NEUTRAL, "headline") if index == 0 else (LineRole.BODY, "")
        lines.append(Line(index + 1, start, start + len(line), role, "prose", part))
        start += len(line) + 1
    text = "\n".join((head, *told))
    raw = text.encode()
    masthead = Masthead(head, f"Paper {number + 1}", published=PartialDate(2022, 1, 11 + number % 9))
    sha256 = hashlib.sha256(raw).hexdigest()
    article = Article("", f"{number:03}.txt", text, sha256, "utf-8", "en", masthead, tuple(lines))
    return article, Original(raw, sha256)


def _claim(article: int, claim: int) -> Claim:
    words = _words(article, claim)
    head = len(f"Shelters of the region, report {article + 1:03}\n")
    start = head + claim * (len(BEFORE + AFTER) + len(words) + 1) + len(BEFORE)
    figure = float(_figure(article, claim))
    return Claim(
        f"{article}-{claim}",
        f"a{article + 1}",
        Span(start, start + len(words)),
        words,
        Kind.QUANTITY,
        Quantity(figure, figure, unit="people"),
        check_worthiness=0.9,
    )


def _points(articles: int, claims: int) -> Iterator[Point]:
    for first in range(0, articles, ANSWERS):
        together = range(first, min(first + ANSWERS, articles))
        for claim in range(claims):
            ids = tuple(f"{article}-{claim}" for article in together)
            figures = [_figure(article, claim) for article in together]
            relations = tuple(
                Relation(ids[i], ids[j], _relation(figures[i], figures[j]), "the same unit")
                for i, j in combinations(range(len(ids)), 2)
            )
            spread = (float(min(figures)), float(max(figures)))
            yield Point(f"{first}-{claim}", f"people in shelter {claim}", ids, relations, spread)


def _relation(a: int, b: int) -> RelationKind:
    return RelationKind.AGREE if a == b else RelationKind.CONFLICT
