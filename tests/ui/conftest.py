"""Tests of the desk run without a display; Qt's warnings fail them."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

OFFSCREEN = r"This plugin does not support (propagateSizeHints|raise)\(\)"
"""What the offscreen platform says of every window; it says nothing of ours."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))
