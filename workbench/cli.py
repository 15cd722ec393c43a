"""The command line: every verb of the desk without a window, for people and for scripts."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import click

from workbench import __version__
from workbench.core.errors import WorkbenchError, is_unforeseen
from workbench.core.point import RelationKind
from workbench.services.place import Place, utc_now

# What is heavy loads when a verb needs it: the engine for analyze, annotate and compare, SQLAlchemy (half a
# second) where a library is opened, Qt (a whole one) for `open` alone; `open` does without the other verbs.

StartDesk = Callable[[Place, tuple[str, ...], bool], int]
"""Starts the desk on a library, with a session or files, or the sample; returns its exit code."""


@dataclass(slots=True)
class Setting:
    """What stands before the verb: the library, the reviewer, how much is told, and who starts a desk."""

    library: str | None = None
    reviewer: str | None = None
    is_verbose: bool = False
    start: StartDesk | None = field(default=None)


def _examples(*lines: str) -> str:
    """Return examples as click prints them unwrapped, below the options."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


_JSON_LINES = click.option(
    "--jsonl",
    is_flag=True,
    required=True,
    expose_value=False,
    help="JSON lines in and out, the only form there is.",
)


class Failed(click.ClickException):
    """Something failed: one line on standard error for each thing, exit code 1."""

    exit_code = 1

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))

    def show(self, file: object = None) -> None:  # noqa: ARG002 - errors go to standard error alone
        """Print the lines."""
        for line in self.message.splitlines():
            _complain(line)


class Verbs(click.Group):
    """The verbs, with errors told as people read them; a traceback comes with --verbose only."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except WorkbenchError as error:
            if _is_verbose(ctx):
                raise
            number = _logged(error) if is_unforeseen(error) else ""
            raise Failed(f"{_line(error)}{number}") from error
        except Exception as error:
            if _is_verbose(ctx):
                raise
            told = f"A fault of the program: {error!r}. Run it again with --verbose and report it."
            raise Failed(f"{told}{_logged(error)}") from error


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=_examples(
        "workbench import flood articles/*.txt",
        "workbench claims flood --relation conflict",
        'workbench rule flood c12 rejected --rationale "the agency corrected it"',
        "workbench export flood -o flood.md",
    ),
)
@click.option(
    "--library", envvar="WORKBENCH_LIBRARY", metavar="PATH|URL", help="The library, made when absent."
)
@click.option("--reviewer", metavar="NAME", help="Whose rulings these are; by default your login name.")
@click.option("--verbose", is_flag=True, help="Show tracebacks.")
@click.version_option(__version__, prog_name="workbench")
@click.pass_context
def cli(ctx: click.Context, library: str | None, reviewer: str | None, verbose: bool) -> None:
    """Read several news articles on one event side by side and rule on each of their claims.

    Without a command the desk opens, where it was left.
    """
    setting = ctx.ensure_object(Setting)
    setting.library, setting.reviewer, setting.is_verbose = library, reviewer, verbose
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_desk, names=(), sample=False)


@cli.command(
    "open",
    epilog=_examples(
        "workbench open", 'workbench open "Kazakhstan, January 2022"', "workbench open articles/*.txt"
    ),
)
@click.argument("names", nargs=-1, metavar="[SESSION | FILE ...]")
@click.option("--sample", is_flag=True, help="In an empty library, make the sample session and open it.")
@click.pass_obj
def open_desk(setting: Setting, names: tuple[str, ...], sample: bool) -> None:
    """Start the desk: on a session, on files as a new session, or where it was left."""
    if not _has_display():
        raise Failed("There is no display to open the desk on. Use the other commands, or set DISPLAY.")
    if setting.start is None:
        raise Failed("The desk is not part of this installation. Use the other commands.")
    code = setting.start(_place(setting), names, sample)
    if code:
        raise click.exceptions.Exit(code)


@cli.command(
    "import",
    epilog=_examples(
        "workbench import flood a.txt b.txt", "workbench import flood late.txt --published 2022-01-19"
    ),
)
@click.argument("session")
@click.argument("files", nargs=-1, required=True, metavar="FILE|URL ...")
@click.option("--published", metavar="DATE", help="When all of them appeared, as 2022-01-19.")
@click.pass_obj
def import_files(setting: Setting, session: str, files: tuple[str, ...], published: str | None) -> None:
    """Add articles to a session, made when absent, and analyze all of it.

    A file that cannot be read is named with its reason; the others are read, and the exit code is 1.
    """
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    told = commands.import_articles(_place(setting), session, files, published, _progress)
    _say(told.lines)
    _warn(told.warnings)
    if told.failures:
        raise Failed(*(f"{f.what} {f.todo}" for f in told.failures))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def sessions(setting: Setting, as_json: bool) -> None:
    """List the sessions with their progress."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    _say(commands.sessions(_place(setting), as_json))


