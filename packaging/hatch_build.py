"""What the wheel carries beside the code: resources and the sample articles (not in an editable install)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface):
    """Map resources/ and seeds/ into the package, where core.places finds them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the two folders to a standard wheel; a checkout reads its own."""
        if version == "editable":
            return
        for folder in ("resources", "seeds"):
            source = Path(self.root) / folder
            build_data["force_include"][str(source)] = f"workbench/_data/{folder}"
