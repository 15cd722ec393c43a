"""A verdict of an earlier session is found again by the words of its claim."""

import shutil
from pathlib import Path

from tests.databases.make import HERE as DATABASES
from tests.storage.making import LATER, NOW, analysis, articles
from workbench.core.act import Rule
from workbench.core.recall import likeness, pairs
from workbench.storage.engine import open_library
from workbench.storage.store import Store

LIKE = "At least 164 people have died in the unrest"


def another(store: Store, name: str = "A year later") -> str:
    made = store.create(name, "", LATER).id
    store.admit(made, articles(), LATER, "B. Reader")
    store.refresh(made, analysis(), LATER)
    return made


def test_a_claim_judged_elsewhere_is_recalled_with_verdict_date_and_session(
    store: Store, session: str
) -> None:
    store.apply(session, [Rule("c1", "rejected", "the ministry took it back")], "A. Editor", NOW)
    found = store.recalled(another(store), LIKE, 3)
    assert [(f.session, f.session_name, f.claim) for f in found] == [(session, "Unrest", "c1")]
    assert (found[0].verdict, found[0].label, found[0].rationale) == (
        "rejected",
        "Rejected",
        "the ministry took it back",
    )
    assert (found[0].reviewer, found[0].at) == ("A. Editor", NOW)
    assert 0.5 <= found[0].likeness < 1


def test_neither_its_own_session_nor_the_trash_nor_a_verdict_taken_back_is_recalled(
    store: Store, session: str
) -> None:
    store.apply(session, [Rule("c1", "accepted")], "me", NOW)
    other = another(store)
    assert store.recalled(session, LIKE, 3) == ()
    assert len(store.recalled(other, LIKE, 3)) == 1
    store.apply(session, [Rule("c1", "unreviewed")], "me", NOW)
    assert store.recalled(other, LIKE, 3) == ()
    store.apply(session, [Rule("c1", "accepted")], "me", NOW)
    store.trash(session, LATER)
    assert store.recalled(other, LIKE, 3) == ()


def test_another_figure_is_another_claim() -> None:
    assert likeness("164 people have died", "225 people have died") == 0
    assert likeness("164 people have died", "164 people died") > 0.9
    assert likeness("1,000 were injured", "1000 injured people") > 0.6
    assert likeness("", "164 people") == 0
    assert not pairs("the")
    assert set(pairs("164 people have died")) & set(pairs("164 people were killed"))


def test_the_last_verdict_counts_and_the_likest_claim_comes_first(store: Store, session: str) -> None:
    store.apply(session, [Rule("c1", "accepted"), Rule("c1", "unverifiable")], "me", NOW)
    other = another(store)
    store.apply(other, [Rule("c1", "accepted"), Rule("c2", "rejected", "no")], "me", LATER)
    third = another(store, "Two years later")
    found = store.recalled(third, "At least 164 people have died", 5)
    assert [(f.session, f.verdict) for f in found] == [(other, "accepted"), (session, "unverifiable")]
    assert len(store.recalled(third, "At least 164 people have died", 1)) == 1


def test_what_an_older_version_judged_is_recalled_once_its_library_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "old.workbench"
    shutil.copy(DATABASES / "schema_1.workbench", path)
    store = open_library(str(path))
    found = store.recalled(store.create("Later", "", LATER).id, "At least 164 people have died", 3)
    assert [(f.session_name, f.verdict, f.rationale) for f in found] == [
        ("Unrest", "rejected", "they took it back 😀")
    ]
    store.close()