@cli.command(
    epilog=_examples(
        "workbench claims flood --verdict unreviewed",
        "workbench claims flood --article a2 --relation conflict --json",
    )
)
@click.argument("session")
@click.option("--article", metavar="A", help="Only those of this article, by its id or name.")
@click.option("--verdict", metavar="V", help="Only those with this verdict; unreviewed is one.")
@click.option("--relation", type=click.Choice([k.value for k in RelationKind]), help="Only those so related.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def claims(  # noqa: PLR0917 - click hands them over by name
    setting: Setting,
    session: str,
    article: str | None,
    verdict: str | None,
    relation: str | None,
    as_json: bool,
) -> None:
    """List the claims of a session: id, place, kind, verdict, relation, words."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    wanted = commands.Wanted(article, verdict, relation)
    _say(commands.claims(_place(setting), session, wanted, as_json))


@cli.command()
@click.argument("session")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def points(setting: Setting, session: str, as_json: bool) -> None:
    """Compare the articles: a row a point, a column an article, open conflicts (!) first."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    _say(commands.points(_place(setting), session, as_json))


@cli.command(
    epilog=_examples(
        "workbench rule flood c12 accepted",
        'workbench rule flood c14 rejected --rationale "the ministry says 225"',
    )
)
@click.argument("session")
@click.argument("claim")
@click.argument("verdict")
@click.option("--rationale", default="", metavar="TEXT", help="Why; a rejection needs it.")
@click.pass_obj
def rule(setting: Setting, session: str, claim: str, verdict: str, rationale: str) -> None:
    """Rule on a claim: accepted, rejected, unverifiable, or unreviewed to take a verdict back.

    CLAIM VERDICT TIME is printed once the ruling is on disk, not before.
    """
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    told = commands.rule(_place(setting), session, claim, verdict, rationale)
    _say(told.lines)
    _warn(told.warnings)


@cli.command(
    epilog=_examples(
        'workbench decide flood p3 c12 --rationale "the later count"',
        'workbench decide flood p3 none --rationale "nobody names a source"',
        "workbench decide flood p3 none",
    )
)
@click.argument("session")
@click.argument("point")
@click.argument("claim", metavar="CLAIM|none")
@click.option("--rationale", default="", metavar="TEXT", help="Why.")
@click.pass_obj
def decide(setting: Setting, session: str, point: str, claim: str, rationale: str) -> None:
    """Decide which claim of a point is printed; that closes its conflict.

    "none" with a rationale decides that none of them is printed; "none" without one takes the decision back.
    POINT CLAIM TIME is printed once the decision is on disk, not before.
    """
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    chosen = None if claim == "none" else claim
    _say([commands.decide(_place(setting), session, point, chosen, rationale)])


@cli.command()
@click.argument("session")
@click.argument("claim")
@click.argument("text")
@click.pass_obj
def note(setting: Setting, session: str, claim: str, text: str) -> None:
    """Write the note of a claim in Markdown; an empty text takes it back."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    _say([commands.note(_place(setting), session, claim, text)])


@cli.command(
    epilog=_examples(
        "Formats: markdown (the fact sheet), annotated (the articles with numbered notes).",
        "workbench export flood -o flood.md",
        "workbench export flood --format annotated",
    )
)
@click.argument("session")
@click.option(
    "--format", "form", default="markdown", show_default=True, metavar="FORMAT", help="Or annotated."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write it there.")
@click.pass_obj
def export(setting: Setting, session: str, form: str, output: Path | None) -> None:
    """Print the fact sheet of a session, or write it to a file; the same session gives the same bytes."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    text = commands.export(_place(setting), session, form, output)
    if output is None:
        _print(text)
    else:
        click.echo(f"written: {output}", err=True)


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE ...")
@click.option("--json", "as_json", is_flag=True, help="Print the whole analysis as JSON.")
def analyze(files: tuple[str, ...], as_json: bool) -> None:
    """Analyze files together, without a library; the same files in the same order give the same bytes."""
    from workbench.services.engine import Engine  # noqa: PLC0415  # lazy: the engine

    found = Engine().analyze([Path(name) for name in files])
    if as_json:
        _say([json.dumps(found.data, ensure_ascii=False, allow_nan=False, indent=1)])
    else:
        _say(found.lines())
    if found.failures:
        raise Failed(*(f"{f.what} {f.todo}" for f in found.failures))


