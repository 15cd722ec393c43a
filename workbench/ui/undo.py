"""Undo and redo over the library: every step is written first, then the stack follows."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from workbench.core.change import Done, Step
from workbench.ui.saving import Told
from workbench.ui.words import label_words, tr

Runner = Callable[[Step, str, Callable[[Done], None], Callable[[Exception], None]], None]
"""Writes the undoing ("undo") or doing again ("redo") of a step, then answers."""


class Deed(QUndoCommand):
    """A step that is already on disk; moving over it on the stack writes nothing."""

    def __init__(self, step: Step) -> None:
        super().__init__(label_words(step.label))
        self.step = step


class History(QObject):
    """The steps of one session that can be taken back.

    Asking twice quickly takes two steps back, one after the other; a step whose undoing fails leaves the
    stack, and ``refused`` says why. ``moved`` carries what a step changed; ``answered`` comes when the next
    one, if any, is on its way. ``hold`` and ``release`` keep undo behind acts still on their way.
    """

    refused = Signal(str)
    moved = Signal(Done)
    answered = Signal()

    def __init__(self, runner: Runner, told: Told = str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._runner, self._told = runner, told
        self._wanted: deque[str] = deque()
        self._held = 0
        self._busy = False
        self._epoch = 0

    def push(self, step: Step | None) -> None:
        """Take in a step that was written."""
        if step is not None:
            self.stack.push(Deed(step))

    def clear(self) -> None:
        """Forget everything: another session is on the desk."""
        self._epoch += 1
        self._busy = False
        self._wanted.clear()
        self.stack.clear()

    def hold(self) -> None:
        """Keep undo waiting: an act is being written."""
        self._held += 1

    def release(self) -> None:
        """Let undo go on: that act was answered."""
        self._held = max(0, self._held - 1)
        self._go_on()

    def undo(self) -> None:
        """Take back the last step, after all acts under way."""
        self._wanted.append("undo")
        self._go_on()

    def redo(self) -> None:
        """Do the next step again, after all acts under way."""
        self._wanted.append("redo")
        self._go_on()

    def _go_on(self) -> None:
        while self._wanted and not self._busy and not self._held:
            way = self._wanted.popleft()
            index = self.stack.index() - (way == "undo")
            command = self.stack.command(index) if 0 <= index < self.stack.count() else None
            if isinstance(command, Deed):
                self._busy = True
                _Walk(self, command, way, self._epoch).start(self._runner)

    def finish(self, way: str, epoch: int, done: Done) -> None:
        """Move the stack over a step that was written."""
        if epoch != self._epoch:
            self.answered.emit()
            return
        self._busy = False
        (self.stack.undo if way == "undo" else self.stack.redo)()
        self.moved.emit(done)
        self._go_on()
        self.answered.emit()

    def give_up(self, command: Deed, way: str, epoch: int, error: Exception) -> None:
        """Drop a step that can no longer be undone or redone, and say so."""
        if epoch != self._epoch:
            return
        self._busy = False
        self._wanted.clear()
        label = label_words(command.step.label)
        command.setObsolete(True)
        (self.stack.undo if way == "undo" else self.stack.redo)()
        words = (
            tr("“{act}” cannot be undone: {why}")
            if way == "undo"
            else tr("“{act}” cannot be done again: {why}")
        )
        self.refused.emit(words.format(act=label, why=self._told(error)))


class _Walk:
    """One step on its way to the library, and its answer back to the history."""

    def __init__(self, history: History, command: Deed, way: str, epoch: int) -> None:
        self._history, self._command, self._way, self._epoch = history, command, way, epoch

    def start(self, runner: Runner) -> None:
        runner(self._command.step, self._way, self._done, self._failed)

    def _done(self, done: Done) -> None:
        self._history.finish(self._way, self._epoch, done)

    def _failed(self, error: Exception) -> None:
        self._history.give_up(self._command, self._way, self._epoch, error)
