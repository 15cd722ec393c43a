"""Sessions: named, found, listed with their counts, copied whole, put away and taken back; how they were left."""

import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.making import LATER, NOW, analysis, article, articles
from workbench.core.act import Annotate, Correct, Decide, Dismiss, Join, Reline, Remove, Rule
from workbench.core.claim import Claim, Kind
from workbench.core.errors import NotFound, Refused
from workbench.core.session import Analysis, Layout, PaneLayout
from workbench.core.span import Span
from workbench.storage.engine import open_library
from workbench.storage.store import Store


def test_a_session_is_found_by_name_and_by_id(store: Store) -> None:
    made = store.create("  Unrest ", "January 2022", NOW)
    assert (made.id, made.name, made.event, made.created, made.revision) == (
        "s1",
        "Unrest",
        "January 2022",
        NOW,
        0,
    )
    assert store.find("Unrest") == store.find("s1") == made
    for missing in ("unrest", "s2", "", "a1", "s0", "s1 "):
        with pytest.raises(NotFound):
            store.find(missing)


@pytest.mark.parametrize("name", ["", "   ", "Unrest", " Unrest\t", "s7", "\0"])
def test_a_name_must_be_one_and_free(store: Store, name: str) -> None:
    store.create("Unrest", "", NOW)
    other = store.create("Other", "", NOW)
    with pytest.raises(Refused):
        store.create(name, "", NOW)
    with pytest.raises(Refused):
        store.rename(other.id, name, "", NOW)
    with pytest.raises(Refused):
        store.duplicate(other.id, name, NOW)
    assert [s.session.name for s in store.sessions()] == ["Other", "Unrest"]


def test_a_session_can_be_renamed_to_its_own_name(store: Store) -> None:
    made = store.create("Unrest", "", NOW)
    assert store.rename(made.id, "Unrest", "new event", NOW).event == "new event"
    assert store.rename(made.id, "Other", "", NOW).name == "Other"
    assert store.find("Other").id == made.id


def test_the_trash_keeps_everything_and_frees_the_name(store: Store, session: str) -> None:
    before = store.view(session)
    store.trash(session, LATER)
    assert store.sessions() == ()
    assert [s.session.trashed for s in store.sessions(trashed=True)] == [LATER]
    assert store.last_opened() is None
    with pytest.raises(NotFound):
        store.find("Unrest")
    other = store.create("Unrest", "", NOW)
    with pytest.raises(Refused, match="already"):
        store.restore(session, LATER)
    store.rename(other.id, "Another", "", NOW)
    store.restore(session, LATER)
    after = store.view(session)
    assert (after.articles, after.claims, after.points) == (before.articles, before.claims, before.points)
    assert store.changes_since(session, before.session.revision).sessions


def test_the_list_counts_what_is_there_whether_kept_or_counted(store: Store, session: str) -> None:
    def counts() -> tuple[int, ...]:
        held = store.sessions()[0]
        return held.articles, held.claims, held.to_review, held.reviewed, held.conflicts

    assert counts() == (2, 5, 5, 0, 1)
    store.touch(session, LATER)
    assert counts() == (2, 5, 5, 0, 1)
    store.apply(session, [Rule("c1", "accepted"), Dismiss("c5")], "me", NOW)
    assert counts() == (2, 4, 4, 1, 1)
    store.leave(session, "desk")
    assert counts() == (2, 4, 4, 1, 1)
    _, undo = store.apply(session, [Rule("c2", "rejected", "x")], "me", NOW)
    assert counts() == (2, 4, 4, 2, 0)
    store.apply(session, undo, "me", NOW)
    store.apply(session, [Decide("p1", "c2", "x")], "me", NOW)
    assert counts() == (2, 4, 4, 1, 0)
    store.touch(session, LATER)
    assert counts() == (2, 4, 4, 1, 0)


