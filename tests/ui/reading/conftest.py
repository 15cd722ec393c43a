import pytest

from workbench.ui.theme import Theme, theme


@pytest.fixture
def look() -> Theme:
    return theme("light")
