from pathlib import Path

import pytest

from workbench.core.errors import NotFound, Refused
from workbench.services.exporting import LATER
from workbench.services.workbench import Workbench


def test_the_same_session_gives_the_same_bytes(desk: Workbench, sample: str, tmp_path: Path) -> None:
    first = desk.archive.export(sample)
    path = tmp_path / "sheet.md"
    assert desk.archive.export(sample, "markdown", path) == first
    assert path.read_bytes().decode("utf-8") == first == desk.archive.sheet(sample)
    assert "\r" not in first


def test_annotated_copies_are_of_one_article_or_all(desk: Workbench, sample: str) -> None:
    everything = desk.archive.export(sample, "annotated")
    view = desk.archive.view(sample)
    one = desk.archive.annotated(sample, view.articles[4].name)
    assert one == desk.archive.annotated(sample, "a5")
    assert one in everything
    with pytest.raises(NotFound, match=r"a1 000_5ec6ac6cfb1fafc6\.txt"):
        desk.archive.annotated(sample, "zzz")


@pytest.mark.parametrize("form", [*LATER, "docx"])
def test_a_format_that_is_not_there_says_what_is(desk: Workbench, sample: str, form: str) -> None:
    with pytest.raises(Refused, match="markdown and annotated") as caught:
        desk.archive.export(sample, form)
    assert form in caught.value.what


def test_a_preview_is_safe_html(desk: Workbench) -> None:
    shown = desk.archive.preview("*yes* <script>alert(1)</script><img src=file:///etc/passwd>")
    assert "<em>yes</em>" in shown
    assert "<script" not in shown
    assert "<img" not in shown
