from datetime import UTC, datetime

import pytest

from workbench.core.article import Article, Line, LineRole, Masthead
from workbench.core.claim import Claim, Kind
from workbench.core.evidence import Evidence, Passage, Rank, Source, Stance
from workbench.core.session import Reviewed
from workbench.core.span import Span
from workbench.core.verdict import Ruling
from workbench.core.witnesses import register, weaknesses, witnesses

NOW = datetime(2022, 1, 20, tzinfo=UTC)
WIRE = "The interior ministry said on Thursday that at least 164 people had died in the unrest of last week."
OWN = "Our reporter counted the bodies in two morgues of the city and came to more than two hundred victims."


def article(key: str, text: str, publisher: str | None = None) -> Article:
    line = Line(1, 0, len(text), LineRole.BODY, "by hand")
    return Article(key, f"{key}.txt", text, "ab" * 32, "utf-8", "en", Masthead(publisher=publisher), (line,))


ARTICLES = {
    "a1": article("a1", WIRE, "Daily"),
    "a2": article("a2", f"ALMATY. {WIRE}", "Courier"),
    "a3": article("a3", OWN, "Weekly"),
}


def accepted(*pieces: tuple[Source, Stance], verdict: str = "accepted") -> Reviewed:
    claim = Claim("c1", "a1", Span(0, 3), "The", Kind.EVENT)
    evidence = tuple(
        Evidence(f"e{n}", "c1", source, Passage(stance), "me", NOW)
        for n, (source, stance) in enumerate(pieces)
    )
    return Reviewed(claim, (Ruling("c1", verdict, "", "me", NOW),), evidence=evidence)


def src(number: int, **fields: object) -> Source:
    return Source(f"r{number}", **fields)  # type: ignore[arg-type]


YES, NO = Stance.SUPPORTS, Stance.REFUTES


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ([], ["No source supports it."]),
        ([(src(1, publisher="A", rank=Rank.PRIMARY), YES)], ["It rests on one source."]),
        (
            [(src(1, publisher="A", rank=Rank.SECONDARY), YES), (src(2, publisher="B", rank=Rank.SECONDARY), YES)],
            ["It rests on secondary sources only."],
        ),
        ([(src(1, publisher="A", rank=Rank.PRIMARY), YES), (src(2, publisher="B", rank=Rank.SECONDARY), YES)], []),
        ([(src(1, publisher="A"), YES), (src(2, publisher="B", origin="A"), YES)], ["Its sources are copies of one report."]),
        (
            [(src(1, publisher="A", origin="AFP"), YES), (src(2, publisher="B", origin="afp "), YES)],
            ["Its sources are copies of one report."],
        ),
        ([(src(1, article="a1"), YES), (src(2, article="a2"), YES)], ["Its sources are copies of one report."]),
        ([(src(1, article="a1"), YES), (src(2, article="a3"), YES)], []),
        ([(src(1, publisher="A"), YES), (src(2, publisher="B"), YES), (src(3, title="C"), NO)], ["A source refutes it."]),
        ([(src(1, title="C"), NO)], ["No source supports it.", "A source refutes it."]),
    ],
)  # fmt: skip
def test_what_is_weak_about_an_accepted_claim(pieces: list[tuple[Source, Stance]], said: list[str]) -> None:
    assert list(weaknesses(accepted(*pieces), ARTICLES)) == said


def test_of_other_verdicts_nothing_is_weak() -> None:
    assert weaknesses(accepted((src(1, title="A"), YES), verdict="rejected"), ARTICLES) == ()


def test_a_chain_of_copies_is_one_witness() -> None:
    chain = [src(1, publisher="A", origin="B"), src(2, publisher="C", article="a3"), src(3, publisher="B")]
    groups = {frozenset(s.id for s in group) for group in witnesses(chain, ARTICLES)}
    assert groups == {frozenset({"r1", "r3"}), frozenset({"r2"})}


def test_the_register_names_every_source_once_with_all_that_rests_on_it() -> None:
    shared = src(2, title="A list")
    one, other = accepted((shared, YES), (src(10, title="B"), YES)), accepted((shared, NO))
    found = register([one, other])
    assert [(each.source.id, len(each.evidence)) for each in found] == [("r2", 2), ("r10", 1)]