def test_the_last_opened_session_comes_first(store: Store) -> None:
    for name in ("One", "Two", "Three"):
        store.create(name, "", NOW)
    store.touch("s2", LATER)
    last = store.last_opened()
    assert last is not None
    assert (last.name, last.opened) == ("Two", LATER)
    assert [s.session.name for s in store.sessions()] == ["Two", "Three", "One"]


def test_a_copy_is_whole_and_goes_its_own_way(store: Store, session: str) -> None:
    acts = [Rule("c1", "accepted"), Rule("c1", "rejected", "x"), Annotate("c2", "note"), Join("c5", "p1")]
    store.apply(session, [*acts, Reline("a1", 2, "neutral"), Decide("p1", "c1", "y")], "me", NOW)
    store.keep_layout(session, Layout(claim="c2"))
    before = store.view(session)
    copy = store.duplicate(session, "Copy", LATER)
    assert (copy.id, copy.name, copy.created) == ("s2", "Copy", LATER)
    held = store.view(copy.id)
    assert (held.articles, held.claims, held.points) == (before.articles, before.claims, before.points)
    assert store.layout(copy.id) == Layout(claim="c2")
    assert store.original(copy.id, "a2") == articles()[1][1]
    store.apply(copy.id, [Rule("c1", "accepted")], "me", LATER)
    store.refresh(copy.id, analysis(["Troops"]), LATER)
    assert store.view(session) == before
    assert store.check() == ()


def test_a_session_reopens_as_it_was_left(store: Store, session: str, path: Path) -> None:
    layout = Layout(
        (PaneLayout("a2", 410, False, 12, 110, (1, 3)), PaneLayout("a1", 300, True)),
        "c2",
        {"kind": "time"},
        {"window": "1280x720"},
        {"c1": "half a note 😀 \ud83d", "c1/rationale": ""},
    )
    assert store.layout(session) == Layout()
    revision = store.revision(session)
    store.keep_layout(session, Layout(claim="c1"))
    store.keep_layout(session, layout)
    assert store.revision(session) == revision
    store.close()
    again = open_library(str(path))
    assert again.layout(session) == layout
    again.close()


def test_everything_is_there_after_closing_and_opening(store: Store, session: str, path: Path) -> None:
    store.apply(session, [Rule("c1", "accepted", "checked"), Annotate("c2", "note")], "me", NOW)
    before, listed = store.view(session), store.sessions()
    store.close()
    again = open_library(str(path))
    assert again.view(session) == before
    assert again.sessions() == listed
    again.close()


def test_numbers_of_sessions_are_never_given_twice(store: Store) -> None:
    store.trash(store.create("One", "", NOW).id, NOW)
    assert store.create("One", "", NOW + timedelta(1)).id == "s2"


def test_bytes_that_do_not_match_their_digest_are_not_admitted(store: Store, session: str) -> None:
    read, original = articles()[0]
    damaged = type(original)(original.raw + b"x", original.sha256)
    with pytest.raises(Refused, match="digest"):
        store.admit(session, [articles()[1], (read, damaged)], NOW, "me")
    assert len(store.view(session).articles) == 2
    with pytest.raises(NotFound):
        store.original(session, "a3")


def test_parts_of_a_session_are_as_in_the_whole(store: Store, session: str) -> None:
    acts = [
        Join("c5", "p1"),
        Rule("c2", "accepted"),
        Decide("p1", "c2", "x"),
        Dismiss("c4"),
        Annotate("c1", "n"),
    ]
    store.apply(session, acts, "me", NOW)
    view = store.view(session)
    assert store.points(session) == view.points
    for point in view.points:
        assert store.points(session, [point.id]) == (point,)
    for reviewed in view.claims:
        assert store.reviewed(session, [reviewed.claim.id]) == (reviewed,)
    wanted = [r.claim.id for r in reversed(view.claims)]
    assert [r.claim.id for r in store.reviewed(session, wanted)] == wanted
    assert store.reviewed(session, []) == ()
    with pytest.raises(NotFound):
        store.points(session, ["p1", "p9"])
    with pytest.raises(NotFound):
        store.reviewed(session, ["c1", "c9"])


