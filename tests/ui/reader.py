"""A screen reader in the process: it finds what there is by role and name alone, and does what such a program can."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication

Role = QAccessible.Role
MANY = (Role.Table, Role.List, Role.Tree)


def _within(place: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield place
    if place.role() in MANY:
        return
    for number in range(place.childCount()):
        child = place.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from _within(child)


def name(place: QAccessibleInterface) -> str:
    return place.text(QAccessible.Text.Name)


class ScreenReader:
    """Reads the windows that are open, the one that was opened last before the others."""

    def all(self) -> Iterator[QAccessibleInterface]:
        tops = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        tops.sort(key=lambda w: (w.isModal(), w.windowType().value), reverse=True)
        for top in tops:
            place = QAccessible.queryAccessibleInterface(top)
            assert place is not None
            yield from _within(place)

    def find(self, role: Role, words: str) -> QAccessibleInterface:
        """Return the one thing of this role with this name."""
        for place in self.all():
            if place.role() is role and name(place) == words and not place.state().disabled:
                return place
        met = [name(place) for place in self.all() if place.role() is role]
        raise AssertionError(f"no {role.name} is called {words!r}; there are {met}")

    def described(self, words: str) -> QAccessibleInterface:
        """Return the one thing with this description."""
        return next(p for p in self.all() if p.text(QAccessible.Text.Description) == words)

    def press(self, role: Role, words: str) -> None:
        """Do what the thing of this role and name offers first."""
        place = self.find(role, words)
        actions = place.actionInterface()
        assert actions is not None, words
        button = place.object()
        assert isinstance(button, QAbstractButton)
        pressed = QSignalSpy(button.clicked)
        actions.doAction(actions.actionNames()[0])
        assert pressed.count() or pressed.wait(5000), words  # Qt shows the button pressed for a moment first
        QApplication.processEvents()

    def command(self, menu: str, words: str) -> None:
        """Choose a command out of the menu bar."""
        top = self.find(Role.MenuItem, menu)
        popup = top.child(0)
        for number in range(popup.childCount()):
            item = popup.child(number)
            if name(item) == words:
                actions = item.actionInterface()
                assert not item.state().disabled, words
                actions.doAction(actions.actionNames()[0])
                QApplication.processEvents()
                return
        raise AssertionError([name(popup.child(n)) for n in range(popup.childCount())])

    def write(self, words: str, text: str) -> QObject:
        """Write into the field of this name; return what is to be sent keys."""
        field = self.find(Role.EditableText, words)
        editing = field.editableTextInterface()
        if editing is not None:
            editing.insertText(0, text)
        else:
            field.setText(QAccessible.Text.Value, text)
        QApplication.processEvents()
        return field.object()

    def value(self, words: str) -> str:
        """Return what the field of this name holds."""
        field = self.find(Role.EditableText, words)
        return field.text(QAccessible.Text.Value)

    def cells(self, table: str) -> dict[tuple[int, int], str]:
        """Return the names of all cells of a table by their places."""
        found = {}
        place = self.find(Role.Table, table)
        for number in range(place.childCount()):
            child = place.child(number)
            cell = child.tableCellInterface() if child is not None else None
            if cell is not None and child.role() is Role.Cell:
                found[cell.rowIndex(), cell.columnIndex()] = name(child)
        return found

    def heads(self, table: str) -> list[str]:
        """Return the names of the columns of a table."""
        place = self.find(Role.Table, table)
        children = [place.child(number) for number in range(place.childCount())]
        return [name(c) for c in children if c is not None and c.role() is Role.ColumnHeader]