@cli.command(
    epilog=_examples(
        'echo \'{"id": 1, "text": "At least 12 people died on Monday."}\' | workbench annotate --jsonl'
    )
)
@_JSON_LINES
def annotate() -> None:
    """Annotate texts on standard input: sentences, times, quantities, names, attributions, claims."""
    from workbench.services.engine import Engine  # noqa: PLC0415  # lazy: the engine

    _say(Engine().annotate(sys.stdin.buffer))


@cli.command(
    epilog=_examples(
        'echo \'{"id": 1, "a": "12 people died.", "b": "15 people died."}\' | workbench compare --jsonl'
    )
)
@_JSON_LINES
def compare() -> None:
    """Compare pairs of sentences on standard input: conflict, agree, compatible, variant, unrelated."""
    from workbench.services.engine import Engine  # noqa: PLC0415  # lazy: the engine

    _say(Engine().compare(sys.stdin.buffer))


@cli.command()
@click.pass_obj
def check(setting: Setting) -> None:
    """Check the library: its file, its articles, the place and words of every claim."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    problems = commands.check(_place(setting))
    if problems:
        raise Failed(*problems)
    _say(["The library is sound."])


@cli.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def backup(setting: Setting, file: Path | None) -> None:
    """Write a verified copy of the library, also while a desk has it open; print where it is."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    _say([commands.backup(_place(setting), file)])


@cli.command()
@click.pass_obj
def backups(setting: Setting) -> None:
    """List the backups that were taken of themselves, and what going back to each would lose.

    One is taken where the library changed and half an hour has passed: all of the last day are kept, one a
    day for two weeks, one a week for eight. The library itself need not be sound.
    """
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    _say(commands.backups(_place(setting)))


@cli.command(epilog=_examples("workbench backups", "workbench restore FILE", "workbench restore --undo"))
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--undo", is_flag=True, help="Put the library back that the last restore set aside.")
@click.pass_obj
def restore(setting: Setting, file: Path | None, undo: bool) -> None:
    """Put a backup in the place of the library; the library that was there is kept beside it."""
    from workbench.services import commands  # noqa: PLC0415  # lazy: SQLAlchemy

    if undo == (file is not None):
        raise click.UsageError("Name a backup, or say --undo.")
    place = _place(setting)
    _say(commands.undo_restore(place) if file is None else commands.restore(place, file))


def _place(setting: Setting) -> Place:
    return Place(setting.library, setting.reviewer)


def _is_verbose(ctx: click.Context) -> bool:
    return isinstance(ctx.obj, Setting) and ctx.obj.is_verbose


def _logged(error: Exception) -> str:
    """Write an error to the log of the commands; return the number to say, "" where there can be no log."""
    from workbench.services.faultlog import FaultLog, open_log  # noqa: PLC0415  # lazy: only where one fails

    try:
        open_log("commands.log")
        return f" (log {FaultLog(utc_now).enter(error)})"
    except OSError:
        return ""


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _progress(done: int, total: int, name: str) -> None:
    if sys.stderr.isatty():
        click.echo(f"\r\033[K{done} of {total}: {name}", nl=False, err=True)
        if done == total:
            click.echo("\r\033[K", nl=False, err=True)


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        _print(f"{line}\n")


def _print(text: str) -> None:
    try:
        click.echo(text, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failed(f"The output could not be written: {error.strerror}. See to where it goes.") from error


def _warn(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        _complain(f"warning: {sentence}")


def _complain(line: str) -> None:
    click.echo(f"workbench: {line}", err=True)


def _line(error: WorkbenchError) -> str:
    return " ".join(f"{error.what} {error.todo}".split())
