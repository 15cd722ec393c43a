import pytest

from tests.ui.reading.build import article
from workbench.core.article import Masthead
from workbench.core.dates import PartialDate
from workbench.ui.reading.folds import folds
from workbench.ui.reading.mastheads import published_words, short_name


@pytest.mark.parametrize(
    ("date", "origin", "words"),
    [
        (None, "", "Date unknown, set…"),
        ("2022-01-19", "date line", "19 January 2022 (date line)"),
        ("--01-11", "dateline", "11 January, year unknown (dateline)"),
        ("2022-01", "", "January 2022"),
        ("2022-01-11", "editor", "11 January 2022 (set by hand)"),
    ],
)
def test_a_date_says_what_is_known_and_from_where(date: str | None, origin: str, words: str) -> None:
    published = PartialDate.parse(date) if date else None
    assert published_words(Masthead(published=published, published_from=origin)) == words


def test_an_article_is_named_by_publisher_headline_or_file() -> None:
    assert short_name(article("Troops leave", publisher="UPI")) == "UPI"
    short = short_name(article("Troops begin to leave the country"))
    assert short.startswith("Troops begin to")
    assert len(short) <= 22


def test_runs_of_furniture_fold_and_empty_lines_inside_fold_with_them() -> None:
    found = folds(article("Head\n\n# ad\n\nWords.\n\n# More\n\n# Other\n# Third\n"))
    assert [(fold.first, fold.last, fold.count) for fold in found] == [(3, 3, 1), (7, 10, 3)]
    assert found[0].label(unfolded=False) == "1 line of page furniture"
    assert found[1].label(unfolded=True) == "Fold 3 lines of page furniture"
