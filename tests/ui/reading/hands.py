"""What an editor does with a pane, for tests: where words are on the screen, clicks on them."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workbench.ui.reading.geometry import boxes
from workbench.ui.reading.pane import ArticlePane

LEFT = Qt.MouseButton.LeftButton


def point_of(pane: ArticlePane, words: str, inside: int = 0) -> QPoint:
    """Return the middle of a character of ``words``, in the viewport."""
    text = pane.text
    at = pane.article.text.index(words) + inside
    first, last = text.page.utf16.unit(at), text.page.utf16.unit(at + 1)
    box = next(boxes(text.document(), first, last))
    return box.center().toPoint() - text.scrolled()


def click(qtbot: QtBot, pane: ArticlePane, words: str, inside: int = 0) -> None:
    """Click on a character of ``words``."""
    qtbot.mouseClick(pane.text.viewport(), LEFT, pos=point_of(pane, words, inside))


def shown(qtbot: QtBot, pane: ArticlePane, width: int = 420, height: int = 500) -> ArticlePane:
    """Put a pane on the screen."""
    qtbot.addWidget(pane)
    pane.resize(width, height)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane
