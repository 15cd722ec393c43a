from datetime import date
from pathlib import Path

import pytest

from tests.services.stories import MONDAY, TUESDAY, UNDATED, both, given
from workbench.core.article import LineRole
from workbench.core.claim import Kind
from workbench.core.dates import PartialDate
from workbench.core.errors import NotFound, Refused, UnreadableInput
from workbench.core.value import TimeValue
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.reader import Stopped
from workbench.services.workbench import Workbench, open_workbench


@pytest.fixture
def session(desk: Workbench) -> str:
    return desk.archive.create("Flood").id


def test_files_come_in_and_bad_ones_are_named(desk: Workbench, session: str, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(MONDAY)
    bad = tmp_path / "bad.bin"
    bad.write_bytes(bytes(range(256)) * 40)
    told: list[tuple[int, int, str]] = []
    inputs = [
        Input(path=bad),
        Input(path=tmp_path / "gone.txt"),
        Input(path=good),
        given("empty.txt", "  \n"),
    ]
    admitted = desk.intake.add(session, inputs, lambda *seen: told.append(seen))
    assert [f.name for f in admitted.failures] == ["bad.bin", "gone.txt", "empty.txt"]
    assert all(f.what and f.todo for f in admitted.failures)
    view = desk.archive.view(session)
    assert [a.name for a in view.articles] == ["good.txt"]
    assert view.claims
    assert desk.archive.original(session, view.articles[0].id).raw == good.read_bytes()
    assert told == [
        (0, 4, "bad.bin"),
        (1, 4, "gone.txt"),
        (2, 4, "good.txt"),
        (3, 4, "empty.txt"),
        (4, 4, "comparing the articles"),
    ]
    assert admitted.done is not None
    assert admitted.done.change.everything


def test_where_nothing_can_be_read_nothing_changes(desk: Workbench, session: str) -> None:
    before = desk.archive.revision(session)
    admitted = desk.intake.add(session, [given("empty.txt", "")])
    assert admitted.done is None
    assert [f.name for f in admitted.failures] == ["empty.txt"]
    assert desk.archive.revision(session) == before


def test_the_same_bytes_are_skipped_and_the_same_name_is_numbered(desk: Workbench, session: str) -> None:
    desk.intake.add(session, [given("a.txt", MONDAY)])
    admitted = desk.intake.add(
        session, [given("copy.txt", MONDAY), given("A.txt", TUESDAY), given("b.txt", TUESDAY)]
    )
    assert [s.name for s in admitted.skipped] == ["copy.txt", "b.txt"]
    assert "a.txt" in admitted.skipped[0].what
    assert [a.name for a in desk.archive.view(session).articles] == ["a.txt", "A (2).txt"]


def test_a_cancelled_import_leaves_the_session_as_it_was(desk: Workbench, session: str) -> None:
    desk.intake.add(session, [given("a.txt", MONDAY)])
    before, revision = desk.archive.view(session), desk.archive.revision(session)
    seen: list[str] = []
    with pytest.raises(Stopped):
        desk.intake.add(
            session,
            [given("b.txt", TUESDAY), given("c.txt", UNDATED)],
            lambda _, __, name: seen.append(name),
            lambda: len(seen) > 1,
        )
    assert seen == ["b.txt", "c.txt"]
    assert (desk.archive.view(session), desk.archive.revision(session)) == (before, revision)


def test_an_import_is_undone_and_done_again(desk: Workbench, session: str) -> None:
    admitted = desk.intake.add(session, both())
    claims = {r.claim.id for r in desk.archive.view(session).claims}
    assert admitted.done is not None
    assert admitted.done.step is not None
    assert admitted.done.step.label == "Import 2 articles"
    desk.review.undo(admitted.done.step)
    assert desk.archive.view(session).articles == ()
    assert desk.archive.view(session).claims == ()
    desk.review.redo(admitted.done.step)
    assert {r.claim.id for r in desk.archive.view(session).claims} == claims


def test_a_second_import_is_compared_with_the_first(desk: Workbench, session: str) -> None:
    desk.intake.add(session, both()[:1])
    ids = {r.claim.id: r.claim.quote for r in desk.archive.view(session).claims}
    desk.intake.add(session, both()[1:])
    view = desk.archive.view(session)
    articles = {r.claim.id: r.claim.article for r in view.claims}
    assert any(len({articles[c] for c in p.claims}) == 2 for p in view.points)
    assert ids.items() <= {r.claim.id: r.claim.quote for r in view.claims}.items()


def test_reading_needs_no_library_between_ground_and_admission(desk: Workbench, session: str) -> None:
    ground = desk.intake.ground(session)
    batch = desk.intake.read(ground, both()[:1])
    desk.intake.add(session, both()[1:])
    admitted = desk.intake.admit(batch)
    view = desk.archive.view(session)
    assert [a.id for a in admitted.articles] == ["a2"]
    articles = {r.claim.id: r.claim.article for r in view.claims}
    assert set(articles.values()) == {"a1", "a2"}
    assert any(len({articles[c] for c in p.claims}) == 2 for p in view.points)


class Choking(InProcess):
    """An engine that cannot analyse one article, as a child that is killed over it cannot."""

    def analyze(self, articles, cancelled):
        if any("Mayor" in a.text for a in articles):
            raise UnreadableInput(
                "monday.txt cannot be read: it was not done within 20 seconds.", "Leave it out."
            )
        return super().analyze(articles, cancelled)


def test_an_article_that_cannot_be_analysed_is_named_and_the_others_load(library: Path, clock) -> None:
    opened = open_workbench(str(library), clock=clock, reviewer="A. Editor", reader=Choking())
    session = opened.archive.create("Flood").id
    admitted = opened.intake.add(session, both())
    assert [f.name for f in admitted.failures] == ["monday.txt"]
    assert [a.name for a in opened.archive.view(session).articles] == ["tuesday.txt"]
    opened.close()


def test_pasted_text_is_named_by_its_first_line_and_keeps_its_address(desk: Workbench, session: str) -> None:
    admitted = desk.intake.paste(session, "\n" + UNDATED, url="https://example.org/flood")
    (article,) = admitted.articles
    assert article.name == "After the flood"
    assert (article.url, article.retrieved) == ("https://example.org/flood", "2022-01-20")


def test_a_date_given_with_the_files_binds(desk: Workbench, session: str) -> None:
    desk.intake.add(session, [Input(name="a.txt", raw=UNDATED.encode(), published="2024-03-06")])
    view = desk.archive.view(session)
    assert view.articles[0].masthead.published == PartialDate(2024, 3, 6)
    assert view.articles[0].masthead.published_from == "editor"
    assert date(2024, 3, 8) in days(desk, session)


def days(desk: Workbench, session: str) -> set[date]:
    values = [r.claim.value for r in desk.archive.view(session).claims if r.claim.kind is Kind.TIME]
    found = [v.days() for v in values if isinstance(v, TimeValue)]
    return {bounds[0] for bounds in found if bounds is not None}


def test_a_corrected_date_moves_friday(desk: Workbench, session: str) -> None:
    desk.intake.add(session, [Input(name="a.txt", raw=UNDATED.encode(), published="2024-03-06")])
    done = desk.intake.correct(session, "a1", "published", "2024-03-13")
    assert date(2024, 3, 15) in days(desk, session)
    assert date(2024, 3, 8) not in days(desk, session)
    assert done.step is not None
    desk.review.undo(done.step)
    assert date(2024, 3, 8) in days(desk, session)


def test_a_masthead_is_corrected_and_returns(desk: Workbench, session: str) -> None:
    desk.intake.add(session, both())
    read = desk.archive.view(session).articles[0].masthead
    desk.intake.correct(session, "a1", "publisher", "  The  Ostrava Post ")
    assert desk.archive.view(session).articles[0].masthead.publisher == "The Ostrava Post"
    desk.intake.correct(session, "a1", "publisher", "")
    assert desk.archive.view(session).articles[0].masthead.publisher is None
    desk.intake.correct(session, "a1", "publisher", None)
    assert desk.archive.view(session).articles[0].masthead == read


@pytest.mark.parametrize(
    ("field", "value"), [("published", "yesterday"), ("colour", "red"), ("updated", "2024-13-01")]
)
def test_what_cannot_be_corrected_is_refused(desk: Workbench, session: str, field: str, value: str) -> None:
    desk.intake.add(session, both())
    with pytest.raises(Refused):
        desk.intake.correct(session, "a1", field, value)
    with pytest.raises(NotFound):
        desk.intake.correct(session, "a7", "headline", "x")


def test_a_line_called_furniture_loses_its_claims_and_gets_them_back(desk: Workbench, session: str) -> None:
    desk.intake.add(session, both())
    article = desk.archive.view(session).articles[0]
    number = article.line_at(article.text.index("Some 2,500")).number
    before = [r.claim.id for r in desk.archive.view(session).claims]
    done = desk.intake.reline(session, "a1", number, "boilerplate")
    after = desk.archive.view(session)
    assert after.articles[0].lines[number - 1].role is LineRole.BOILERPLATE
    assert not [r for r in after.claims if r.claim.article == "a1" and "2,500" in r.claim.quote]
    assert done.step is not None
    desk.review.undo(done.step)
    assert [r.claim.id for r in desk.archive.view(session).claims] == before


def test_lines_that_do_not_exist_and_roles_that_are_none_are_refused(desk: Workbench, session: str) -> None:
    desk.intake.add(session, both())
    with pytest.raises(Refused, match="no line 99"):
        desk.intake.reline(session, "a1", 99, "body")
    with pytest.raises(Refused, match="body, neutral, boilerplate"):
        desk.intake.reline(session, "a1", 1, "advert")


def test_a_removed_article_takes_its_claims_along(desk: Workbench, session: str) -> None:
    desk.intake.add(session, both())
    done = desk.intake.remove(session, "a2")
    view = desk.archive.view(session)
    assert [a.id for a in view.articles] == ["a1"]
    assert {r.claim.article for r in view.claims} == {"a1"}
    assert {c for p in view.points for c in p.claims} <= {r.claim.id for r in view.claims}
    assert done.step is not None
    desk.review.undo(done.step)
    assert [a.id for a in desk.archive.view(session).articles] == ["a1", "a2"]


class Broken(InProcess):
    """An engine that is lost while it computes again."""

    is_lost = False

    def analyze(self, articles, cancelled):
        if self.is_lost:
            raise UnreadableInput("a.txt cannot be read: the import process ended early.", "Leave it out.")
        return super().analyze(articles, cancelled)


def test_an_act_whose_consequences_cannot_be_computed_is_taken_back(library: Path, clock) -> None:
    engine = Broken()
    opened = open_workbench(str(library), clock=clock, reviewer="A. Editor", reader=engine)
    session = opened.archive.create("Flood").id
    opened.intake.add(session, both())
    before = opened.archive.view(session)
    engine.is_lost = True
    with pytest.raises(UnreadableInput):
        opened.intake.correct(session, "a1", "published", "2020-01-01")
    after = opened.archive.view(session)
    assert (after.articles, after.claims, after.points) == (before.articles, before.claims, before.points)
    opened.close()


def test_the_import_process_does_what_this_process_does(tmp_path: Path, clock) -> None:
    views = []
    for number, reader in enumerate((None, InProcess())):
        opened = open_workbench(str(tmp_path / f"{number}.sqlite"), clock=clock, reviewer="A.", reader=reader)
        session = opened.archive.create("Flood").id
        opened.intake.add(session, both())
        views.append(opened.archive.view(session))
        opened.close()
    assert views[0].articles == views[1].articles
    assert views[0].claims == views[1].claims
    assert views[0].points == views[1].points
