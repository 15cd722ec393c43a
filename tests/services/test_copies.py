import sys

from tests.services.stories import MONDAY, TUESDAY, given
from workbench.core.point import RelationKind
from workbench.core.span import Span
from workbench.core.wire import Body, overlaps
from workbench.services.copies import shared
from workbench.services.importer import ImportProcess
from workbench.services.reader import Piece, never
from workbench.services.workbench import Workbench


def test_a_story_that_came_in_twice_is_pointed_out(desk: Workbench) -> None:
    session = desk.archive.create("Flood").id
    first = desk.intake.add(session, [given("monday.txt", MONDAY)])
    assert first.done is not None
    assert first.done.warnings == ()
    again = MONDAY.replace("(Agency)", "(Daily)") + "\nThe town hall will open a shelter tonight, it said.\n"
    admitted = desk.intake.add(session, [given("copy.txt", again), given("tuesday.txt", TUESDAY)])
    assert admitted.done is not None
    (told,) = [w for w in admitted.done.warnings if "share" in w]
    assert "%" in told
    assert "passage" in told
    assert "killed in floods" in told
    assert "one witness" in told


def test_the_sheet_says_which_articles_are_one_witness(desk: Workbench) -> None:
    session = desk.archive.create("Flood").id
    again = MONDAY.replace("(Agency)", "(Daily)")
    desk.intake.add(
        session, [given("monday.txt", MONDAY), given("copy.txt", again), given("tuesday.txt", TUESDAY)]
    )
    sheet = desk.archive.sheet(session)
    assert sheet.count("**One witness with:**") == 2
    assert "of the shorter text in common" in sheet
    assert sheet == desk.archive.sheet(session)


def test_the_sheet_keeps_what_was_found_beside_the_editors_word(desk: Workbench) -> None:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, [given("monday.txt", MONDAY), given("tuesday.txt", TUESDAY)])
    relation = next(
        r for p in desk.archive.points(session) for r in p.relations if r.kind is RelationKind.CONFLICT
    )
    desk.review.relate(session, relation.a, relation.b, RelationKind.COMPATIBLE, "two counts")
    desk.review.rule(session, relation.a, "accepted")
    assert "two counts (the editor’s word; found: conflict, " in desk.archive.sheet(session)


def test_the_process_compares_texts_as_this_one_does() -> None:
    bodies = [Body(key, MONDAY, (Span(0, len(MONDAY)),)) for key in ("a1", "a2")]
    process = ImportProcess()
    try:
        assert process.overlaps(bodies) == overlaps(bodies)
        assert overlaps(bodies)[0].similarity == 1.0
    finally:
        process.close()


def test_texts_that_cannot_be_compared_in_time_are_let_in_all_the_same(desk: Workbench) -> None:
    article = desk.context.reader.read(Piece("monday.txt", MONDAY.encode()), never)[0]
    closed = ImportProcess((sys.executable, "-c", "raise SystemExit(3)"))
    assert shared(closed, [article.with_id("a1"), article.with_id("a2")]) == ()
    closed.close()
