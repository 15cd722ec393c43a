"""A matcher that works as Python's ``re`` does and counts its steps: a measure that no clock and no load can bend.

A pattern is parsed by ``re`` itself, written out as a program of small instructions, and run with an explicit stack of choices still open. The spans it finds are those of ``re``; a test holds it to that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.ASCII
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
MANY = int(re._constants.MAXREPEAT)
COPIES = 3000
"""Instructions that a bounded repeat may be written out to."""

LIMITED, FEW = 160, 4
"""Repetitions that a pattern may have and count as limited, and those that stand for them."""

Test = Callable[[str, int], bool]
Groups = tuple[tuple[int, int], ...]


class Spent(Exception):
    """The steps that a search may take are used up."""


@dataclass(slots=True)
class Instruction:
    """One step of a program: what it does, where it may go, and what it asks of a character."""

    op: str
    to: tuple[int, ...] = ()
    test: dict[str, bool] | None = None
    ask: Callable[[str], bool] | None = None
    at: Test | None = None
    inner: Program | None = None
    number: int = 0
    closes: bool = False
    lazy: bool = False
    low: int = 0
    high: int = 0

    def takes(self, char: str) -> bool:
        known = self.test
        assert known is not None
        assert self.ask is not None
        found = known.get(char)
        if found is None:
            found = known[char] = self.ask(char)
        return found


@dataclass(slots=True)
class Program:
    """The instructions of a pattern or of a part of it that is tried on its own."""

    steps: list[Instruction] = field(default_factory=list)
    width: int = 0

    def add(self, instruction: Instruction) -> int:
        self.steps.append(instruction)
        return len(self.steps) - 1


@dataclass(slots=True)
class Count:
    """Steps taken so far, and how many there may be."""

    limit: int
    taken: int = 0

    def spend(self, steps: int) -> None:
        self.taken += steps
        if self.taken > self.limit:
            raise Spent


@dataclass(frozen=True, slots=True)
class Counted:
    """A pattern to search with, step by step."""

    program: Program
    groups: int
    anchored: bool = False

    def spans(self, text: str, count: Count) -> Iterator[tuple[int, int]]:
        """Yield what ``finditer``, or ``match`` where it is anchored, finds; raise ``Spent`` past the limit."""
        start, refused = 0, -1
        none: Groups = ((-1, -1),) * self.groups
        while start <= len(text):
            count.spend(1)
            found = _Match(self.program, text, count, (start, none), refused).run()
            if found is not None:
                end = found[0]
                yield start, end
                refused = end if end == start else -1
                start = end
                if self.anchored:
                    return
                continue
            if self.anchored:
                return
            start, refused = start + 1, -1


def counted(pattern: str, flags: int = 0, anchored: bool = False, growing: bool = False) -> Counted:
    """Return the program of a pattern.

    ``growing`` writes it for measuring growth: what repeats a limited number of times costs a constant, which a few times tell as well; above ``LIMITED`` times it counts as without limit.
    """
    tree = re._parser.parse(pattern, flags)
    program = _Writer(Program(), growing).whole(tree, tree.state.flags & FLAGS)
    return Counted(program, tree.state.groups, anchored)


def run(program: Program, text: str, start: int, groups: Groups, count: Count) -> tuple[int, Groups] | None:
    """Match a part of a pattern at a place; return where it ends, and what its groups hold."""
    return _Match(program, text, count, (start, groups)).run()


class _Match:
    """One attempt to match: where it stands, and the choices that it has still open.

    A choice is a step, a place, groups, marks of loops, and, for a run of one character, how far it may still be shortened or, below 0, grow.
    """

    def __init__(
        self, program: Program, text: str, count: Count, begin: tuple[int, Groups], refused: int = -1
    ) -> None:
        self._steps, self._text, self._count, self._refused = program.steps, text, count, refused
        self._at, self._groups = begin
        self._next = 0
        self._marks: tuple[int, ...] = ()
        self._open: list[tuple[int, int, Groups, tuple[int, ...], int]] = []
        self._perform = {
            "char": self._char,
            "run": self._run_of_one,
            "split": self._split,
            "jump": self._jump,
            "mark": self._mark,
            "moved": self._moved,
            "group": self._group,
            "at": self._place,
            "backref": self._backref,
            "atomic": self._atomic,
            "if": self._look,
            "unless": self._look,
        }

    def run(self) -> tuple[int, Groups] | None:
        perform, spend, steps = self._perform, self._count.spend, self._steps
        while True:
            spend(1)
            step = steps[self._next]
            self._next += 1
            if step.op == "end":
                if self._at != self._refused:
                    return self._at, self._groups
                held = False
            else:
                held = perform[step.op](step)
            if not held:
                if not self._open:
                    return None
                self._choose()

    def _choose(self) -> None:
        """Go back to the choice made last; a run of one character gives one back, or takes one more."""
        self._next, self._at, self._groups, self._marks, more = chosen = self._open.pop()
        if more:
            self._at += 1 if more < 0 else -1
            if self._at < -more if more < 0 else self._at > more - 1:
                self._open.append((chosen[0], self._at, *chosen[2:]))
            self._next += 1

    def _keep(self, step: int, at: int, more: int = 0) -> None:
        self._open.append((step, at, self._groups, self._marks, more))

    def _char(self, step: Instruction) -> bool:
        at = self._at
        self._at = at + 1
        return at < len(self._text) and step.takes(self._text[at])

    def _run_of_one(self, step: Instruction) -> bool:
        begin, least, last = self._at, self._at + step.low, len(self._text)
        if step.high < MANY:
            last = min(last, begin + step.high)
        end = begin
        while end < last and step.takes(self._text[end]):
            end += 1
        self._count.spend(end - begin)
        if end < least:
            return False
        if end > least:
            this = self._next - 1
            self._keep(this, least if step.lazy else end, -end if step.lazy else least + 1)
        self._at = least if step.lazy else end
        return True

    def _split(self, step: Instruction) -> bool:
        for other in reversed(step.to[1:]):
            self._keep(other, self._at)
        return self._jump(step)

    def _jump(self, step: Instruction) -> bool:
        self._next = step.to[0]
        return True

    def _mark(self, _step: Instruction) -> bool:
        self._marks = (*self._marks, self._at)
        return True

    def _moved(self, _step: Instruction) -> bool:
        """A turn of a loop that took nothing is no turn."""
        began, self._marks = self._marks[-1], self._marks[:-1]
        return began != self._at

    def _group(self, step: Instruction) -> bool:
        begin, end = self._groups[step.number]
        new = (begin, self._at) if step.closes else (self._at, end)
        self._groups = (*self._groups[: step.number], new, *self._groups[step.number + 1 :])
        return True

    def _place(self, step: Instruction) -> bool:
        assert step.at is not None
        return step.at(self._text, self._at)

    def _backref(self, step: Instruction) -> bool:
        begin, end = self._groups[step.number]
        held = 0 <= begin <= end and self._text.startswith(self._text[begin:end], self._at)
        self._at += end - begin
        return held

    def _atomic(self, step: Instruction) -> bool:
        assert step.inner is not None
        found = run(step.inner, self._text, self._at, self._groups, self._count)
        if found is not None:
            self._at, self._groups = found
        return found is not None

    def _look(self, step: Instruction) -> bool:
        assert step.inner is not None
        start = self._at - step.inner.width
        found = run(step.inner, self._text, start, self._groups, self._count) if start >= 0 else None
        if found is not None:
            self._groups = found[1]
        return (found is None) == (step.op == "unless")


class _Writer:
    """Writes a parsed pattern out as a program."""

    def __init__(self, program: Program, growing: bool) -> None:
        self._program, self._growing = program, growing

    def whole(self, tree: object, flags: int) -> Program:
        self.sequence(tree, flags)
        self._program.add(Instruction("end"))
        if len(self._program.steps) > COPIES:
            raise ValueError(f"{len(self._program.steps)} instructions")
        return self._program

    def sequence(self, tree: object, flags: int) -> None:
        for op, arg in tree:  # type: ignore[attr-defined]
            self.one(str(op), arg, flags)

    def one(self, name: str, arg: object, flags: int) -> None:
        ask = _asked(name, arg, flags)
        add = self._program.add
        if ask is not None:
            add(Instruction("char", test={}, ask=ask))
        elif name in REPEATS:
            self.repeat(name, arg, flags)
        elif name == "SUBPATTERN":
            self.group(arg, flags)
        elif name == "BRANCH":
            self.branch(arg[1], flags)  # type: ignore[index]
        elif name in ("ATOMIC_GROUP", "ASSERT", "ASSERT_NOT"):
            self.aside(name, arg, flags)
        elif name == "AT":
            add(Instruction("at", at=_place(str(arg), flags)))
        elif name == "GROUPREF" and not flags & re.IGNORECASE:
            add(Instruction("backref", number=arg))  # type: ignore[arg-type]
        else:
            raise NotImplementedError(name)

    def group(self, arg: object, flags: int) -> None:
        number, on, off, body = arg  # type: ignore[misc]
        if number is not None:
            self._program.add(Instruction("group", number=number))
        self.sequence(body, (flags | on) & ~off)
        if number is not None:
            self._program.add(Instruction("group", number=number, closes=True))

    def aside(self, name: str, arg: object, flags: int) -> None:
        direction, body = (0, arg) if name == "ATOMIC_GROUP" else arg  # type: ignore[misc]
        inner = Program(width=body.getwidth()[0] if direction < 0 else 0)
        _Writer(inner, self._growing).whole(body, flags)
        op = {"ATOMIC_GROUP": "atomic", "ASSERT": "if", "ASSERT_NOT": "unless"}[name]
        self._program.add(Instruction(op, inner=inner))

    def branch(self, branches: list[object], flags: int) -> None:
        split = self._program.add(Instruction("split"))
        begins, ends = [], []
        for branch in branches:
            begins.append(len(self._program.steps))
            self.sequence(branch, flags)
            ends.append(self._program.add(Instruction("jump")))
        self._program.steps[split].to = tuple(begins)
        for end in ends:
            self._program.steps[end].to = (len(self._program.steps),)

    def repeat(self, name: str, arg: object, flags: int) -> None:
        low, high, body = arg  # type: ignore[misc]
        high = int(high)
        if self._growing and high < MANY:
            high = MANY if high > LIMITED else max(low, min(high, FEW))
        if name == "POSSESSIVE_REPEAT":
            inner = Program()
            writer = _Writer(inner, self._growing)
            writer.repeat("MAX_REPEAT", arg, flags)
            inner.add(Instruction("end"))
            self._program.add(Instruction("atomic", inner=inner))
            return
        lazy = name == "MIN_REPEAT"
        ask = _asked(str(body[0][0]), body[0][1], flags) if len(body) == 1 else None
        if ask is not None:
            self._program.add(Instruction("run", test={}, ask=ask, low=low, high=high, lazy=lazy))
            return
        for _ in range(low):
            self.sequence(body, flags)
        if high >= MANY:
            self.loop(body, flags, lazy)
        else:
            self.options(body, high - low, flags, lazy)

    def loop(self, body: object, flags: int, lazy: bool) -> None:
        add = self._program.add
        split = add(Instruction("split"))
        may_be_empty = body.getwidth()[0] == 0  # type: ignore[attr-defined]
        if may_be_empty:
            add(Instruction("mark"))
        self.sequence(body, flags)
        if may_be_empty:
            add(Instruction("moved"))
        add(Instruction("jump", to=(split,)))
        self._turn(split, lazy)

    def options(self, body: object, times: int, flags: int, lazy: bool) -> None:
        splits = []
        for _ in range(times):
            splits.append(self._program.add(Instruction("split")))
            self.sequence(body, flags)
        for split in splits:
            self._turn(split, lazy)

    def _turn(self, split: int, lazy: bool) -> None:
        ways = (split + 1, len(self._program.steps))
        self._program.steps[split].to = ways[::-1] if lazy else ways


def _asked(name: str, arg: object, flags: int) -> Callable[[str], bool] | None:
    """Return what a part asks of one character; None where it is not of one character."""
    if name == "LITERAL":
        return _same(chr(arg), flags)  # type: ignore[arg-type]
    if name == "NOT_LITERAL":
        same = _same(chr(arg), flags)  # type: ignore[arg-type]
        return lambda char: not same(char)
    if name == "ANY":
        return (lambda char: True) if flags & re.DOTALL else (lambda char: char != "\n")
    if name == "IN":
        return _in(list(arg), flags)  # type: ignore[call-overload]
    return None


def _same(wanted: str, flags: int) -> Callable[[str], bool]:
    if not flags & re.IGNORECASE:
        return lambda char: char == wanted
    program = re.compile(re.escape(wanted), flags & FLAGS)
    return lambda char: program.fullmatch(char) is not None


def _in(items: list[tuple[object, object]], flags: int) -> Callable[[str], bool]:
    negated = str(items[0][0]) == "NEGATE"
    parts = [(str(op), arg) for op, arg in items if str(op) != "NEGATE"]
    fold = bool(flags & re.IGNORECASE)

    def among(char: str) -> bool:
        forms = {char, char.lower(), char.upper()} if fold else {char}
        return any(_of(op, arg, form, flags) for op, arg in parts for form in forms if len(form) == 1)

    return (lambda char: not among(char)) if negated else among


def _of(op: str, arg: object, char: str, flags: int) -> bool:
    if op == "LITERAL":
        return ord(char) == arg
    if op == "RANGE":
        low, high = arg  # type: ignore[misc]
        return bool(low <= ord(char) <= high)
    kind = str(arg).removeprefix("CATEGORY_")
    wanted = kind.removeprefix("NOT_")
    plain = not flags & re.ASCII or char.isascii()
    held = (
        plain
        and {
            "DIGIT": char.isdecimal(),
            "SPACE": char.isspace(),
            "WORD": char.isalnum() or char == "_",
        }[wanted]
    )
    return held != kind.startswith("NOT_")


def _place(name: str, flags: int) -> Test:
    """Return what a place in the text is asked."""
    if name in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
        if flags & re.MULTILINE and name == "AT_BEGINNING":
            return lambda text, at: at == 0 or text[at - 1] == "\n"
        return lambda text, at: at == 0
    if name == "AT_END":
        if flags & re.MULTILINE:
            return lambda text, at: at == len(text) or text[at] == "\n"
        return lambda text, at: at == len(text) or (at == len(text) - 1 and text[at] == "\n")
    if name == "AT_END_STRING":
        return lambda text, at: at == len(text)
    wanted = name == "AT_BOUNDARY"

    def boundary(text: str, at: int) -> bool:
        before = at > 0 and _of("CATEGORY", "CATEGORY_WORD", text[at - 1], flags)
        after = at < len(text) and _of("CATEGORY", "CATEGORY_WORD", text[at], flags)
        return (before != after) == wanted

    return boundary
