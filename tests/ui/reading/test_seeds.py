import pytest
from pytestqt.qtbot import QtBot

from tests.ui.reading.hands import shown
from workbench.core.article import Article, LineRole
from workbench.core.places import seeds
from workbench.core.span import Span
from workbench.ingest.readers import read
from workbench.ui.reading.geometry import boxes
from workbench.ui.reading.pane import ArticlePane
from workbench.ui.theme import Theme

SEEDS = sorted(path.name for path in seeds().glob("*.txt"))


@pytest.fixture(params=SEEDS)
def seed(request: pytest.FixtureRequest) -> Article:
    raw = (seeds() / request.param).read_bytes()
    return read(request.param, raw)[0].with_id("a1")


def test_every_word_on_the_screen_is_hit_where_it_stands(qtbot: QtBot, look: Theme, seed: Article) -> None:
    pane = shown(qtbot, ArticlePane(seed, look), 420, 4000)
    text = pane.text
    for unfolded in ((), tuple(fold.first for fold in text.page.folds), ()):
        text.set_unfolded(unfolded)
        for line in seed.lines:
            if text.page.is_hidden(line):
                continue
            for offset in range(line.start, line.end, 7):
                if seed.text[offset].isspace():
                    continue
                first, last = text.page.utf16.units(Span(offset, offset + 1))
                box = next(boxes(text.document(), first, last))
                assert text.offset_at(box.center().toPoint() - text.scrolled()) in (
                    offset,
                    offset - 1,
                    offset + 1,
                )


def test_only_page_furniture_is_folded_and_all_of_it(qtbot: QtBot, look: Theme, seed: Article) -> None:
    pane = shown(qtbot, ArticlePane(seed, look))
    for line in seed.lines:
        if line.span.of(seed.text).strip():
            assert pane.text.page.is_hidden(line) is (line.role is LineRole.BOILERPLATE)
    furniture = [ln for ln in seed.lines if ln.role is LineRole.BOILERPLATE and ln.span.of(seed.text).strip()]
    assert sum(fold.count for fold in pane.text.page.folds) == len(furniture) > 0


def test_a_selection_gives_back_exactly_its_span(qtbot: QtBot, look: Theme, seed: Article) -> None:
    pane = shown(qtbot, ArticlePane(seed, look))
    for span in seed.body:
        words = seed.text[span.start : span.end].rstrip(" \u00a0")
        whole = Span(span.start, span.start + len(words))
        pane.text.select(whole)
        found = pane.selection()
        assert found is not None
        assert whole.holds(found)
        assert len(whole) - len(found) <= 1
