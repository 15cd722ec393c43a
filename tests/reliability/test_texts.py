"""D: whatever text is imported, by the real import process, is only text; what is dropped is counted and said."""

from __future__ import annotations

import codecs
import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reliability.payloads import PAYLOADS
from tests.reliability.sizes import sized
from workbench.core.article import Article
from workbench.core.errors import UnreadableInput
from workbench.services.importer import ImportProcess
from workbench.services.inputs import Input
from workbench.services.reader import Allowance, Piece, Stopped, never
from workbench.services.workbench import Workbench, open_workbench

Figure = Callable[[str, object], None]
MARKER = "THE LAST WORDS 4711"
STORY = "Flood in Ostrava\n\nAt least 12 people died on Monday, officials said.\n"


@pytest.fixture(scope="module")
def engine() -> Iterator[ImportProcess]:
    process = ImportProcess()
    yield process
    process.close()


@pytest.fixture
def desk(library: Path, engine: ImportProcess) -> Iterator[Workbench]:
    opened = open_workbench(str(library), reviewer="A. Editor", reader=engine)
    yield opened
    opened.context.store.close()


def hostile(length: int) -> dict[str, str]:
    """Return texts of about ``length`` characters that bring readers, engines and windows to their knees."""
    pieces = {
        "less than": "<", "entities": "&amp;", "digits": "1", "figures": "1,", "gap": " ", "lines": "a\n\n",
        "quotation marks": '"', "open quotations": "“a ", "capitals": "A", "names": "Aa ", "initials": "J. ",
        "stops": ".", "commas": ", ", "said": '"x," he said. ', "months": "January ", "between": "between 1 and ",
        "brackets": "(", "of the": "of the ", "percent": "10% ", "years": "2022 ", "addresses": "http://a.b/",
        "accents": "e" + "\u0301" * 9, "reordered accents": "\u0315\u0300", "zero width": "\u200bx ",
        "overrides": "\u202eab ", "look-alikes": "nоt pаid ", "tabs": "a\tb\t", "emoji": "😀 ", "divs": "<div>",
        "tables": "<table><tr><td>", "bold": "<b>", "lists": "<ul><li>", "scripts": "<script>alert(1)</script>",
        "styles": "<style>p{color:red}</style>", "pictures": "<img src=file:///etc/passwd>", "comments": "<!--",
        "attributes": '<a b="c" d="e">', "bylines": "By John Smith\n", "headings": "Read more\n", "ago": "3 days ago ",
        "dollars": "$1.5 million ", "dates": "Jan. 11, 2022 ", "right to left": "قال ", "no gaps": "总理表示",
    }  # fmt: skip
    made = {
        name: f"Story\n\n{piece * (length // len(piece))}\n\n{MARKER}\n" for name, piece in pieces.items()
    }
    made |= {f"payload {number}": f"{payload}\n\n{MARKER}\n" for number, payload in enumerate(PAYLOADS)}
    return made


@sized("length", ordinary=3_000, full=200_000)
def test_d5_hostile_texts_are_read_whole_or_refused_in_words(
    length: int, engine: ImportProcess, figure: Figure
) -> None:
    """Each text ends in a marker: it is there, or the file was refused; a claim quotes the very words it points to."""
    texts = hostile(length)
    lost, refused, claims = [], list[UnreadableInput](), 0
    for name, text in texts.items():
        try:
            article, original = engine.read(
                Piece(f"{name}.txt", text.encode("utf-8", "surrogatepass")), never
            )
            found = engine.analyze([article.with_id("a1")], never)
        except UnreadableInput as error:
            refused.append(error)
            continue
        assert original.raw.endswith((MARKER + "\n").encode())
        if MARKER not in article.text or not _is_accounted_for(text, article):
            lost.append(name)
        claims += len(found.claims)
        assert all(c.span.of(article.text) == c.quote for c in found.claims)
    assert not lost
    assert all(".txt cannot be read: " in e.what or ".txt has " in e.what for e in refused), refused
    assert all(error.todo for error in refused)
    figure("hostile texts imported or refused in words", len(texts))
    figure("of these refused for want of time or size", len(refused))
    figure("texts that lost words without a notice", len(lost))
    figure("claims that do not quote what they point to, of " + str(claims), 0)


