"""Sources cited for claims: in one gesture from another article, by hand, with a file; warned of; taken back."""

from pathlib import Path

import pytest

from tests.services.stories import both
from tests.services.test_review import toll
from workbench.core.errors import LostRace, NotFound, Refused
from workbench.core.evidence import Passage, Rank, Source, Stance
from workbench.core.span import Span
from workbench.core.verbatim import Match, compared
from workbench.services.workbench import Workbench

LIST = Source(
    title="List of the dead", publisher="The county", url="https://example.org/list", rank=Rank.PRIMARY
)


@pytest.fixture
def flood(desk: Workbench) -> str:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    return session


def words(desk: Workbench, session: str, article: str, text: str) -> Span:
    found = next(a for a in desk.archive.view(session).articles if a.id == article)
    start = found.text.index(text)
    return Span(start, start + len(text))


def test_words_of_another_article_are_taken_as_evidence_and_stay_linked(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    span = words(desk, flood, "a2", "The floods in Ostrava killed 15 people")
    done = desk.sourcing.take(flood, claim, "a2", Span(span.start, span.end + 1), Stance.REFUTES)
    assert claim in done.change.claims
    (piece,) = desk.archive.reviewed(flood, [claim])[0].evidence
    assert (piece.source.article, piece.passage.span, piece.passage.stance) == ("a2", span, Stance.REFUTES)
    assert piece.passage.quote == "The floods in Ostrava killed 15 people"
    text = next(a for a in desk.archive.view(flood).articles if a.id == "a2").text
    assert compared(piece.passage, text) is Match.VERBATIM
    desk.intake.correct(flood, "a2", "publisher", "Wire & Co")
    sheet = desk.archive.sheet(flood)
    assert "Wire & Co" in sheet[sheet.index("## Register of sources (1)") :]


def test_a_claim_is_no_evidence_for_itself_and_words_count_once(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    own = next(r.claim for r in desk.archive.view(flood).claims if r.claim.id == claim)
    with pytest.raises(Refused, match="for itself"):
        desk.sourcing.take(flood, claim, own.article, own.span)
    span = words(desk, flood, "a2", "15 people")
    desk.sourcing.take(flood, claim, "a2", span)
    with pytest.raises(Refused, match="already"):
        desk.sourcing.take(flood, claim, "a2", span)
    with pytest.raises(Refused, match="no words"):
        desk.sourcing.take(flood, claim, "a2", Span(10**6, 10**6 + 3))


def test_a_source_is_entered_once_whoever_cites_it(desk: Workbench, flood: str) -> None:
    one, other = toll(desk, flood)
    desk.sourcing.cite(flood, one, LIST, Passage(Stance.REFUTES, "15 names", "page 2"))
    desk.sourcing.cite(flood, other, Source(url=LIST.url, retrieved="2024-03-07"), Passage(quote="15 names"))
    pieces = [r.evidence[0] for r in desk.archive.reviewed(flood, [one, other])]
    assert pieces[0].source == pieces[1].source
    assert (pieces[0].source.title, pieces[0].source.retrieved) == ("List of the dead", "2024-03-07")
    with pytest.raises(NotFound, match="r7"):
        desk.sourcing.cite(flood, one, Source("r7", title="x"), Passage())


def test_evidence_is_undone_and_done_again_under_its_number(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    done = desk.sourcing.cite(flood, claim, LIST, Passage(quote="15 names"))
    before = desk.archive.reviewed(flood, [claim])[0].evidence
    assert done.step is not None
    desk.review.undo(done.step)
    assert desk.archive.reviewed(flood, [claim])[0].evidence == ()
    desk.review.redo(done.step)
    after = desk.archive.reviewed(flood, [claim])[0].evidence
    assert [(e.id, e.source, e.passage) for e in after] == [(e.id, e.source, e.passage) for e in before]
    desk.sourcing.revise(flood, after[0], after[0].source, Passage(Stance.CONTEXT, "15 names"))
    with pytest.raises(LostRace, match="has changed claim"):
        desk.review.undo(done.step)


def test_a_piece_and_its_source_are_corrected_and_taken_back(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    desk.sourcing.cite(flood, claim, LIST, Passage(quote="15 names"))
    (piece,) = desk.archive.reviewed(flood, [claim])[0].evidence
    with pytest.raises(Refused, match="Nothing"):
        desk.sourcing.revise(flood, piece, piece.source, piece.passage)
    confirmed = Passage(Stance.REFUTES, "15 names", "p. 2", None, "A. Editor", "by phone", "2024-03-08")
    desk.sourcing.revise(flood, piece, Source(title="The list", publisher="The county"), confirmed)
    (now,) = desk.archive.reviewed(flood, [claim])[0].evidence
    assert (now.id, now.passage, now.source.title, now.source.url) == (piece.id, confirmed, "The list", "")
    assert "confirmed by A. Editor, by phone, on 2024-03-08" in desk.archive.sheet(flood)
    desk.sourcing.withdraw(flood, now)
    assert desk.archive.reviewed(flood, [claim])[0].evidence == ()


@pytest.mark.parametrize(
    "url", ["ftp://example.org", "javascript:alert(1)", "file:///etc/passwd", "example.org", "https:// "]
)
def test_an_address_is_one_of_the_web(desk: Workbench, flood: str, url: str) -> None:
    with pytest.raises(Refused, match="not an address of the web"):
        desk.sourcing.cite(flood, toll(desk, flood)[0], Source(title="x", url=url), Passage())
    with pytest.raises(Refused, match="needs a name"):
        desk.sourcing.cite(flood, toll(desk, flood)[0], Source(title="  "), Passage())


def test_an_accepted_claim_on_one_source_is_warned_of(desk: Workbench, flood: str) -> None:
    claim, _ = toll(desk, flood)
    assert desk.review.rule(flood, claim, "accepted").warnings == ()
    secondary = Source(title="A paper", rank=Rank.SECONDARY)
    done = desk.sourcing.cite(flood, claim, secondary, Passage())
    assert [w.split("accepted. ")[1] for w in done.warnings] == [
        "It rests on one source. It rests on secondary sources only."
    ]
    desk.sourcing.cite(flood, claim, LIST, Passage())
    assert desk.review.rule(flood, claim, "accepted", "again").warnings == ()


def test_a_file_is_copied_beside_the_library_and_missed_or_found_changed(
    desk: Workbench, flood: str, tmp_path: Path, library: Path
) -> None:
    claim, _ = toll(desk, flood)
    letter = tmp_path / "letter.PDF"
    letter.write_bytes(b"%PDF fifteen")
    desk.sourcing.cite(flood, claim, desk.sourcing.keep_file(LIST, letter), Passage(quote="15"))
    source = desk.archive.reviewed(flood, [claim])[0].evidence[0].source
    assert source.file is not None
    place = desk.sourcing.file_place(source)
    assert place == library.with_name(f"{library.name}.files") / f"{source.file.sha256}.pdf"
    letter.unlink()
    assert place.read_bytes() == b"%PDF fifteen"
    assert desk.sourcing.file_problems(flood) == ()
    place.write_bytes(b"%PDF sixteen")
    assert [p.partition(" was ")[2] for p in desk.sourcing.file_problems(flood)] == [
        "changed since it was attached."
    ]
    assert any("was changed" in problem for problem in desk.archive.check())
    place.unlink()
    assert "is missing" in desk.sourcing.file_problems(flood)[0]
    with pytest.raises(NotFound, match="is missing"):
        desk.sourcing.file_place(source)
    with pytest.raises(Refused, match="cannot be read"):
        desk.sourcing.attach(flood, source, tmp_path / "nowhere")
    letter.write_bytes(b"%PDF fifteen")
    desk.sourcing.attach(flood, source, letter)
    assert desk.sourcing.file_problems(flood) == ()