def test_a_claim_confirmed_alone_is_linked_with_the_first_of_its_point(store: Store, session: str) -> None:
    store.apply(session, [Join("c2", "p1"), Join("c5", "p3")], "me", NOW)
    assert store.links(session).together == {frozenset(("c1", "c2"))}


def test_the_time_of_the_last_change_is_that_of_a_change_not_of_a_look(store: Store, session: str) -> None:
    def changed() -> datetime | None:
        return store.sessions()[0].session.changed

    much_later = LATER + timedelta(days=1)
    assert changed() == NOW
    store.touch(session, much_later)
    store.keep_layout(session, Layout(claim="c2"))
    store.announce(session, "desk", "A. Editor", much_later)
    assert changed() == NOW
    store.apply(session, [Rule("c1", "accepted")], "me", LATER)
    assert changed() == LATER
    for number, write in enumerate(
        (
            lambda at: store.rename(session, "Unrest", "January", at),
            lambda at: store.trash(session, at),
            lambda at: store.restore(session, at),
            lambda at: store.refresh(session, analysis(), at),
            lambda at: store.admit(session, [articles()[0]], at, "me"),
        ),
        1,
    ):
        write(LATER + timedelta(hours=number))
        assert store.find(session).changed == LATER + timedelta(hours=number)
    assert store.create("Empty", "", NOW).changed == NOW
    assert store.duplicate(session, "Copy", much_later).changed == much_later


def test_what_is_around_a_claim_is_as_in_the_whole(store: Store, session: str) -> None:
    store.apply(session, [Correct("a1", "byline", "B"), Dismiss("c3"), Rule("c2", "accepted")], "me", NOW)
    view = store.view(session)
    near, points = store.around(session, ["c1", "c3"])
    assert points == (view.points[0],)
    assert {r.claim.id: r for r in near} == {
        r.claim.id: r for r in view.claims if r.claim.id in ("c1", "c2", "c3")
    }
    assert store.articles(session, ["a2", "a1"]) == tuple(reversed(view.articles))
    store.apply(session, [Remove("a2")], "me", NOW)
    with pytest.raises(NotFound):
        store.articles(session, ["a2"])
    assert [r.claim.id for r in store.around(session, ["c1", "c2"])[0]] == ["c1"]


def test_a_key_press_costs_the_same_in_a_session_of_any_size(store: Store, session: str) -> None:
    """In steps of the database's machine, not in time: a ruling, and reading again what it touched."""

    def steps() -> int:
        counted: list[None] = []
        with closing(store._library.engine.raw_connection()) as pooled:
            connection = pooled.driver_connection
            assert isinstance(connection, sqlite3.Connection)
            connection.set_progress_handler(lambda: counted.append(None), 10)
        for act in (Rule("c1", "accepted"), Annotate("c1", "why"), Decide("p1", "c2", "the later count")):
            store.apply(session, [act], "me", NOW)
            change = store.changes_since(session, store.revision(session) - 1)
            store.around(session, ["c1"])
            store.reviewed(session, sorted(change.claims))
            store.points(session, sorted(change.points))
        connection.set_progress_handler(None, 0)
        return len(counted)

    steps()
    before = steps()
    assert before > 10
    text = "".join(f"{number} people fled.\n" for number in range(1000))
    store.admit(session, [article(f"long {number}.txt", text) for number in range(5)], NOW, "me")
    many = []
    for number in range(5000):
        place = text.index(f"{number % 1000} people")
        span = Span(place, place + len(f"{number % 1000} people"))
        many.append(
            Claim(
                f"x{number}",
                f"a{3 + number // 1000}",
                span,
                span.of(text),
                Kind.QUANTITY,
                appearances=(span,),
            )
        )
    found = analysis()
    store.refresh(session, Analysis((*found.claims, *many), found.points), NOW)
    assert len(store.view(session).claims) == 5005
    assert steps() < before * 1.5
