"""Where the program's own data lie: in the checkout, or inside the installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def _home() -> Path:
    inside = _PACKAGE / "_data"
    return inside if inside.is_dir() else _PACKAGE.parent


def resource(*parts: str) -> Path:
    """Return the path of a data file under resources/."""
    return _home().joinpath("resources", *parts)


def seeds() -> Path:
    """Return the folder of the sample articles."""
    return _home() / "seeds"
