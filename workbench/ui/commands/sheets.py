"""The fact sheet: preview and export."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.filenames import file_name
from workbench.core.sheet import EVERYTHING, Section
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler, Say
from workbench.ui.inspector.note import NoteBox
from workbench.ui.sheet.late import Late
from workbench.ui.station import Station
from workbench.ui.words import tr

if TYPE_CHECKING:  # lazy: a dialog is loaded when it is opened
    from workbench.ui.sheet.preview import PreviewDialog


class Sheets:
    """Shows the fact sheet and writes it."""

    def __init__(self, station: Station, note: NoteBox, say: Say, owner: QWidget) -> None:
        self._station, self._note, self._say, self._owner = station, note, say, owner
        note.preview_asked.connect(self._preview_note)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {"sheet.preview": self.preview, "sheet.export": partial(self.export, EVERYTHING)}

    def preview(self) -> None:
        """Show the fact sheet as it would be exported."""
        from workbench.ui.sheet.preview import PreviewDialog  # noqa: PLC0415  # lazy: a dialog

        dialog = PreviewDialog(self._station.looks, self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_asked.connect(self.export)
        dialog.sections_chosen.connect(partial(self._set, dialog))
        dialog.open()
        self._set(dialog, frozenset())

    def _set(self, dialog: PreviewDialog, without: frozenset[Section]) -> None:
        """Write the sheet of the dialog, with the sections that are wanted."""
        call = partial(_sheet_html, self._station.desk.session_id, without)
        self._station.work.submit(call, Late(dialog, dialog.show_sheet), self._station.tell)

    def export(self, without: frozenset[Section] = EVERYTHING) -> None:
        """Ask where the fact sheet is to be written."""
        session = self._station.desk.session
        if session is None:
            return
        name = file_name(session.name, ".md", tr("fact sheet"))
        dialog = QFileDialog(self._owner, tr("Export fact sheet"), name, tr("Markdown (*.md)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("md")
        dialog.fileSelected.connect(partial(self.write, without=without))
        dialog.open()

    def write(self, path: str, without: frozenset[Section] = EVERYTHING) -> None:
        """Write the fact sheet to a file."""
        call = partial(_export, self._station.desk.session_id, Path(path), without)
        self._station.work.submit(call, self._written, self._station.tell)

    def _written(self, path: Path) -> None:
        self._say(tr("Fact sheet written to {path}.", path=path))

    def _preview_note(self, text: str) -> None:
        self._station.work.submit(partial(_html, text), self._note.show_preview, self._station.tell)


def _sheet_html(session: str, without: frozenset[Section], library: Workbench) -> str:
    return library.archive.preview(library.archive.sheet(session, without))


def _html(text: str, library: Workbench) -> str:
    return library.archive.preview_note(text)


def _export(session: str, path: Path, without: frozenset[Section], library: Workbench) -> Path:
    library.archive.write_sheet(session, path, without)
    return path
