import hashlib

import pytest

from workbench.core.article import LineRole
from workbench.core.errors import UnreadableInput
from workbench.core.places import seeds
from workbench.ingest.readers import read


def test_a_utf8_file_is_its_text_exactly() -> None:
    for path in sorted(seeds().glob("*.txt")):
        raw = path.read_bytes()
        article, original = read(path.name, raw)
        assert article.text == raw.decode("utf-8")
        assert original.raw == raw
        assert original.sha256 == article.sha256 == hashlib.sha256(raw).hexdigest()
        assert article.encoding == "utf-8"
        assert article.language == "en"
        assert article.notices == ()


def test_every_character_lies_in_one_line() -> None:
    for path in sorted(seeds().glob("*.txt")):
        article, _ = read(path.name, path.read_bytes())
        assert "\n".join(article.text[line.start : line.end] for line in article.lines) == article.text
        assert [line.number for line in article.lines] == list(range(1, len(article.lines) + 1))
        assert all(line.reason for line in article.lines)


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("nothing.txt", b"", "nothing.txt is empty"),
        ("blank.txt", b" \n\t\r\n", "blank.txt is empty"),
        ("marks.txt", b"\xef\xbb\xbf\n", "marks.txt holds no text"),
        ("zeros.txt", bytes(range(256)) * 20, "zeros.txt is no text but binary data"),
        ("big.txt", b"a word " * 1_500_000, "big.txt has 10.5 MB"),
        ("story.pdf", b"%PDF-1.7 ...", "story.pdf is a PDF document"),
        ("story.txt", b"%PDF-1.7 ...", "story.txt is a PDF document"),
        ("page.html", b"plain words", "page.html is a web page"),
        ("page.txt", b"\n<!DOCTYPE html><p>words", "page.txt is a web page"),
        ("letter.docx", b"PK\x03\x04....", "letter.docx is a Word document"),
        ("mail.eml", b"From: a@b", "mail.eml is an e-mail"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "photo.jpg is a picture"),
        ("story.xyz", b"plain words", "story.xyz has a format that is not known (.xyz)"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(name: str, raw: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        read(name, raw)
    assert caught.value.what.startswith(said)
    assert caught.value.todo


@pytest.mark.parametrize(
    "name", ["notes.md", "story", "article.1", "U.S. troops leave Kazakhstan", "STORY.TXT"]
)
def test_plain_text_is_read_under_any_usual_name(name: str) -> None:
    article, _ = read(name, b"The troops left on Thursday.\n")
    assert article.name == name
    assert article.body


def test_a_pasted_text_keeps_its_address_and_day() -> None:
    url = "https://www.example.org/world/2022/01/19/troops-leave.html"
    text = (
        b"Troops leave the capital\n\nThe last of the troops left the capital on Wednesday, officials said.\n"
    )
    article, _ = read("Troops leave", text, url=url, retrieved="2022-01-20")
    assert (article.url, article.retrieved) == (url, "2022-01-20")
    assert article.masthead.publisher == "example.org"
    assert (str(article.masthead.published), article.masthead.published_from) == ("2022-01-19", "URL")


def test_a_whole_story_on_one_line_is_body() -> None:
    story = "The fire spread on Sunday. It burned 2,000 acres, officials said. Nobody was hurt. " * 20
    article, _ = read("one.txt", story.encode())
    assert [line.role for line in article.lines] == [LineRole.BODY]
    assert article.masthead.headline is None


def test_the_same_bytes_give_the_same_article() -> None:
    for path in sorted(seeds().glob("*.txt")):
        raw = path.read_bytes()
        assert read(path.name, raw) == read(path.name, raw)
