"""A button that stays pressed while something holds, and that a screen reader can press."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton, QWidget
from typing_extensions import override


class StateButton(QToolButton):
    """Says ``clicked`` whoever presses it; ``mark`` shows a state without saying so.

    A screen reader toggles a button that has a state: Qt sets the state then and says ``toggled`` alone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_marked = False
        self.setCheckable(True)

    def mark(self, checked: bool) -> None:
        """Show the state that holds."""
        self._is_marked = True
        self.setChecked(checked)
        self._is_marked = False

    @override
    def nextCheckState(self) -> None:
        self._is_marked = True  # a click says itself that it was one
        super().nextCheckState()
        self._is_marked = False

    @override
    def checkStateSet(self) -> None:
        super().checkStateSet()
        group = self.group()
        is_one_of_several = group is not None and group.exclusive()  # Qt lets the others go by itself
        if not self._is_marked and (self.isChecked() or not is_one_of_several):
            self.clicked.emit()
