"""Half-written notes, rationales and decisions: kept with the session until they are saved as such."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal


def rationale_key(claim: str) -> str:
    """Return the key of a half-written rationale."""
    return f"{claim}/rationale"


def decision_key(claim: str) -> str:
    """Return the key of a half-written reason for printing a claim."""
    return f"{claim}/decision"


def correction_key(claim: str) -> str:
    """Return the key of a half-written correction."""
    return f"{claim}/correction"


class Drafts(QObject):
    """What the editor has typed and not saved, by key: "c12" is a note, "c12/rationale" a rationale."""

    changed = Signal()

    def __init__(self, seen: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen = seen
        self._texts: dict[str, str] = {}
        self._begun: dict[str, int] = {}

    @property
    def all(self) -> Mapping[str, str]:
        """Every draft."""
        return dict(self._texts)

    @property
    def revisions(self) -> str:
        """When the drafts were begun, to be put back with them."""
        return " ".join(f"{key}={revision}" for key, revision in sorted(self._begun.items()))

    def put_back(self, texts: Mapping[str, str], revisions: str = "") -> None:
        """Take the drafts of another session, begun at these revisions of it."""
        self._texts = dict(texts)
        pairs = (each.rpartition("=") for each in revisions.split())
        known = {key: int(number) for key, _, number in pairs if number.isdecimal()}
        self._begun = {key: known.get(key, self._seen()) for key in texts}

    def get(self, key: str) -> str | None:
        """Return a draft, None where there is none."""
        return self._texts.get(key)

    def begun(self, key: str) -> int:
        """Return the revision that was on the screen when a draft was begun: later ones were not seen."""
        return self._begun.get(key, self._seen())

    def keep(self, key: str, text: str) -> None:
        """Keep what was typed."""
        if self._texts.get(key) != text:
            if key not in self._texts:
                self._begun[key] = self._seen()
            self._texts[key] = text
            self.changed.emit()

    def drop(self, key: str) -> None:
        """Forget a draft: it is saved, or taken back."""
        self._begun.pop(key, None)
        if self._texts.pop(key, None) is not None:
            self.changed.emit()
