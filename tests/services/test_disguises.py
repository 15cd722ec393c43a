"""What disguises a quote is told by the command line, the sheet and the annotated copy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.services import commands
from workbench.services.commands import Wanted
from workbench.services.inprocess import InProcess
from workbench.services.inputs import Input
from workbench.services.place import Place
from workbench.services.workbench import Workbench, open_workbench

TEXT = (
    "Mayor answers\n\nAt least 1\u206064 people were kil\u00adled in Almaty, the ministry said on 13 January.\n\n"
    "The mаyor did \u202eton\u202c pay 200 euros, she said.\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Workbench]:
    opened = open_workbench(str(tmp_path / "library.sqlite"), reviewer="A. Editor", reader=InProcess())
    yield opened
    opened.close()


@pytest.fixture
def session(library: Workbench, tmp_path: Path) -> str:
    source = tmp_path / "mayor.txt"
    source.write_text(TEXT, encoding="utf-8")
    held = library.archive.create("Mayor").id
    batch = library.intake.read(library.intake.ground(held), [Input(path=source)], lambda *_: None)
    library.intake.admit(batch)
    return held


def test_every_face_names_the_disguise(library: Workbench, session: str) -> None:
    view = library.archive.view(session)
    assert "5 places" in " ".join(view.articles[0].notices)
    place = Place(library.context.address, "A. Editor")
    [listed] = commands.claims(place, "Mayor", Wanted(), True)
    told = [d for claim in json.loads(listed) for d in claim["disguises"]]
    assert {d["trick"] for d in told} >= {
        "hidden characters",
        "look-alike letters",
        "turned reading direction",
    }
    assert all(d["characters"] and TEXT[d["start"] : d["end"]] for d in told)
    sheet = library.archive.export(session, "markdown")
    assert "1\\[U+2060\\]64 people" in sheet
    assert "**disguised**: hidden characters (U+2060 WORD JOINER, U+00AD SOFT HYPHEN)" in sheet
    assert "\u202e" not in sheet
    copy = library.archive.annotated(session, view.articles[0].id)
    assert "disguised: " in copy
    assert not set("\u202e\u2060\u00ad") & set(copy)
