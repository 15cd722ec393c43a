"""The frame's part of the stylesheet, with the theme's colours filled in."""

from __future__ import annotations

import re

from workbench.core.places import resource
from workbench.ui.theme import Role, Theme


def frame_style(look: Theme) -> str:
    """Return the stylesheet of window, panels and dialogs."""
    text = resource("themes", "frame.qss").read_text(encoding="utf-8")
    return re.sub(r"@(\w+)", lambda found: look.hex(Role(found[1])), text)
