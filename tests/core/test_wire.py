import pytest

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.span import Span
from workbench.core.wire import NOTHING_SHARED, SAME_STORY, Overlap, body_of, overlaps, sharing, witnesses

WIRE = (
    "A ferry with more than two hundred people on board sank in heavy seas off the southern island on Friday "
    "and rescuers pulled at least forty survivors from the water before night fell."
)
OWN = "Our reporter spoke to three fishermen who had sailed out at once to look for people in the dark water."
QUOTED = (
    "“We will not stop looking for the missing until every one of them has been found, however long it takes "
    "and whatever it costs this country,” the minister said"
)


def article(key: str, *lines: str, role: LineRole = LineRole.BODY) -> Article:
    text, made, at = "\n".join(lines), [], 0
    for number, line in enumerate(lines, start=1):
        made.append(Line(number, at, at + len(line), role, "prose"))
        at += len(line) + 1
    return Article(key, f"{key}.txt", text, "", "utf-8", "en", Masthead(), tuple(made))


def claim(key: str, where: Article, words: str) -> Claim:
    start = where.text.index(words)
    return Claim(key, where.id, Span(start, start + len(words)), words, Kind.QUANTITY)


def shared(articles: list[Article]) -> tuple[Overlap, ...]:
    return overlaps([body_of(a) for a in articles])


def test_a_wire_story_printed_twice_is_found_with_its_passage() -> None:
    one, two = article("a1", WIRE, OWN), article("a2", "ISLAND, Friday -", WIRE)
    (overlap,) = shared([one, two])
    assert overlap.similarity > 0.6
    assert [p.a.of(one.text) + "." for p in overlap.passages] == [WIRE]
    assert [p.b.of(two.text) + "." for p in overlap.passages] == [WIRE]


def test_the_same_quotation_is_no_shared_text() -> None:
    assert not shared([article("a1", QUOTED, OWN), article("a2", QUOTED, WIRE)])


def test_page_furniture_that_two_pages_share_is_no_shared_text() -> None:
    one = article("a1", WIRE, role=LineRole.BOILERPLATE)
    assert not shared([one, article("a2", WIRE)])


def test_stories_that_share_text_are_one_witness_and_others_their_own() -> None:
    one, two, three = (
        article("a1", WIRE, OWN),
        article("a2", WIRE),
        article("a3", OWN[:40], "Forty were saved."),
    )
    claims = [
        claim("c1", one, "at least forty"),
        claim("c2", two, "at least forty"),
        claim("c3", three, "Forty"),
    ]
    assert witnesses(claims, sharing(shared([one, two, three]))) == (
        frozenset({"a1", "a2"}),
        frozenset({"a3"}),
    )
    assert witnesses(claims[:1], NOTHING_SHARED) == (frozenset({"a1"}),)


def test_a_claim_in_a_copied_paragraph_of_another_story_is_no_second_witness() -> None:
    long = [
        f"{OWN} {n} times over they went out, said number {n} of {n * 7} in a long account." for n in range(9)
    ]
    one, two = article("a1", WIRE, *long), article("a2", WIRE, *(x[::-1] for x in long))
    (overlap,) = shared([one, two])
    assert overlap.similarity < SAME_STORY
    copied = [claim("c1", one, "at least forty"), claim("c2", two, "at least forty")]
    assert len(witnesses(copied, sharing([overlap]))) == 1
    own = [claim("c1", one, "three fishermen"), claim("c2", two, "at least forty")]
    assert len(witnesses(own, sharing([overlap]))) == 2


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "line", ["a " * 50_000, "a b c d e f g h i j k " * 9_000, "“" * 100_000, "x" * 100_000]
)
def test_its_own_worst_cases_take_no_time(line: str) -> None:
    shared([article("a1", line), article("a2", line), article("a3", line[1:])])


def test_copies_of_copies_are_one_witness_however_many_there_are() -> None:
    papers = [article(f"a{n}", WIRE, f"A word of our own, number {n}.") for n in range(40)]
    claims = [claim(f"c{n}", paper, "at least forty") for n, paper in enumerate(papers)]
    found = sharing(shared(papers))
    assert len(found.pairs) < 40 * 39 // 2
    assert witnesses([claims[7], claims[31]], found) == (frozenset({"a7", "a31"}),)
    assert len(witnesses(claims, found)) == 1
