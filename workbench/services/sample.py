"""The sample session: the articles that come with the program, and the event they are about."""

from __future__ import annotations

import json
from dataclasses import dataclass

from workbench.core.errors import NotFound
from workbench.core.places import seeds
from workbench.services.inputs import Input


@dataclass(frozen=True, slots=True)
class Sample:
    """What the manifest of the sample articles says."""

    name: str
    event: str
    inputs: tuple[Input, ...]


def manifest() -> Sample:
    """Return the sample; NotFound where this installation lacks it."""
    folder = seeds()
    try:
        data = json.loads((folder / "manifest.json").read_text("utf-8"))
    except OSError as error:
        raise NotFound("The sample articles are not installed.", "Import articles of your own.") from error
    inputs = tuple(Input(path=folder / article["file"]) for article in data["articles"])
    return Sample(str(data["name"]), str(data["event"]), inputs)
