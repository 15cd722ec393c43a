"""A disk that loses power: replays what faults.c recorded, and keeps of what was not synced what it likes.

Unsynced writes are kept, torn to sectors or dropped, each on its own. A name that was made, changed or removed
lasts once its folder was synced; before, a beginning of the list of these changes lasts, or any choice of them.
"""

import random
import shutil
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("<cHqI")


@dataclass(frozen=True, slots=True)
class Operation:
    """One change: C made, W written, T truncated, S synced, U removed, R renamed, L linked, A acknowledged."""

    kind: str
    path: str
    offset: int
    data: bytes


@dataclass(slots=True)
class _File:
    lasting: bytearray = field(default_factory=bytearray)
    waiting: list[Operation] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Naming:
    kind: str
    path: str
    file: _File | None = None
    other: str = ""


def operations(log: Path) -> list[Operation]:
    """Return what a recording holds."""
    content = log.read_bytes()
    found, place = [], 0
    while place + _HEAD.size <= len(content):
        kind, name, offset, size = _HEAD.unpack_from(content, place)
        place += _HEAD.size
        path = content[place : place + name].decode()
        place += name
        found.append(Operation(kind.decode(), path, offset, content[place : place + size]))
        place += size
    return found


class Disk:
    """A folder on a disk with a write cache. ``is_strict``: a file's sync does not make its name last."""

    def __init__(self, folder: Path, before: Path | None, chance: random.Random, *, is_strict: bool) -> None:
        self._folder = str(folder)
        self._chance = chance
        self._is_strict = is_strict
        self._names: dict[str, _File] = {}
        self._waiting: list[_Naming] = []
        self.told: list[int] = []
        for path in sorted(before.rglob("*")) if before is not None else ():
            if path.is_file():
                name = str(folder / path.relative_to(before)) if before is not None else ""
                self._names[name] = _File(bytearray(path.read_bytes()))
        self._lasting = dict(self._names)

    def replay(self, done: Iterable[Operation]) -> None:
        """Do what was recorded."""
        for each in done:
            if each.kind == "A":
                self.told.append(int(each.data))
            elif ".told" not in each.path:
                self._do(each)

    def crash(self, out: Path) -> None:
        """Cut the power: write into ``out``, which is emptied, what the disk holds then."""
        shutil.rmtree(out, ignore_errors=True)
        out.mkdir(parents=True)
        names = dict(self._lasting)
        for change in self._survivors():
            _rename(names, change)
        contents = {id(file): bytes(self._content(file)) for file in names.values()}
        for name, file in names.items():
            place = out / Path(name).relative_to(self._folder)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(contents[id(file)])

    def _do(self, each: Operation) -> None:
        if each.kind == "C":
            self._names[each.path] = _File()
            self._waiting.append(_Naming("C", each.path, self._names[each.path]))
        elif each.kind == "U":
            self._names.pop(each.path, None)
            self._waiting.append(_Naming("U", each.path))
        elif each.kind in ("R", "L"):
            change = _Naming(each.kind, each.path, self._names.get(each.path), each.data.decode())
            _rename(self._names, change)
            self._waiting.append(change)
        elif each.kind == "S" and each.path not in self._names:
            self._sync_folder(each.path)
        elif each.path in self._names:
            self._change(self._names[each.path], each)

    def _change(self, file: _File, each: Operation) -> None:
        if each.kind != "S":
            file.waiting.append(each)
            return
        for change in file.waiting:
            _apply(file.lasting, change)
        file.waiting.clear()
        if not self._is_strict:
            self._keep(lambda naming: naming.kind == "C" and naming.file is file)

    def _sync_folder(self, folder: str) -> None:
        self._keep(lambda naming: str(Path(naming.path).parent) == folder)

    def _keep(self, wanted) -> None:
        for naming in [naming for naming in self._waiting if wanted(naming)]:
            _rename(self._lasting, naming)
            self._waiting.remove(naming)

    def _survivors(self) -> Iterator[_Naming]:
        if self._chance.random() < 0.5:
            yield from self._waiting[: self._chance.randrange(len(self._waiting) + 1)]
        else:
            yield from (naming for naming in self._waiting if self._chance.random() < 0.5)

    def _content(self, file: _File) -> bytearray:
        content = bytearray(file.lasting)
        fate = self._chance.random()
        if fate < 0.25:
            return content
        waiting = file.waiting
        if fate < 0.4:
            waiting = waiting[: self._chance.randrange(len(waiting) + 1)]
        for each in waiting:
            if fate < 0.4 or fate >= 0.85 or self._chance.random() < 0.5:
                _apply(content, each)
            elif each.kind == "W" and self._chance.random() < 0.3:
                self._tear(content, each)
        return content

    def _tear(self, content: bytearray, each: Operation) -> None:
        for start in range(0, len(each.data), SECTOR):
            if self._chance.random() < 0.5:
                piece = each.data[start : start + SECTOR]
                _apply(content, Operation("W", each.path, each.offset + start, piece))


def _apply(content: bytearray, each: Operation) -> None:
    if each.kind == "T":
        del content[each.offset :]
    if len(content) < each.offset:
        content.extend(bytes(each.offset - len(content)))
    if each.kind == "W":
        content[each.offset : each.offset + len(each.data)] = each.data


def _rename(names: dict[str, _File], change: _Naming) -> None:
    """Apply a change of names; one whose ground did not last has no effect."""
    if change.kind == "C" and change.file is not None:
        names[change.path] = change.file
    elif change.kind == "U":
        names.pop(change.path, None)
    elif change.kind == "L" and change.file is not None:
        names[change.other] = change.file
    elif change.kind == "R" and change.file is not None:
        names[change.other] = change.file
        if names.get(change.path) is change.file:
            del names[change.path]
