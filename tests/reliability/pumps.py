"""Every pattern that a part of the program ships, and texts made to bring each out of linear time."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.reliability.backtracking import Count, Counted, Spent, counted

ROOT = Path(__file__).resolve().parents[2]
UNBOUNDED = 64
"""Repetitions from which a pattern can be pumped."""

GENERIC = (
    " ",
    "a",
    "1",
    "a ",
    "1 ",
    "1,",
    ".",
    "\n",
    "a\n",
    "\t",
    "-",
    "“",
    "(",
    "<",
    "é",
    "A",
    "Aa ",
    "_",
    "[",
    "a.",
)
ENDS = ("", "!", "\x00", "\n", " ", "a", "1")
_COLLECT = """
import importlib, json, pkgutil, re, sys
found = []
real = re._compile
def spy(pattern, flags):
    frame = sys._getframe(1)
    while frame.f_globals.get("__name__") in ("re", "functools"):
        frame = frame.f_back
    module = frame.f_globals.get("__name__", "")
    if module.startswith("workbench") and isinstance(pattern, str):
        found.append((module, pattern, int(flags)))
    return real(pattern, flags)
re._compile = spy
import workbench
for each in pkgutil.walk_packages(workbench.__path__, "workbench."):
    if each.name.split(".")[1] in sys.argv[1].split(",") and "migrations" not in each.name:
        importlib.import_module(each.name)
