from tests.services.stories import MONDAY, TUESDAY
from workbench.analysis import pipeline, undisguised
from workbench.core.claim import Kind
from workbench.core.likeness import Likeness, Shared
from workbench.core.session import Analysis
from workbench.ingest import readers

ARTICLES = tuple(
    readers.read(name, text.encode())[0].with_id(name) for name, text in (("m", MONDAY), ("t", TUESDAY))
)


def explained(analysis: Analysis, words_a: str, words_b: str, kind: Kind = Kind.QUANTITY) -> Likeness:
    ids = [
        next(c.id for c in analysis.claims if c.article == a and words in c.quote and c.kind is kind)
        for a, words in (("m", words_a), ("t", words_b))
    ]
    return pipeline.explain(ARTICLES, analysis.claims, *ids)


def test_the_score_is_the_one_that_brought_them_together() -> None:
    analysis = pipeline.analyze(ARTICLES)
    together = explained(analysis, "At least 12", "15 people")
    assert together.score is not None
    assert 1 >= together.score >= together.needed > 0
    apart = explained(analysis, "At least 12", "3,000")
    assert apart.score is None or apart.score < apart.needed


def test_what_they_share_is_marked_in_both_sentences() -> None:
    found = explained(pipeline.analyze(ARTICLES), "2,500", "3,000")
    for told, article in ((found.a, ARTICLES[0]), (found.b, ARTICLES[1])):
        marked = [m.span.of(article.text) for m in told.marks]
        assert "evacuated" in marked
        assert "homes" in marked
        assert all(told.sentence.holds(m.span) for m in told.marks)


def test_names_and_figures_are_told_from_words() -> None:
    found = explained(pipeline.analyze(ARTICLES), "At least 12", "15 people")
    kinds = {m.span.of(ARTICLES[0].text): m.kind for m in found.a.marks}
    assert kinds["Ostrava"] is Shared.NAME
    assert kinds["floods"] is Shared.WORD
    assert "12" not in kinds, "the other one says 15"


def test_what_is_disguised_is_explained_as_it_reads() -> None:
    hidden = readers.read("m", MONDAY.replace("evacuated", "evacu\u200bated").encode())[0].with_id("m")
    given = (hidden, ARTICLES[1])
    analysis = undisguised.analyze(given)
    ids = [next(c.id for c in analysis.claims if w in c.quote) for w in ("2,500", "3,000")]
    found = undisguised.explain(given, analysis.claims, *ids)
    assert "evacu\u200bated" in [m.span.of(hidden.text) for m in found.a.marks]


def test_two_names_are_matched_by_their_spelling() -> None:
    found = explained(pipeline.analyze(ARTICLES), "Ostrava", "Ostrava", Kind.NAME)
    assert found.score == 1.0
