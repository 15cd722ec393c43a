"""Everything can be reached by keyboard in reading order, and says its name to a screen reader."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QListView,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.keys import focus_widget, press
from workbench.ui.labels import tip
from workbench.ui.reading.header import Elided
from workbench.ui.theme import Type
from workbench.ui.window import MainWindow

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QTabBar,
)


def spoken(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def controls(window: QWidget) -> list[QWidget]:
    """Every control of ours; what Qt puts into its own widgets is Qt's."""
    found = [w for w in window.findChildren(QWidget) if isinstance(w, CONTROLS)]
    ours = [w for w in found if not isinstance(w, QHeaderView) and not isinstance(w.parent(), QLineEdit)]
    ours = [w for w in ours if not w.objectName().startswith("qt_")]
    return [w for w in ours if not (type(w) is QListView and type(w.parent()) is QFrame)]  # of a QComboBox


def mute_in(window: QWidget) -> list[str]:
    """Tell which controls of a window have no name, or nothing that says what they are."""
    return [
        f"{type(window).__name__}: {type(w).__name__} {w.objectName()} in {type(w.parent()).__name__}"
        for w in controls(window)
        if not spoken(w) or role(w) in (QAccessible.Role.NoRole, QAccessible.Role.Client)
    ]


def role(widget: QWidget) -> QAccessible.Role:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role() if interface is not None else QAccessible.Role.NoRole


LEAVING = {"app.quit", "session.close", "session.list", "library.open", "import.files", "help.sample"}
"""What leaves the session, or asks the system for a file."""


def test_every_control_of_every_dialog_says_its_name(window: MainWindow, qtbot: QtBot) -> None:
    desk = window.station.desk
    desk.focus(next(k for k in desk.claims if desk.in_open_conflict(k)))
    QGuiApplication.clipboard().setText("An article\n\nIn the town 20 people were counted.")
    met: dict[str, list[str]] = {}
    for name, action in window._actions.items():
        if name in LEAVING or name.startswith("theme.") or not action.isEnabled():
            continue
        action.trigger()
        QApplication.processEvents()
        for dialog in [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]:
            if not isinstance(dialog, QFileDialog | QMessageBox):
                met[type(dialog).__name__] = mute_in(dialog)
                assert dialog.windowTitle(), type(dialog).__name__
            dialog.close()
        while isinstance(menu := QApplication.activePopupWidget(), QMenu):
            menu.close()
        if desk.focused is None:
            desk.focus(next(iter(desk.claims)))
    assert len(met) >= 8, sorted(met)
    mute = [words for found in met.values() for words in found]
    assert not mute, "\n".join(mute)


@pytest.mark.parametrize("width", [1280, 1920])
def test_every_control_says_its_name(window: MainWindow, width: int) -> None:
    window.resize(width, 1080 if width == 1920 else 720)
    window.say_loudly("something happened")
    window.banner._act.setText("Do something about it")
    press("c")
    QApplication.processEvents()
    found = controls(window)
    assert len(found) > 30
    mute = [
        f"{type(w).__name__} {w.objectName()!r} in {type(w.parentWidget()).__name__}"
        for w in found
        if not spoken(w)
    ]
    assert not mute, "\n".join(mute)


def tabbed(window: MainWindow) -> list[QWidget]:
    """Where the keyboard comes to by Tab, from the conflicts button on and once round."""
    window.page.header.conflicts.setFocus()
    chain = [focus_widget()]
    for _ in range(200):
        press(Qt.Key.Key_Tab)
        if focus_widget() is chain[0]:
            return chain
        chain.append(focus_widget())
    raise AssertionError("Tab does not come round: " + ", ".join(type(w).__name__ for w in chain[:60]))


def test_tab_goes_in_reading_order(window: MainWindow) -> None:
    window.station.desk.focus(next(iter(window.station.desk.claims)))
    QApplication.processEvents()
    page = window.page
    chain = tabbed(window)
    regions: list[QWidget] = [page.header, page.claims, page.workspace, page.comparison, page.inspector]
    met = [
        next((n for n, region in enumerate(regions) if region.isAncestorOf(widget)), None) for widget in chain
    ]
    places = [place for place in met if place is not None]
    assert set(places) == set(range(len(regions)))
    told = [f"{place} {type(w).__name__} {w.accessibleName()}" for place, w in zip(met, chain, strict=True)]
    assert places == sorted(places), "\n".join(told)


def test_tab_leads_through_the_filters_and_what_is_compared(window: MainWindow) -> None:
    press("c")
    QApplication.processEvents()
    told = [widget.accessibleName() or spoken(widget) for widget in tabbed(window)]
    in_order = [
        "List: Review",
        "Filter the claims by their words",
        "Claims",
        "Search all articles",
        "Which points are listed",
        "Comparison of the articles, point by point",
        "Accept this claim",
        "Rationale of the verdict",
        "Note on the claim, in Markdown",
    ]
    assert [name for name in told if name in in_order] == in_order


def test_panes_are_tabbed_from_left_to_right(window: MainWindow) -> None:
    window.resize(1920, 1080)
    QApplication.processEvents()
    workspace = window.page.workspace
    workspace.move_article(workspace.shown()[0], 1)
    texts = [workspace.pane(key).text for key in workspace.shown()]
    chain = [widget for widget in tabbed(window) if widget in texts]
    assert chain == texts


def test_a_cut_headline_is_told_in_full_and_never_as_html(window: MainWindow) -> None:
    cut = Elided(window, Type.BODY)
    cut.setText("<img src='file:///etc/passwd'> a headline that does not fit")
    cut.resize(60, 20)
    cut.show()
    assert cut.is_cut
    asked = QHelpEvent(QEvent.Type.ToolTip, QPoint(2, 2), cut.mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(cut, asked)
    assert "&lt;img" in QToolTip.text()
    cut.resize(2000, 20)
    assert not cut.is_cut


def test_tool_tips_of_articles_words_are_escaped(window: MainWindow) -> None:
    assert tip("<b>5</b> & more") == "<p style='white-space:pre-wrap'>&lt;b&gt;5&lt;/b&gt; &amp; more</p>"
    assert tip("") == ""
    role = Qt.ItemDataRole.ToolTipRole
    page = window.page
    press("c")
    tips = [page.claims.model.index(0, 0).data(role), page.comparison.model.index(0, 1).data(role)]
    tips.append(page.workspace.passages.model.index(0).data(role))
    tips.append(page.comparison.model.headerData(1, Qt.Orientation.Horizontal, role))
    tabs = page.workspace.strip.tabs
    at = tabs.tabRect(0).center()
    QApplication.sendEvent(tabs, QHelpEvent(QEvent.Type.ToolTip, at, tabs.mapToGlobal(at)))
    tips.append(QToolTip.text())
    QToolTip.hideText()
    assert "<" not in tabs.tabToolTip(0), "a screen reader is told this"
    assert all(str(words).startswith("<p style") for words in tips)
