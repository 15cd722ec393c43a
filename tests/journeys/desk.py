"""A real desk in a real window on a screen of its own, driven by keys and clicks as an editor does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.core.session import Layout
from workbench.services.workbench import Workbench, open_workbench

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SAMPLE = "Kazakhstan, January 2022"
PATIENCE = 30.0
PERCENT = int(os.environ.get("WORKBENCH_JOURNEY_PERCENT", "100"))
"""The size of all text in journeys that ask for no other."""
BANNER = (300, 58 if PERCENT < 150 else 96)
"""Where the desk says what stays until it is closed."""


class NotSeen(AssertionError):
    """What the journey waited for did not come."""


def until(what: str, seen: Callable[[], object], patience: float = PATIENCE) -> object:
    """Wait until ``seen`` returns something true, and return it."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        found = seen()
        if found:
            return found
        time.sleep(0.1)
    raise NotSeen(f"waited {patience:.0f} s for: {what}")


@contextmanager
def screen(width: int = 1280, height: int = 720) -> Iterator[str]:
    """Start a screen with a window manager on it; yield its display name."""
    read, write = os.pipe()
    x = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as pipe:
        display = f":{pipe.readline().strip()}"
    keeper = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until("a window manager", lambda: _has_keeper(display))
        yield display
    finally:
        for process in (keeper, x):
            process.terminate()
            process.wait(10)


def _has_keeper(display: str) -> bool:
    """Tell whether a window manager has taken a screen on: only then it gives windows the keyboard."""
    asked = subprocess.run(
        ["xdotool", "get_num_desktops"],
        env={**os.environ, "DISPLAY": display},
        capture_output=True,
        check=False,
    )
    return asked.returncode == 0


