"""G: words from outside are only words in every widget; nothing is read, opened, decoded or swallowed."""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractListModel, QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDesktopServices, QDropEvent, QTextDocument
from PySide6.QtGui import Qt as Guess
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.reliability.sizes import sized
from tests.reliability.ui.conftest import KEYBOARD
from tests.ui.conftest import OFFSCREEN
from workbench.core.article import Article
from workbench.core.span import Span
from workbench.ingest.readers import read
from workbench.ui.labels import Field, tip
from workbench.ui.reading.text import ArticleText
from workbench.ui.sheet.browser import SafeBrowser
from workbench.ui.theme import Looks
from workbench.ui.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore(OFFSCREEN, KEYBOARD, extend=True)
Figure = Callable[[str, object], None]
UI = Path(__file__).resolve().parents[3] / "workbench" / "ui"
TIP = tip("x").split("x")[0]
OF_QT = {"qt_msgbox_label", "qt_msgbox_informativelabel", "qt_msgboxex_icon_label"}
"""Labels inside Qt's own message box; the box itself is checked."""

CONSTANTS = {
    node.value
    for path in UI.rglob("*.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8")))
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
LEFT_ALONE = {"app.quit", "session.new_window"}


def sinks(root: QWidget) -> Iterator[str]:
    """Yield every place under ``root`` where Qt would guess whether words are HTML."""
    for widget in (root, *root.findChildren(QWidget)):
        name = f"{type(widget).__name__} {widget.objectName()}"
        if _guesses(widget):
            yield f"{name}: {widget.text()!r}" if isinstance(widget, QLabel) else name
        if _is_guessed(widget.toolTip()):
            yield f"tool tip of {name}: {widget.toolTip()!r}"
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _tips_of(widget, name)
    for action in root.findChildren(QAction):
        if _is_guessed(action.toolTip()):
            yield f"tool tip of action {action.text()!r}"


def _guesses(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.objectName() not in OF_QT:
        if widget.text() in CONSTANTS and not Guess.mightBeRichText(widget.text()):
            return False  # the name of a field, which the source says
        return widget.textFormat() is not Qt.TextFormat.PlainText and widget.pixmap().isNull()
    if isinstance(widget, QMessageBox):
        return widget.textFormat() is not Qt.TextFormat.PlainText
    if isinstance(widget, QTextBrowser):
        return widget.openLinks() or not isinstance(widget, SafeBrowser)
    return isinstance(widget, QTextEdit) and not widget.isReadOnly() and widget.acceptRichText()


def _tips_of(view: QAbstractItemView, name: str) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), 30)):
        for column in range(1 if isinstance(model, QAbstractListModel) else min(model.columnCount(), 8)):
            words = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(words, str) and _is_guessed(words):
                yield f"tool tip in {name}: {words!r}"


def _is_guessed(words: str) -> bool:
    """Tell words that Qt takes for HTML though they are not of ``tip``, which escapes what it shows."""
    return (
        bool(words)
        and Guess.mightBeRichText(words)
        and not (words.startswith(TIP) and "<" not in words[len(TIP) : -4])
    )


def test_g1_no_widget_guesses_whether_words_are_html(window: MainWindow, figure: Figure) -> None:
    """Every command is given, on every claim kind, and all that opens is looked at: windows, dialogs, menus."""
    found: list[str] = []
    desk = window.station.desk
    looked = 0
    for claim in list(desk.claims)[:6]:
        desk.focus(claim)
        QApplication.processEvents()
        found += sinks(window)
        looked += len(window.findChildren(QWidget))
        card = window.page.bridge.card(claim)
        assert card is not None
    for name, action in window._actions.items():
        if name in LEFT_ALONE or not action.isEnabled():
            continue
        desk.focus(next(iter(desk.claims), None))
        action.trigger()
        QApplication.processEvents()
        for top in QApplication.topLevelWidgets():
            if not top.findChildren(QFileDialog) and not isinstance(top, QFileDialog):
                found += [f"after {name}: {sink}" for sink in sinks(top)]
                looked += 1
        for dialog in window.findChildren(QDialog):
            dialog.reject()
        QApplication.processEvents()
        if not desk.session_id:
            window.begin()
    assert not found, "\n".join(dict.fromkeys(found))
    figure("widgets looked at that guess whether words are HTML, of " + f"{looked:,}", len(found))


