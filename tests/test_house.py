"""The rules of the house as tests: sizes, module states, what a commit may not hold."""

import ast
import graphlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "workbench").rglob("*.py"))
FILE_LINES = 500
FUNCTION_LINES = 60
PARAMETERS = 6

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def parsed(path: Path) -> tuple[ast.AST, ...]:
    """Every node of a module."""
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def functions(path: Path) -> Iterator[Function]:
    for node in parsed(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_stay_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= FILE_LINES, f"{lines} lines"
    for node in functions(path):
        length = (node.end_lineno or node.lineno) - node.lineno + 1
        assert length <= FUNCTION_LINES, f"{node.name}: {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_take_few_parameters(path: Path) -> None:
    for node in functions(path):
        names = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
        counted = [n for n in names if n not in ("self", "cls")]
        assert len(counted) <= PARAMETERS, f"{node.name}: {counted}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_are_not_hidden(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in parsed(path):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            assert "# lazy:" in lines[node.lineno - 1], (
                f"line {node.lineno}: an import for types alone says what is loaded later (# lazy: ...)"
            )
    for function in functions(path):
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert "# lazy:" in lines[node.lineno - 1], (
                    f"line {node.lineno}: a lazy import says why (# lazy: ...)"
                )


def test_no_import_circle_at_any_depth() -> None:
    graph = grimp.build_graph("workbench", cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    graphlib.TopologicalSorter(imports).prepare()  # CycleError names the circle


def test_room_names_say_what_they_know() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "controller", "common", "misc"}
    assert not [name_of(p) for p in MODULES if p.stem in vague or p.parent.name in vague]


def test_locks_hold_hashes_and_no_address() -> None:
    for lock in sorted((ROOT / "packaging").glob("*.lock")):
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"https?:|index-url|find-links", text)
        names = re.findall(r"^[a-z0-9._-]+==", text, re.MULTILINE)
        assert len(names) >= 16
        for block in re.split(r"(?m)^(?=[a-z0-9._-]+==)", text)[1:]:
            assert "--hash=sha256:" in block


def test_qt_stays_below_the_release_that_aborts() -> None:
    lock = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    found = re.search(r"^pyside6-essentials==(\d+)\.(\d+)", lock, re.MULTILINE)
    assert found
    assert (int(found[1]), int(found[2])) < (6, 12)
