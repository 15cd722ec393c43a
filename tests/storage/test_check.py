"""The check finds planted damage, and what is read is never what was damaged."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.making import NOW
from workbench.core.act import Reshape, Rule
from workbench.core.errors import LibraryError
from workbench.core.span import Span
from workbench.storage.store import Store


def plant(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


DAMAGE = [
    ("UPDATE claim SET quote = 'At least 165 people' WHERE number = 1", "words of claim c1"),
    ("UPDATE claim SET start_at = 70, end_at = 99000 WHERE number = 2", "claim c2 lies outside of two.txt"),
    ("UPDATE claim SET appearances = '[0,99000]' WHERE number = 3", "claim c3 lies outside of one.txt"),
    ("UPDATE claim SET attribution = '[9,3]' WHERE number = 4", "Claim c4 is damaged"),
    ("UPDATE claim SET kind = 'rumour' WHERE number = 5", "Claim c5 is damaged"),
    ('UPDATE claim SET value = \'{"is":"Rumour"}\' WHERE number = 5', "Claim c5 is damaged"),
    ("UPDATE claim SET article = 7 WHERE number = 1", "table claim belongs to a row of article"),
    ("UPDATE article SET text = replace(text, '164', '165')", "The text of one.txt is damaged"),
    ("UPDATE article SET lines = '[]' WHERE number = 1", "The lines of one.txt"),
    ("UPDATE article SET lines = 'x' WHERE number = 1", "Article one.txt is damaged"),
    ("UPDATE article SET masthead = '{\"price\":1}' WHERE number = 2", "Article two.txt is damaged"),
    ("UPDATE article SET sha256 = 'f' WHERE number = 1", "one.txt was not read from the original"),
    ("UPDATE original SET raw = x'00' WHERE article = 2", "original of article a2 is damaged"),
    ("DELETE FROM original WHERE article = 2", "The original of two.txt is missing"),
    ("UPDATE session SET claims_made = 3", "a number would be given twice"),
    ("UPDATE session SET acts_made = 0", "act 1 (ruling) is not counted"),
    (
        "UPDATE ruling SET replaces = 'nothing' WHERE sequence = 2",
        "act 2 (ruling) replaces one that does not exist",
    ),
    ("UPDATE reshaping SET kind = 'rumour'", "Act 3 (reshaping) is damaged"),
    ("UPDATE reshaping SET end_at = 99000", "correction of claim c2 lies outside"),
    ("INSERT INTO layout SELECT key, '{', 1 FROM session", "The layout of the session is damaged"),
]


@pytest.mark.parametrize(("statement", "words"), DAMAGE, ids=lambda value: value[:50])
def test_planted_damage_is_found_and_named(
    store: Store, session: str, path: Path, statement: str, words: str
) -> None:
    acts = [Rule("c1", "accepted"), Rule("c1", "rejected", "x"), Reshape("c2", span=Span(25, 28))]
    store.apply(session, acts, "me", NOW)
    assert store.check() == ()
    plant(path, statement)
    found = store.check()
    assert any(words in problem for problem in found), found
    assert all("Unrest" in problem or "table" in problem for problem in found)


def test_a_damaged_text_is_never_shown(store: Store, session: str, path: Path) -> None:
    plant(path, "UPDATE article SET text = replace(text, '225', '222') WHERE number = 2")
    with pytest.raises(LibraryError, match=r"two\.txt is damaged") as caught:
        store.view(session)
    assert "backup" in caught.value.todo


def test_a_damaged_original_is_never_handed_out(store: Store, session: str, path: Path) -> None:
    plant(path, "UPDATE original SET raw = substr(raw, 2)")
    with pytest.raises(LibraryError, match="a1 is damaged"):
        store.original(session, "a1")


def test_damage_of_the_file_itself_is_reported_not_raised_as_a_bug(
    store: Store, session: str, path: Path
) -> None:
    store.close()
    content = bytearray(path.read_bytes())
    page = content.find(b"At least 164 people have died, Tokayev")
    content[page : page + 3] = b"In "
    path.write_bytes(content)
    assert any("The text of one.txt is damaged" in problem for problem in store.check())


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE claim SET mood = 'gloomy' WHERE number = 2", "Claim c2 is damaged"),
        ("UPDATE article SET notices = '{' WHERE number = 1", "Article one.txt is damaged"),
        ("UPDATE reshaping SET kind = 'rumour'", "The reshaping of c2 \\(act 1\\) is damaged"),
    ],
)
def test_a_damaged_row_is_an_error_in_words(
    store: Store, session: str, path: Path, statement: str, words: str
) -> None:
    store.apply(session, [Reshape("c2", span=Span(25, 28))], "me", NOW)
    plant(path, statement)
    with pytest.raises(LibraryError, match=words):
        store.view(session)