def _is_accounted_for(given: str, article: Article) -> bool:
    """Tell whether every character that was given is in the text, or in the counts of the notices."""
    missing = len(_solid(given)) - len(_solid(article.text))
    counted = sum(
        int(n.split()[0].replace(",", "")) for n in article.notices if "control characters were" in n
    )
    counted += sum("One control character was" in n for n in article.notices)
    return missing == counted


def _solid(text: str) -> str:
    """Return ``text`` without white space, line breaks of any kind and the mark at its beginning."""
    return "".join(c for c in text.removeprefix("\ufeff") if not c.isspace())


def _encoded() -> dict[str, tuple[bytes, str | None]]:
    """Return bytes in many encodings, each with the text they hold, None where only a warning can be right."""
    west = (
        "Der Bürgermeister sagte: „Zwölf Menschen starben“ – das war am Montag in Köln. Die Kosten betragen 5 €.\n"
        * 3
    )
    english = "The mayor’s café résumé said “twelve people died” on Monday – the naïve estimate was £5.\n" * 3
    russian = (
        "По меньшей мере 164 человека погибли, заявили власти в понедельник, а ещё 2 500 человек задержаны.\n"
        * 3
    )
    polish = (
        "Burmistrz powiedział, że w Łodzi zginęło dwanaście osób, a ścieżka jest zamknięta dla pieszych.\n"
        * 3
    )
    turkish = (
        "Başkan, İstanbul’da on iki kişinin öldüğünü ve ışıkların söndüğünü söyledi, bu çok üzücü bir gün.\n"
        * 3
    )
    japanese = "市長は月曜日に少なくとも十二人が死亡したと述べた。費用は五百万円だった。\n" * 6
    plain = "The mayor said twelve people died on Monday.\n" * 3
    return {
        "ascii": (plain.encode("ascii"), plain),
        "utf-8": (west.encode(), west),
        "utf-8 mark": (codecs.BOM_UTF8 + west.encode(), west),
        "utf-8 russian": (russian.encode(), russian),
        "utf-8 japanese": (japanese.encode(), japanese),
        "utf-16 le mark": (codecs.BOM_UTF16_LE + west.encode("utf-16-le"), west),
        "utf-16 be mark": (codecs.BOM_UTF16_BE + west.encode("utf-16-be"), west),
        "utf-16 le bare": (west.encode("utf-16-le"), west),
        "utf-16 be bare": (west.encode("utf-16-be"), west),
        "utf-16 english": (english.encode("utf-16-le"), english),
        "utf-32 le mark": (codecs.BOM_UTF32_LE + west.encode("utf-32-le"), west),
        "utf-32 be mark": (codecs.BOM_UTF32_BE + west.encode("utf-32-be"), west),
        "utf-16 russian mark": (codecs.BOM_UTF16_LE + russian.encode("utf-16-le"), russian),
        "utf-16 japanese mark": (codecs.BOM_UTF16_BE + japanese.encode("utf-16-be"), japanese),
        "cp1252 german": (west.encode("cp1252"), west),
        "cp1252 english": (english.encode("cp1252"), english),
        "latin-1": (
            west.replace("„", "»").replace("“", "«").replace("–", "-").replace("€", "Euro").encode("latin-1"),
            None,
        ),
        "cp1251": (russian.encode("cp1251"), russian),
        "koi8-r": (russian.replace("ё", "е").encode("koi8-r"), russian.replace("ё", "е")),
        "cp1250": (polish.encode("cp1250"), polish),
        "iso-8859-2": (polish.encode("iso-8859-2"), None),
        "cp1254": (turkish.encode("cp1254"), turkish),
        "iso-8859-5": (russian.encode("iso-8859-5"), None),
        "iso-8859-15": (
            west.replace("„", "»").replace("“", "«").replace("–", "-").encode("iso-8859-15"),
            None,
        ),
        "mac roman": (west.encode("mac-roman"), None),
        "shift-jis": (japanese.encode("shift-jis"), None),
        "euc-jp": (japanese.encode("euc-jp"), None),
        "gb18030": ("市长说至少有十二人死亡，费用为五百万元。\n".encode("gb18030") * 6, None),
        "big5": ("市長說至少有十二人死亡，費用為五百萬元。\n".encode("big5") * 6, None),
        "utf-8 with one cp1252 letter": (west.encode() + "Köln\n".encode("cp1252"), west + "K\ufffdln\n"),
        "utf-8 cut in a letter": (west.encode() + "é".encode()[:1], west + "\ufffd"),
        "mixed": (russian.encode("cp1251") + russian.encode(), None),
        "wrong meta": (b"<meta charset=utf-8>\n" + west.encode("cp1252"), "<meta charset=utf-8>\n" + west),
    }


