"""Which script a letter belongs to, and which letters of other scripts look like Latin ones."""

from __future__ import annotations

from bisect import bisect_right
from types import MappingProxyType

LATIN, CYRILLIC, GREEK, OTHER = "Latin", "Cyrillic", "Greek", ""
JOINING, SPACELESS, EAST_ASIAN, MONGOLIAN = "joining", "spaceless", "East Asian", "Mongolian"
RIGHT_TO_LEFT = "right to left"

_RANGES = (
    (0x0041, 0x005B, LATIN),
    (0x0061, 0x007B, LATIN),
    (0x00AA, 0x00AB, LATIN),
    (0x00BA, 0x00BB, LATIN),
    (0x00C0, 0x02B0, LATIN),
    (0x0370, 0x0400, GREEK),
    (0x0400, 0x0530, CYRILLIC),
    (0x0530, 0x0590, "Armenian"),
    (0x0590, 0x0900, RIGHT_TO_LEFT),
    (0x0900, 0x0E00, JOINING),
    (0x0E00, 0x0F00, SPACELESS),
    (0x0F00, 0x1000, JOINING),
    (0x1000, 0x10A0, SPACELESS),
    (0x10A0, 0x1100, "Georgian"),
    (0x1100, 0x1200, EAST_ASIAN),
    (0x13A0, 0x1400, "Cherokee"),
    (0x1780, 0x1800, SPACELESS),
    (0x1800, 0x18B0, MONGOLIAN),
    (0x1C80, 0x1C90, CYRILLIC),
    (0x1E00, 0x1F00, LATIN),
    (0x1F00, 0x2000, GREEK),
    (0x2C60, 0x2C80, LATIN),
    (0x2C80, 0x2D00, "Coptic"),
    (0x2DE0, 0x2E00, CYRILLIC),
    (0x2E80, 0xA4D0, EAST_ASIAN),
    (0xA4D0, 0xA500, "Lisu"),
    (0xA640, 0xA6A0, CYRILLIC),
    (0xA720, 0xA800, LATIN),
    (0xA960, 0xA980, EAST_ASIAN),
    (0xAB30, 0xAB70, LATIN),
    (0xAB70, 0xABC0, "Cherokee"),
    (0xAC00, 0xD800, EAST_ASIAN),
    (0xF900, 0xFB00, EAST_ASIAN),
    (0xFB1D, 0xFE00, RIGHT_TO_LEFT),
    (0xFE30, 0xFE50, EAST_ASIAN),
    (0xFE70, 0xFEFF, RIGHT_TO_LEFT),
    (0xFF65, 0xFFA0, EAST_ASIAN),
    (0x16A0, 0x1700, "Runic"),
    (0x10800, 0x11000, RIGHT_TO_LEFT),
    (0x11000, 0x12000, JOINING),
    (0x1B000, 0x1B300, EAST_ASIAN),
    (0x1E800, 0x1F000, RIGHT_TO_LEFT),
    (0x20000, 0x33480, EAST_ASIAN),
)
_SORTED = tuple(sorted(_RANGES))
_STARTS = tuple(start for start, _, _ in _SORTED)


def script(char: str) -> str:
    """Return the script, or the family of scripts, of one character; "" where it tells none."""
    code = ord(char)
    at = bisect_right(_STARTS, code) - 1
    return _SORTED[at][2] if at >= 0 and code < _SORTED[at][1] else OTHER


def _pairs(latin: str, other: str) -> dict[str, str]:
    return dict(zip(other, latin, strict=True))


LOOKALIKES = MappingProxyType(
    _pairs("aceijopsxyhbqwvdl", "асеіјорѕхуһьԛԝѵԁӏ")
    | _pairs("ABCEHIJKMOPSTXYGQWZ", "АВСЕНІЈКМОРЅТХУԌԚԜꙀ")
    | _pairs("gkmntrbp", "ԍкмнтгвр")
    | _pairs("oaivpukyncjwt", "οαινρυκγηϲϳωτ")
    | _pairs("ABEZHIKMNOPTYXC", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹ")
    | _pairs("ouhnqgjOSULF", "օսհոզցյՕՏՍԼՖ")
    | _pairs("oo", "ჿⲟ")
    | _pairs("ABCDEGHJKLMPRSTVWZ", "ᎪᏼᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᎡᏚᎢᏙᎳᏃ")
    | _pairs("ABCDEFGHIJKLMNOPRSTUVWXYZ", "ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ")
    | _pairs("XRMFIB", "ᚷᚱᛖᚠᛁᛒ")
)
"""Letters of other scripts with the Latin letter that they look like: a small part of UTS 39."""

STYLED_LATIN = MappingProxyType(_pairs("agliIbl", "ɑɡǀɩƖƅꞁ"))
"""Letters of the Latin script itself that look like plain ones."""

FIGURES = MappingProxyType(
    _pairs("000000", "OoОоΟο") | _pairs("1111111", "lIІіӏΙι") | _pairs("3334", "ЗзӠЧ") | _pairs("66", "бƃ")
)
"""Letters that look like figures between figures."""

_UNMISTAKABLE = frozenset("кмнтгвкγηωτκυ")
WHOLE_WORD = frozenset(LOOKALIKES) - _UNMISTAKABLE
"""Letters of which a whole word can pass for a Latin one."""
