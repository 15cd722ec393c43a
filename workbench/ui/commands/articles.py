"""What is done to one article: masthead, line roles, panes, annotated copy."""

from __future__ import annotations

from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from workbench.core.article import LineRole
from workbench.core.filenames import file_name
from workbench.services import exporting
from workbench.services.comparison import title
from workbench.services.workbench import Workbench
from workbench.ui.actions import Handler, Say
from workbench.ui.keyed import key_of
from workbench.ui.page import SessionPage
from workbench.ui.station import Station
from workbench.ui.words import tr

if TYPE_CHECKING:  # lazy: a dialog is loaded when it is opened
    from workbench.ui.importing.masthead import MastheadDialog


class Articles:
    """Acts on the article used last: whose pane took the keyboard, or whose claim was focused."""

    def __init__(self, station: Station, page: SessionPage, say: Say, owner: QWidget) -> None:
        self._station, self._desk, self._verbs = station, station.desk, station.verbs
        self._page, self._say, self._owner = page, say, owner
        page.workspace.date_asked.connect(self._date_asked)

    def handlers(self) -> dict[str, Handler]:
        """Return the commands of this room."""
        return {
            "article.masthead": self.masthead,
            "article.flip": self.flip,
            "article.annotated": self.annotated,
            "article.hide": self.hide,
            "article.show": self.show_all,
            "article.find": self._page.workspace.strip.look_for,
            "article.left": partial(self._move, -1),
            "article.right": partial(self._move, 1),
            "article.remove": self.remove,
        }

    def masthead(self, article: str | None = None, field: str = "headline") -> None:
        """Show the masthead to be corrected."""
        from workbench.ui.importing.masthead import MastheadDialog  # noqa: PLC0415  # lazy: a dialog

        key = article or self._article()
        if key is None:
            return
        dialog = MastheadDialog(self._desk.articles[key], field, self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self._correct, key, dialog))
        dialog.open()

    def flip(self) -> None:
        """Make the line at the caret page furniture, or story if it is furniture."""
        place = self._page.workspace.current_line()
        if place is None:
            return
        article, number = place
        line = self._desk.articles[article].lines[number - 1]
        role = LineRole.BODY if line.role is LineRole.BOILERPLATE else LineRole.BOILERPLATE
        self._verbs.reline(article, number, role.value)
        words = tr("story") if role is LineRole.BODY else tr("page furniture")
        self._say(tr("Line {number} is {words} now; the claims are read again.", number=number, words=words))

    def hide(self) -> None:
        """Put the pane away."""
        key = self._article()
        if key is not None:
            self._page.workspace.hide_article(key)

    def show_all(self) -> None:
        """Bring back every hidden pane."""
        self._page.workspace.show_hidden()

    def remove(self) -> None:
        """Take the article out of the session; undo brings it back."""
        key = self._article()
        if key is not None:
            self._say(
                tr(
                    "{title} was removed. {undo} brings it back.",
                    title=title(self._desk.articles[key]),
                    undo=key_of(self._page, "edit.undo"),
                )
            )
            self._verbs.remove(key)

    def annotated(self) -> None:
        """Ask where the annotated copy is to be written."""
        key = self._article()
        if key is None:
            return
        article = self._desk.articles[key]
        name = file_name(PurePath(article.name).stem, "-annotated.md", "article")
        dialog = QFileDialog(self._owner, tr("Export annotated copy"), name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("md")
        dialog.setNameFilter(tr("Markdown (*.md)"))
        dialog.fileSelected.connect(partial(self.write_annotated, key))
        dialog.open()

    def write_annotated(self, article: str, path: str) -> None:
        """Write the annotated copy of an article."""
        call = partial(_annotated, self._desk.session_id, article, Path(path))
        self._station.work.submit(call, self._written, self._station.tell)

    def _written(self, path: Path) -> None:
        self._say(tr("Annotated copy written to {path}.", path=path))

    def _move(self, by: int) -> None:
        key = self._article()
        if key is not None:
            self._page.workspace.move_article(key, by)

    def _date_asked(self, article: object) -> None:
        self.masthead(str(article), "published")

    def _correct(self, article: str, dialog: MastheadDialog) -> None:
        for field, value in dialog.corrections().items():
            self._verbs.correct(article, field, value)

    def _article(self) -> str | None:
        return self._page.workspace.active()


def _annotated(session: str, article: str, path: Path, library: Workbench) -> Path:
    exporting.write(path, library.archive.annotated(session, article))
    return path