def test_g1_the_source_hands_no_words_to_a_rich_sink() -> None:
    """HTML goes to the safe browser alone, no Markdown to Qt, and a tool tip is a constant or made by ``tip``."""
    faults = []
    for path in sorted(UI.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            how, place = node.func.attr, f"{path.relative_to(UI)}:{node.lineno}"
            if (
                how in ("setMarkdown", "insertHtml", "appendHtml", "setDefaultStyleSheet")
                and path.name != "browser.py"
            ):
                faults.append(f"{place} {how}")
            if how == "setHtml" and path.parent.name not in ("sheet", "inspector"):
                faults.append(f"{place} setHtml")
            if how == "showText" and "tip(" not in path.read_text("utf-8"):
                faults.append(f"{place} QToolTip.showText")
            if how == "setTextFormat" and "PlainText" not in ast.unparse(node):
                faults.append(f"{place} {ast.unparse(node)}")
            if how in ("loadFromData", "fromData") or ast.unparse(node.func) in ("QImageReader", "QMovie"):
                faults.append(f"{place} decodes a picture")
    assert not faults


def red(widget: QWidget) -> int:
    """Count the red points of a widget: the picture that would leak is red."""
    shot = widget.grab().toImage()
    points = ((x, y) for x in range(0, shot.width(), 3) for y in range(0, shot.height(), 3))
    return sum(1 for x, y in points if _is_red(shot.pixelColor(x, y)))


def _is_red(colour: QColor) -> bool:
    return colour.red() > 240 and colour.green() < 20 and colour.blue() < 20


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    from PySide6.QtGui import QImage

    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    image.save(str(tmp_path / "red.png"))
    return tmp_path / "red.png"


def vectors(picture: Path) -> list[str]:
    url = picture.as_uri()
    return [
        f'<img src="{url}">', f'<img src="{picture}">', f"<body background='{url}'>hi</body>",
        f"<style>body{{background-image:url({url})}}</style>hi", f'<ul style="list-style-image:url({url})"><li>a</ul>',
        f'<table background="{url}"><tr><td>hi</td></tr></table>', f"![x]({url})",
    ]  # fmt: skip


def test_d1_nothing_local_is_shown(picture: Path, looks: Looks, qtbot: QtBot, figure: Figure) -> None:
    """The vectors by which Qt's own browser shows a local picture, in each way words can be put on the screen."""
    leaks = 0
    for html in vectors(picture):
        browser, field = SafeBrowser(looks), Field(3, enter_confirms=False)
        article = read("a.txt", f"Story\n\n{html}\n".encode())[0].with_id("a1")
        pane = ArticleText(article, looks.theme)
        mime = QMimeData()
        mime.setHtml(html)
        browser.setHtml(html)
        field.insertFromMimeData(mime)
        for widget in (browser, field, pane):
            qtbot.addWidget(widget)
            widget.resize(300, 200)
            widget.show()
            QApplication.processEvents()
            leaks += red(widget) > 0
    plain = QTextBrowser()
    qtbot.addWidget(plain)
    plain.setHtml(vectors(picture)[0])
    plain.resize(300, 200)
    plain.show()
    assert red(plain) > 0, "the probe itself sees nothing"
    assert leaks == 0
    figure("local files shown by any vector", leaks)


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "custom:x",
        "ftp://a.example",
        "//evil.example",
    ],
)
def test_g2_a_click_opens_the_web_alone(
    target: str, looks: Looks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    browser = SafeBrowser(looks)
    qtbot.addWidget(browser)
    browser.resize(300, 200)
    for url, expected in ((target, []), ("https://a.example/x", ["https://a.example/x"])):
        opened.clear()
        browser.setHtml(f'<body style="margin:0"><a href="{url}" style="font-size:60pt">CLICK</a></body>')
        browser.show()
        QApplication.processEvents()
        QTest.mouseClick(
            browser.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 40)
        )
        assert opened == expected
        assert "CLICK" in browser.toPlainText()
        assert browser.source() == QUrl()


def test_g3_what_is_pasted_or_dropped_is_plain(window: MainWindow, picture: Path) -> None:
    """Rich text into the note comes as its words; pictures and files of other kinds come as nothing."""
    note = window.page.inspector.note.field
    window.station.desk.focus(next(iter(window.station.desk.claims)))
    note.put("")
    mime = QMimeData()
    mime.setHtml("".join(vectors(picture)) + "<b>words</b>")
    mime.setText("words")
    note.insertFromMimeData(mime)
    assert note.text == "words"
    assert isinstance(note, QPlainTextEdit)
    for document in window.findChildren(QTextDocument):
        block = document.begin()
        while block.isValid():
            iterator = block.begin()
            while not iterator.atEnd():
                assert not iterator.fragment().charFormat().isImageFormat(), "G7: a picture in a text"
                iterator += 1
            block = block.next()
    dropped = QMimeData()
    dropped.setUrls(
        [QUrl("https://evil.example/x.txt"), QUrl("file:///dev/zero"), QUrl.fromLocalFile(str(picture))]
    )
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    before = dict(window.station.desk.articles)
    window.dropEvent(event)
    QApplication.processEvents()
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    assert window.station.desk.articles == before


