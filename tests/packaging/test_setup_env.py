"""The set-up script: what it takes for whole, what it installs, what it says where it may not."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "setup_env.py"


@pytest.fixture
def script(tmp_path: Path) -> ModuleType:
    """The script, set up to work on a copy of the project's ground in a folder of its own."""
    spec = importlib.util.spec_from_file_location("setup_env", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shutil.copytree(SCRIPT.parent, tmp_path / "packaging")
    shutil.copy(SCRIPT.parents[1] / "pyproject.toml", tmp_path)
    module.ROOT = tmp_path
    module.VENV = tmp_path / ".venv"
    module.STAMP = module.VENV / "workbench-environment"
    module.PYTHON = module.VENV / "bin" / "python"
    return module


def test_a_missing_library_names_its_package(script: ModuleType) -> None:
    error = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    assert script.missing(error)[0] == "libegl1"
    assert script.missing("no font")[0] == "fonts-dejavu-core"


def test_an_unknown_failure_is_shown_and_stops(
    script: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        script.missing("ImportError: libnever.so.9: cannot open shared object file")
    assert stopped.value.code == 1
    assert "libnever.so.9" in capsys.readouterr().err


def test_without_rights_the_exact_line_is_printed(
    script: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script, "privileges", lambda: None)
    monkeypatch.setattr(script.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as stopped:
        script.install_debian(["libegl1"], "Qt needs libEGL.so.1.")
    assert stopped.value.code == 1
    said = capsys.readouterr().err
    assert "sudo apt-get install -y --no-install-recommends libegl1" in said


def test_a_system_without_apt_is_sent_to_the_readme(
    script: ModuleType, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(script.shutil, "which", lambda _name: None)
    with pytest.raises(SystemExit):
        script.install_debian(["libegl1"], "Qt needs libEGL.so.1.")
    assert "README" in capsys.readouterr().err


def test_a_half_made_environment_is_not_trusted(script: ModuleType) -> None:
    script.make_venv()
    assert script.runs(script.PYTHON)
    assert not script.is_sound("run")  # no stamp: the last attempt did not end
    script.STAMP.write_text(script.wanted("run"), encoding="utf-8")
    assert not script.is_sound("run")  # stamped, but its packages are not there


def test_a_changed_lock_is_noticed(script: ModuleType) -> None:
    before = script.wanted("run")
    lock = script.ROOT / "packaging" / "requirements.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert script.wanted("run") != before
    assert script.wanted("run") != script.wanted("dev")