@dataclass
class Desk:
    """The program under test on one library: started, looked at, driven, closed."""

    display: str
    home: Path
    reviewer: str = "A. Editor"
    seeds: Path = SEEDS
    process: subprocess.Popen[bytes] | None = None
    window: str = ""
    reader: Workbench | None = None
    answers: dict[tuple[str, ...], tuple[int, str]] = field(default_factory=dict)
    more: dict[str, str] = field(default_factory=dict)
    """What else the program finds in its environment."""

    @property
    def library(self) -> Path:
        return self.home / "library.db"

    @property
    def environment(self) -> Mapping[str, str]:
        own = {
            "DISPLAY": self.display,
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "WORKBENCH_LIBRARY": str(self.library),
            "QT_QPA_PLATFORM": "xcb",
        }
        return {**os.environ, **own, **self.more}

    def enlarge(self, percent: int) -> None:
        """Set all text in this size from the next start on."""
        folder = Path(self.environment["XDG_CONFIG_HOME"]) / "workbench"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "desk.ini").write_text(f"[General]\ntext_percent={percent}\n", "utf-8")

    def open(self, *arguments: str) -> None:
        """Start the program and wait for its window."""
        named = ("--reviewer", self.reviewer) if self.reviewer else ()
        command = [sys.executable, "-m", "workbench", *named, "open", *arguments]
        with (self.home / "desk.log").open("ab") as log:
            self.process = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log)
        self.window = str(until("the window, with the keyboard", self._begun))

    def _begun(self) -> str:
        """Return the window once it has the keyboard; looked for anew each time, as it may be made anew."""
        found = self._find()
        return found if found and self._activates(found) else ""

    def activate(self, window: str) -> None:
        """Give the keyboard to a window; the window manager may not have taken it on yet."""
        until(f"the keyboard in window {window}", lambda: self._activates(window))

    def _activates(self, window: str) -> bool:
        command = ["xdotool", "windowactivate", "--sync", window]
        done = subprocess.run(command, env=self.environment, capture_output=True, check=False)
        return done.returncode == 0

    def _find(self) -> str:
        assert self.process
        if self.process.poll() is not None:
            raise NotSeen("the desk ended: " + (self.home / "desk.log").read_text(errors="replace")[-2000:])
        return next(iter(self.windows(".")), "")

    def run(self, *command: str) -> str:
        """Run a tool on this screen."""
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def windows(self, name: str) -> list[str]:
        """Return the windows of the program with this in their title."""
        assert self.process
        pid = str(self.process.pid)
        command = ["xdotool", "search", "--all", "--onlyvisible", "--pid", pid, "--name", name]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.split()

    def dialog(self, title: str) -> str:
        """Wait for a dialog and for the keyboard to be in it; return its window."""
        found = str(until(f"the dialog {title}", lambda: next(iter(self.windows(f"^{title}$")), "")))
        self.activate(found)
        return found

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Return left, top, width and height of a window on the screen."""
        said = self.run("xdotool", "getwindowgeometry", "--shell", window)
        lines = dict(line.split("=") for line in said.split())
        return int(lines["X"]), int(lines["Y"]), int(lines["WIDTH"]), int(lines["HEIGHT"])

    def title(self) -> str:
        return self.run("xdotool", "getwindowname", self.window).strip()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool names them."""
        self.run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        """Type plain ASCII into the field that has the focus."""
        assert text.isascii()
        self.run("xdotool", "type", "--delay", "25", text)

    def click(self, x: int, y: int) -> None:
        self.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Draw the mouse from one place to another with its button held."""
        to = [("mousemove", str(x), str(y)) for x, y in (start, end)]
        between = ("mousemove", str((start[0] + end[0]) // 2), str((start[1] + end[1]) // 2))
        self.run("xdotool", *to[0], "mousedown", "1", *between, *to[1], "mouseup", "1")

    def selected(self) -> str:
        """Return the words that were selected last, as X keeps them for the middle button."""
        command = ["xclip", "-o", "-selection", "primary"]
        done = subprocess.run(command, env=self.environment, capture_output=True, check=False)
        return done.stdout.decode("utf-8")

    def words_at(self, x: int, y: int) -> str:
        """Return the paragraph of selectable words at a place, read as a person copies it: by three clicks."""
        self.copy("", "primary")
        self.run("xdotool", "mousemove", str(x), str(y), "click", "--repeat", "3", "--delay", "40", "1")
        return self.selected()

    def words_in(self, box: tuple[int, int, int, int]) -> str:
        """Return the selectable words of a place on the screen, top down."""
        left, top, _, height = box
        return " ".join(self.words_at(left + 60, y) for y in range(top + 10, top + height, 12)).strip()

    def copy(self, text: str, selection: str = "clipboard") -> None:
        """Put a text into the clipboard, as another program does."""
        command = ["xclip", "-selection", selection]
        subprocess.run(
            command, env=self.environment, input=text.encode(), check=True, stderr=subprocess.DEVNULL
        )

    def picture(self, x: int, y: int, width: int, height: int) -> bytes:
        """Return what a part of the screen shows."""
        command = ["import", "-window", "root", "-crop", f"{width}x{height}+{x}+{y}", "rgb:-"]
        return subprocess.run(command, env=self.environment, capture_output=True, check=True).stdout

    def shot(self, path: Path) -> None:
        self.run("import", "-window", "root", str(path))

    def ask(self, *arguments: str) -> Any:
        """Return what the command line answers about the same library; asked again once it was written to."""
        written = self.library.stat().st_mtime_ns if self.library.exists() else 0
        known = self.answers.get(arguments)
        if known is None or known[0] != written:
            command = [sys.executable, "-m", "workbench", *arguments, "--json"]
            done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
            self.answers[arguments] = known = (written, done.stdout)
        return json.loads(known[1])

    def export(self, session: str, form: str = "markdown") -> str:
        """Return an export of the same library, made by the command line."""
        command = [sys.executable, "-m", "workbench", "export", session, "--format", form]
        done = subprocess.run(command, env=self.environment, capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    def claims(self, session: str) -> dict[str, dict[str, Any]]:
        return {c["id"]: c for c in self.ask("claims", session)}

    def layout(self, session: str) -> Layout:
        """Return how the session stands on the desk, as it was kept last."""
        if self.reader is None:
            self.reader = open_workbench(str(self.library), reviewer="A journey")
        archive = self.reader.archive
        return archive.layout(archive.find(session).id)

    def reach(self, session: str, claim: str, key: str = "j") -> None:
        """Press a key until a claim has the focus."""

        def gone_on() -> bool:
            return self.layout(session).claim != before

        for _ in range(12):
            before = self.layout(session).claim
            if before == claim:
                return
            self.press(key)
            until(f"another claim than {before}", gone_on)
        raise NotSeen(f"{key} never led to {claim}")

    def pick(self, session: str, words: str, claim: str) -> None:
        """Narrow the list to these words of a claim, go to the first one left, and step on to the claim."""
        left = {key for key, found in self.claims(session).items() if words in found["quote"]}
        self.press("slash", "ctrl+a")
        self.type(words)
        until("the list narrowed", lambda: self.layout(session).filters.get("text") == words)
        self.press("Return", "Home")
        until(f"one of {left} in focus", lambda: self.layout(session).claim in left)
        self.reach(session, claim)

    def make(self, session: str, *files: Path) -> None:
        """Make a session by the command line, of the sample's articles if none are named."""
        found = files or tuple(sorted(SEEDS.glob("*.txt")))
        self.tell("import", session, *map(str, found))

    def tell(self, *arguments: str) -> str:
        """Run a verb of the command line on the same library; return what it prints."""
        command = [sys.executable, "-m", "workbench", "--reviewer", "A. Editor", *arguments]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True)
        return done.stdout

    def close(self) -> None:
        """Close the window as a person does, and see the program end well."""
        assert self.process
        self.press("ctrl+q")
        assert self.process.wait(PATIENCE) == 0, (self.home / "desk.log").read_text(errors="replace")[-2000:]
        self.process = None

    def kill(self) -> None:
        """End the program without asking, as a power cut does."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait(10)
        self.process = None

    def forget(self) -> None:
        """Close what the journey itself opened of the library."""
        if self.reader is not None:
            self.reader.close()
        self.reader = None
