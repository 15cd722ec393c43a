"""The manual, inside the program."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from workbench.core.places import resource
from workbench.ui.commands.table import TABLE
from workbench.ui.keyed import has_key, key_of
from workbench.ui.labels import button_box
from workbench.ui.room import roomy
from workbench.ui.sheet.browser import SafeBrowser
from workbench.ui.theme import Looks, Space, reading_font
from workbench.ui.words import tr

_KEY = re.compile(r"`([^`\n]+)`")


class ManualDialog(QDialog):
    """Shows the manual once its HTML is there."""

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How to work at the desk"))
        roomy(self, 760, 720)
        self.browser = SafeBrowser(looks)
        self.browser.setObjectName("paper")
        self.browser.document().setDefaultFont(reading_font())
        self.browser.setAccessibleName(tr("Manual"))
        buttons = button_box(QDialogButtonBox(QDialogButtonBox.StandardButton.Close))
        buttons.rejected.connect(self.reject)
        row = QVBoxLayout()
        row.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.LARGE)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.browser, 1)
        column.addLayout(row)


def manual_text() -> str:
    """Return the manual as Markdown, with the keys of the table."""
    return resource("manual", "desk.md").read_text(encoding="utf-8")


def manual_with_keys(owner: QWidget) -> str:
    """Return the manual with the keys that the commands have now in the window of ``owner``."""
    return _KEY.sub(partial(_as_now, owner), manual_text())


def _as_now(owner: QWidget, named: re.Match[str]) -> str:
    key = named[1]
    row = next((row for row in TABLE if key in row.keys), None)
    if row is None or has_key(owner, row.id, key):
        return named[0]
    words = key_of(owner, row.id)
    return words if "`" in words or words.startswith("“") else f"`{words}`"