print(json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A pattern as the program compiles it, and where; ``anchored`` where it is only matched from a beginning."""

    module: str
    pattern: str
    flags: int
    anchored: bool = False


def shipped(rooms: Iterable[str]) -> tuple[Shipped, ...]:
    """Return every pattern that these rooms compile when loaded, or name in a call of ``re``."""
    rooms = tuple(rooms)
    run = [sys.executable, "-c", _COLLECT, ",".join(rooms)]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [path for room in rooms for path in sorted((ROOT / "workbench" / room).rglob("*.py"))]
    called = [found for path in paths for found in _called(path)]
    anchored = {found.pattern for path in paths for found in _only_matched(path)}
    compiled = [Shipped(*found, anchored=found[1] in anchored) for found in json.loads(done.stdout)]
    mine = [found for found in compiled if found.module.split(".")[1] in rooms]
    return tuple(dict.fromkeys((*mine, *called)))


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def _literal(node: ast.expr) -> str | None:
    try:
        found = ast.literal_eval(node)
    except ValueError:
        return None
    return found if isinstance(found, str) else None


def _called(path: Path) -> Iterator[Shipped]:
    """Yield the patterns of calls such as ``re.split(pattern, text)``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args or not isinstance(node.func, ast.Attribute):
            continue
        owner, how = node.func.value, node.func.attr
        if isinstance(owner, ast.Name) and owner.id == "re" and how not in ("compile", "escape"):
            pattern = _literal(node.args[0])
            if pattern is not None:
                yield Shipped(_module(path), pattern, 0, how in _FROM_THE_BEGINNING)


_FROM_THE_BEGINNING = ("match", "fullmatch")


def _only_matched(path: Path) -> Iterator[Shipped]:
    """Yield the patterns that have a name in their module and are only ever matched from a beginning."""
    tree = ast.parse(path.read_text("utf-8"))
    named: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and node.value.args:
            pattern = _literal(node.value.args[0])
            if pattern is not None and isinstance(node.targets[0], ast.Name):
                named[node.targets[0].id] = pattern
    uses: dict[str, set[str]] = {name: set() for name in named}
    attributes: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in uses:
            uses[node.value.id].add(node.attr)
            attributes.add(id(node.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in attributes:
            uses.get(node.id, set()).add("handed on")
    for name, hows in uses.items():
        if hows and hows <= set(_FROM_THE_BEGINNING):
            yield Shipped(_module(path), named[name], 0, True)


def pumped(shipped: Shipped, times: int) -> Iterator[str]:
    """Yield texts that repeat a piece so many times, such that a slow pattern takes more than linear time for one."""
    tree = re._parser.parse(shipped.pattern, shipped.flags)
    for piece in dict.fromkeys((*GENERIC, *_bodies(tree))):
        if piece:
            for end in ENDS:
                yield piece * times + end
    for before, piece in dict.fromkeys(_repeats(tree, "")):
        if piece and before:
            for end in ENDS[:4]:
                yield before + piece * times + end
                yield (before + piece * 3) * times + end


FEWEST = 8
"""Repetitions of a piece to begin with; each longer text has twice as many, so that linear steps double too."""

LOOKED_AT, STEEP = 2.02, 2.3
"""Growth of the added steps when the text doubles: 2 is linear, 4 quadratic. Above the first a longer text is tried."""

MOST_STEPS = 400_000
"""Steps that no linear search of such a text comes near to."""


def steepest(shipped: Shipped, most: int = 256, prepared: Callable[[str], str] = str) -> str:
    """Return the text, in short, by which a pattern's steps grow faster than linearly; "" where there is none.

    A piece is repeated up to ``most`` times; ``prepared`` makes of a text what the pattern is given. Nothing here is timed: the steps are counted, so that the answer is the same on any machine, however busy.
    """
    search = counted(shipped.pattern, shipped.flags, shipped.anchored, growing=True)
    times = [FEWEST << power for power in range((most // FEWEST).bit_length())]
    for made in zip(*(pumped(shipped, each) for each in times), strict=True):
        told = _growing(search, tuple(map(prepared, made)))
        if told:
            return f"{made[0][:24]!r}: {told}"
    return ""


def _growing(search: Counted, texts: tuple[str, ...]) -> str:
    """Return how the steps grow over texts that double; "" as soon as they are seen to grow in step with them."""
    taken: list[int] = []
    growth = 0.0
    for text in texts:
        count = Count(MOST_STEPS)
        try:
            for _span in search.spans(text, count):
                pass
        except Spent:
            return f"more than {MOST_STEPS:,} steps for {len(text):,} characters"
        taken.append(count.taken)
        if len(taken) > 2:
            growth = (taken[-1] - taken[-2]) / max(1, taken[-2] - taken[-3])
            if growth < LOOKED_AT:
                return ""
    return (
        f"{taken[-1]:,} steps for {len(texts[-1]):,} characters, {taken[-2]:,} for half"
        if growth > STEEP
        else ""
    )


def _bodies(tree: object) -> Iterator[str]:
    for _before, piece in _repeats(tree, ""):
        yield piece


def _repeats(tree: object, before: str) -> Iterator[tuple[str, str]]:
    """Yield each repeated part with what can stand before it, for several choices of characters."""
    for choice in range(4):
        yield from _walk(tree, before, choice)


def _walk(tree: object, before: str, choice: int) -> Iterator[tuple[str, str]]:
    text = before
    for op, arg in tree:  # type: ignore[attr-defined]
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _low, high, body = arg
            if high >= UNBOUNDED:
                yield text, _sample(body, choice)
            yield from _walk(body, text, choice)
        elif name == "SUBPATTERN":
            yield from _walk(arg[-1], text, choice)
        elif name == "ATOMIC_GROUP":
            yield from _walk(arg, text, choice)
        elif name == "BRANCH":
            for branch in arg[1]:
                yield from _walk(branch, text, choice)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _walk(arg[1], text, choice)
        text += _sample([(op, arg)], choice)


def _sample(tree: object, choice: int) -> str:
    return "".join(_one(str(op), arg, choice) for op, arg in tree)  # type: ignore[attr-defined]


def _one(name: str, arg: object, choice: int) -> str:
    if name == "LITERAL":
        return chr(arg)  # type: ignore[arg-type]
    if name in ("NOT_LITERAL", "ANY"):
        return "a 1."[choice]
    if name == "IN":
        return _of_class(arg, choice)
    if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        low, high, body = arg  # type: ignore[misc]
        return _sample(body, choice) * max(low, 1 if high else 0)
    if name == "SUBPATTERN":
        return _sample(arg[-1], choice)  # type: ignore[index]
    if name == "ATOMIC_GROUP":
        return _sample(arg, choice)
    if name == "BRANCH":
        branches = arg[1]  # type: ignore[index]
        return _sample(branches[choice % len(branches)], choice)
    return ""


_CATEGORIES = {
    "CATEGORY_DIGIT": "1203", "CATEGORY_SPACE": " \n\t ", "CATEGORY_WORD": "aA1_",
    "CATEGORY_NOT_DIGIT": "a .", "CATEGORY_NOT_SPACE": "a1.A", "CATEGORY_NOT_WORD": " .,-",
}  # fmt: skip


def _of_class(items: object, choice: int) -> str:
    found: list[str] = []
    negated: set[str] = set()
    parts = list(items)  # type: ignore[call-overload]
    is_negated = bool(parts) and str(parts[0][0]) == "NEGATE"
    for op, arg in parts:
        if str(op) == "LITERAL":
            found.append(chr(arg))
        elif str(op) == "RANGE":
            found += [chr(arg[0]), chr(arg[1])]
        elif str(op) == "CATEGORY":
            found += _CATEGORIES.get(str(arg), "a")
    if is_negated:
        negated = set(found)
        found = [c for c in "a 1.A-\n" if c not in negated] or ["\u4e00"]
    return found[choice % len(found)] if found else ""
