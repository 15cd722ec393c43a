from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from workbench.ui.reading.geometry import block_at


def test_a_look_at_the_top_of_a_long_text_sets_no_more_than_what_lies_there(qtbot: QtBot) -> None:
    """Asking Qt for a block's place sets all text above it: of a long one, that would hold the window."""
    document = QTextDocument("\n".join(f"Line {number} of a text." for number in range(5000)))
    document.setTextWidth(300)
    shown = range(document.blockCount())
    height = document.documentLayout().blockBoundingRect(document.firstBlock()).height()

    assert block_at(document, shown, height * 10.5).blockNumber() == 10
    assert not document.findBlockByNumber(1000).layout().lineCount()
    assert block_at(document, shown, -5).blockNumber() == 0
    assert block_at(document, shown, height * 99_999).blockNumber() == 4999
