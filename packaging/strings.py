"""Every text that the desk shows, as a file for Qt Linguist; `lrelease` compiles what was translated.

The file is written by this and not by lupdate, which neither follows `noop` and the action table nor
knows that the singular of a counted text is its comment.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from workbench.ui.commands.table import TABLE
from workbench.ui.words import CONTEXT

ROOM = Path(__file__).resolve().parents[1] / "workbench"


@dataclass(frozen=True, slots=True)
class Text:
    """One text to be translated; ``singular`` is that of a counted text, whose forms a language adds to."""

    source: str
    singular: str = ""


def texts() -> tuple[Text, ...]:
    """Return every text once, in the order of its first appearance."""
    found = dict.fromkeys(text for path in sorted(ROOM.rglob("*.py")) for text in _in(path))
    found.update(dict.fromkeys(Text(words) for row in TABLE for words in (row.text, row.help) if words))
    return tuple(found)


def written(found: tuple[Text, ...], language: str, said: Callable[[Text], tuple[str, ...]]) -> str:
    """Return the texts as a .ts file; ``said`` gives the translation of one, for a counted text its forms."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<!DOCTYPE TS>\n<TS version="2.1" language="{language}">\n<context>\n<name>{CONTEXT}</name>',
    ]
    for text in found:
        forms = said(text)
        counted = ' numerus="yes"' if text.singular else ""
        lines.append(f"<message{counted}>\n<source>{escape(text.source)}</source>")
        if text.singular:
            lines.append(f"<comment>{escape(text.singular)}</comment>")
            inner = "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms)
        else:
            inner = escape("".join(forms))
        open_ = "" if forms else ' type="unfinished"'
        lines.append(f"<translation{open_}>{inner}</translation>\n</message>")
    return "\n".join([*lines, "</context>\n</TS>\n"])


def _in(path: Path) -> Iterator[Text]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        literal = [a.value if isinstance(a, ast.Constant) else None for a in node.args]
        if node.func.id in ("tr", "noop", "Label") and literal and isinstance(literal[0], str):
            yield Text(literal[0])
        elif node.func.id == "trn":
            yield Text(str(literal[2]), str(literal[1]))


if __name__ == "__main__":
    sys.stdout.write(written(texts(), sys.argv[1], lambda _: ()))