PIECES = st.sampled_from(
    [
        "a",
        "é",
        "e\u0301",
        "😀",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\n",
        " ",
        "נ",
        "\u202e",
        "𝔘",
        "\u200b",
        "中",
        "\ufeff",
        "👩‍👧",
        "\t",
        "x" * 20,
    ]
)


@sized("examples", ordinary=150, full=5_000)
def test_g4_offsets_hold_for_any_text(examples: int, looks: Looks, qtbot: QtBot, figure: Figure) -> None:
    """What is selected in the pane by code points is the same words: no drift by astral letters, marks or breaks."""
    tried = 0

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(PIECES, min_size=1, max_size=40).map("".join), st.data())
    def try_one(text: str, data: st.DataObject) -> None:
        nonlocal tried
        article: Article = read("a.txt", f"Story {text} of it\n".encode())[0].with_id("a1")
        pane = ArticleText(article, looks.theme)
        try:
            start = data.draw(st.integers(0, len(article.text) - 1))
            end = data.draw(st.integers(start + 1, len(article.text)))
            assume("\n" not in (article.text[start], article.text[end - 1]))  # as every claim is trimmed
            pane.reveal(Span(start, end))
            pane.select(Span(start, end))
            words = pane.textCursor().selectedText()
            assert _shown(words) == _shown(article.text[start:end])
            assert pane.page.utf16.point(pane.textCursor().selectionStart()) == start
            assert pane.page.utf16.point(pane.textCursor().selectionEnd()) == end
            tried += 1
        finally:
            pane.deleteLater()

    try_one()
    figure(f"offset mismatches over {tried:,} random texts in a pane", 0)


def _shown(words: str) -> str:
    """Return words as Qt hands them out: line ends and no-break spaces are others there (G5)."""
    return words.replace("\u2029", "\n").replace("\u2028", "\n").replace("\u00a0", " ")


OF_THE_EDITOR = {"reading/draft.py"}
"""Where words are read back that the editor types, none of an article's."""


def test_g5_article_text_is_never_read_back_from_a_widget() -> None:
    places = [
        f"{path.relative_to(UI)}"
        for path in sorted(UI.rglob("*.py"))
        if "toPlainText" in path.read_text("utf-8") or "selectedText()" in path.read_text("utf-8")
    ]
    assert [place for place in places if place.startswith("reading") and place not in OF_THE_EDITOR] == []


def test_g9_void_calls_cost_no_reference(looks: Looks, qtbot: QtBot, figure: Figure) -> None:
    """The canary of PySide6 6.12.0, which lost a reference to None a call and aborted after some thousand."""
    browser, label = SafeBrowser(looks), QLabel()
    qtbot.addWidget(browser)
    qtbot.addWidget(label)
    calls: dict[str, Callable[[], object]] = {
        "setText": lambda: label.setText("x"),
        "setHtml": lambda: browser.setHtml("<b>x"),
        "resize": lambda: browser.resize(10, 10),
        "processEvents": QApplication.processEvents,
        "setToolTip": lambda: label.setToolTip("x"),
        "setVisible": lambda: label.setVisible(False),
        "setEnabled": lambda: label.setEnabled(True),
        "update": label.update,
        "clearFocus": label.clearFocus,
        "setProperty": lambda: label.setProperty("a", 1),
    }
    lost = {}
    for name, call in calls.items():
        before = sys.getrefcount(None)
        for _ in range(300):
            call()
        change = (before - sys.getrefcount(None)) / 300
        if change > 0.5:
            lost[name] = change
    assert not lost
    figure("references to None lost by a void call, of 10", len(lost))


@sized("rulings", ordinary=30, full=5_000)
def test_g10_thousands_of_rulings_leave_nothing_behind(
    rulings: int, window: MainWindow, figure: Figure
) -> None:
    """Rule, undo, redo and move on by keys: objects and open files do not grow with the work."""
    desk = window.station.desk
    *claims, untouched = desk.claims

    def work(count: int) -> None:
        for number in range(count):
            desk.focus(claims[number % len(claims)])
            window._actions["claim.accept"].trigger()
            if number % 3 == 0:
                window._actions["edit.undo"].trigger()
                window._actions["edit.redo"].trigger()
            if number % 50 == 0:
                QApplication.processEvents()

    def counted() -> tuple[int, int]:
        desk.focus(untouched)  # the others show a history that grows with the work
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return len(window.findChildren(QWidget)), len(list(Path("/proc/self/fd").iterdir())) if Path(
            "/proc/self/fd"
        ).exists() else 0

    work(max(20, rulings // 10))
    widgets, files = counted()
    work(rulings)
    after = counted()
    assert after[0] <= widgets + 20
    assert after[1] <= files + 3
    assert window.station.saving.is_busy is False
    figure("rulings in one sitting", rulings)
    figure("widgets and files that they left behind", max(0, after[0] - widgets) + max(0, after[1] - files))
