"""Pictures of the desk in its states, to be looked at: light and dark, two sizes, and all text at 200 %.

    python -m tests.journeys.shots [FOLDER] [NAME ...]

Each picture is of the real program on a screen of its own, driven by keys. Nothing is compared here; a
person looks. With names, only these variants are made (light-1280, dark-1920, ...).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.desk import SAMPLE, Desk, screen, until

ROOT = Path(__file__).resolve().parents[2]
SETTLE = 0.9
"""Seconds until a desk has painted what a key asked for, on a machine that has other work too."""


@dataclass(frozen=True)
class Variant:
    """How the desk is dressed, and on what screen."""

    name: str
    theme: str
    width: int
    height: int
    percent: int = 100


VARIANTS = (
    Variant("light-1280", "light", 1280, 720),
    Variant("light-1920", "light", 1920, 1080),
    Variant("dark-1280", "dark", 1280, 720),
    Variant("dark-1920", "dark", 1920, 1080),
    Variant("light-1280-200", "light", 1280, 720, 200),
    Variant("dark-1920-200", "dark", 1920, 1080, 200),
)

State = Callable[[Desk], None]


def pressed(*keys: str) -> State:
    """Return a state that keys lead to."""

    def go(desk: Desk) -> None:
        for key in keys:
            desk.press(key)
            time.sleep(SETTLE / 3)

    return go


def found(desk: Desk) -> None:
    desk.press("ctrl+f")
    time.sleep(SETTLE)
    desk.type("parliament")


def searched_in_vain(desk: Desk) -> None:
    desk.press("slash")
    time.sleep(SETTLE)
    desk.type("zeppelin")


STATES: tuple[tuple[str, State, tuple[str, ...]], ...] = (
    ("session", pressed(), ()),
    ("conflict", pressed("c"), ()),
    ("rejecting", pressed("r"), ("Escape",)),
    ("ruled", pressed("a", "j", "v", "j", "a", "k"), ()),
    ("note", pressed("n"), ("Escape",)),
    ("find", found, ("Escape",)),
    ("nothing-found", searched_in_vain, ("ctrl+a", "BackSpace", "Escape")),
    ("only-conflicts", pressed("shift+h"), ("shift+h", "shift+h")),
    ("palette", pressed("ctrl+k"), ("Escape",)),
    ("timeline", pressed("c", "t"), ("Escape",)),
    ("pair", pressed("equal"), ("Escape",)),
    ("source", pressed("shift+e"), ("Escape",)),
    ("register", pressed("ctrl+r"), ("Escape",)),
    ("rules", pressed("ctrl+shift+r"), ("Escape",)),
    ("masthead", pressed("d"), ("Escape",)),
    ("sheet", pressed("ctrl+p"), ("Escape",)),
    ("preferences", pressed("ctrl+comma"), ("Escape",)),
    ("keys", pressed("question"), ("Escape",)),
    ("manual", pressed("shift+F1"), ("Escape",)),
    ("sessions", pressed("ctrl+l"), ()),
    ("new-session", pressed("ctrl+n"), ("Escape",)),
    ("paste", pressed("ctrl+shift+v"), ("Escape",)),
)
"""A name, how to get there, and the keys that lead back."""


def dressed(home: Path, variant: Variant) -> None:
    """Write the settings of a desk that looks so."""
    folder = home / "config" / "workbench"
    folder.mkdir(parents=True)
    lines = ("[General]", f"theme={variant.theme}", f"text_percent={variant.percent}", "moves=no")
    (folder / "desk.ini").write_text("\n".join(lines) + "\n", encoding="utf-8")


def taken(desk: Desk, variant: Variant, folder: Path) -> None:
    """Make the pictures of one variant."""
    for number, (name, go, back) in enumerate(STATES, start=1):
        go(desk)
        time.sleep(SETTLE)
        desk.shot(folder / f"{variant.name}-{number:02}-{name}.png")
        for key in back:
            desk.press(key)
        time.sleep(SETTLE / 3)


def without_library(desk: Desk, variant: Variant, folder: Path) -> None:
    """Make the pictures of a first start, and of a library that cannot be opened."""
    desk.open()
    time.sleep(6 * SETTLE)
    desk.shot(folder / f"{variant.name}-31-first-start.png")
    desk.close()
    for left in desk.home.glob("library.db*"):
        left.unlink()
    desk.library.write_text("no library\n" * 200, encoding="utf-8")
    desk.open()
    time.sleep(6 * SETTLE)
    desk.shot(folder / f"{variant.name}-32-no-library.png")
    desk.close()


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "shots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        first = Desk(":0", Path(made))
        first.make(SAMPLE)
        for variant in (v for v in VARIANTS if len(arguments) < 2 or v.name in arguments[1:]):
            home = Path(made) / variant.name
            dressed(home, variant)
            with screen(variant.width, variant.height) as display:
                bare = Desk(display, home)
                without_library(bare, variant, folder)
                shutil.copy(first.library, bare.library)
                desk = Desk(display, home)
                desk.open(SAMPLE)
                try:
                    until("the session", lambda desk=desk: SAMPLE in desk.title())
                    time.sleep(3 * SETTLE)
                    taken(desk, variant, folder)
                finally:
                    desk.kill()
            print(variant.name)
    print(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
