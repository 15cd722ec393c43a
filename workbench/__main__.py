"""The entry of the program: hands the command line what starts a desk."""

from __future__ import annotations

import gc
import io
import sys

from workbench.services.place import Place


def main() -> None:
    """Run the program with the arguments of the process."""
    gc.disable()  # to look for garbage in what is being loaded takes a tenth of the time
    # Lazy: only now, with the collector off.
    from workbench.cli import Setting, cli  # noqa: PLC0415  # lazy: collector off

    gc.enable()
    _speak_utf8()
    cli.main(prog_name="workbench", obj=Setting(start=_start_desk))


def _start_desk(place: Place, names: tuple[str, ...], sample: bool) -> int:
    gc.disable()  # as above, until the library is open
    # Lazy: Qt is loaded for a desk only.
    from workbench.app import run  # noqa: PLC0415  # lazy: Qt

    return run(place.library, place.reviewer, names, sample=sample)


def _speak_utf8() -> None:
    """Write UTF-8 and plain line feeds whatever the locale and the system say."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", newline="\n", errors="backslashreplace")


if __name__ == "__main__":
    main()
