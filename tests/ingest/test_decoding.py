import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ingest.decoding import decode

ENGLISH = (
    "The minister said that the café on the corner – “a jewel” – had been closed for 20 years. It was his."
)
RUSSIAN = (
    "Президент сказал, что войска не будут в городе, но они были на улице и в домах, как это было раньше."
)
GERMAN = (
    "Der Präsident sagte, dass die Truppen nicht in der Stadt sind, und für die Bürger ist das größte Glück."
)


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (ENGLISH.encode(), "utf-8"),
        (ENGLISH.encode("utf-8-sig"), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + ENGLISH.encode("utf-16-le"), "utf-16"),
        (codecs.BOM_UTF16_BE + ENGLISH.encode("utf-16-be"), "utf-16"),
        (ENGLISH.encode("utf-32"), "utf-32"),
    ],
)
def test_what_says_its_encoding_is_read_without_a_notice(raw: bytes, encoding: str) -> None:
    decoded = decode(raw)
    assert decoded.text.removeprefix("\ufeff") == ENGLISH
    assert (decoded.encoding, decoded.notice) == (encoding, None)


@pytest.mark.parametrize(
    ("text", "encoding"), [(ENGLISH, "cp1252"), (RUSSIAN, "cp1251"), (GERMAN, "cp1252"), (RUSSIAN, "koi8-r")]
)
def test_a_guess_is_right_and_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text, encoding)
    assert decoded.notice is not None
    assert "does not say" in decoded.notice


def test_utf16_without_a_mark_is_recognised() -> None:
    assert (
        decode(ENGLISH.replace("–", "-").replace("“", '"').replace("”", '"').encode("utf-16-le")).text[:3]
        == "The"
    )


def test_damaged_utf8_stays_utf8_and_the_damage_is_counted() -> None:
    decoded = decode(ENGLISH.encode() + b" \xff end \xfe.")
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(ENGLISH)
    assert decoded.notice is not None
    assert "2 places" in decoded.notice


@given(st.binary(max_size=300))
def test_no_bytes_raise(raw: bytes) -> None:
    decoded = decode(raw)
    assert isinstance(decoded.text, str)
    assert decoded.encoding


@given(st.text(st.characters(codec="utf-8"), max_size=200).filter(lambda t: not t.startswith("\ufeff")))
def test_utf8_comes_back_exactly(text: str) -> None:
    assert decode(text.encode()).text == text
