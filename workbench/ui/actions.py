"""Actions, menus and tool tips, made from the action table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from workbench.ui.commands.row import MENUS, Row
from workbench.ui.commands.table import TABLE
from workbench.ui.words import noop, tr

READ_ONLY = noop("The library can only be read: its file or its folder does not let itself be written.")

WRITES = frozenset(
    f"{room}.{verb}"
    for room, verbs in {
        "claim": "accept reject unverifiable unreview note mark move value claimant reread dismiss verdict",
        "point": "link unlink confirm confirm_all decide withdraw rename rule_all put split merge",
        "evidence": "take against add",
        "article": "masthead flip remove",
        "session": "new rename rules",
        "edit": "undo redo",
        "help": "sample",
    }.items()
    for verb in verbs.split()
)
"""Commands that write to the library, beside all of work and import."""

Handler = Callable[[], None]
Say = Callable[[str], None]


def build(parent: QWidget, handlers: Mapping[str, Handler]) -> dict[str, QAction]:
    """Make the actions of the table on ``parent``, without icons; KeyError where a row has no handler."""
    made: dict[str, QAction] = {}
    for row in TABLE:
        action = QAction(tr(row.text), parent)
        action.setObjectName(row.id)
        action.setShortcuts([QKeySequence(key) for key in row.keys])
        action.setStatusTip(tr(row.help))
        action.setToolTip(tooltip(row))
        action.setCheckable(row.checkable)
        action.triggered.connect(handlers[row.id])
        parent.addAction(action)
        made[row.id] = action
    return made


def tooltip(row: Row) -> str:
    """Return the help of a row with its first key."""
    return tooltip_with(row, row.keys)


def tooltip_with(row: Row, keys: Sequence[str]) -> str:
    """Return the help of a row with the first of these keys."""
    if not keys:
        return tr(row.help)
    return f"{tr(row.help)}  ({QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)})"


def shown_key(row: Row) -> str:
    """Return the first key of a row as the platform writes it."""
    return QKeySequence(row.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if row.keys else ""


def plain_text(row: Row) -> str:
    """Return the row's words without the mnemonic mark."""
    return tr(row.text).replace("&", "")


def menu_words(row: Row) -> str:
    """Return the title of the row's menu without the mnemonic mark."""
    return tr(row.menu).replace("&", "")


def fill_menus(bar: QMenuBar, actions: Mapping[str, QAction]) -> dict[str, QMenu]:
    """Hang every action of the table into its menu, groups parted by lines."""
    menus: dict[str, QMenu] = {}
    for title in MENUS:
        menu = bar.addMenu(tr(title))
        menus[title] = menu
        previous = 0
        for row in (r for r in TABLE if r.menu == title):
            if row.group != previous:
                menu.addSeparator()
                previous = row.group
            menu.addAction(actions[row.id])
    return menus


def enable(
    actions: Mapping[str, QAction], has_session: bool, has_claim: bool, *, can_write: bool = True
) -> None:
    """Switch on what can be used now; where nothing can be written, what writes says why it is off."""
    usable = {"": True, "session": has_session, "claim": has_session and has_claim}
    for row in TABLE:
        is_off = not can_write and (row.id in WRITES or row.id.split(".")[0] in ("work", "import"))
        actions[row.id].setEnabled(usable[row.needs] and not is_off)
        if is_off:
            actions[row.id].setStatusTip(tr(READ_ONLY))
