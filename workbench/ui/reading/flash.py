"""The passing flash that draws the eye to counterparts: 150 ms at most, or none."""

from __future__ import annotations

from PySide6.QtCore import QObject, QVariantAnimation, Signal

from workbench.ui.theme import moves

DURATION = 150


class Flash(QObject):
    """Counts a strength down from 1 to 0; ``changed`` carries it."""

    changed = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(DURATION)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.valueChanged.connect(self._step)

    def start(self) -> None:
        """Flash once, a flash under way begins again; not at all where the editor wants stillness."""
        self._animation.stop()
        if moves():
            self._animation.start()
        else:
            self.changed.emit(0.0)

    def stop(self) -> None:
        """End a flash under way, without a word."""
        self._animation.stop()

    def _step(self, value: object) -> None:
        if isinstance(value, float):
            self.changed.emit(value)
