"""Make the workbench's environment: a virtual environment from a lock file, and Debian's packages for Qt.

    python3 packaging/setup_env.py run|dev [--window] [--tools]

``run`` installs what the program needs, ``dev`` also tests and tools. ``--window`` makes sure that a real
window can open, ``--tools`` that the journeys' tools are there. Standard library only: it runs before
anything is installed. It is quick when there is nothing to do.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
STAMP = VENV / "workbench-environment"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}

LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libstdc++.so.6": "libstdc++6",
    "libzstd.so.1": "libzstd1",
}
"""Which Debian package holds a library that Qt fails to load."""

PROGRAMS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "xclip": "xclip",
    "import": "imagemagick",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "dbus-daemon": "dbus",
    "cc": "gcc libc6-dev",
}

HEARS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
"""What the system's Python must be able to do, to hear what a screen reader hears."""

LOAD = """
import ctypes, pathlib, sys
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets, PySide6.QtSvg
plugins = pathlib.Path(PySide6.QtCore.QLibraryInfo.path(PySide6.QtCore.QLibraryInfo.LibraryPath.PluginsPath))
for name in sys.argv[1:]:
    ctypes.CDLL(str(plugins / "platforms" / f"libq{name}.so"))
app = PySide6.QtGui.QGuiApplication(["setup", "-platform", "offscreen"])
if not PySide6.QtGui.QFontDatabase.families():
    sys.exit("no font")
"""


def say(text: str) -> None:
    """Report on standard error, where progress belongs."""
    print(text, file=sys.stderr, flush=True)


def stop(text: str) -> None:
    """End with exit code 1 and a sentence that says what to do."""
    say(text)
    sys.exit(1)


def wanted(kind: str) -> str:
    """Return what the stamp must hold: the lock, this project and the interpreter it is made for."""
    digest = hashlib.sha256()
    for path in (ROOT / "packaging" / LOCKS[kind], ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    digest.update(f"{sys.version_info[:2]} {ROOT}".encode())
    return f"{kind} {digest.hexdigest()}"


def is_sound(kind: str) -> bool:
    """Tell whether the environment is whole: stamped for this lock, and every package really there."""
    if not STAMP.is_file() or not PYTHON.exists():
        return False
    stamps = STAMP.read_text(encoding="utf-8").splitlines()
    if wanted(kind) not in stamps:
        return False
    lock = (ROOT / "packaging" / LOCKS[kind]).read_text(encoding="utf-8")
    names = re.findall(r"^([A-Za-z0-9._-]+)==\S+ \\$", lock, re.MULTILINE)
    probe = (
        "import importlib.metadata as m, sys\n"
        "for n in sys.argv[1:]:\n"
        "    d = m.distribution(n)\n"
        "    f = [p for p in (d.files or []) if str(p).endswith(('.py', '.so'))][:3]\n"
        "    assert all(p.locate().exists() for p in f), n\n"
        "import workbench\n"
    )
    done = subprocess.run([PYTHON, "-c", probe, *names], capture_output=True, text=True, check=False)
    return done.returncode == 0


def make_environment(kind: str) -> None:
    """Make or mend the virtual environment; one that was left half-made is made anew."""
    if is_sound(kind):
        return
    if VENV.exists() and not (STAMP.is_file() and PYTHON.exists() and runs(PYTHON)):
        say("The environment in .venv is not whole; making it anew.")
        shutil.rmtree(VENV)
    if not VENV.exists():
        say("Making the environment in .venv (once, a minute or two) ...")
        make_venv()
    STAMP.unlink(missing_ok=True)
    pip("install", "--require-hashes", "-r", str(ROOT / "packaging" / LOCKS[kind]))
    pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    subprocess.run([PYTHON, "-m", "compileall", "-q", ROOT / "workbench"], check=True)  # for the first start
    stamps = [wanted("run"), wanted("dev")] if kind == "dev" else [wanted("run")]
    STAMP.write_text("\n".join(stamps) + "\n", encoding="utf-8")
    if not is_sound(kind):
        stop("The environment could not be made whole. Delete the folder .venv and try again.")


def runs(python: Path) -> bool:
    """Tell whether an interpreter starts, and is the version that runs this script."""
    code = "import sys; print(sys.version_info[:2])"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return done.stdout.strip() == str(sys.version_info[:2])


def make_venv() -> None:
    """Make an empty virtual environment, or say which package Python lacks."""
    done = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        stop(
            f"Python could not make a virtual environment:\n{done.stdout}{done.stderr}\n"
            "On Debian and Ubuntu: sudo apt-get install python3-venv"
        )


def pip(*arguments: str) -> None:
    """Run pip inside the environment, quietly unless it fails."""
    command = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--no-input", "-q", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        stop(f"Installing failed (is the package index reachable?):\n{last}")


def install_debian(packages: list[str], why: str) -> None:
    """Install Debian packages where that is allowed, else print the exact line to type and stop."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if shutil.which("apt-get") is None:
        stop(f"{why} This system has no apt-get; README lists what to install here.")
    prefix = privileges()
    if prefix is None:
        stop(f"{why} Please type:\n    sudo {line}")
    say(f"{why} Installing: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    updated = False
    for _ in range(2):
        command = [*(prefix or []), *line.split()]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        if done.returncode == 0:
            return
        if not updated:
            update = [*(prefix or []), "apt-get", "update", "-q"]
            subprocess.run(update, capture_output=True, check=False, env=environment)
            updated = True
    stop(f"{why} apt-get failed:\n{done.stderr.strip()}\nPlease type:\n    sudo {line}")


def privileges() -> list[str] | None:
    """Return what to put before apt-get: nothing for root, sudo where it asks for no password."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None


def make_qt_load(window: bool) -> None:
    """Load Qt, and install the library that it misses, until it loads."""
    if not sys.platform.startswith("linux"):
        return
    platforms = ["offscreen", *(["xcb"] if window else [])]
    tried: set[str] = set()
    while True:
        done = subprocess.run([PYTHON, "-c", LOAD, *platforms], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return
        package, why = missing(done.stderr)
        if package in tried:
            stop(f"{why} It was installed and still is not found:\n{done.stderr.strip()}")
        tried.add(package)
        install_debian([package], why)


def missing(error: str) -> tuple[str, str]:
    """Return the Debian package that mends Qt's error, and a sentence on what is missing."""
    if "no font" in error:
        return "fonts-dejavu-core", "There is no font on this machine."
    found = re.search(r"(lib[\w.+-]+\.so[.\d]*)", error)
    library = found.group(1) if found else ""
    if library not in LIBRARIES:
        stop(f"Qt does not load here, and why is not known:\n{error.strip()}")
    return LIBRARIES[library], f"Qt needs {library}."


def hears() -> bool:
    """Tell whether the system's Python can listen to the accessibility bus."""
    python = Path("/usr/bin/python3")
    return (
        python.exists()
        and subprocess.run([python, "-c", HEARS], capture_output=True, check=False).returncode == 0
    )


def make_tools() -> None:
    """Make sure of the programs that drive a real window, and of the compiler that makes faults happen."""
    absent = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if not hears():
        absent.append("python3 python3-gi gir1.2-atspi-2.0")
    if absent:
        install_debian(sorted(set(absent)), "Journeys in a real window and tests of faults need tools.")


def main(arguments: list[str]) -> None:
    """Do what the Makefile asks for."""
    if sys.version_info < (3, 11):
        stop(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    kind = "dev" if "dev" in arguments else "run"
    make_environment(kind)
    make_qt_load(window="--window" in arguments)
    if "--tools" in arguments:
        make_tools()


if __name__ == "__main__":
    main(sys.argv[1:])
