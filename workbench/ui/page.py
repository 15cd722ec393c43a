"""The session page: claims, articles over the comparison, inspector, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from workbench.core.session import Layout
from workbench.ui.bridge import Bridge
from workbench.ui.claims.panel import ClaimPanel
from workbench.ui.comparison.panel import ComparisonPanel
from workbench.ui.drafting import Drafting
from workbench.ui.finding.bar import FindBar
from workbench.ui.header import Header
from workbench.ui.inspector.panel import Inspector
from workbench.ui.keyed import naming
from workbench.ui.labels import QUIET, label
from workbench.ui.reading.splitter import in_reading_order
from workbench.ui.reading.workspace import Workspace
from workbench.ui.station import Station
from workbench.ui.theme import Space, scaled
from workbench.ui.turns import Parts
from workbench.ui.words import tr

NARROW, WIDE = (220, 262), (290, 340)
LEAST, TEXT, DRAFT = (200, 250), 540, 340
"""What the sides, the text between them and a draft beside it need, at the usual size of letters."""
LOW, HIGH = 140, 230
BESIDE, FINDING = 1000, 600
"""The width from which the comparison stands between the sides, in less it takes the whole width; the height
from which it stays while something is looked for."""
ENOUGH = 1600
_FOLDED: Mapping[bool | None, str] = MappingProxyType({True: "folded", False: "open", None: ""})
PARTS = ("claims", "comparison", "inspector")


class SessionPage(QWidget):
    """Lays out one session; ``arranged`` when the editor moved a border."""

    arranged = Signal()

    def __init__(self, station: Station, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        desk, looks = station.desk, station.looks
        self._desk = desk
        self.header = Header(desk, looks)
        self.find_bar = FindBar(desk, station.work, station.means.searching or station.means.aside, looks)
        self.claims = ClaimPanel(desk, looks)
        self.workspace = Workspace(looks.theme)
        self.bridge = Bridge(desk, self.workspace, looks)
        self.drafting = Drafting(station, self)
        self.drafting.pane.hide()
        self.workspace.put_beside(self.drafting.pane)
        self.workspace.resized.connect(self.drafting.pane.share)
        self.comparison = ComparisonPanel(desk, station.work, station.copies, looks)
        self.inspector = Inspector(desk, station.drafts, looks)
        self.inspector.peers.follow(station.copies)
        self._divided = (*NARROW, LOW)
        self._is_divided = False
        self._middle = QStackedWidget()
        self._middle.addWidget(self.workspace)
        self._middle.addWidget(_no_articles())
        self.rows = _splitter(Qt.Orientation.Vertical, (self._middle, self.comparison), 0)
        self.columns = _splitter(
            Qt.Orientation.Horizontal, (self.claims, self.rows, self.inspector), 1, _Columns()
        )
        self.whole = _splitter(Qt.Orientation.Vertical, (self.columns,), 0)
        self._gave_way = False
        self._aside: list[QWidget] = []
        for side, least in ((self.claims, LEAST[0]), (self.inspector, LEAST[1])):
            side.setMinimumWidth(scaled(least))
            side.installEventFilter(self)
        self._make_room(self.inspector, self.screen().availableSize().width())
        self.comparison.setMinimumHeight(90)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.find_bar)
        column.addWidget(self.whole, 1)
        self.find_bar.installEventFilter(self)
        desk.view_loaded.connect(self._look_for_articles)
        desk.changed.connect(self._look_for_articles)
        self.comparison.rearranged.connect(self.arranged)
        self.inspector.folded.connect(self.arranged)
        for splitter in (self.rows, self.whole):
            splitter.splitterMoved.connect(self._rows_moved)
        for splitter in (self.rows, self.whole, self.columns):
            splitter.splitterMoved.connect(self.arranged)

    def part(self, name: str) -> QWidget:
        """Return claims, comparison or inspector."""
        return {"claims": self.claims, "comparison": self.comparison, "inspector": self.inspector}[name]

    def show_part(self, name: str, visible: bool) -> None:
        """Show a part of the page or put it away."""
        self._gave_way = self._gave_way and name != "comparison"
        self.part(name).setVisible(visible)
        self.arranged.emit()

    def show_draft(self, *, visible: bool) -> None:
        """Show the editor's own draft beside the articles, or put it away."""
        self.drafting.pane.setVisible(visible)
        self._make_room(self._kept(), self.width())
        if not visible and self._aside and self.claims.isHidden() and self.inspector.isHidden():
            self._aside[-1].show()  # it had gone for the draft
        self.drafting.check()
        self.arranged.emit()

    def sizes(self) -> dict[str, str]:
        """Return how the page is divided, as the layout keeps it."""
        parts = [(name, self.part(name)) for name in PARTS]
        aside = [*self._aside, *([self.comparison] if self._gave_way else [])]
        hidden = ",".join(name for name, part in parts if part.isHidden() and part not in aside)
        left, _, right = self.columns.sizes()
        below = self.floor.sizes()[1]
        self._divided = (left or self._divided[0], right or self._divided[1], below or self._divided[2])
        return {
            "columns": f"{self._divided[0]},{self._divided[1]}",
            "rows": str(self._divided[2]) if self._is_divided else "",
            "hidden": hidden,
            "points": self.comparison.choice,
            "order": self.comparison.order.value,
            "passages": _FOLDED[self.workspace.passages.choice],
            "shown": ",".join(self.workspace.shown()),
            "draft": "" if self.drafting.pane.isHidden() else "open",
            "scrolling": "together" if self.workspace.is_locked else "",
            "sections": self.inspector.closed(),
            "list": self.claims.scrolled.left(),
            "table": self.comparison.scrolled.left(),
        }

    def restore(self, sizes: Mapping[str, str]) -> None:
        """Divide the page as it was left."""
        hidden = sizes.get("hidden", "").split(",")
        for name in PARTS:
            self.part(name).setVisible(name not in hidden)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._seat()
        width, height = self.whole.width(), self.whole.height()
        left, right = _read(sizes.get("columns", ""), _usual(width))
        self._is_divided = bool(sizes.get("rows"))
        below = _read(sizes.get("rows", ""), (_below(height),))[0]
        self.columns.setSizes([left, max(width - left - right - 2, 1), right])
        self._divided = (left, right, below)
        self._divide(height, below)
        chosen = {words: choice for choice, words in _FOLDED.items()}
        self.workspace.passages.choose(chosen.get(sizes.get("passages", "")))
        self.inspector.close_sections(sizes.get("sections", "work"))
        self.comparison.choose(sizes.get("points", ""), sizes.get("order", ""))
        self.drafting.pane.setVisible(sizes.get("draft") == "open")
        self.workspace.is_locked = sizes.get("scrolling") == "together"
        self._make_room(self._kept(), self.width())
        self._give_way()

    def restore_panes(self, layout: Layout) -> None:
        """Put the articles on the screen that were there, each at its place."""
        with self.workspace.arranging():
            self._choose_panes(layout)
        for state in layout.panes:  # coming in, a pane went to what the focused claim has there
            if state.article in self.workspace.shown():
                self.workspace.pane(state.article).restore(state)
        self.claims.scrolled.restore(layout.sizes.get("list", ""))
        self.comparison.scrolled.restore(layout.sizes.get("table", ""))

    def arranging(self) -> AbstractContextManager[None]:
        """Lay the articles out once, when all inside is done."""
        return self.workspace.arranging()

    def preparing(self, layout: Layout) -> Parts:
        """Make what the session on the desk will be shown in, in parts, before it is laid out."""
        home = self.parentWidget()
        if self.isHidden() and home is not None:
            self.resize(home.size())
        self.restore(layout.sizes)
        yield
        self._choose_panes(layout)
        yield from self.making_panes()

    def making_panes(self) -> Parts:
        """Make the panes for which there is room, in parts, before they are laid out."""
        return self.workspace.making_panes()

    def getting_ready(self) -> Parts:
        """Make panes of articles for which there is no room yet: a counterpart brings them in."""
        return self.workspace.getting_ready()

    def _choose_panes(self, layout: Layout) -> None:
        self.workspace.set_panes(layout.panes)
        for article in reversed(layout.sizes.get("shown", "").split(",")):
            if article in self._desk.articles:
                self.workspace.bring_in(article)

    def stops(self) -> list[QWidget]:
        """Return where F6 leads, in reading order."""
        texts: list[QWidget] = [self.workspace.pane(key).text for key in self.workspace.shown()]
        texts.append(self.drafting.pane.text)
        after: list[QWidget] = [self.comparison.view, self.inspector.note.field]
        fixed = [self.claims.view, *texts, *(after if self.floor is self.rows else reversed(after))]
        return [widget for widget in fixed if widget.isVisible()]

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the comparison at its default height, and to a third at most where the editor set it."""
        super().resizeEvent(event)
        self._make_room(self._kept(), self.width())
        self._narrow(_usual(event.oldSize().width()), _usual(self.width()))
        self._seat()
        height = self.whole.height()
        self._divide(height, self._divided[2] if self._is_divided else _below(height))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Where there is room for one side alone, the one that was asked for last takes the other's place.

        Where it is low, the comparison gives its room to what is looked for.
        """
        if watched is self.find_bar:
            if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
                self._give_way()
        elif event.type() is QEvent.Type.ShowToParent and isinstance(watched, QWidget):
            self._aside = [side for side in self._aside if side is not watched]
            self._make_room(watched, self.width(), least=1)
        return super().eventFilter(watched, event)

    def _kept(self) -> QWidget:
        """Return the side that stays where there is room for one alone."""
        return self.claims if self._aside == [self.inspector] else self.inspector

    def _make_room(self, kept: QWidget, width: int, *, least: int = 0) -> None:
        """Put sides away that cannot stand beside the text, ``kept`` last; bring them back.

        A draft takes the room of both where there is little; one that is asked for comes all the same.
        """
        fits = max(self._sides_that_fit(width), least)
        if fits == len(LEAST):
            back, self._aside = self._aside, []
            for side in back:
                side.show()
            return
        if fits and len(self._aside) == len(LEAST):
            self.inspector.show()
            return
        shown = [side for side in (self.inspector, self.claims) if not side.isHidden()]
        for side in sorted(shown, key=lambda side: side is not kept)[fits:]:
            self._aside.append(side)
            side.hide()

    def _sides_that_fit(self, width: int) -> int:
        """Return how many sides can stand beside the text: with a draft there none, one or both."""
        has_draft = not self.drafting.pane.isHidden()
        text = TEXT + (DRAFT if has_draft else 0)
        if width >= scaled(sum(LEAST) + text):
            return 2
        return 1 if not has_draft or width >= scaled(LEAST[1] + text) else 0

    @property
    def floor(self) -> QSplitter:
        """Return what the comparison is the lower part of: the middle, or the whole page."""
        return self.whole if self.whole.count() > 1 else self.rows

    def _narrow(self, before: tuple[int, int], now: tuple[int, int]) -> None:
        """Give the sides what is usual ``now``, if they had what was before: the editor set neither."""
        left, middle, right = self.columns.sizes()
        if before != now and left in (0, before[0]) and right in (0, before[1]):
            self.columns.setSizes([now[0], max(left + middle + right - sum(now), 1), now[1]])

    def _seat(self) -> None:
        """Put the comparison under the articles, or under the sides too where its columns need the width."""
        floor = self.rows if self.width() >= scaled(BESIDE) else self.whole
        if floor is not self.floor:
            held = QApplication.focusWidget()
            floor.addWidget(self.comparison)
            floor.setStretchFactor(1, 0)
            in_reading_order(floor)
            if held is not None and self.comparison.isAncestorOf(held):
                held.setFocus()

    def _give_way(self) -> None:
        is_low = not self.find_bar.isHidden() and self.height() < scaled(FINDING)
        if is_low and not self.comparison.isHidden():
            self._gave_way = True
            self.comparison.hide()
        elif self._gave_way and not is_low:
            self._gave_way = False
            self.comparison.show()

    def _divide(self, height: int, below: int) -> None:
        below = min(below, max(height // 3, LOW))
        self.floor.setSizes([max(height - below - 1, 1), below])

    def _rows_moved(self) -> None:
        self._is_divided = True
        self._divided = (*self._divided[:2], self.floor.sizes()[1])

    def _look_for_articles(self) -> None:
        self._middle.setCurrentIndex(0 if self._desk.articles else 1)


class _Columns(QSplitter):
    """The sides and what is between them."""

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the middle alone: in less than there is now, the sides are put away."""
        asked, middle = super().minimumSizeHint(), self.widget(1)
        return QSize(middle.minimumSizeHint().width(), asked.height()) if middle is not None else asked


def _splitter(
    orientation: Qt.Orientation, widgets: tuple[QWidget, ...], wide: int, made: QSplitter | None = None
) -> QSplitter:
    splitter = made or QSplitter()
    splitter.setOrientation(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for number, widget in enumerate(widgets):
        splitter.addWidget(widget)
        splitter.setStretchFactor(number, 1 if number == wide else 0)
    in_reading_order(splitter)
    return splitter


def _usual(width: int) -> tuple[int, int]:
    """Return how wide the sides are where nobody set it."""
    left, right = WIDE if width >= scaled(ENOUGH) else NARROW
    return scaled(left), scaled(right)


def _below(height: int) -> int:
    """Return how high the comparison is where nobody set it."""
    return scaled(HIGH if height >= ENOUGH // 2 else LOW)


def _read(text: str, default: tuple[int, ...]) -> tuple[int, ...]:
    parts = text.split(",")
    if len(parts) != len(default) or not all(part.isdigit() for part in parts):
        return default
    return tuple(int(part) for part in parts)


def _no_articles() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(2 * Space.WIDE, 2 * Space.WIDE, 2 * Space.WIDE, 2 * Space.WIDE)
    words = tr("No articles yet. Import text files with {files}, or paste one with {paste}.")
    told = naming(label("", QUIET), words, files="import.files", paste="import.paste")
    told.setAlignment(Qt.AlignmentFlag.AlignCenter)
    column.addWidget(told)
    return page
