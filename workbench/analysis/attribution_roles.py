"""Who is meant by an office ("the president") or a kind of body ("the ministry") that a text has named."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from workbench.analysis import names_words
from workbench.analysis.mentions import NameMention

_BREAK = re.compile(
    r"[.;:!?“”\"()\n]|,\s|\b(?:and|but|that|with|by|to|said|says|told|when|while|as|who|has|was|is)\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_WINDOW = 60


class Roles:
    """The offices and kinds that stand beside the names of one text."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self._beside: dict[str, list[tuple[frozenset[str], NameMention]]] = {}
        previous = 0
        for name in names:
            if name.entity == "person":
                self._keep(_offices(text, name, previous), name, names_words.is_title)
            elif name.entity == "organisation":
                self._keep(_folded(name.span.of(text)), name, names_words.marks_organisation)
            previous = name.span.end if name.entity == "person" else previous

    def _keep(self, beside: frozenset[str], name: NameMention, is_role: Callable[[str], bool]) -> None:
        for word in beside:
            if is_role(word.capitalize()):
                self._beside.setdefault(word, []).append((beside, name))

    def holder(self, words: str) -> NameMention | None:
        """Return the one name that ``words`` ("the Kazakh president") can mean; None where several can."""
        parts = words.split()
        if not 2 <= len(parts) <= 5 or parts[0].casefold() != "the":
            return None
        modifiers, office = _folded(" ".join(parts[1:-1])), parts[-1].casefold()
        fitting = [name for beside, name in self._beside.get(office, ()) if modifiers <= beside]
        return fitting[0] if len({name.canonical for name in fitting}) == 1 else None


def _offices(text: str, name: NameMention, previous: int) -> frozenset[str]:
    """Return the words that stand as a title before a name, or as an aside beside it."""
    head = text[max(name.span.start - _WINDOW, previous) : name.span.start]
    tail = text[name.span.end : name.span.end + _WINDOW]
    before = _BREAK.split(head.removesuffix(", "))[-1]
    behind = _BREAK.split(tail[2:])[0] if tail.startswith(", ") else ""
    return _folded(f"{before} {behind}")


def _folded(words: str) -> frozenset[str]:
    """Return ``words`` in small letters, those for a nation's people as their country."""
    return frozenset(
        names_words.nations().get(w, w).casefold() for w in _WORD.findall(words.replace("’s", ""))
    )
