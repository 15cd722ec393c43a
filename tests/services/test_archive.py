from pathlib import Path

import pytest

from tests.services.stories import MONDAY, both, given
from workbench.core.dates import PartialDate
from workbench.core.errors import LibraryError, NotFound, Refused
from workbench.core.session import Layout, PaneLayout
from workbench.services.inprocess import InProcess
from workbench.services.place import Place, default_library, login_name
from workbench.services.safekeeping import put_back
from workbench.services.workbench import Workbench, open_workbench


def names(desk: Workbench, trashed: bool = False) -> list[str]:
    return [s.session.name for s in desk.archive.sessions(trashed)]


def test_a_session_is_made_renamed_copied_trashed_and_restored(desk: Workbench) -> None:
    made = desk.archive.create("  Flood  ", "The flood of March")
    assert (made.name, made.event) == ("Flood", "The flood of March")
    desk.intake.add(made.id, both())
    copy = desk.archive.duplicate(made.id)
    assert copy.name == "Flood (2)"
    assert len(desk.archive.view(copy.id).claims) == len(desk.archive.view(made.id).claims)
    assert desk.archive.rename(copy.id, "Second look").event == "The flood of March"
    desk.archive.trash(made.id)
    assert (names(desk), names(desk, trashed=True)) == (["Second look"], ["Flood"])
    desk.archive.restore(made.id)
    assert sorted(names(desk)) == ["Flood", "Second look"]


def test_names_are_needed_and_not_taken_twice(desk: Workbench) -> None:
    desk.archive.create("Flood")
    with pytest.raises(Refused, match="needs a name"):
        desk.archive.create("  ")
    with pytest.raises(Refused, match="already"):
        desk.archive.create("flood")
    other = desk.archive.create("Fire")
    with pytest.raises(Refused):
        desk.archive.rename(other.id, "Flood")
    assert desk.archive.rename(other.id, "Fire", "in the woods").event == "in the woods"


def test_a_session_is_found_by_name_or_id(desk: Workbench) -> None:
    made = desk.archive.create("Flood")
    assert desk.archive.find("Flood") == desk.archive.find(made.id)
    with pytest.raises(NotFound):
        desk.archive.find("Fire")


def test_the_last_session_opens_where_it_was_left(desk: Workbench) -> None:
    first, second = desk.archive.create("Flood"), desk.archive.create("Fire")
    desk.archive.open(second.id)
    desk.archive.open(first.name)
    last = desk.archive.last()
    assert last is not None
    assert last.id == first.id
    layout = Layout((PaneLayout("a1", 300, top=12),), "c1", drafts={"c1": "half a"})
    desk.archive.keep_layout(first.id, layout)
    assert desk.archive.layout(first.id) == layout


def test_what_is_saved_is_there_after_reopening(desk: Workbench, library: Path) -> None:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, both())
    claim = desk.archive.view(session).claims[0].claim.id
    desk.review.rule(session, claim, "rejected", "wrong")
    before = desk.archive.view(session)
    other = open_workbench(str(library), reviewer="B. Editor", reader=InProcess())
    assert other.archive.view(session) == before
    assert other.archive.changes_since(session, before.session.revision - 1).claims == {claim}
    other.close()


def test_an_import_that_was_cut_off_is_finished_when_the_session_opens(desk: Workbench, clock) -> None:
    session = desk.archive.create("Flood").id
    batch = desk.intake.read(desk.intake.ground(session), both())
    desk.context.store.admit(session, [(f.article, f.original) for f in batch.read], clock(), "A. Editor")
    assert desk.archive.view(session).claims == ()
    desk.archive.open(session)
    view = desk.archive.view(session)
    assert {r.claim.article for r in view.claims} == {"a1", "a2"}
    desk.archive.open(session)
    assert desk.archive.view(session).claims == view.claims


def test_an_inferred_year_is_shown_as_inferred(desk: Workbench) -> None:
    session = desk.archive.sample()
    view = desk.archive.view(session.id)
    agency = view.articles[4].masthead
    assert agency.published == PartialDate(2022, 1, 11)
    assert agency.published_from.endswith("year inferred")
    assert view.articles[0].masthead.published is None


def test_the_sample_session_holds_the_five_articles_and_can_be_made_again(desk: Workbench) -> None:
    first, second = desk.archive.sample(), desk.archive.sample()
    assert second.name == f"{first.name} (2)"
    assert len(desk.archive.view(first.id).articles) == 5
    (summary,) = [s for s in desk.archive.sessions() if s.session.id == first.id]
    assert summary.conflicts > 0
    assert summary.to_review > 20


def test_desks_know_of_each_other(desk: Workbench) -> None:
    session = desk.archive.create("Flood").id
    desk.archive.announce(session, "mine", "this desk")
    desk.archive.announce(session, "other", "the desk of B.")
    assert desk.archive.others(session, "mine") == ("the desk of B.",)
    desk.archive.leave(session, "other")
    assert desk.archive.others(session, "mine") == ()


def test_a_backup_is_written_and_put_back(desk: Workbench, library: Path, clock) -> None:
    session = desk.archive.create("Flood").id
    desk.intake.add(session, [given("a.txt", MONDAY)])
    copy = desk.archive.backup()
    assert copy.parent == library.parent
    with pytest.raises(Refused, match="already"):
        desk.archive.backup(copy)
    desk.archive.trash(session)
    desk.close()
    kept = put_back(str(library), copy, clock())
    again = open_workbench(str(library), reviewer="A.", reader=InProcess())
    assert names(again) == ["Flood"]
    assert again.archive.check() == ()
    again.close()
    assert kept is not None
    before = open_workbench(str(kept), reviewer="A.", reader=InProcess())
    assert names(before, trashed=True) == ["Flood"]
    before.close()


def test_what_is_no_backup_leaves_the_library_alone(
    desk: Workbench, library: Path, tmp_path: Path, clock
) -> None:
    desk.archive.create("Flood")
    desk.close()
    before = library.read_bytes()
    junk = tmp_path / "junk.sqlite"
    junk.write_bytes(b"no library" * 100)
    with pytest.raises(LibraryError):
        put_back(str(library), junk, clock())
    with pytest.raises(NotFound):
        put_back(str(library), tmp_path / "gone", clock())
    with pytest.raises(Refused):
        put_back(str(library), library, clock())
    with pytest.raises(Refused, match="server"):
        put_back("postgresql://host/name", junk, clock())
    assert library.read_bytes() == before
    assert not [p.name for p in tmp_path.iterdir() if "before" in p.name]


def test_a_backup_that_cannot_be_put_back_leaves_the_library_where_it_was(
    desk: Workbench, library: Path, clock
) -> None:
    desk.archive.create("Flood")
    copy = desk.archive.backup()
    desk.close()
    now = clock()
    taken = library.with_name(f"library-before-{now:%Y-%m-%d-%H%M%S}.sqlite")
    taken.write_text("somebody else's")
    with pytest.raises(Refused, match="already"):
        put_back(str(library), copy, now)
    again = open_workbench(str(library), reviewer="A.", reader=InProcess())
    assert names(again) == ["Flood"]
    again.close()


def test_a_library_of_ones_own_is_made_where_the_platform_says(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "data" / "workbench"))
    assert default_library() == tmp_path / "data" / "workbench" / "library.sqlite"
    assert Place(reviewer=" ").person == login_name() != ""
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(tmp_path / "file" / "workbench"))
    with pytest.raises(LibraryError, match="--library"):
        default_library()
