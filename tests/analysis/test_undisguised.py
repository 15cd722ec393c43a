"""Hidden and look-alike characters hide no claim from the engine; its claims quote the true words."""

from __future__ import annotations

import pytest

from workbench.analysis import pipeline, undisguised
from workbench.core.article import Article
from workbench.core.claim import Claim, Kind
from workbench.core.links import Links
from workbench.core.session import Analysis
from workbench.core.span import Span
from workbench.core.value import Quantity
from workbench.ingest.readers import read

HONEST = "ALMATY (Wire)\n\nAt least 164 people were killed in Almaty, officials said on Thursday.\n"
OTHER = "At least 225 people were killed in Almaty, prosecutors said.\n"
TRICKS = {
    "hidden": HONEST.replace("killed", "ki\u200blled").replace("164", "1\u206064"),
    "look-alike": HONEST.replace("people", "рeoрle").replace("officials", "оfficials"),
    "figures": HONEST.replace("164", "１６４"),
    "letter in a figure": HONEST.replace("164", "1б4"),
    "apart": HONEST.replace("Almaty", "Alma\u0301ty"),
}


def _article(name: str, text: str) -> Article:
    return read(name, text.encode())[0].with_id(name)


def _figures(found: Analysis, article: str) -> list[Claim]:
    return [c for c in found.claims if c.article == article and c.kind is Kind.QUANTITY]


@pytest.mark.parametrize("trick", sorted(TRICKS))
def test_a_disguised_figure_is_found_at_its_true_place(trick: str) -> None:
    article = _article("one.txt", TRICKS[trick])
    found = undisguised.analyze([article, _article("two.txt", OTHER)])
    claim = _figures(found, "one.txt")[0]
    assert isinstance(claim.value, Quantity)
    assert claim.value.low == 164
    assert claim.value.unit == "people dead"
    for c in found.claims:
        text = article.text if c.article == "one.txt" else OTHER
        assert c.span.of(text) == c.quote
        assert all(0 <= a.start <= a.end <= len(text) for a in c.appearances)
    assert any(len(p.claims) > 1 and claim.id in p.claims for p in found.points)


def test_an_honest_text_is_read_as_ever() -> None:
    articles = [_article("one.txt", HONEST), _article("two.txt", OTHER)]
    found = undisguised.analyze(articles)
    assert found == pipeline.analyze(articles)
    assert undisguised.compare(articles, found.claims, Links()) == found.points


def test_what_the_editor_marks_is_quoted_as_it_stands() -> None:
    article = _article("one.txt", TRICKS["hidden"])
    start = article.text.index("At least")
    span = Span(start, article.text.index(" in Almaty"))
    claim = undisguised.describe(article, span, None, Kind.QUANTITY)
    assert claim.quote == span.of(article.text)
    assert "\u200b" in claim.quote
    plain = Span(start, HONEST.index(" in Almaty"))
    assert claim.value == pipeline.describe(_article("two.txt", HONEST), plain, None, Kind.QUANTITY).value


def test_the_same_points_come_of_the_claims_as_kept() -> None:
    articles = [_article("one.txt", TRICKS["look-alike"]), _article("two.txt", OTHER)]
    found = undisguised.analyze(articles)
    assert undisguised.compare(articles, found.claims, Links()) == found.points
