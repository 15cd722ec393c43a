"""An answer that may come after the dialog it was for is gone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject


class Late:
    """Hands a text to ``show``, unless ``owner`` was destroyed meanwhile."""

    def __init__(self, owner: QObject, show: Callable[[str], None]) -> None:
        self._show: Callable[[str], None] | None = show
        owner.destroyed.connect(self._gone)

    def __call__(self, text: str) -> None:
        """Show ``text`` if there is somebody to show it to."""
        if self._show is not None:
            self._show(text)

    def _gone(self) -> None:
        self._show = None
