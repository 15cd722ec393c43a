from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.normalise import normalise
from workbench.ingest.readers import read


def test_line_breaks_become_one_kind() -> None:
    assert normalise("a\r\nb\rc\n\r\nd\x0ce\x85f")[0] == "a\nb\nc\n\nd\ne\nf"


def test_controls_and_noncharacters_go_and_are_counted() -> None:
    text, notices = normalise("o\x00n\x07e\ufdd0 \x1b[31mtwo\x9f")
    assert text == "one [31mtwo"
    assert notices == (
        "5 control characters were removed from the text; the original file is kept as it was.",
    )


def test_one_control_character_is_said_in_the_singular() -> None:
    assert normalise("a\x00b")[1][0].startswith("One control character was")


def test_what_typesetters_use_stays() -> None:
    kept = "\tno\u00a0break “quotes” – soft\u00adhyphen \u2028line e\u0301 \u200bzero 💡\n"
    assert normalise(kept) == (kept, ())


def test_only_the_mark_at_the_beginning_goes() -> None:
    assert normalise("\ufeffa\ufeffb")[0] == "a\ufeffb"


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once, _ = normalise(text)
    again = once.removeprefix("\ufeff")
    assert normalise(again) == (again, ())
    assert "\r" not in once


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=300))
def test_a_windows_file_has_the_offsets_of_its_unix_twin(words: str) -> None:
    lines = ["The first line of the story.", words.replace("\n", " "), "The last line."]
    unix, _ = read("a.txt", "\n".join(lines).encode())
    windows, _ = read("b.txt", "\r\n".join(lines).encode())
    assert unix.text == windows.text == "\n".join(lines)
    assert unix.lines == windows.lines
    assert unix.sha256 != windows.sha256


def test_a_stray_zero_byte_does_not_make_a_text_binary() -> None:
    article, _ = read("a.txt", b"The troops\x00 left the capital on Thursday.")
    assert article.text == "The troops left the capital on Thursday."
    assert article.notices[0].startswith("One control character was removed")


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=300))
def test_every_text_is_covered_by_its_lines(words: str) -> None:
    article, _ = read("a.txt", ("Words of a story. " + words).encode())
    assert "\n".join(line.span.of(article.text) for line in article.lines) == article.text
