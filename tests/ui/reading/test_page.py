import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from tests.ui.reading.build import article, mark
from workbench.core.point import RelationKind
from workbench.ui.reading.geometry import boxes
from workbench.ui.reading.highlights import Highlights
from workbench.ui.reading.page import Page
from workbench.ui.theme import Role, theme

LOOK = theme("light")


def paged(text: str) -> Page:
    return Page(QTextDocument(), article(text), LOOK)


LINES = st.lists(
    st.one_of(st.just(""), st.just("# furniture 💬"), st.text("ab é😀\u00a0\u2028", min_size=1, max_size=12)),
    min_size=1,
    max_size=10,
)


@given(LINES, st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_folding_never_moves_an_offset(qapp: object, lines: list[str], data: st.DataObject) -> None:
    text = "\n".join(["Head", *lines])
    page = paged(text)
    count = page.document.characterCount()
    firsts = [fold.first for fold in page.folds]
    for _ in range(3):
        page.set_unfolded(data.draw(st.sets(st.sampled_from(firsts or [0]))))
        assert page.document.characterCount() == count
        for line in page.article.lines:
            block = page.block_of(line)
            assert block.position() == page.utf16.unit(line.start)
            inside = any(
                f.first <= line.number <= f.last and f.first not in page.unfolded for f in page.folds
            )
            assert block.isVisible() is not inside
        assert all(page.document.findBlockByNumber(number).isVisible() for number in page.shown)


def test_a_hidden_line_takes_no_room_and_comes_back(qapp: object) -> None:
    page = paged("Head\n\nFirst.\n\n# one\n# two\n\nLast words.")
    page.document.setTextWidth(400)
    last = page.block_of(page.article.lines[7])
    layout = page.document.documentLayout()
    closed = layout.blockBoundingRect(last).top()
    page.set_unfolded({5})
    opened = layout.blockBoundingRect(last).top()
    assert opened > closed
    page.set_unfolded(())
    assert layout.blockBoundingRect(last).top() == closed
    assert list(boxes(page.document, page.utf16.unit(page.article.text.index("# one")), 20)) == []


def test_a_fold_at_the_end_stands_below_the_last_words(qapp: object) -> None:
    page = paged("Head\n\nWords.\n\n# one\n# two")
    block, above = page.anchor(page.folds[0])
    assert (block.text(), above) == ("Words.", False)
    page.set_unfolded({5})
    block, above = page.anchor(page.folds[0])
    assert (block.text(), above) == ("# one", True)


def test_coats_are_put_on_exactly_over_their_words_and_come_off(qapp: object) -> None:
    page = paged("Head\n\n👍 some 164 people dead\nand 👍 more")
    found = Highlights()
    found.replace([mark(page.article, "164 people dead\nand", relation=RelationKind.CONFLICT)])
    page.put_on(dict(found.coats()))
    assert coated(page) == ["164 people dead", "and"]
    page.put_on(dict.fromkeys(found.coats()))
    assert coated(page) == []


@pytest.mark.parametrize("name", ["light", "dark"])
def test_furniture_is_dimmed_and_words_are_in_ink(qapp: object, name: str) -> None:
    look = theme(name)
    page = Page(QTextDocument(), article("Head\nWords.\n# one"), look)
    colours = [
        page.block_of(line).begin().fragment().charFormat().foreground().color()
        for line in page.article.lines
    ]
    assert colours == [look.colour(Role.INK), look.colour(Role.INK), look.colour(Role.DIM)]


def coated(page: Page) -> list[str]:
    """Return the words that have the wash of a conflict, as Qt (and a screen reader) sees them."""
    found = []
    block = page.document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            piece = fragments.fragment()
            if piece.charFormat().background().color() == LOOK.colour(Role.CONFLICT_WASH):
                found.append(piece.text())
            fragments += 1
        block = block.next()
    return found
