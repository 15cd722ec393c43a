"""A9: what could be neither confirmed nor denied is written once, however often it is tried again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session as Transaction

from workbench.core.act import NEW_SOURCE, Act, Annotate, Cite, Dismiss, Record, Rule
from workbench.core.errors import LibraryError, LostRace
from workbench.core.evidence import Passage, Source, Stance
from workbench.storage.library import Library
from workbench.storage.store import Store

NOW = datetime(2026, 1, 19, 14, 2, tzinfo=UTC)
ACTS: tuple[Sequence[Act], ...] = (
    [Rule("c1", "accepted", "seen")],
    [Rule("c1", "accepted"), Rule("c2", "rejected", "no"), Rule("c1", "unverifiable")],
    [Annotate("c1", "a note"), Dismiss("c2", True)],
    [Record(Source(title="a list")), Cite("", "c1", NEW_SOURCE, Passage(Stance.REFUTES, "words"))],
)


@contextmanager
def unsure(*, stored: bool) -> Iterator[None]:
    """Let every commit end in an error of the disk, after it is stored or before."""
    writing = Library.writing

    @contextmanager
    def failing(library: Library) -> Iterator[Transaction]:
        with writing(library) as tx:
            yield tx
            if not stored:
                raise LibraryError("The library could not be written by its disk.")
        raise LibraryError("The library could not be written by its disk.")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Library, "writing", failing)
        yield


def said(store: Store, session: str) -> list[object]:
    claims = store.view(session).claims
    return [(r.claim.id, [h.verdict for h in r.history], r.note, r.dismissed, r.evidence) for r in claims]


@pytest.mark.parametrize("acts", ACTS)
@pytest.mark.parametrize("stored", [True, False])
def test_an_act_that_is_tried_again_is_written_once(
    store: Store, session: str, acts: Sequence[Act], stored: bool
) -> None:
    seen = store.view(session).session.revision
    for _ in range(2):
        with unsure(stored=stored), pytest.raises(LibraryError):
            store.apply(session, acts, "me", NOW, seen)
    change, inverse = store.apply(session, acts, "me", NOW + timedelta(minutes=1), seen)
    view = store.view(session)
    assert view.session.revision == change.revision == seen + 1
    rulings = [h for r in view.claims for h in r.history]
    assert len(rulings) == sum(isinstance(act, Rule) for act in acts)
    assert sum(len(r.evidence) for r in view.claims) == sum(isinstance(act, Cite) for act in acts)
    store.apply(session, inverse, "me", NOW)
    assert not [r for r in store.view(session).claims if r.verdict != "unreviewed" or r.note or r.evidence]


def test_the_same_act_after_another_is_no_retry(store: Store, session: str) -> None:
    with unsure(stored=True), pytest.raises(LibraryError):
        store.apply(session, [Rule("c1", "accepted")], "me", NOW)
    store.apply(session, [Rule("c1", "unverifiable")], "me", NOW)
    store.apply(session, [Rule("c1", "accepted")], "me", NOW)
    (history,) = (r.history for r in store.view(session).claims if r.claim.id == "c1")
    assert [h.verdict for h in history] == ["accepted", "unverifiable", "accepted"]


def test_what_was_stored_after_all_is_no_other_desk(store: Store, session: str) -> None:
    seen = store.view(session).session.revision
    with unsure(stored=True), pytest.raises(LibraryError):
        store.apply(session, [Rule("c1", "accepted")], "me", NOW, seen)
    store.apply(session, [Rule("c1", "rejected", "no")], "me", NOW, seen)
    assert [r.verdict for r in store.view(session).claims if r.claim.id == "c1"] == ["rejected"]


def test_another_desk_at_the_same_revision_is_not_taken_for_ours(store: Store, session: str) -> None:
    seen = store.view(session).session.revision
    with unsure(stored=False), pytest.raises(LibraryError):
        store.apply(session, [Rule("c1", "accepted")], "me", NOW, seen)
    Store(store._library).apply(session, [Rule("c1", "unverifiable")], "another", NOW, seen)
    with pytest.raises(LostRace):
        store.apply(session, [Rule("c1", "accepted")], "me", NOW, seen)
