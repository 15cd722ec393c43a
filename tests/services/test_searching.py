import threading

import pytest

from tests.services.stories import both
from workbench.core.article import Article
from workbench.core.claim import Kind
from workbench.core.errors import Refused
from workbench.core.query import Query
from workbench.core.value import Quantity
from workbench.services.importer import ImportProcess
from workbench.services.reader import Allowance, Stopped, never
from workbench.services.searching import CLAIMANT, NOTE, RATIONALE, TEXT, VALUE, Ground, Hit, Search
from workbench.services.workbench import Workbench


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    return session


def ground(desk: Workbench, session: str) -> Ground:
    view = desk.archive.view(session)
    return Ground(view.articles, view.claims)


def find(desk: Workbench, session: str, words: str, *, is_expression: bool = False) -> tuple[Hit, ...]:
    return desk.search.find(Query(words, is_expression=is_expression), ground(desk, session)).hits


def text_of(desk: Workbench, session: str, hit: Hit) -> str:
    article: Article = next(a for a in desk.archive.view(session).articles if a.id == hit.article)
    return hit.span.of(article.text)


def test_articles_and_what_was_said_of_claims_are_searched(desk: Workbench, flood: str) -> None:
    claim = next(r.claim for r in desk.archive.view(flood).claims if "2,500" in r.claim.quote)
    desk.review.note(flood, claim.id, "ask the mayor again")
    desk.review.rule(flood, claim.id, "rejected", "the mayor took it back")
    found = find(desk, flood, "mayor")
    assert [(h.where, h.claim) for h in found if h.claim == claim.id] == [
        (RATIONALE, claim.id),
        (NOTE, claim.id),
    ]
    in_text = [h for h in found if h.where == TEXT]
    assert [text_of(desk, flood, h) for h in in_text] == ["Mayor"]
    assert (in_text[0].before[-6:], in_text[0].words, in_text[0].after[:10]) == (
        "omes. ",
        "Mayor",
        " Jan Novak",
    )
    assert any(h.where == CLAIMANT for h in find(desk, flood, "officials"))
    assert find(desk, flood, "no such words") == ()


def test_a_number_finds_the_values_that_allow_it(desk: Workbench, flood: str) -> None:
    found = find(desk, flood, "14")
    allowed = {h.claim: h.words for h in found if h.where == VALUE}
    claims = {r.claim.id: r.claim for r in desk.archive.view(flood).claims}
    assert any(words.startswith("at least 12") for words in allowed.values())
    for key, claim in claims.items():
        if claim.kind is Kind.QUANTITY and isinstance(claim.value, Quantity):
            low, high = claim.value.interval()
            assert (key in allowed) is (low <= 14 <= high)
    assert not [
        h for h in find(desk, flood, "15") if h.where == VALUE and claims[str(h.claim)].quote.find("15") >= 0
    ]
    assert any(h.where == VALUE for h in find(desk, flood, "2,510")), "some 2,500"
    assert not [h for h in find(desk, flood, "14 people") if h.where == VALUE]


def test_disguised_words_are_found_as_they_look(desk: Workbench) -> None:
    session = desk.archive.create("Hidden").id
    desk.intake.paste(session, "The mayor’s of\u200bfice said that 12 people were evacu\u200bated on Monday.")
    (hit,) = [h for h in find(desk, session, "mayor's office") if h.where == TEXT]
    assert text_of(desk, session, hit) == "mayor’s of\u200bfice"


def test_an_expression_that_takes_for_ever_is_given_up(desk: Workbench, flood: str) -> None:
    search = Search(ImportProcess(allowance=Allowance(0.5, 8.0)))
    try:
        held = ground(desk, flood)
        with pytest.raises(Refused, match="takes too long"):
            search.find(Query(r"(\w+\s?)+\d$", is_expression=True), held)
        assert search.find(Query(r"kill\w+ (\d+)", is_expression=True), held).hits, "the next one is answered"
        with pytest.raises(Refused, match="no regular expression"):
            search.find(Query("*", is_expression=True), held)
        asked = threading.Event()
        asked.set()
        with pytest.raises(Stopped):
            search.find(Query(r"(\w+\s?)+\d$", is_expression=True), held, asked.is_set)
    finally:
        search.close()


def test_the_process_answers_as_this_one_does(desk: Workbench, flood: str) -> None:
    process = ImportProcess()
    try:
        query, texts = Query("o.t", is_expression=True), ("Ostrava got a boat", "", "not 😀 out")
        assert process.search(query, texts, never) == desk.context.reader.search(query, texts, never)
    finally:
        process.close()