def test_d8_encodings_are_read_right_or_told_to_be_a_guess(engine: ImportProcess, figure: Figure) -> None:
    wrong, table = [], _encoded()
    assert len(table) >= 30
    for name, (raw, text) in table.items():
        try:
            article, _ = engine.read(Piece(f"{name}.txt", raw), never)
        except UnreadableInput:
            if text is not None:
                wrong.append(name)
            continue
        told = any("encoded" in n or "damaged" in n for n in article.notices)
        if article.text != text and not told:
            wrong.append(f"{name}: {article.encoding} {article.text[:60]!r} {article.notices}")
    assert not wrong, "\n".join(wrong)
    figure("encodings read wrong without a word, of " + str(len(table)), len(wrong))


@pytest.mark.parametrize(
    ("name", "strange", "kept", "removed"),
    [
        ("NUL", "a\x00b", "ab", 1),
        ("C0", "".join(map(chr, [*range(1, 9), *range(14, 28), 31])), "", 23),
        ("C1", "".join(chr(c) for c in range(0x80, 0xA0) if c != 0x85), "", 31),
        ("line breaks", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\r\nh\ri", "a\nb\nc\nd\ne\nf\ng\nh\ni", 0),
        ("delete", "a\x7fb", "ab", 1),
        ("noncharacters", "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0010ffff", "", 6),
        ("separators", "a\u2028b\u2029c", "a\u2028b\u2029c", 0),
        ("byte order mark inside", "a\ufeffb", "a\ufeffb", 0),
    ],
)  # fmt: skip
def test_d9_what_no_text_holds_is_taken_out_and_counted(
    name: str, strange: str, kept: str, removed: int, desk: Workbench
) -> None:
    """Stored, read back and checked: the library gives what the import gave."""
    session = desk.archive.create("s").id
    given = f"{STORY * 10}[{strange}]\n{MARKER}\n"
    desk.intake.add(session, [Input(name="a.txt", raw=given.encode())])
    article = desk.archive.view(session).articles[0]
    assert article.text == f"{STORY * 10}[{kept}]\n{MARKER}\n"
    said = (
        f"{removed} control characters were removed" if removed != 1 else "One control character was removed"
    )
    assert any(said in notice for notice in article.notices) == (removed > 0)
    assert desk.archive.original(session, article.id).raw == given.encode()
    assert desk.archive.check() == ()


@pytest.mark.parametrize(
    "raw", [b"\xed\xa0\x80 lone", "x\ud800y".encode("utf-8", "surrogatepass"), b"\xff\xfe\x00\xd8a\x00"]
)
def test_d9_lone_surrogates_never_come_in(raw: bytes, engine: ImportProcess) -> None:
    article, _ = engine.read(
        Piece("a.txt", raw + b" \nstory of it\n"[: 0 if raw[:2] == b"\xff\xfe" else 20]), never
    )
    assert article.text.encode("utf-8")
    assert article.notices


POLYGLOTS = {
    "pdf.txt": (b"%PDF-1.7\n1 0 obj", "a PDF document"),
    "later.txt": (b"\n\n  %PDF-1.4 ...", "a PDF document"),
    "word.txt": (b"PK\x03\x04\x14\x00\x06\x00 [Content_Types].xml", "a Word document"),
    "old.txt": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "a Word document"),
    "rich.txt": (b"{\\rtf1\\ansi hello}", "an RTF document"),
    "page.txt": (b"<!DOCTYPE html><html><body>x</body></html>", "a web page"),
    "page2.txt": (b"\xef\xbb\xbf\n<HTML><script>alert(1)</script>", "a web page"),
    "xml.txt": (b"<?xml version='1.0'?><!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "a web page"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a picture"),
    "photo.txt": (b"\xff\xd8\xff\xe0" + bytes(range(256)), "a picture"),
    "zip.md": (b"\x1f\x8b\x08" + bytes(range(256)), "a compressed file"),
    "library.txt": (b"SQLite format 3\x00" + bytes(100), "a database"),
    "program.txt": (b"\x7fELF\x02\x01\x01" + bytes(100), "a program"),
    "windows.txt": (b"MZ\x90\x00" + bytes(100), "a program"),
    "data.txt": (bytes(range(256)) * 50, "no text"),
    "words.docx": (b"plain words in a file with another ending", "a Word document"),
    "words.pdf": (b"plain words", "a PDF document"),
    "words.html": (b"<p>words <img src=file:///etc/passwd>", "a web page"),
    "words.exe": (b"plain words", "not known"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\r\n", "empty"),
    "unseen.txt": ("\u200b\u2060\ufeff".encode() * 5, "no text"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(POLYGLOTS))
def test_d11_a_file_is_what_its_bytes_say(name: str, engine: ImportProcess) -> None:
    raw, kind = POLYGLOTS[name]
    with pytest.raises(UnreadableInput) as caught:
        engine.read(Piece(name, raw), never)
    assert caught.value.what.startswith(name)
    assert kind in caught.value.what
    assert caught.value.todo


@pytest.mark.parametrize(("megabytes", "sentence"), [(1.2, "characters"), (12, "MB"), (100, "too large")])
def test_d6_what_is_too_large_is_said_before_it_is_tried(
    megabytes: float, sentence: str, tmp_path: Path, engine: ImportProcess
) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        for _ in range(int(megabytes * 10)):
            file.write((STORY * 1500).encode()[:100_000])
    with pytest.raises(UnreadableInput) as caught:
        engine.read(Piece("large.txt", Input(path=path).content()), never)
    assert "large.txt" in caught.value.what
    assert sentence in caught.value.what or "too large" in caught.value.what


def test_d7_a_word_that_no_line_can_hold_is_cut_and_said(engine: ImportProcess) -> None:
    article, _ = engine.read(Piece("a.txt", f"Data: {'A' * 100_000}\n{MARKER}\n".encode()), never)
    assert article.text.replace("\n", "") == f"Data: {'A' * 100_000}{MARKER}"
    assert max(map(len, article.text.split("\n"))) <= 2_010
    assert any("cut into lines" in notice for notice in article.notices)
    chinese, _ = engine.read(Piece("b.txt", ("总理表示，" * 2_000).encode()), never)
    assert "\n" not in chinese.text


@pytest.mark.skipif(sys.platform == "win32", reason="permissions and pipes of POSIX")
def test_d15_files_that_change_or_are_none(tmp_path: Path, desk: Workbench) -> None:
    """One sentence each, and the others of the batch come in."""
    good = tmp_path / "good.txt"
    good.write_text(STORY)
    locked, folder, pipe, gone, loop = (
        tmp_path / n for n in ("locked.txt", "folder", "pipe", "gone.txt", "loop.txt")
    )
    locked.write_text(STORY)
    locked.chmod(0)
    folder.mkdir()
    os.mkfifo(pipe)
    loop.symlink_to(loop)
    session = desk.archive.create("s").id
    paths = [folder, pipe, gone, loop, Path("/dev/zero"), good]
    if os.geteuid() != 0:
        paths.insert(0, locked)
    admitted = desk.intake.add(session, [Input(path=path) for path in paths])
    assert [a.name for a in admitted.articles] == ["good.txt"]
    assert [f.name for f in admitted.failures] == [p.name for p in paths[:-1]]
    assert all(
        f.what and f.todo and "Traceback" not in f.what and "Errno" not in f.what for f in admitted.failures
    )


def test_d15_a_file_that_grows_while_it_is_read(tmp_path: Path, desk: Workbench) -> None:
    """What was read is what is kept: text, bytes and digest are of one moment."""
    path = tmp_path / "growing.txt"
    path.write_text(STORY)
    done = threading.Event()

    def grow() -> None:
        while not done.is_set():
            with path.open("a") as file:
                file.write("More water came in the night, the mayor said.\n")
            if path.stat().st_size > 15_000:
                os.truncate(path, len(STORY.encode()))  # write_text would leave it empty for a moment

    other = threading.Thread(target=grow)
    other.start()
    try:
        for number in range(5):
            session = desk.archive.create(f"Flood {number}").id
            admitted = desk.intake.add(session, [Input(path=path)])
            assert not admitted.failures
            article = desk.archive.view(session).articles[0]
            original = desk.archive.original(session, article.id)
            assert (
                original.raw.decode("utf-8", "replace")
                .rstrip("\ufffd")
                .startswith(article.text.rstrip("\ufffd")[:50])
            )
    finally:
        done.set()
        other.join()
    assert desk.archive.check() == ()


@sized("count", ordinary=60, full=1_000)
def test_d16_a_thousand_files_and_a_cancel(count: int, tmp_path: Path, library: Path, figure: Figure) -> None:
    """A queue of files is read one by one; cancelling stops it at once and leaves everything as it was."""
    process = ImportProcess()
    opened = open_workbench(str(library), reviewer="A. Editor", reader=process)
    inputs = []
    for number in range(count):
        path = tmp_path / f"{number}.txt"
        path.write_text(STORY.replace("12", str(number)))
        inputs.append(Input(path=path))
    session = opened.archive.create("s").id
    seen: list[int] = []
    with pytest.raises(Stopped):
        opened.intake.read(
            opened.intake.ground(session),
            inputs,
            lambda n, *_: seen.append(n),
            cancelled=lambda: len(seen) > count // 2,
        )
    assert len(seen) <= count // 2 + 2
    assert opened.archive.view(session).articles == ()
    opened.close()
    figure("files in one queue that was cancelled halfway", count)


def test_d14_memory_is_bounded(engine: ImportProcess) -> None:
    """A file that needs more than the import process may use costs itself, and the next one is read."""
    hungry = ImportProcess(allowance=Allowance(1.0, 20.0))
    try:
        with pytest.raises(UnreadableInput) as caught:
            hungry.analyze(
                [_large(engine, n) for n in range(2)],
                never,
            )
        assert caught.value.todo
        article, _ = hungry.read(Piece("next.txt", STORY.encode()), never)
        assert article.text == STORY
    finally:
        hungry.close()


def _large(engine: ImportProcess, number: int) -> Article:
    words = "At least 164 people were killed in Almaty on Thursday, officials said. "
    return engine.read(Piece(f"{number}.txt", (words * 4_000).encode()), never)[0].with_id(f"a{number}")


def test_nfc_is_not_forced() -> None:
    """The text is the file's: composed otherwise it would not be what was imported."""
    process = ImportProcess()
    apart = unicodedata.normalize("NFD", "Łódź café naïve Ωmega\n")
    try:
        assert process.read(Piece("a.txt", apart.encode()), never)[0].text == apart
    finally:
        process.close()
